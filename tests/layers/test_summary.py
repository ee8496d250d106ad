"""The written summary says what the data say, and nothing else."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from events.claim import Bounds, Span
from events.event import Event
from layers.situation import layers_of
from layers.summary import summary_of
from tests.layers.making import GOVERNMENT, KURDS, REBELS, SIDES, Maker, Squares, day, town

ALPHA, BETA = town("Alpha", 36.0, 32.0, country="AA"), town("Beta", 36.0, 32.4, country="AA")
GAMMA = town("Gamma", 36.4, 32.4, country="AA")
PROVINCE = town("North", 37.5, 32.5, id="admin1:AA-2", kind="admin", precision="province", country="AA")
PLACES = {"Alpha": ALPHA, "Beta": BETA, "Gamma": GAMMA, "North": PROVINCE, "": None}


def texts(events: list[Event], as_of: datetime | None = None) -> list[str]:
    return [s.text for s in summary_of(events, layers_of(events, as_of=as_of, boundaries=Squares()))]


def test_it_says_who_holds_what_and_what_is_contested() -> None:
    make = Maker()
    events = [
        make(place=ALPHA, time=day(30)),
        make(place=BETA, actors=(GOVERNMENT,), time=day(29)),
        make(place=BETA, status="contested", time=day(30)),
        make(place=PROVINCE, actors=(KURDS,), time=day(30)),
        make(place=GAMMA, actors=(GOVERNMENT,), status="lost", time=day(30)),
    ]
    layers = layers_of(events, boundaries=Squares())
    said = summary_of(events, layers)
    area = layers.zones.set_index("status").loc["held", "area_km2"]
    assert [s.text for s in said] == [
        f"Held by Opposition: 1 place, Alpha, with {area:,.0f} km² around it.",
        "Held by Kurdish: North (said of the province; which of its towns, no report says).",
        "Beta is contested, with Government and Opposition inside.",
        "Of 1 place no report says who holds it now: Gamma.",
        "This rests on 5 statements in 1 report by 1 publisher, published on 30 November 2024; "
        "shown as of 30 November 2024.",
    ]
    assert [s.events for s in said[:3]] == [
        (events[0].id,),
        (events[3].id,),
        (events[1].id, events[2].id),
    ]


def test_strikes_and_movements_are_summed_without_counting_twice() -> None:
    make = Maker()
    events = [
        make("strike", ALPHA, (GOVERNMENT,), time=day(29), killed=Bounds(low=4, high=4)),
        make("strike", BETA, (), time=day(29), killed=Bounds(low=20, high=None)),
        make("strike", PROVINCE, (GOVERNMENT,), time=day(30), killed=Bounds(low=10, high=10)),
        make("displacement", ALPHA, time=day(29), origin=ALPHA, people=Bounds(low=20_000, high=20_000)),
        make("displacement", ALPHA, time=day(30), origin=ALPHA, people=Bounds(low=280_000, high=280_000)),
        make("displacement", BETA, time=day(30), origin=BETA),
    ]
    said = texts(events)
    assert said[:3] == [
        "3 strikes, at least 24 killed at Alpha, Beta and North: 2 by Government, 1 by nobody named.",
        "280,000 people left their homes (Alpha); figures that may contain each other are not added.",
        "1 movement of people without a figure.",
    ]


def test_what_begins_later_plans_and_denials_are_left_out() -> None:
    make = Maker()
    events = [
        make(place=ALPHA, time=day(28)),
        make("strike", BETA, time=day(30)),
        make("strike", BETA, time=day(28), modality="planned"),
        make("strike", BETA, time=day(28), modality="denied"),
    ]
    assert not [line for line in texts(events, datetime(2024, 11, 28, tzinfo=UTC)) if "strike" in line]


def test_a_figure_that_grew_says_since_when() -> None:
    since = Span(start=day(27).start, end=day(30).end, precision="day")
    event = Maker()("displacement", ALPHA, time=since, origin=ALPHA, people=Bounds(low=280_000, high=None))
    assert texts([event])[0].startswith(
        "At least 280,000 people left their homes (Alpha) since 27 November 2024;"
    )


def test_what_has_no_place_is_counted_as_the_list_counts_it() -> None:
    make = Maker()
    events = [
        make("strike", ALPHA, (GOVERNMENT,), time=day(29)),
        make("strike", None, (GOVERNMENT,), time=day(29)),
        make("strike", None, (GOVERNMENT,), time=day(1, 3, 2020), modality="historical"),
    ]
    said = texts(events)
    assert said[0].startswith("2 strikes (1 of them without a place on the map)")
    assert "2 events could not be placed on the map; 1 of them is past, planned or denied." in said


def test_what_somebody_threw_out_is_in_no_sentence() -> None:
    make = Maker()
    events = [
        make(place=ALPHA, time=day(30)),
        make("strike", BETA, time=day(30)),
        make("displacement", BETA, time=day(30), origin=BETA, people=Bounds(low=5, high=5)),
    ]
    assert texts([replace(event, review="rejected") for event in events]) == []


def test_nothing_makes_no_sentence() -> None:
    assert texts([]) == []


bounds = st.none() | st.tuples(st.integers(0, 900), st.none() | st.integers(0, 90)).map(
    lambda pair: Bounds(low=pair[0], high=None if pair[1] is None else pair[0] + pair[1])
)
happenings = st.lists(
    st.tuples(
        st.sampled_from(["control", "strike", "displacement"]),
        st.sampled_from(sorted(PLACES)),
        st.sampled_from(["", *sorted(SIDES)]),
        st.sampled_from(["held", "claimed", "contested", "lost", "advance"]),
        st.sampled_from(["reported", "claimed", "denied", "planned"]),
        bounds,
        st.integers(20, 30),
    ),
    max_size=10,
)


def numbers_in(text: str) -> set[int]:
    return {int(found.replace(",", "")) for found in re.findall(r"\d[\d,]*", text)}


@given(happenings)
@settings(deadline=None, max_examples=80)
def test_each_number_is_in_the_data_and_each_sentence_names_its_events(rows: Any) -> None:
    make = Maker()
    events = []
    for layer, place, who, status, modality, figure, when in rows:
        more = {"people": figure} if layer == "displacement" else {"killed": figure, "injured": figure}
        actors = (SIDES[who],) if who else ()
        where = PLACES[place]
        origin = {"origin": where} if layer == "displacement" else {}
        events.append(
            make(
                layer,
                where,
                actors,
                status,
                day(when),
                modality=modality,
                **(more | origin if layer != "control" else {}),
            )
        )
    layers = layers_of(events, boundaries=Squares())
    by_id = {event.id: event for event in events}
    for sentence in summary_of(events, layers):
        own = [by_id[key] for key in sentence.events]
        assert own, sentence.text
        figures = [f for e in own for f in (e.killed, e.injured, e.people) if f is not None]
        lows = sums([figure.low for figure in figures])
        highs = sums([figure.high for figure in figures if figure.high is not None])
        areas = sums([round(area) for area in layers.zones["area_km2"]], slack=3)
        counts = set(range(1, len(own) + 1))
        dates = {30, 2024, *range(20, 31)}
        assert numbers_in(sentence.text) <= lows | highs | areas | counts | dates, sentence.text


def sums(values: list[int], slack: int = 0) -> set[int]:
    """All sums of some of the values."""
    found = {0}
    for value in values:
        found |= {one + value for one in found}
    return {one + more for one in found for more in range(-slack, slack + 1)} - ({0} if slack else set())


def test_a_party_that_only_says_so_is_told_so() -> None:
    event = Maker()(place=ALPHA, actors=(REBELS,), status="claimed", modality="claimed", time=day(30))
    assert texts([event])[0].startswith("Claimed by Opposition alone: 1 place, Alpha")
