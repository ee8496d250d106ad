"""Outlines of provinces and countries."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from geo.boundaries import Boundaries
from geo.errors import IndexDamagedError, IndexMissingError


def test_points_lie_in_their_provinces(boundaries: Boundaries) -> None:
    assert boundaries.admin1_of(36.2, 37.16) == "admin1:SY-HL"
    assert boundaries.country_of(36.2, 37.16) == "SY"
    assert boundaries.country_of(44.95, 34.1) == "UA"
    assert boundaries.admin1_of(35.0, 25.9 - 60) is None


def test_outlines_are_valid_and_fit_together(boundaries: Boundaries) -> None:
    syria = boundaries.country("SY")
    aleppo = boundaries.admin1("SY-HL")
    assert syria is not None
    assert aleppo is not None
    assert shapely.is_valid(syria)
    assert shapely.difference(aleppo, syria).area < 1e-9
    assert boundaries.admin1("XX-YY") is None
    drawn = boundaries.drawn("admin1", ["SY"])
    assert len(drawn) >= 14
    assert sum(shapely.get_num_coordinates(shape) for _, _, shape in drawn) < 6000
    assert "admin1:SY-ID" in boundaries.ids_of("admin1", "SY")


@pytest.mark.parametrize("outline", [Boundaries.shape, Boundaries.drawn_shape])
def test_neighbours_of_a_country_meet_vertex_by_vertex(
    boundaries: Boundaries, outline: Callable[[Boundaries, str], BaseGeometry | None]
) -> None:
    """The base map joins them without looking."""
    known = boundaries.table("admin1")
    members = np.array([outline(boundaries, place_id) for place_id in known["id"]], dtype=object)
    owner = np.array(known["country"], dtype=object)
    assert all(shapely.coverage_is_valid(members[owner == country]) for country in set(known["country"]))
    for place_id in boundaries.table("country")["id"]:
        assert shapely.coverage_is_valid([outline(boundaries, place_id)])


def test_faults_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(IndexMissingError, match=r"geo\.build"):
        Boundaries.open(tmp_path / "none.arrow")
    (tmp_path / "bad.arrow").write_bytes(b"nonsense")
    with pytest.raises(IndexDamagedError, match=r"geo\.build"):
        Boundaries.open(tmp_path / "bad.arrow")
