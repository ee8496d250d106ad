"""Geometry as whole numbers for the map's script: points as two columns, other shapes as differences."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

__all__ = ["geometry_arrays"]

_NULL = -(2**31)
_POINT, _LINE, _POLYGON = 1, 2, 3
_KIND = {0: _POINT, 1: _LINE, 2: _LINE, 3: _POLYGON, 4: _POINT, 5: _LINE, 6: _POLYGON}
"""shapely's type id → what is drawn."""


def geometry_arrays(shapes: npt.NDArray[np.object_]) -> dict[str, Any] | None:
    """The arrays of a column of geometry in degrees, or None where no row has one.

    Points only: ``t`` point, ``x``, ``y`` (millionths of a degree, i32). Else ``t`` shape: ``g`` kind a row
    (0 none, 1 point, 2 line, 3 polygon), ``p`` n + 1 ends of parts, ``e`` ends of vertices a part, ``x``,
    ``y`` as differences to the vertex before in the same part. Rings leave their closing vertex out.
    """
    missing = shapely.is_missing(shapes) | shapely.is_empty(shapes)
    if missing.all():
        return None
    types = np.where(missing, -1, shapely.get_type_id(shapes))
    if np.isin(types, (-1, 0)).all():
        return {
            "t": "point",
            "x": _micro(np.where(missing, np.nan, shapely.get_x(shapes))),
            "y": _micro(np.where(missing, np.nan, shapely.get_y(shapes))),
        }
    kept = shapes.copy()
    kept[missing] = None
    return _ragged(kept, types)


def _micro(degrees: npt.NDArray[np.float64]) -> npt.NDArray[np.int32]:
    rounded = np.round(np.nan_to_num(degrees, nan=0.0) * 1e6)
    return np.where(np.isnan(degrees), _NULL, rounded).astype(np.int32)


def _ragged(shapes: npt.NDArray[np.object_], types: npt.NDArray[np.int64]) -> dict[str, Any]:
    kind = np.array([_KIND.get(int(t), 0) for t in types], np.uint8)
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
        "p": np.searchsorted(of_row, np.arange(len(kind) + 1)).astype(np.uint32),
        "e": np.searchsorted(part, np.arange(len(parts) + 1)).astype(np.uint32),
        "x": _differences(_micro(xy[:, 0]), part),
        "y": _differences(_micro(xy[:, 1]), part),
    }


def _differences(values: npt.NDArray[np.int32], part: npt.NDArray[np.int64]) -> npt.NDArray[np.int32]:
    steps = np.diff(values, prepend=0)
    first = np.flatnonzero(np.diff(part, prepend=-1))
    steps[first] = values[first]
    return steps.astype(np.int32)
