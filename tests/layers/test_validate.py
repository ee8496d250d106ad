"""Leaving one place out: told, blank, right and wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.errors import TableError
from layers.validate import HeldPlace, Score, best_distance, held_places, leave_one_out, read_places
from tests.layers.making import GOVERNMENT, Maker, day, town


def place(lat: float, holder: str, country: str = "AA") -> HeldPlace:
    return HeldPlace(name="", lat=lat, lon=30.0, holder=holder, country=country)


def test_the_nearest_other_place_tells_within_the_distance() -> None:
    row = [place(30.0, "A"), place(30.04, "A"), place(30.1, "B"), place(32.0, "B")]
    near, far = leave_one_out(row, [7.0, 500.0])
    assert (near.places, near.told, near.right) == (4, 3, 2)
    assert near.accuracy == pytest.approx(2 / 3)
    assert near.abstention == pytest.approx(1 / 4)
    assert (far.told, far.right) == (4, 3)


def test_nothing_is_told_across_a_country_line() -> None:
    assert leave_one_out([place(30.0, "A"), place(30.01, "A", "BB")], [50.0])[0].told == 0


def test_two_places_on_one_spot_tell_each_other() -> None:
    score = leave_one_out([place(30.0, "A"), place(30.0, "B")], [1.0])[0]
    assert (score.told, score.right) == (2, 0)


def test_without_places_there_is_no_share() -> None:
    score = leave_one_out([], [1.0])[0]
    assert (score.accuracy, score.abstention) == (None, None)


def test_only_towns_with_one_holder_count() -> None:
    make = Maker()
    alpha, beta = town("Alpha", 36.0, 37.0), town("Beta", 36.5, 37.0)
    airport = town("Airport", 36.1, 37.0, precision="landmark")
    events = [
        make(place=alpha, time=day(30)),
        make(place=beta, actors=(GOVERNMENT,), status="contested", time=day(30)),
        make(place=airport, time=day(30)),
    ]
    assert [(p.name, p.holder) for p in held_places(events)] == [("Alpha", "Opposition")]


@given(st.lists(st.tuples(st.integers(0, 90), st.sampled_from("AB")), max_size=20))
def test_more_distance_never_tells_less(rows: list[tuple[int, str]]) -> None:
    scores = leave_one_out([place(30 + lat / 100, holder) for lat, holder in rows])
    told = [score.told for score in scores]
    assert told == sorted(told)
    assert all(score.right <= score.told <= score.places == len(rows) for score in scores)


def test_a_table_of_places_is_read(tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    path.write_text("name,lat,lon,holder\nAlpha,36,37,A\n", encoding="utf-8")
    assert read_places(path) == (HeldPlace(name="Alpha", lat=36.0, lon=37.0, holder="A"),)


@pytest.mark.parametrize("line", ["Alpha,north,37,A", "Alpha,36,37,", "Alpha,96,37,A", "Alpha"])
def test_a_wrong_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "places.csv"
    path.write_text(f"name,lat,lon,holder\nBeta,36,37,A\n{line}\n", encoding="utf-8")
    with pytest.raises(TableError, match="line 3"):
        read_places(path)


def score(distance: float, told: int, right: int) -> Score:
    return Score(distance_km=distance, places=20, told=told, right=right)


def test_the_distance_is_that_with_most_right_places_less_the_wrong_ones_at_their_cost() -> None:
    scores = [score(5, 4, 4), score(10, 10, 9), score(20, 20, 14), score(30, 20, 14)]
    assert best_distance(scores, 0) == 20
    assert best_distance(scores, 3) == 10
    assert best_distance(scores, 9) == 5
    assert best_distance([score(5, 4, 1)], 3) is None
    assert best_distance([], 3) is None


def test_few_places_leave_the_share_wide_open() -> None:
    few, many = score(5, 4, 3).likely, score(5, 400, 300).likely
    assert few is not None
    assert many is not None
    assert few == pytest.approx((0.356, 0.942), abs=0.001)
    assert few[0] < many[0]
    assert many[1] < few[1]
    assert score(5, 0, 0).likely is None
