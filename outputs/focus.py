"""The part of the world that a map of some layers opens on."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely

from layers.situation import Layers
from outputs.basemap import Box
from outputs.references import groups

__all__ = ["EVENTS", "focus_box"]

EVENTS = ("control", "strikes", "displacement", "clashes", "other")
"""The layers of what is said to have happened."""

_NARROW = ("exact", "landmark", "neighbourhood", "settlement")
_NOT_NOW = ("historical", "planned", "denied")
_LEAST_SPAN_DEGREES = 0.5
_FAR_TIMES = 4

_Bounds = npt.NDArray[np.float64]
_Mask = npt.NDArray[np.bool_]


def focus_box(layers: Layers) -> Box | None:
    """The box around what is placed narrowly (towns, spots), else all; None where nothing has a place."""
    parts = [_placed(frame) for name in EVENTS if len(frame := getattr(layers, name))]
    if not parts:
        return None
    bounds, narrow, current = (np.concatenate(column) for column in zip(*parts, strict=True))
    for kept in (narrow & current, narrow, current, np.ones(len(bounds), dtype=bool)):
        if kept.any():
            return _grown(_core(np.compress(kept, bounds, axis=0)))
    return None


def _placed(frame: gpd.GeoDataFrame) -> tuple[_Bounds, _Mask, _Mask]:
    """Bounds of the rows that have a place; which are placed narrowly, which are no history or plan."""
    bounds = shapely.bounds(frame.geometry.to_numpy())
    placed = ~np.isnan(bounds[:, 0])
    numbers, found = groups(frame["precision"], frame["modality"])
    narrow = np.array([precision in _NARROW for precision, _ in found], dtype=bool)[numbers]
    current = np.array([modality not in _NOT_NOW for _, modality in found], dtype=bool)[numbers]
    return np.compress(placed, bounds, axis=0), narrow[placed], current[placed]


def _core(bounds: Any) -> Any:
    """The rows near the middle of them all: one event a country away shall not make the others unreadable."""
    x, y = (bounds[:, 0] + bounds[:, 2]) / 2, (bounds[:, 1] + bounds[:, 3]) / 2
    away = np.hypot(x - np.median(x), y - np.median(y))
    usual = max(float(np.quantile(away, 0.75)), _LEAST_SPAN_DEGREES)
    near = away <= _FAR_TIMES * usual
    return bounds if near.all() or near.mean() < 0.8 else bounds[near]


def _grown(bounds: Any) -> Box:
    west, south, east, north = (
        ends(side) for ends, side in zip((np.min, np.min, np.max, np.max), bounds.T, strict=True)
    )
    wide = max(0.0, _LEAST_SPAN_DEGREES - (east - west)) / 2
    tall = max(0.0, _LEAST_SPAN_DEGREES - (north - south)) / 2
    return float(west - wide), float(south - tall), float(east + wide), float(north + tall)
