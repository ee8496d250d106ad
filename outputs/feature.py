"""The layers as plain columns and rows, the step that all file writers share."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

import geopandas as gpd
import numpy as np
import orjson
import pandas as pd
import shapely
from numpy.typing import NDArray

from layers.columns import CONTRACT, EXTRA, LISTS
from layers.situation import Layers

__all__ = ["DECIMALS", "LAYER_NAMES", "frames", "json_text", "plain_columns", "rounded", "shapes"]

LAYER_NAMES = (
    "model",
    "drawn",
    "zones",
    "fronts",
    "displacement",
    "control",
    "strikes",
    "clashes",
    "other",
    "unlocated",
)
"""The layers in the order in which they are drawn: what lies below comes first."""

DECIMALS = 7
"""Decimals of a degree in files: about a centimetre; RFC 7946 section 11.2 asks for no more than needed."""

_EXTRAS = tuple(name for names in EXTRA.values() for name in names)


def frames(layers: Layers) -> Iterator[tuple[str, pd.DataFrame]]:
    """The layers by name, in the order of `LAYER_NAMES`."""
    for name in LAYER_NAMES:
        yield name, getattr(layers, name)


def plain_columns(frame: pd.DataFrame) -> dict[str, list[Any]]:
    """Columns as lists of Python values with None for unknown: `id`, the contract's, what is added.

    Columns of the contract are always there; an added one only where a row of the layer has it.
    """
    columns: dict[str, list[Any]] = {}
    for name in CONTRACT:
        columns[name] = _values(frame[name]) if name in frame else _unknown(name, len(frame))
    for name in _EXTRAS:
        if name in frame:
            values = _values(frame[name])
            if any(value is not None and value != [] for value in values):
                columns[name] = values
    return columns


def json_text(value: Any) -> str:
    """A value as JSON; lone halves of surrogate pairs, which are no Unicode text, as escapes."""
    try:
        return orjson.dumps(value).decode()
    except orjson.JSONEncodeError:
        return json.dumps(value)


def shapes(frame: pd.DataFrame) -> NDArray[np.object_]:
    """The geometries of a layer in degrees, WGS 84; None where a feature has none."""
    if isinstance(frame, gpd.GeoDataFrame) and frame.active_geometry_name is not None:
        geometries = np.array(frame.geometry.array, dtype=object)
        geometries[shapely.is_empty(geometries)] = None
        return geometries
    return np.full(len(frame), None, dtype=object)


def rounded(geometries: NDArray[np.object_]) -> NDArray[np.object_]:
    """The same geometries with `DECIMALS` decimals, valid, polygons with right-hand rings.

    Polygons are snapped to the grid of the decimals as GEOS does it, which keeps them valid and
    shared borders shared; one that is too small to be left over keeps its rounded outline. What is so
    already stays as it is, down to the vertex that a ring begins with.
    """
    geometries = geometries.copy()
    areas = (shapely.get_dimensions(geometries) == 2) & ~_settled(geometries)
    if areas.any():
        snapped = shapely.set_precision(geometries[areas], 10.0**-DECIMALS)
        lost = shapely.is_empty(snapped) | (shapely.get_dimensions(snapped) != 2)
        geometries[areas] = shapely.orient_polygons(np.where(lost, geometries[areas], snapped))
    result: NDArray[np.object_] = shapely.transform(geometries, lambda xy: np.round(xy, DECIMALS))
    return result


def _settled(geometries: NDArray[np.object_]) -> NDArray[np.bool_]:
    """Which shapes have no more decimals, are valid and have right-hand rings already."""
    xy, shape = shapely.get_coordinates(geometries, return_index=True)
    more = np.zeros(len(geometries), dtype=bool)
    more[shape[(np.round(xy, DECIMALS) != xy).any(axis=1)]] = True
    settled = ~more
    parts, of = shapely.get_parts(geometries[settled], return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    outer = np.append(True, part[1:] != part[:-1])[: len(rings)]
    turned = shapely.is_ccw(rings) != outer
    settled[np.flatnonzero(settled)[of[part[turned]]]] = False
    return settled & shapely.is_valid(geometries)


def _unknown(name: str, count: int) -> list[Any]:
    return [[] for _ in range(count)] if name in LISTS else [None] * count


def _values(series: pd.Series[Any]) -> list[Any]:
    if isinstance(series.dtype, np.dtype) and series.dtype.kind == "f":
        array = series.to_numpy()
        values: list[Any] = array.tolist()
        for i in np.flatnonzero(~np.isfinite(array)).tolist():
            values[i] = None
        return values
    if isinstance(series.dtype, pd.Int64Dtype):
        missing = series.isna().to_numpy()
        values = series.to_numpy(dtype=np.int64, na_value=0).tolist()
        for i in np.flatnonzero(missing).tolist():
            values[i] = None
        return values
    values = series.tolist()
    kinds = set(map(type, values))
    if series.name in LISTS:
        if kinds <= {list}:
            return values
        return [list(value) if isinstance(value, (list, tuple)) else [] for value in values]
    if kinds <= {str, type(None)}:
        return values
    if kinds <= {str, float, type(None)}:
        plain = series.to_numpy(dtype=object, copy=True)
        plain[series.isna().to_numpy()] = None
        found: list[Any] = plain.tolist()
        return found
    return [value if type(value) is str else _plain(value) for value in values]


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, (str, bool, int, list, Mapping)):
        return value
    if pd.isna(value):
        return None
    if isinstance(value, datetime):
        return value.isoformat()
    return value.item() if isinstance(value, np.generic) else value
