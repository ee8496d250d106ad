"""Distances and radii."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.measure import (
    bearing_deg,
    destination,
    distance_km,
    distances_km,
    geometric_median,
    settlement_radius_m,
)

LAT = st.floats(-85, 85)
LON = st.floats(-179, 179)


def test_idlib_to_aleppo() -> None:
    assert distance_km(35.9306, 36.6339, 36.2012, 37.1612) == pytest.approx(56, abs=1)


@given(LAT, LON, st.floats(0, 359), st.floats(0.1, 2000))
def test_going_there_is_as_far_as_said(lat: float, lon: float, bearing: float, km: float) -> None:
    there = destination(lat, lon, bearing, km)
    assert distance_km(lat, lon, *there) == pytest.approx(km, rel=1e-6, abs=1e-6)
    assert -180 <= there[1] <= 180


@given(LAT, LON, LAT, LON)
def test_one_and_many_agree(lat: float, lon: float, lat2: float, lon2: float) -> None:
    many = distances_km(lat, lon, np.array([lat2]), np.array([lon2]))
    assert many[0] == pytest.approx(distance_km(lat, lon, lat2, lon2), rel=1e-9, abs=1e-6)
    assert 0 <= bearing_deg(lat, lon, lat2, lon2) < 360


def test_radius_grows_with_people_and_has_bounds() -> None:
    assert settlement_radius_m(0) == 1000
    assert settlement_radius_m(2_098_210) == pytest.approx(10_550, rel=0.01)
    assert settlement_radius_m(10**9) == 30_000


def test_the_median_of_points_heeds_no_outlier_and_no_date_line() -> None:
    near, also_near, far = (-2.9, 23.7), (-4.0, 21.8), (0.0, 25.0)
    lat, lon = geometric_median([near, also_near, far])
    assert distance_km(lat, lon, *near) < 60
    assert geometric_median([(10.0, 20.0)]) == pytest.approx((10, 20))
    assert abs(geometric_median([(-18.0, 179.0), (-18.0, -179.0)])[1]) == pytest.approx(180)


@given(st.lists(st.tuples(LAT, LON), min_size=1, max_size=5))
def test_the_median_of_any_points_is_a_point(points: list[tuple[float, float]]) -> None:
    lat, lon = geometric_median(points)
    assert -90 <= lat <= 90
    assert -180 <= lon <= 180
