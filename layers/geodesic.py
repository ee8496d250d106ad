"""Lengths on the ellipsoid WGS 84 (`pyproj.Geod`)."""

from __future__ import annotations

from functools import lru_cache

import pyproj
import shapely
from shapely.geometry.base import BaseGeometry

__all__ = ["area_km2", "length_km", "metres_between"]


@lru_cache(maxsize=1)
def _geod() -> pyproj.Geod:
    return pyproj.Geod(ellps="WGS84")


def metres_between(one: tuple[float, float], two: tuple[float, float]) -> float:
    """The distance in metres of two (lat, lon) in degrees."""
    return float(_geod().inv(one[1], one[0], two[1], two[0])[2])


def length_km(line: BaseGeometry) -> float:
    """The length in kilometres of a line in degrees."""
    return float(_geod().geometry_length(line)) / 1000.0


def area_km2(shape: BaseGeometry) -> float:
    """The area in square kilometres of a polygon in degrees."""
    return abs(float(_geod().geometry_area_perimeter(shapely.orient_polygons(shape))[0])) / 1e6
