"""Points of countries."""

from __future__ import annotations

import shapely

from geo.boundaries import Boundaries
from geo.index import PlaceIndex
from geo.measure import distance_km
from geo.sources.countries import country_points


def test_where_publishers_agree_the_first_one_stands() -> None:
    points = country_points()
    assert points["SY"] == (35, 38)
    assert points["UA"] == (49, 32)


def test_no_publisher_decides_alone() -> None:
    points = country_points()
    # The Factbook says 0° N 25° E, which is 350 km off the middle of the country; OCHA draws the US to Alaska.
    assert distance_km(*points["CD"], -2.9, 23.7) < 100
    assert distance_km(*points["US"], 39.8, -98.6) < 50


def test_large_countries_hold_their_point(index: PlaceIndex, boundaries: Boundaries) -> None:
    outside = [
        place.id
        for place in index.places(index.where("kind", "country"))
        if place.population > 5_000_000
        and not shapely.intersects_xy(boundaries.shape(place.id).buffer(0.3), place.lon, place.lat)
    ]
    assert len(outside) <= 3, outside
