"""Strikes summed up by actor, weapon and day."""

from __future__ import annotations

import pytest

from events.claim import Bounds, Span
from events.event import Event
from layers.strikes import UNKNOWN, tallies
from tests.layers.making import GOVERNMENT, REBELS, Maker, day, town

ALPHA = town("Alpha", 36.0, 37.0)
PROVINCE = town("North", 37.5, 32.5, id="admin1:AA-2", kind="admin", precision="province")


@pytest.fixture
def strikes() -> list[Event]:
    make = Maker()
    week = Span(start=day(20).start, end=day(26).end, precision="week")
    return [
        make("strike", ALPHA, (GOVERNMENT,), time=day(29), killed=Bounds(low=4, high=6)),
        make("strike", ALPHA, (GOVERNMENT,), time=day(30), killed=Bounds(low=1, high=1), weapon="drone"),
        make("strike", ALPHA, (), time=day(30), injured=Bounds(low=24, high=99)),
        make("strike", PROVINCE, (GOVERNMENT,), time=week, killed=Bounds(low=3, high=None)),
        make("strike", ALPHA, (GOVERNMENT,), time=day(30), modality="denied", killed=Bounds(low=50, high=50)),
        make("clash", ALPHA, (GOVERNMENT,), killed=Bounds(low=7, high=7)),
    ]


def test_by_actor_the_figures_of_an_area_are_not_added_to_those_of_its_towns(strikes: list[Event]) -> None:
    found = {tally.name: tally for tally in tallies(strikes, "actor")}
    assert list(found) == ["Government", UNKNOWN]
    assert (found["Government"].strikes, found["Government"].killed) == (3, Bounds(low=5, high=None))
    assert found["Government"].injured is None
    assert found[UNKNOWN].injured == Bounds(low=24, high=99)
    assert found["Government"].events == tuple(sorted(strikes[n].id for n in (0, 1, 3)))


def test_a_figure_of_no_place_may_contain_the_others_or_come_on_top() -> None:
    make = Maker()
    events = [
        make("strike", ALPHA, killed=Bounds(low=18, high=22)),
        make("strike", None, killed=Bounds(low=200, high=200)),
    ]
    assert tallies(events, "weapon")[0].killed == Bounds(low=200, high=222)


def test_the_same_actors_in_any_order_are_one() -> None:
    make = Maker()
    both = [make("strike", ALPHA, (GOVERNMENT, REBELS)), make("strike", ALPHA, (REBELS, GOVERNMENT))]
    assert [(tally.name, tally.strikes) for tally in tallies(both, "actor")] == [
        ("Government; Opposition", 2)
    ]


def test_by_weapon(strikes: list[Event]) -> None:
    assert [(tally.name, tally.strikes) for tally in tallies(strikes, "weapon")] == [("air", 3), ("drone", 1)]


def test_by_day_in_order_and_spans_as_spans(strikes: list[Event]) -> None:
    undated = Maker(first=100)("strike", ALPHA)
    found = [(tally.name, tally.strikes) for tally in tallies([*strikes, undated], "day")]
    assert found == [("2024-11-20/2024-11-26", 1), ("2024-11-29", 1), ("2024-11-30", 2), (UNKNOWN, 1)]


def test_other_ways_are_refused(strikes: list[Event]) -> None:
    with pytest.raises(KeyError):
        tallies(strikes, "moon")
