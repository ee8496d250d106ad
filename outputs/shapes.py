"""Geometry as whole numbers for the map's script: points as two columns, other shapes as differences."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from outputs.codes import narrow
from outputs.ragged import begins, items

__all__ = ["geometry_arrays"]

_NULL = -(2**31)
_POINT, _LINE, _POLYGON = 1, 2, 3
_KIND = {0: _POINT, 1: _LINE, 2: _LINE, 3: _POLYGON, 4: _POINT, 5: _LINE, 6: _POLYGON}
"""shapely's type id → what is drawn."""

_KINDS = np.array([_KIND.get(number, 0) for number in range(-1, 8)], np.uint8)


def geometry_arrays(
    shapes: npt.NDArray[np.object_], order: npt.NDArray[np.intp] | None = None
) -> dict[str, Any] | None:
    """The arrays of a column of geometry in degrees, or None where no row has one.

    `order`: the rows in another order; shapes are read as they lie in memory, which is several times as fast.

    Points only: ``t`` point, ``x``, ``y`` (millionths of a degree, i32); where they repeat each place once,
    and ``a`` the number of its place for each row. Else ``t`` shape: ``g`` kind a row (0 none, 1 point, 2 line,
    3 polygon), ``p`` parts a row, ``e`` vertices a part, ``x``, ``y`` as differences to the
    vertex before in the same part. Rings leave their closing vertex out. Where shapes share vertices ``x``
    and ``y`` hold each once, as differences to the one before, and ``s`` says for each vertex how many new
    ones ago it came, 0 for the next new one.
    """
    bounds = shapely.bounds(shapes)
    missing = np.isnan(bounds[:, 0])
    missing[missing] = shapely.is_missing(shapes[missing]) | shapely.is_empty(shapes[missing])
    if missing.all():
        return None
    order = np.arange(len(shapes)) if order is None else order
    types = np.where(missing, -1, shapely.get_type_id(shapes))
    if (types <= 0).all():
        # The bounds of a point are the point.
        return _points(_micro(bounds[:, 0])[order], _micro(bounds[:, 1])[order])
    return _ragged(shapes, types, order)


def _points(x: npt.NDArray[np.int32], y: npt.NDArray[np.int32]) -> dict[str, Any]:
    codes, places = pd.factorize(_joined(x, y))
    if len(places) > len(x) / 2:
        return {"t": "point", "x": x, "y": y}
    first = np.empty(len(places), np.intp)
    first[codes[::-1]] = np.arange(len(codes) - 1, -1, -1)
    return {"t": "point", "x": x[first], "y": y[first], "a": narrow(codes)}


def _joined(x: npt.NDArray[np.int32], y: npt.NDArray[np.int32]) -> npt.NDArray[np.int64]:
    """A number for each place."""
    return x.astype(np.int64) << 32 | y.view(np.uint32)


def _micro(degrees: npt.NDArray[np.float64]) -> npt.NDArray[np.int32]:
    rounded = np.round(np.nan_to_num(degrees, nan=0.0) * 1e6)
    return np.where(np.isnan(degrees), _NULL, rounded).astype(np.int32)


def _ragged(
    shapes: npt.NDArray[np.object_], types: npt.NDArray[np.int64], order: npt.NDArray[np.intp]
) -> dict[str, Any]:
    kind = _KINDS[types + 1]
    parts, of_row = _parts(shapes, types)
    count = np.bincount(of_row, minlength=len(kind))
    size = shapely.get_num_coordinates(parts).astype(np.int64)
    open_size = size - ((kind[of_row] == _POLYGON) & (size > 0))
    in_order = items(begins(count)[order], count[order])
    lengths = open_size[in_order]
    xy = shapely.get_coordinates(parts)
    vertices = items(begins(size)[in_order], lengths)
    part = np.repeat(np.arange(len(lengths)), lengths)
    return {
        "t": "shape",
        "g": kind[order],
        "p": narrow(count[order]),
        "e": narrow(lengths),
        **_vertices(_micro(xy[:, 0])[vertices], _micro(xy[:, 1])[vertices], part),
    }


def _parts(
    shapes: npt.NDArray[np.object_], types: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.object_], npt.NDArray[np.intp]]:
    """The lines and rings of shapes, and the row of each; a polygon without holes stands for its ring."""
    plain = (types >= 0) & ((types < 3) | ((types == 3) & (shapely.get_num_interior_rings(shapes) == 0)))
    at, others = np.flatnonzero(plain), np.flatnonzero(~plain & (types >= 0))
    if not len(others):
        return shapes[at], at
    pieces, rows = shapely.get_parts(shapes[others], return_index=True)
    polygons = shapely.get_type_id(pieces) == 3
    rings, ring_at = shapely.get_rings(pieces[polygons], return_index=True)
    parts = np.concatenate([shapes[at], pieces[~polygons], rings])
    of_row = np.concatenate([at, others[rows[~polygons]], others[rows[polygons][ring_at]]])
    order = np.argsort(of_row, kind="stable")
    return parts[order], of_row[order]


def _vertices(
    x: npt.NDArray[np.int32], y: npt.NDArray[np.int32], part: npt.NDArray[np.int64]
) -> dict[str, npt.NDArray[Any]]:
    codes, places = pd.factorize(_joined(x, y))
    if len(places) > 0.75 * len(x):
        return {"x": _differences(x, part), "y": _differences(y, part)}
    seen = np.maximum.accumulate(codes)
    new = np.append(True, seen[1:] != seen[:-1])
    ago = np.where(new, 0, seen + 1 - codes)
    one = np.zeros(int(new.sum()), np.int64)
    return {"x": _differences(x[new], one), "y": _differences(y[new], one), "s": narrow(ago)}


def _differences(values: npt.NDArray[np.int32], part: npt.NDArray[np.int64]) -> npt.NDArray[np.int32]:
    steps = np.diff(values, prepend=0)
    first = np.flatnonzero(np.diff(part, prepend=-1))
    steps[first] = values[first]
    return steps.astype(np.int32)
