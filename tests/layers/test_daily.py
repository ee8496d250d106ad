"""Zones of every day: the same as the states say, small, and back again from bytes."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from layers.daily import BLANK, Stand, daily_zones
from layers.daily_file import decode, encode
from layers.errors import DrawingError
from tests.layers.making import GOVERNMENT, SIDES, Maker, Squares, Towns, day, town

ALPHA, BETA = town("Alpha", 36.0, 32.0, country="AA"), town("Beta", 36.0, 32.1, country="AA")


def test_each_day_shows_who_held_what() -> None:
    make = Maker()
    events = [
        make(place=ALPHA, actors=(GOVERNMENT,), time=day(2)),
        make(place=BETA, actors=(GOVERNMENT,), time=day(2)),
        make(place=ALPHA, time=day(4)),
    ]
    zones = daily_zones(events, date(2024, 11, 1), date(2024, 11, 5), boundaries=Squares())
    shown = [set(found) for _, found in zones.each()]
    assert [when.day for when, _ in zones.each()] == [1, 2, 3, 4, 5]
    army, rebels = (Stand("held", (side,), "place") for side in ("Government", "Opposition"))
    assert shown == [set(), {army}, {army}, {army, rebels}, {army, rebels}]
    on_the_fourth = zones.on(date(2024, 11, 4))
    assert on_the_fourth[rebels].contains(shapely.Point(32.0, 36.0))
    assert on_the_fourth[army].contains(shapely.Point(32.1, 36.0))
    with pytest.raises(IndexError):
        zones.on(date(2024, 11, 6))


def test_what_was_so_before_the_first_day_shows_on_it() -> None:
    zones = daily_zones([Maker()(place=ALPHA, time=day(2))], date(2024, 11, 10), date(2024, 11, 11))
    assert set(zones.on(date(2024, 11, 10))) == {Stand("held", ("Opposition",), "place")}


def test_a_province_speaks_for_a_town_until_the_town_is_spoken_of() -> None:
    make = Maker()
    province = town("AA-2", 37.5, 32.5, id="admin1:AA-2", kind="admin", precision="province", country="AA")
    silent = town("Silent", 38.0, 32.0, country="AA", admin1_code="AA-2")
    events = [make(place=province, time=day(1)), make(place=silent, actors=(GOVERNMENT,), time=day(3))]
    zones = daily_zones(
        events, date(2024, 11, 1), date(2024, 11, 3), places=Towns(silent), boundaries=Squares()
    )
    assert [next(iter(zones.on(date(2024, 11, n)))).level for n in (1, 2, 3)] == [
        "province",
        "province",
        "place",
    ]


def test_the_last_day_may_not_come_before_the_first() -> None:
    with pytest.raises(ValueError, match="before"):
        daily_zones([], date(2024, 11, 2), date(2024, 11, 1))


rows = st.lists(
    st.tuples(
        st.integers(0, 60),
        st.integers(0, 60),
        st.sampled_from(sorted(SIDES)),
        st.sampled_from(["held", "contested", "lost"]),
        st.integers(1, 9),
    ),
    max_size=15,
)


@given(rows)
@settings(deadline=None, max_examples=40)
def test_bytes_bring_the_same_zones_back(table: Any) -> None:
    make = Maker()
    events = [
        make(
            place=town(f"{x}-{y}", 34.9 + y / 100, 34.7 + x / 100, country="AA" if x < 30 else "BB"),
            actors=(SIDES[who],), status=status, time=day(number),
        )
        for x, y, who, status, number in table
    ]  # fmt: skip
    zones = daily_zones(events, date(2024, 11, 1), date(2024, 11, 9), boundaries=Squares())
    data = encode(zones)
    back = decode(data)
    assert encode(back) == data
    assert (back.first, back.days, back.places, back.stands) == (
        zones.first,
        zones.days,
        zones.places,
        zones.stands,
    )
    assert np.array_equal(back.changes, zones.changes)
    assert shapely.equals_exact(back.cells, zones.cells, tolerance=1.5e-5).all()
    assert zones.stands[0] == BLANK


@pytest.mark.parametrize("data", [b"", b"no gzip", b"\x1f\x8b\x08\x00"])
def test_other_bytes_are_refused_in_words(data: bytes) -> None:
    with pytest.raises(DrawingError, match="make them anew"):
        decode(data)
