"""The columns of every layer: the contract's fields, and what the layers add to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
from shapely.geometry.base import BaseGeometry

__all__ = ["CONTRACT", "COUNTS", "CRS", "EXTRA", "LISTS", "NUMBERS", "TEXTS", "frame"]

CRS = "EPSG:4326"

TEXTS = (
    "id",
    "layer",
    "event_type",
    "sub_event_type",
    "title",
    "place",
    "place_id",
    "country",
    "admin1",
    "place_text",
    "precision",
    "actor",
    "actor_id",
    "side",
    "target",
    "status",
    "weapon",
    "casualties_who",
    "direction",
    "origin",
    "destination",
    "start",
    "end",
    "time_precision",
    "modality",
    "basis",
    "review",
)
"""Text, or None. `start` and `end` are ISO 8601 with an offset."""

COUNTS = ("killed_min", "killed_max", "injured_min", "injured_max", "people_min", "people_max")
"""Whole numbers (`Int64`), or NA: unknown, or without an upper bound."""

NUMBERS = ("radius_m", "confidence")
"""Metres, and a share from 0 to 1 (`float64`, NaN where unknown)."""

CONTRACT = (*TEXTS, *COUNTS, *NUMBERS, "sources")
"""What other programs rely on."""

EXTRA: Mapping[str, tuple[str, ...]] = {
    "text": ("place_why", "unlocated", "level"),
    "number": ("weight", "area_km2", "length_km", "probability"),
    "count": ("stack",),
    "list": ("claims", "candidates", "conflicts", "parties", "parts"),
}
"""Added to the contract; empty where a layer has no use for them.

`place_why` and `candidates` (place_id, name, lat, lon, score, why) explain the place; `claims` are ids
of the events a zone or front rests on; `conflicts` are sentences; `parties` (actor, actor_id, side,
stand) are all that stand in a contested zone; `parts` (confidence_min, confidence_max, area_km2, geometry:
GeoJSON) are the parts of a zone by how sure they are (`layers.shading`); `level` is place, quarter, district, province,
region or country: what the statement behind a zone speaks of; `weight` is its share of a town statement's weight;
`stack` counts the features of a layer at exactly this point; `probability` is that of the model layer.
"""

LISTS = ("sources", *EXTRA["list"])


def frame(rows: Sequence[Mapping[str, Any]], shapes: Sequence[BaseGeometry | None]) -> gpd.GeoDataFrame:
    """Build a layer from rows (column → value; what is absent is unknown) and their shapes in EPSG:4326.

    Texts and lists are object columns with Python values and None, counts `Int64`, numbers `float64`. Rows that
    hold the same text hold one object: it takes its room once, and who reads the column looks at it once.
    """
    return _built(rows, shapes) if len(rows) else _empty().copy()


@lru_cache(maxsize=1)
def _empty() -> gpd.GeoDataFrame:
    # Half of a situation's layers may be empty, and a frame of sixty columns takes a while to build.
    return _built((), ())


def _built(rows: Sequence[Mapping[str, Any]], shapes: Sequence[BaseGeometry | None]) -> gpd.GeoDataFrame:
    columns: dict[str, Any] = {}
    held: dict[Any, Any] = {None: None}
    for name in (*TEXTS, *EXTRA["text"]):
        texts = [row.get(name) for row in rows]
        columns[name] = pd.Series(list(map(held.setdefault, texts, texts)), dtype=object)
    for name in (*COUNTS, *EXTRA["count"]):
        columns[name] = pd.Series([row.get(name) for row in rows], dtype="Int64")
    for name in (*NUMBERS, *EXTRA["number"]):
        columns[name] = np.array([_float(row.get(name)) for row in rows], dtype=np.float64)
    for name in LISTS:
        columns[name] = pd.Series([list(row.get(name) or ()) for row in rows], dtype=object)
    drawn = np.array(shapes, dtype=object) if len(shapes) else np.empty(0, dtype=object)
    return gpd.GeoDataFrame(columns, geometry=gpd.GeoSeries(drawn, crs=CRS, index=range(len(rows))))


def _float(value: Any) -> float:
    return np.nan if value is None else float(value)
