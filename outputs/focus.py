"""The part of the world that a map of some layers opens on."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely

from layers.situation import Layers
from outputs.basemap import Box

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
            return _grown(_core(bounds[kept]))
    return None


def _placed(frame: gpd.GeoDataFrame) -> tuple[_Bounds, _Mask, _Mask]:
    """Bounds of the rows that have a place; which are placed narrowly, which are no history or plan."""
    bounds = shapely.bounds(frame.geometry.to_numpy())
    placed = ~np.isnan(bounds).any(axis=1)
    narrow = frame["precision"].isin(_NARROW).to_numpy()
    current = ~frame["modality"].isin(_NOT_NOW).to_numpy()
    return bounds[placed], narrow[placed], current[placed]


def _core(bounds: Any) -> Any:
    """The rows near the middle of them all: one event a country away shall not make the others unreadable."""
    middle = np.column_stack([bounds[:, [0, 2]].mean(axis=1), bounds[:, [1, 3]].mean(axis=1)])
    away = np.hypot(*(middle - np.median(middle, axis=0)).T)
    usual = max(float(np.quantile(away, 0.75)), _LEAST_SPAN_DEGREES)
    near = away <= _FAR_TIMES * usual
    return bounds[near] if near.mean() >= 0.8 else bounds


def _grown(bounds: Any) -> Box:
    west, south = np.nanmin(bounds[:, :2], axis=0)
    east, north = np.nanmax(bounds[:, 2:], axis=0)
    wide = max(0.0, _LEAST_SPAN_DEGREES - (east - west)) / 2
    tall = max(0.0, _LEAST_SPAN_DEGREES - (north - south)) / 2
    return float(west - wide), float(south - tall), float(east + wide), float(north + tall)
