"""A small situation made by hand, in the layers' columns."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import geopandas as gpd
from shapely import LineString, MultiPolygon, Point, box
from shapely.geometry.base import BaseGeometry

from layers.columns import frame
from layers.situation import Layers

HOSTILE = "<script>alert(1)</script> ${x} `y` =1+1 \u2028 حلب 🚩 ]]>"


def source(**changes: Any) -> dict[str, Any]:
    return {
        "report": "desk",
        "publisher": "Desk",
        "published": "2024-11-30T00:00:00+00:00",
        "url": "https://desk.example/1",
        "attributed_to": None,
        "quote": "Rebels hold the airport.",
        "start": 10,
        "end": 34,
        **changes,
    }


def row(id_: str, layer: str = "control", **changes: Any) -> dict[str, Any]:
    return {
        "id": id_,
        "layer": layer,
        "event_type": "Battles",
        "sub_event_type": "Armed clash",
        "title": "Something happened at Aleppo",
        "place": "Aleppo",
        "place_id": "geonames:170063",
        "country": "SY",
        "precision": "settlement",
        "radius_m": 8000.0,
        "start": "2024-11-30T00:00:00+03:00",
        "end": "2024-11-30T23:59:59+03:00",
        "time_precision": "day",
        "modality": "reported",
        "confidence": 0.8,
        "basis": "report",
        "review": "auto",
        "sources": [source()],
        **changes,
    }


def layer(*rows: tuple[dict[str, Any], BaseGeometry | None]) -> gpd.GeoDataFrame:
    return frame([fields for fields, _ in rows], [shape for _, shape in rows])


ALEPPO, IDLIB = Point(37.16117345678, 36.20124), Point(36.6339, 35.9306)
CLOCKWISE = box(36, 35, 37, 36).reverse() if box(36, 35, 37, 36).exterior.is_ccw else box(36, 35, 37, 36)


def situation(**layers: gpd.GeoDataFrame) -> Layers:
    """The sample, with some layers replaced."""
    zone = {"basis": "inferred", "claims": ["c1"], "side": "Opposition", "area_km2": 10.5}
    sample = {
        "control": layer((row("c1", status="held", actor="Rebels", side="Opposition"), ALEPPO)),
        "zones": layer(
            (row("z1", status="held", **zone), CLOCKWISE),
            (
                row("z2", status="contested", **zone),
                MultiPolygon([box(37, 36, 37.1, 36.1), box(38, 36, 39, 37)]),
            ),
        ),
        "fronts": layer((row("f1", basis="inferred", length_km=12.5), LineString([(37, 35), (37, 36)]))),
        "strikes": layer(
            (row("s1", "strike", weapon="air", killed_min=4, killed_max=4, title=HOSTILE), IDLIB),
            (row("s2", "strike", weapon="unknown", sources=[source(quote=HOSTILE, url=None)]), IDLIB),
        ),
        "displacement": layer(
            (row("d1", "displacement", direction="flight", people_min=200), ALEPPO),
            (row("d2", "displacement", direction="return"), LineString([ALEPPO, IDLIB])),
        ),
        "clashes": layer(),
        "other": layer((row("o1", "other", start=None, end=None, confidence=None), ALEPPO)),
        "unlocated": layer((row("u1", "strike", place=None, unlocated="no place is named"), None)),
    }
    return Layers(**{**sample, **layers}, moment=datetime(2024, 11, 30, 12, tzinfo=UTC))
