"""Claims of one happening become one event; nothing is lost, hidden or counted twice."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.claim import Claim
from events.event import Event
from events.merge import merge
from tests.events.making import ALPHA, BETA, TOWNS, at_least, claim, day, exactly


def one(*claims: Claim) -> Event:
    (event,) = merge(claims)
    return event


def test_the_same_strike_in_two_reports_is_one_event_with_both_sources() -> None:
    event = one(claim(report="one"), claim(report="two"))
    assert [c.report for c in event.claims] == ["one", "two"]
    assert event.conflicts == ()


def test_two_independent_sources_are_surer_than_one() -> None:
    alone, both = one(claim(report="one")), one(claim(report="one"), claim(report="two"))
    assert alone.confidence < both.confidence < 1
    assert both.confidence == pytest.approx(1 - (1 - 0.6) ** 2)


@pytest.mark.parametrize(
    "copy",
    [
        {"quote": "Jets hit the market of Northtown at noon, killing four.", "publisher": "Another"},
        {"quote": "Jets hit the market of Northtown at noon , killing four .", "publisher": "Another"},
        {"publisher": "First"},
    ],
)
def test_copies_of_one_text_and_one_publisher_do_not_raise_confidence(copy: dict[str, str]) -> None:
    first = claim(
        report="one", quote="Jets hit the market of Northtown at noon, killing four.", publisher="First"
    )
    event = one(first, claim(report="two", **copy))
    assert len(event.claims) == 2
    assert event.confidence == first.confidence


def test_two_sentences_of_one_report_do_not_raise_confidence() -> None:
    event = one(claim(start=0), claim(start=200))
    assert event.confidence == 0.6


def test_numbers_are_joined_to_what_all_allow() -> None:
    event = one(claim(report="one", killed=at_least(20)), claim(report="two", killed=exactly(25)))
    assert event.killed == exactly(25)
    assert event.conflicts == ()


def test_contradicting_numbers_are_kept_side_by_side_and_flagged() -> None:
    event = one(claim(report="one", killed=exactly(4)), claim(report="two", killed=exactly(7)))
    assert event.killed is not None
    assert (event.killed.low, event.killed.high) == (4, 7)
    (conflict,) = event.conflicts
    assert "killed" in conflict
    assert "4" in conflict
    assert "7" in conflict


def test_a_number_that_only_one_source_gives_is_kept() -> None:
    event = one(claim(report="one"), claim(report="two", killed=exactly(3), casualties_who="civilians"))
    assert event.killed == exactly(3)
    assert event.casualties_who == "civilians"
    assert event.injured is None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"place": TOWNS[0]}, {"place": TOWNS[1]}),
        ({"time": day(1)}, {"time": day(3)}),
        ({"time": day(1)}, {"time": None}),
        ({"weapon": "air"}, {"weapon": "artillery"}),
        ({"actors": (ALPHA,)}, {"actors": (BETA,)}),
        ({"modality": "reported"}, {"modality": "denied"}),
        ({"modality": "reported"}, {"modality": "planned"}),
        ({"modality": "reported"}, {"modality": "historical"}),
        ({"place": None}, {"place": None}),
    ],
)
def test_what_differs_stays_apart(first: dict[str, object], second: dict[str, object]) -> None:
    assert len(merge([claim(report="one", **first), claim(report="two", **second)])) == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"weapon": "air"}, {"weapon": "unknown"}),
        ({"actors": (ALPHA,)}, {"actors": ()}),
        ({"modality": "reported"}, {"modality": "claimed"}),
        ({"time": day(1)}, {"time": day(1, days=7)}),
    ],
)
def test_what_only_one_of_them_knows_does_not_keep_them_apart(
    first: dict[str, object], second: dict[str, object]
) -> None:
    event = one(claim(report="one", **first), claim(report="two", **second))
    assert event.weapon == "air"
    assert event.actors == (ALPHA,)
    assert event.modality == "reported"
    assert event.time is not None
    assert event.time.start == day(1).start
    assert event.time.end == day(1).end


def test_two_sides_that_both_hold_a_town_stay_two_events() -> None:
    events = merge(
        [
            claim("control", "one", status="held", actors=(ALPHA,)),
            claim("control", "two", status="claimed", actors=(BETA,)),
        ]
    )
    assert {event.actors for event in events} == {(ALPHA,), (BETA,)}


def test_a_claim_of_control_that_others_report_is_held() -> None:
    event = one(
        claim("control", "one", status="claimed", modality="claimed"), claim("control", "two", status="held")
    )
    assert (event.status, event.modality) == ("held", "reported")


def test_holding_and_losing_are_two_events() -> None:
    events = merge([claim("control", "one", status="held"), claim("control", "two", status="lost")])
    assert sorted(event.status or "" for event in events) == ["held", "lost"]


def test_movements_to_different_places_stay_apart() -> None:
    first = claim("displacement", "one", destination=TOWNS[1])
    second = claim("displacement", "two", destination=TOWNS[2])
    assert len(merge([first, second])) == 2
    assert len(merge([first, replace(second, destination=TOWNS[1])])) == 1


def test_two_strikes_with_their_own_dead_in_one_report_stay_apart() -> None:
    assert len(merge([claim(start=0, killed=exactly(4)), claim(start=200, killed=exactly(7))])) == 2


def test_no_claims_no_events() -> None:
    assert merge([]) == ()


CLAIMS = st.lists(
    st.builds(
        claim,
        layer=st.sampled_from(["strike", "control", "displacement", "clash"]),
        report=st.sampled_from(["one", "two", "three"]),
        start=st.integers(0, 40),
        place=st.sampled_from([*TOWNS, None]),
        actors=st.sampled_from([(), (ALPHA,), (BETA,), (ALPHA, BETA)]),
        weapon=st.sampled_from(["air", "unknown", "artillery"]),
        killed=st.sampled_from([None, exactly(3), exactly(5), at_least(4)]),
        people=st.sampled_from([None, exactly(300), at_least(200)]),
        time=st.sampled_from([None, day(1), day(2), day(1, days=2), day(4)]),
        modality=st.sampled_from(["reported", "claimed", "denied", "planned", "historical"]),
        confidence=st.sampled_from([0.3, 0.45, 0.6, 0.75]),
        status=st.sampled_from(["held", "claimed", "contested", "lost", "advance"]),
    ),
    max_size=12,
    unique_by=lambda one: one.id,
)


@settings(deadline=None)
@given(CLAIMS, st.data())
def test_the_order_of_claims_does_not_matter(claims: list[Claim], data: st.DataObject) -> None:
    assert merge(data.draw(st.permutations(claims))) == merge(claims)


@settings(deadline=None)
@given(CLAIMS)
def test_every_claim_is_in_exactly_one_event(claims: list[Claim]) -> None:
    events = merge(claims)
    assert Counter(c.id for event in events for c in event.claims) == Counter(c.id for c in claims)
    assert len({event.id for event in events}) == len(events)


@settings(deadline=None)
@given(CLAIMS)
def test_an_event_says_no_more_than_its_claims(claims: list[Claim]) -> None:
    for event in merge(claims):
        places = {c.place.id if c.place else None for c in event.claims}
        assert places == {event.place.id if event.place else None}
        assert {c.layer for c in event.claims} == {event.layer}
        assert event.status in {c.status for c in event.claims}
        assert 0 <= event.confidence <= 0.97
        assert event.confidence >= max(c.confidence for c in event.claims) - 1e-9
        if event.killed is not None:
            lows = [c.killed.low for c in event.claims if c.killed is not None]
            assert min(lows) <= event.killed.low <= max(lows)
        if event.time is not None:
            assert event.time.start <= event.time.end


@settings(deadline=None)
@given(CLAIMS, CLAIMS)
def test_ids_of_events_do_not_change_when_later_reports_tell_of_other_places(
    claims: list[Claim], others: list[Claim]
) -> None:
    later = [
        replace(c, id=f"later-{c.id}", report=f"x-{c.report}", place=replace(TOWNS[0], id="geonames:99"))
        for c in others
    ]
    ids = {event.id for event in merge(claims)}
    assert ids <= {event.id for event in merge([*claims, *later])}
