"""Where the name of a zone stands on the map, and who stands against its holder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

__all__ = ["rivals_of", "with_names"]

_NEARLY = 0.999
"""A shape that fills this much of its convex hull is convex."""
_POLYGON = 3
"""shapely's type id."""


def with_names(zones: pd.DataFrame) -> pd.DataFrame:
    """Zones with `rival` (the side or party against `side` where both are inside) and where their names stand.

    ``label_lon``, ``label_lat`` are the middle of the widest part, ``label_reach`` the room around it, in degrees.
    They are NaN for convex zones of one part: the map's script finds the middle of such a shape as well and sooner.
    """
    if zones.empty:
        return zones
    shapes = zones.geometry.to_numpy(dtype=object)
    rivals = pd.Series(rivals_of(zones), dtype=object, index=zones.index)
    return zones.assign(rival=rivals, **_places(shapes))


def rivals_of(zones: pd.DataFrame) -> list[str | None]:
    """Who stands against the holder of each zone: the first other side or party inside it, None where there is none."""
    rivals: list[str | None] = [None] * len(zones)
    if "parties" not in zones:
        return rivals
    parties = zones["parties"].tolist()
    contested = np.flatnonzero(np.fromiter(map(len, parties), np.intp, len(parties)) > 1)
    sides, actors = (zones[column].iloc[contested] for column in ("side", "actor"))
    holders = sides.where(sides.notna(), actors)
    for row, holder in zip(contested.tolist(), holders, strict=True):
        rivals[row] = _rival(parties[row], holder)
    return rivals


def _rival(parties: Sequence[Mapping[str, Any]], holder: str | None) -> str | None:
    for party in parties:
        name: str | None = party.get("side") or party.get("actor")
        if name and name != holder:
            return name
    return None


def _places(shapes: npt.NDArray[np.object_]) -> dict[str, npt.NDArray[np.float64]]:
    lon, lat, reach = (np.full(len(shapes), np.nan) for _ in range(3))
    hard = ~_simple(shapes)
    if hard.any():
        circles = shapely.maximum_inscribed_circle(_widest(shapes[hard]), tolerance=0.01)
        middles = shapely.get_point(circles, 0)
        lon[hard] = _short(shapely.get_x(middles), 18)
        lat[hard] = _short(shapely.get_y(middles), 18)
        reach[hard] = _short(shapely.length(circles), 8)
    return {"label_lon": lon, "label_lat": lat, "label_reach": reach}


def _simple(shapes: npt.NDArray[np.object_]) -> npt.NDArray[np.bool_]:
    """Whether a shape is one convex part without holes."""
    areas = shapely.area(shapes)
    one: npt.NDArray[np.bool_] = (shapely.get_num_geometries(shapes) == 1) & (areas > 0)
    unsure = one & ~_turning_one_way(shapes)
    one[unsure] = areas[unsure] >= _NEARLY * shapely.area(shapely.convex_hull(shapes[unsure]))
    return one


def _turning_one_way(shapes: npt.NDArray[np.object_]) -> npt.NDArray[np.bool_]:
    """Whether a shape is a polygon without holes whose border only turns left, or only right: sooner known than a hull."""
    plain: npt.NDArray[np.bool_] = shapely.get_num_interior_rings(shapes) == 0
    plain &= shapely.get_type_id(shapes) == _POLYGON
    xy, row = shapely.get_coordinates(shapes[plain], return_index=True)
    x, y = np.diff(xy, axis=0).T
    inside = row[1:] == row[:-1]
    x, y, row = x[inside], y[inside], row[1:][inside]
    begin = np.flatnonzero(np.diff(row, prepend=-1))
    after = np.arange(1, len(row) + 1)
    after[np.append(begin[1:], len(row))[: len(begin)] - 1] = begin
    turn = x * y[after] - y * x[after]
    count = int(plain.sum())
    left, right = (np.bincount(row[chosen], minlength=count) for chosen in (turn > 0, turn < 0))
    plain[plain] = (left == 0) | (right == 0)
    return plain


def _widest(shapes: npt.NDArray[np.object_]) -> npt.NDArray[np.object_]:
    parts, rows = shapely.get_parts(shapes, return_index=True)
    # The last entry of a row wins: its widest part.
    order = np.argsort(shapely.area(parts), kind="stable")
    widest = np.full(len(shapes), None, dtype=object)
    widest[rows[order]] = parts[order]
    return widest


def _short(numbers: npt.NDArray[np.float64], bits: int) -> npt.NDArray[np.float64]:
    """The numbers with so many binary digits: what is a few metres off takes less room."""
    parts, powers = np.frexp(numbers)
    short: npt.NDArray[np.float64] = np.ldexp(np.round(parts * 2.0**bits), powers - bits)
    return short
