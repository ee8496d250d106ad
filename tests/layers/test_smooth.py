"""Shared borders are simplified once for both sides, and no place changes sides."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from layers.cells import cells_of
from layers.settings import settings as table
from layers.situation import layers_of
from layers.smooth import merged
from tests.layers.making import GOVERNMENT, Maker, Squares, day, town

spots = st.lists(
    st.tuples(st.integers(0, 400), st.integers(0, 400), st.sampled_from([0, 1, 2, -1])),
    min_size=2,
    max_size=40,
    unique_by=lambda spot: spot[:2],
)


@given(spots, st.sampled_from([0.0, 500.0, 1500.0, 6000.0]))
@settings(deadline=None, max_examples=60)
def test_places_stay_inside_and_shapes_stay_a_coverage(rows: Any, tolerance: Any) -> None:
    xy = np.array([(x * 100.0, y * 100.0) for x, y, _ in rows])
    owner = np.array([who for *_, who in rows])
    cells = cells_of(xy, np.full(len(xy), 12_000.0))
    groups = [np.flatnonzero(owner == who) for who in (0, 1, 2) if (owner == who).any()]
    shapes = merged(cells, groups, xy, tolerance)
    assert shapely.coverage_is_valid(shapes)
    for shape, inside in zip(shapes, groups, strict=True):
        assert shapely.contains_xy(shape, xy[inside, 0], xy[inside, 1]).all()
    blank = xy[owner < 0]
    for shape in shapes:
        assert not shapely.contains_xy(shape, blank[:, 0], blank[:, 1]).any()
    plain = shapely.union_all([shapely.union_all(cells.polygons[inside]) for inside in groups])
    assert shapely.symmetric_difference(shapely.union_all(shapes), plain).area <= 1e-9 * plain.area


def test_a_zigzag_between_two_zones_gets_fewer_corners_for_both() -> None:
    make = Maker()
    random = np.random.default_rng(5)
    events = []
    for n in range(14):
        for side, lat in ((0, 36.05), (1, 36.0)):
            away = float(random.uniform(-0.012, 0.012))
            place = town(f"{side}-{n}", lat + away, 32 + n * 0.06, country="AA")
            events.append(make(place=place, time=day(30), **({"actors": (GOVERNMENT,)} if side else {})))
    smooth = layers_of(events, boundaries=Squares())
    plain = layers_of(events, boundaries=Squares(), numbers=replace(table(), simplify_m=0))
    corners = [shapely.get_num_coordinates(layers.fronts.geometry.iloc[0]) for layers in (smooth, plain)]
    assert corners[0] < 0.8 * corners[1]
    assert len(smooth.zones) == len(plain.zones) == 2
    assert shapely.coverage_is_valid(smooth.zones.geometry.to_numpy())
    assert list(smooth.zones["area_km2"]) == pytest.approx(list(plain.zones["area_km2"]), rel=0.02)
