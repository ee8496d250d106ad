"""Zones that somebody drew: a published map's GeoJSON becomes a layer of its own, ``basis: drawn``.

Drawn zones are shown and exported apart from the inferred ones; nothing is computed from them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import geopandas as gpd
import shapely
from shapely.geometry.base import BaseGeometry

from events.claim import STATUSES
from layers.columns import frame
from layers.errors import DrawingError
from layers.geodesic import area_km2
from layers.naming import feature_id

__all__ = ["MAX_BYTES", "read_drawn"]

MAX_BYTES = 50_000_000
"""A larger file is refused before it is read."""

_NAMES = ("title", "name", "label", "Name")


def read_drawn(path: Path, *, publisher: str, published: str | None = None) -> gpd.GeoDataFrame:
    """Read polygons from a GeoJSON file (RFC 7946, WGS 84).

    Of the properties `status`, `side`, `actor`, `url` and a name (`title`, `name` or `label`) are
    taken over as text; everything else is left. Shapes are made valid, with right-hand rings.

    Parameters
    ----------
    publisher, published
        Whose map it is, and its date as ISO 8601: they stand in `sources`; the date is the rows' `start` too.

    Raises
    ------
    DrawingError
        The file is too large, no GeoJSON, or holds no polygon, or one that lies off the earth.
    """
    features = _features(path)
    rows, shapes = [], []
    for number, feature in enumerate(features, start=1):
        shape = _shape(path, number, feature)
        if shape is None:
            continue
        rows.append(_row(shape, _properties(feature), path.name, publisher, published))
        shapes.append(shape)
    if not shapes:
        raise DrawingError(f"{path} holds no polygon; give a GeoJSON whose features are (Multi)Polygons")
    return frame(rows, shapes)


def _features(path: Path) -> list[Any]:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise DrawingError(f"{path} is larger than {MAX_BYTES // 1_000_000} MB; simplify it first")
        data = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        if isinstance(error, DrawingError):
            raise
        raise DrawingError(f"{path} cannot be read as GeoJSON ({error})") from error
    if not isinstance(data, dict) or not isinstance(data.get("features"), list):
        raise DrawingError(f"{path} is no FeatureCollection; export it as GeoJSON once more")
    return list(data["features"])


def _shape(path: Path, number: int, feature: Any) -> BaseGeometry | None:
    try:
        shape = shapely.from_geojson(json.dumps(feature["geometry"]))
    except (KeyError, TypeError, ValueError, RecursionError, shapely.GEOSException) as error:
        raise DrawingError(f"{path}, feature {number}: its geometry cannot be read ({error})") from error
    if shape is None or shape.geom_type not in {"Polygon", "MultiPolygon"} or shape.is_empty:
        return None
    west, south, east, north = shape.bounds
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        raise DrawingError(
            f"{path}, feature {number}: lies off the earth; GeoJSON is in degrees, longitude first"
        )
    parts = [
        p for p in shapely.get_parts(shapely.make_valid(shapely.force_2d(shape))) if p.geom_type == "Polygon"
    ]
    return shapely.orient_polygons(shapely.union_all(parts)) if parts else None


def _properties(feature: Mapping[str, Any]) -> Mapping[str, Any]:
    given = feature.get("properties")
    return given if isinstance(given, dict) else {}


def _row(
    shape: BaseGeometry, given: Mapping[str, Any], file: str, publisher: str, published: str | None
) -> dict[str, Any]:
    def text(name: str) -> str | None:
        value = given.get(name)
        return value if isinstance(value, str) and value.strip() else None

    name = next((found for key in _NAMES if (found := text(key))), None)
    status, url = text("status"), text("url")
    return {
        "id": feature_id("drawn", publisher, published or "", name or "", shapely.to_wkb(shape, hex=True)),
        "layer": "control",
        "event_type": "Strategic developments",
        "sub_event_type": "Other",
        "title": name or f"Drawn by {publisher}",
        "actor": text("actor"),
        "side": text("side"),
        "status": status if status in STATUSES else None,
        "modality": "reported",
        "basis": "drawn",
        "review": "auto",
        **_dated(published),
        "area_km2": area_km2(shape),
        "sources": [
            {
                "report": file,
                "publisher": publisher,
                "published": published,
                "url": url if url and url.startswith(("https://", "http://")) else None,
                "attributed_to": None,
                "quote": None,
                "start": None,
                "end": None,
            }
        ],
    }


def _dated(published: str | None) -> dict[str, Any]:
    if published is None:
        return {}
    try:
        moment = datetime.fromisoformat(published)
    except ValueError as error:
        raise DrawingError(f"{published} is no date of a map; write it as 2024-11-30") from error
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return {"start": aware.isoformat(), "time_precision": "day"}
