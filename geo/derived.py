"""Places made from named ones: a part, an edge, a point at a distance, the land between two.

Each has a radius that says how much is known; rules and their figures are listed in ``RULES``.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.measure import bearing_deg, destination, distance_km, distances_km
from geo.place import Place

__all__ = [
    "RULES",
    "around",
    "at_distance",
    "between",
    "direction_of",
    "edge",
    "part_of_area",
    "unplaced_part",
]

RULES = {
    "edge": "the settlement's point, with one and a half times its radius and 3 km more; one side of it: nine "
    "tenths of the radius out, with six tenths of it and 3 km more",
    "around": "the settlement's point, with its radius and 30 km more: half an hour by road",
    "roads": "the settlement's point, with its radius and 10 km more",
    "near": "the place's point, with its radius and 10 km more for a settlement, 2 km for a landmark",
    "distance": "the point at that distance and bearing, with the settlement's radius and a fifth of the "
    "distance (22.5° of doubt in the bearing is two fifths at the rim, half of it either way); without a "
    "bearing the disc of that distance",
    "part of an area": "the third of the area that lies farthest that way: its centroid, and the distance "
    "within which 19 of 20 of its points lie",
    "part of a settlement": "half a radius out of the centre, with three quarters of the radius",
    "beyond": "a direction without a distance: 15 km from the rim, with a radius of 20 km",
    "between": "the middle, with half the distance",
}
"""How the point and the radius of a derived place are reckoned."""


def edge(place: Place, bearing: float | None = None) -> Place:
    """The rim of a settlement, or one side of it."""
    if bearing is not None and bearing >= 0:
        lat, lon = destination(place.lat, place.lon, bearing, 0.9 * place.radius_m / 1000)
        name = f"{_compass(bearing)}ern edge of {place.name}"
        return _derived(place, "edge", name, lat, lon, 0.6 * place.radius_m + 3000, _compass(bearing))
    return _derived(place, "edge", f"edge of {place.name}", place.lat, place.lon, 1.5 * place.radius_m + 3000)


def around(place: Place, *, km: float = 30.0, rule: str = "around") -> Place:
    """The land around a place, `km` beyond its radius."""
    return _derived(place, rule, f"{rule} {place.name}", place.lat, place.lon, place.radius_m + 1000 * km)


def at_distance(place: Place, km: float, bearing: float | None) -> Place:
    """A point `km` from a place; without a bearing, the disc within that distance."""
    if bearing is None:
        radius = 1000 * km + place.radius_m
        return _derived(
            place, "distance", f"{km:.3g} km from {place.name}", place.lat, place.lon, radius, f"{km:g}km"
        )
    lat, lon = destination(place.lat, place.lon, bearing, km)
    radius = max(2000.0, 200 * km + min(place.radius_m, 1000 * km))
    name = f"{km:.3g} km {_compass(bearing)} of {place.name}"
    return _derived(place, "distance", name, lat, lon, radius, f"{km:g}km-{_compass(bearing)}")


def direction_of(place: Place, bearing: float, *, countryside: bool = False) -> Place:
    """The land on one side of a settlement, no distance said: the farther, the larger it is.

    The countryside of a town reaches farther out than what lies "north of" it.
    """
    km = place.radius_m / 1000 + 15 if countryside else 2 * place.radius_m / 1000 + 4
    lat, lon = destination(place.lat, place.lon, bearing, km)
    name = f"{_compass(bearing)} of {place.name}"
    radius_m = 20_000 if countryside else max(15_000.0, 1000 * km)
    return _derived(place, "beyond", name, lat, lon, radius_m, _compass(bearing))


def between(first: Place, second: Place, *, rule: str = "between") -> Place:
    """The land between two places."""
    km = distance_km(first.lat, first.lon, second.lat, second.lon)
    lat, lon = destination(
        first.lat, first.lon, bearing_deg(first.lat, first.lon, second.lat, second.lon), km / 2
    )
    name = f"between {first.name} and {second.name}"
    made = _derived(first, rule, name, lat, lon, max(2000.0, 500 * km))
    return replace(made, id=f"{rule}:{first.id}|{second.id}", parent_id=first.id)


def part_of_area(place: Place, shape: BaseGeometry | None, bearings: tuple[float, ...], words: str) -> Place:
    """The part of a country, a province or a settlement that lies towards some bearings (-1: its middle)."""
    if shape is None:
        return _part_of_disc(place, bearings, words)
    part = _part(shape, bearings)
    made = _derived(place, "part of an area", f"{words} {place.name}", part.lat, part.lon, part.radius_m)
    precision = "region" if place.precision == "country" else place.precision
    return replace(
        made, id=f"part:{words.replace(' ', '-').lower()}:{place.id}", precision=precision, kind="region"
    )


def _part_of_disc(place: Place, bearings: tuple[float, ...], words: str) -> Place:
    lat, lon = place.lat, place.lon
    if len(bearings) == 1 and bearings[0] >= 0:
        lat, lon = destination(lat, lon, bearings[0], place.radius_m / 2000)
    made = _derived(place, "part of a settlement", f"{words} {place.name}", lat, lon, 0.75 * place.radius_m)
    return replace(
        made, id=f"part:{words.replace(' ', '-').lower()}:{place.id}", precision=place.precision, kind="part"
    )


def unplaced_part(place: Place, noun: str, label: str) -> Place:
    """A named part that no gazetteer has, placed at its settlement and saying so by its precision."""
    name = f"{label} {noun}".strip()
    made = _derived(place, "part", f"{name} in {place.name}", place.lat, place.lon, place.radius_m)
    slug = name.lower().replace(" ", "-")
    return replace(made, id=f"part:{slug}:{place.id}", precision=place.precision, kind="part")


def _derived(
    place: Place, rule: str, name: str, lat: float, lon: float, radius_m: float, which: str = ""
) -> Place:
    return Place(
        id=":".join(filter(None, (rule.replace(" ", "-"), which, place.id))),
        name=name,
        kind="relative",
        lat=lat,
        lon=lon,
        precision=_precision(radius_m, place.precision),
        radius_m=float(radius_m),
        country=place.country,
        admin1=place.admin1,
        admin1_code=place.admin1_code,
        parent_id=place.id,
        population=0,
    )


def _precision(radius_m: float, of: str) -> str:
    if of in ("province", "region", "country"):
        return of
    return "settlement" if radius_m < 15_000 else "district" if radius_m < 60_000 else "province"


def _compass(bearing: float) -> str:
    return ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")[
        round(bearing / 45) % 8
    ]


class _Part(NamedTuple):
    lat: float
    lon: float
    radius_m: float


_GRID = 60


@lru_cache(maxsize=256)
def _part(shape: BaseGeometry, bearings: tuple[float, ...]) -> _Part:
    west, south, east, north = shape.bounds
    lon, lat = (
        a.ravel() for a in np.meshgrid(np.linspace(west, east, _GRID), np.linspace(south, north, _GRID))
    )
    inside = shapely.contains_xy(shape, lon, lat)
    lon, lat = (lon[inside], lat[inside]) if inside.any() else (lon, lat)
    x, y = (lon - lon.mean()) * np.cos(np.radians(lat.mean())), lat - lat.mean()
    keep = np.zeros(len(lon), bool)
    for bearing in bearings:
        if bearing < 0:
            away = np.hypot(x, y)
            keep |= away <= np.quantile(away, 1 / 3)
        else:
            reach = x * np.sin(np.radians(bearing)) + y * np.cos(np.radians(bearing))
            # What is not north is south: half of the land each; a corner is less.
            keep |= reach >= np.quantile(reach, 1 / 2 if bearing % 90 == 0 else 2 / 3)
    lat_mid, lon_mid = float(lat[keep].mean()), float(lon[keep].mean())
    reach_km = distances_km(lat_mid, lon_mid, lat[keep], lon[keep])
    return _Part(lat_mid, lon_mid, 1000 * float(np.quantile(reach_km, 0.95)))
