"""Distances and radii on the sphere."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

__all__ = [
    "EARTH_RADIUS_KM",
    "bearing_deg",
    "destination",
    "distance_km",
    "distances_km",
    "geometric_median",
    "settlement_radius_m",
]

EARTH_RADIUS_KM = 6371.0088
"""Mean radius (IUGG, R1)."""

PEOPLE_PER_KM2 = 6000.0
"""Density by which a settlement's radius is reckoned. The Atlas of Urban Expansion (Angel and others, 2016)
finds 40 to 110 people a hectare of urban extent in most large cities; 60 is taken for all."""


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance in kilometres between two points in degrees (haversine formula)."""
    p = math.pi / 180
    h = (
        math.sin((lat2 - lat1) * p / 2) ** 2
        + math.cos(lat1 * p) * math.cos(lat2 * p) * math.sin((lon2 - lon1) * p / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(h)))


def distances_km(
    lat: float, lon: float, lats: npt.NDArray[np.float64], lons: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """`distance_km` from one point to many."""
    p = math.pi / 180
    h = (
        np.sin((lats - lat) * (p / 2)) ** 2
        + math.cos(lat * p) * np.cos(lats * p) * np.sin((lons - lon) * (p / 2)) ** 2
    )
    result: npt.NDArray[np.float64] = 2 * EARTH_RADIUS_KM * np.arcsin(np.minimum(1.0, np.sqrt(h)))
    return result


def bearing_deg(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Initial bearing in degrees, clockwise from north, from the first point to the second."""
    p = math.pi / 180
    dx = (lon2 - lon1) * p
    y = math.sin(dx) * math.cos(lat2 * p)
    x = math.cos(lat1 * p) * math.sin(lat2 * p) - math.sin(lat1 * p) * math.cos(lat2 * p) * math.cos(dx)
    # Twice, because a tiny negative angle becomes 360 the first time.
    return math.degrees(math.atan2(y, x)) % 360 % 360


def destination(lat: float, lon: float, bearing: float, km: float) -> tuple[float, float]:
    """The point (lat, lon) reached from a point by going `km` on a great circle that starts at `bearing`."""
    p, d, b = math.pi / 180, km / EARTH_RADIUS_KM, math.radians(bearing)
    sin_lat = math.sin(lat * p) * math.cos(d) + math.cos(lat * p) * math.sin(d) * math.cos(b)
    lat2 = math.asin(max(-1.0, min(1.0, sin_lat)))
    lon2 = lon * p + math.atan2(
        math.sin(b) * math.sin(d) * math.cos(lat * p), math.cos(d) - math.sin(lat * p) * math.sin(lat2)
    )
    return math.degrees(lat2), (math.degrees(lon2) + 540) % 360 - 180


def geometric_median(
    points: Sequence[tuple[float, float]], weights: Sequence[float] | None = None
) -> tuple[float, float]:
    """The point (lat, lon) whose weighed distances to the given ones sum up to the least: outliers hardly count.

    Weiszfeld's algorithm (1937) on the chords of the unit sphere; `points` must not be empty.
    """
    lat, lon = np.radians(np.array(points, float)).T
    xyz = np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])
    given = np.ones(len(points)) if weights is None else np.array(weights, float)
    here = given @ xyz / given.sum()
    for _ in range(200):
        pull = given / np.maximum(1e-9, np.linalg.norm(xyz - here, axis=1))
        here = pull @ xyz / pull.sum()
    x, y, z = here.tolist()
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def settlement_radius_m(population: int) -> float:
    """Radius in metres of a disc that holds `population` at `PEOPLE_PER_KM2`, from 1 km to 30 km.

    Below 1 km a name says no more than the village and its fields; unknown population counts as such.
    """
    km = math.sqrt(max(0, population) / (PEOPLE_PER_KM2 * math.pi))
    return 1000.0 * min(30.0, max(1.0, km))
