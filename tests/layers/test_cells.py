"""Cells of places: exact, inside their distance, around their own place."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from hypothesis import given
from hypothesis import strategies as st

from layers.cells import cells_of

spots = st.lists(
    st.tuples(st.integers(-600, 600), st.integers(-600, 600), st.integers(20, 300)),
    min_size=1,
    max_size=40,
    unique_by=lambda spot: spot[:2],
)


@given(spots)
def test_cells_are_a_coverage_each_around_its_place_and_within_its_distance(rows: Any) -> None:
    table = np.array(rows, dtype=np.float64) * 100.0
    xy, radius = table[:, :2], table[:, 2]
    cells = cells_of(xy, radius, steps=32).polygons
    assert shapely.is_valid(cells).all()
    assert shapely.coverage_is_valid(cells)
    assert shapely.contains_xy(cells, xy[:, 0], xy[:, 1]).all()
    points, owner = shapely.get_coordinates(list(cells), return_index=True)
    away = np.hypot(*(points - xy[owner]).T)
    assert (away <= radius[owner] * (1 + 1e-9)).all()


def test_a_lonely_place_has_a_round_cell() -> None:
    cell = cells_of(np.array([[5.0, 5.0]]), np.array([100.0]), steps=64).polygons[0]
    assert 0.99 < cell.area / (np.pi * 100**2) < 1.0


def test_neighbours_part_the_land_in_the_middle() -> None:
    cells = cells_of(np.array([[0.0, 0.0], [100.0, 0.0]]), np.array([80.0, 80.0]))
    assert cells.polygons[0].bounds[2] == 50.0
    assert cells.borders.tolist() == [[0, 1]]


def test_places_too_far_apart_share_no_border() -> None:
    cells = cells_of(np.array([[0.0, 0.0], [1000.0, 0.0]]), np.array([80.0, 80.0]))
    assert len(cells.borders) == 0


def test_no_places_make_no_cells() -> None:
    assert len(cells_of(np.empty((0, 2)), np.empty(0)).polygons) == 0
