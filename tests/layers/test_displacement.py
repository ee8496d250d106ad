"""Totals of people who moved are never sums of statements that contain each other."""

from __future__ import annotations

from typing import Any

import pytest

from events.claim import Bounds
from layers.displacement import totals
from tests.layers.making import Maker, day, town

ALPHA, BETA = town("Alpha", 36.0, 37.0), town("Beta", 36.5, 38.0, admin1_code="SY-ID")
PROVINCE = town("Aleppo", 36.2, 37.5, id="admin1:SY-HL", kind="admin", precision="province")
COUNTRY = town("Syria", 35, 38, id="country:SY", kind="country", precision="country", admin1_code=None)


@pytest.fixture
def moved() -> Any:
    make = Maker()
    return lambda place, low, high=None, **more: make(
        "displacement", place, origin=place, people=Bounds(low=low, high=high), time=day(30), **more
    )


def told(*events: Any) -> list[tuple[str, int, int | None]]:
    return [(total.direction, total.people.low, total.people.high) for total in totals(events)]


def test_a_running_total_contains_yesterdays_figure(moved: Any) -> None:
    assert told(moved(ALPHA, 20_000, 20_000), moved(ALPHA, 280_000, 280_000)) == [
        ("flight", 280_000, 280_000)
    ]


def test_towns_apart_are_added(moved: Any) -> None:
    assert told(moved(ALPHA, 100, 200), moved(BETA, 10, 20)) == [("flight", 110, 220)]


def test_a_province_contains_its_towns(moved: Any) -> None:
    assert told(moved(ALPHA, 100, 100), moved(PROVINCE, 500, 600)) == [("flight", 500, 600)]
    assert told(moved(ALPHA, 900, 900), moved(PROVINCE, 500, 600)) == [("flight", 900, 900)]


def test_a_country_contains_all(moved: Any) -> None:
    events = moved(ALPHA, 100, 100), moved(BETA, 100, 100), moved(COUNTRY, 1000)
    assert told(*events) == [("flight", 1000, None)]


def test_returns_are_counted_apart_and_plans_not_at_all(moved: Any) -> None:
    events = moved(ALPHA, 5, 5), moved(ALPHA, 3, 3, direction="return"), moved(BETA, 9, 9, modality="planned")
    assert told(*events) == [("flight", 5, 5), ("return", 3, 3)]


def test_nothing_is_counted_where_no_figure_is_given() -> None:
    assert totals([Maker()("displacement", ALPHA)]) == ()


def test_arrivals_may_be_those_who_left_and_are_not_added() -> None:
    make = Maker()
    left = make("displacement", ALPHA, origin=ALPHA, people=Bounds(low=500, high=500))
    came = make("displacement", BETA, origin=None, destination=BETA, people=Bounds(low=300, high=300))
    assert told(left, came) == [("flight", 500, 500)]
    assert totals([left, came])[0].events == (left.id,)


def test_what_was_said_since_a_day_contains_what_was_said_of_yesterday(moved: Any) -> None:
    since = moved(COUNTRY, 280_000, 280_000)
    yesterday = moved(BETA, 20_000, 20_000)
    assert told(since, yesterday) == [("flight", 280_000, 280_000)]
    assert totals([since, yesterday])[0].events == (since.id,)
