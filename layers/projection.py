"""A plane in metres for the places of one country: Lambert's azimuthal equal-area projection.

Areas are true everywhere; lengths are within 0.6 % up to 1,000 km from the centre (Snyder, Map Projections:
A Working Manual, USGS Professional Paper 1395, 1987, page 182). The centre is fixed by the country's
outline, or by a grid of five degrees, and never by the places: what is said far away moves nothing here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyproj
import shapely
from shapely.geometry.base import BaseGeometry

__all__ = ["Plane"]

GRID_DEGREES = 5.0


@dataclass(frozen=True, slots=True)
class Plane:
    """From degrees (lon, lat; WGS 84) to metres and back."""

    lat: float
    lon: float

    @classmethod
    def of_outline(cls, outline: BaseGeometry) -> Plane:
        """Centred on the widest part of an outline, so that far islands do not matter."""
        parts = shapely.get_parts(outline)
        west, south, east, north = parts[int(np.argmax(shapely.area(parts)))].bounds
        return cls((south + north) / 2, (west + east) / 2)

    @classmethod
    def of_points(cls, lonlat: npt.NDArray[np.float64]) -> Plane:
        """Centred on the crossing of a five-degree grid that is next to the points' middle."""
        lon, lat = np.round(lonlat.mean(axis=0) / GRID_DEGREES) * GRID_DEGREES
        return cls(float(lat), float(lon))

    def metres(self, lonlat: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """(n, 2) degrees to (n, 2) metres."""
        x, y = self._proj()(lonlat[:, 0], lonlat[:, 1])
        return np.column_stack([x, y])

    def degrees(self, xy: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """(n, 2) metres to (n, 2) degrees."""
        lon, lat = self._proj()(xy[:, 0], xy[:, 1], inverse=True)
        return np.column_stack([lon, lat])

    def to_metres(self, shapes: Any) -> Any:
        """Geometries in degrees to geometries in metres."""
        return shapely.transform(shapes, self.metres)

    def to_degrees(self, shapes: Any) -> Any:
        """Geometries in metres to geometries in degrees, cut at the antimeridian (RFC 7946, 3.1.9)."""
        drawn = shapely.transform(shapes, self.degrees)
        bounds = shapely.bounds(drawn)
        across = bounds[..., 2] - bounds[..., 0] > 180
        if not np.any(across):
            return drawn
        if isinstance(drawn, BaseGeometry):
            return _cut_at_antimeridian(drawn)
        return np.array(
            [_cut_at_antimeridian(s) if over else s for s, over in zip(drawn, across, strict=True)]
        )

    def _proj(self) -> pyproj.Proj:
        return pyproj.Proj(proj="laea", lat_0=self.lat, lon_0=self.lon, ellps="WGS84")


def _cut_at_antimeridian(shape: BaseGeometry) -> BaseGeometry:
    def eastward(lonlat: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        return np.column_stack([np.where(lonlat[:, 0] < 0, lonlat[:, 0] + 360, lonlat[:, 0]), lonlat[:, 1]])

    whole = shapely.make_valid(shapely.transform(shape, eastward))
    east = shapely.intersection(whole, shapely.box(180, -90, 360, 90))
    west = shapely.intersection(whole, shapely.box(0, -90, 180, 90))
    return shapely.union(west, shapely.transform(east, lambda lonlat: lonlat - [360.0, 0.0]))
