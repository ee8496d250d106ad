"""Shading: how sure each part of a zone is, by its places and by the distance from them.

At its place a zone is as sure as the place's state (`layers.confidence`: its best claim, age, agreement, level);
from there the share falls in a straight line to `edge_share` at the distance where the cell is cut. Where several
places of one zone reach, the surest counts. The zone is parted at fixed steps, so that a map can draw each part
with an opacity of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from layers.confidence import seed_confidence
from layers.geodesic import area_km2
from layers.projection import Plane
from layers.settings import Settings
from layers.zones import Zone, reach_m

__all__ = ["STEPS", "Shade", "shades_of"]

STEPS = (0.0, 0.2, 0.4, 0.6, 0.8)
"""Lower bounds of the parts."""

_CORNERS = 8
"""Segments of a quarter of a circle: parts are a shade, not a line to measure by."""

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shade:
    """A part of a zone, a (Multi)Polygon in degrees, whose confidence lies from `low` (inclusive) to `high`."""

    shape: BaseGeometry
    low: float
    high: float
    area_km2: float


def shades_of(zone: Zone, moment: datetime | None, numbers: Settings) -> tuple[Shade, ...]:
    """The parts of a zone, from the least sure; together they are the zone, and no two overlap."""
    sure = np.array([seed_confidence(seed, moment, numbers) for seed in zone.seeds], dtype=np.float64)
    reach = np.array([reach_m(seed, numbers) for seed in zone.seeds], dtype=np.float64)
    lonlat = np.array([(seed.place.lon, seed.place.lat) for seed in zone.seeds], dtype=np.float64)
    plane = Plane.of_points(lonlat)
    xy = plane.metres(lonlat)
    found: list[Shade] = []
    rest, high = zone.shape, 1.0
    for low in reversed(STEPS):
        inside = (
            rest
            if low <= sure.min() * numbers.edge_share
            else _core(rest, low, sure, reach, xy, plane, numbers)
        )
        if not shapely.is_empty(inside):
            found.append(Shade(shape=inside, low=low, high=high, area_km2=area_km2(inside)))
            rest = _areas(shapely.difference(rest, inside))
        high = low
        if shapely.is_empty(rest):
            break
    return tuple(reversed(found))


def _core(
    shape: BaseGeometry, low: float, sure: Floats, reach: Floats, xy: Floats, plane: Plane, numbers: Settings
) -> BaseGeometry:
    """The part of a shape where some place still gives `low` at least."""
    if low == 0:
        return shape
    with np.errstate(divide="ignore", invalid="ignore"):
        share = (1 - low / sure) / (1 - numbers.edge_share)
    far = reach * np.clip(np.nan_to_num(share, nan=0.0, neginf=0.0), 0.0, 1.0)
    # A cell's corners lie at its cut: a place that is sure to the very edge takes in all of its cell.
    far = np.where(share >= 1, reach * 1.01, far)
    chosen = far > 0
    if not chosen.any():
        return shapely.Polygon()
    discs: Any = shapely.buffer(shapely.points(xy[chosen]), far[chosen], quad_segs=_CORNERS)
    around = plane.to_degrees(shapely.union_all(discs))
    return _areas(shapely.intersection(shape, around))


def _areas(shape: BaseGeometry) -> BaseGeometry:
    parts = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon" and part.area > 0]
    if not parts:
        return shapely.Polygon()
    turned: BaseGeometry = shapely.orient_polygons(
        parts[0] if len(parts) == 1 else shapely.multipolygons(parts)
    )
    return turned
