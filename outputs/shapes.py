"""Geometry as whole numbers for the map's script: points as two columns, other shapes as differences."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from outputs.codes import narrow

__all__ = ["geometry_arrays"]

_NULL = -(2**31)
_POINT, _LINE, _POLYGON = 1, 2, 3
_KIND = {0: _POINT, 1: _LINE, 2: _LINE, 3: _POLYGON, 4: _POINT, 5: _LINE, 6: _POLYGON}
"""shapely's type id → what is drawn."""

_KINDS = np.array([_KIND.get(number, 0) for number in range(-1, 8)], np.uint8)


def geometry_arrays(shapes: npt.NDArray[np.object_]) -> dict[str, Any] | None:
    """The arrays of a column of geometry in degrees, or None where no row has one.

    Points only: ``t`` point, ``x``, ``y`` (millionths of a degree, i32); where they repeat each place once,
    and ``a`` the number of its place for each row. Else ``t`` shape: ``g`` kind a row (0 none, 1 point, 2 line,
    3 polygon), ``p`` parts a row, ``e`` vertices a part, ``x``, ``y`` as differences to the
    vertex before in the same part. Rings leave their closing vertex out. Where shapes share vertices ``x``
    and ``y`` hold each once, as differences to the one before, and ``s`` says for each vertex how many new
    ones ago it came, 0 for the next new one.
    """
    missing = shapely.is_missing(shapes) | shapely.is_empty(shapes)
    if missing.all():
        return None
    types = np.where(missing, -1, shapely.get_type_id(shapes))
    if np.isin(types, (-1, 0)).all():
        return _points(shapes, missing)
    kept = shapes.copy()
    kept[missing] = None
    return _ragged(kept, types)


def _points(shapes: npt.NDArray[np.object_], missing: npt.NDArray[np.bool_]) -> dict[str, Any]:
    x = _micro(np.where(missing, np.nan, shapely.get_x(shapes)))
    y = _micro(np.where(missing, np.nan, shapely.get_y(shapes)))
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


def _ragged(shapes: npt.NDArray[np.object_], types: npt.NDArray[np.int64]) -> dict[str, Any]:
    kind = _KINDS[types + 1]
    pieces, rows = shapely.get_parts(shapes, return_index=True)
    polygons = shapely.get_type_id(pieces) == 3
    lines, at = shapely.get_rings(pieces[polygons], return_index=True)
    parts = np.concatenate([pieces[~polygons], lines])
    of_row = np.concatenate([rows[~polygons], rows[polygons][at]])
    order = np.argsort(of_row, kind="stable")
    parts, of_row = parts[order], of_row[order]
    xy, part = shapely.get_coordinates(parts, return_index=True)
    closing = np.zeros(len(xy), bool)
    last = np.flatnonzero(np.append(part[1:] != part[:-1], True))
    closing[last[kind[of_row[part[last]]] == _POLYGON]] = True
    xy, part = xy[~closing], part[~closing]
    return {
        "t": "shape",
        "g": kind,
        "p": narrow(np.bincount(of_row, minlength=len(kind))),
        "e": narrow(np.bincount(part, minlength=len(parts))),
        **_vertices(_micro(xy[:, 0]), _micro(xy[:, 1]), part),
    }


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
