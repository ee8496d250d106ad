"""Who holds a place, by the stated rules."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.event import Event
from layers.history import histories, moment_of, state_at
from tests.layers.making import GOVERNMENT, KURDS, REBELS, SIDES, Maker, day, said_by, town

TOWN = town("Alpha", 36.0, 37.0)
OPPOSITION, ARMY = REBELS.side, GOVERNMENT.side


def seen(*events: Event, at: int = 30) -> tuple[str, set[str]] | None:
    """Status and parties of the one place on a day of November 2024."""
    known = histories(events)
    state = state_at(known[0], moment_of((), datetime(2024, 11, at, tzinfo=UTC))) if known else None
    return (state.status, {s.party.key for s in state.standings}) if state else None


@pytest.fixture
def make() -> Any:
    """Control events on one town."""
    maker = Maker()
    return lambda status, actors=REBELS, number=28, **more: maker(
        place=TOWN, actors=(actors,), status=status, time=day(number), **more
    )


def test_a_neutral_report_of_control_holds(make: Any) -> None:
    assert seen(make("held")) == ("held", {OPPOSITION})


def test_nothing_is_known_before_the_first_statement(make: Any) -> None:
    assert seen(make("held", number=28), at=27) is None


def test_a_party_that_speaks_for_itself_only_claims(make: Any) -> None:
    assert seen(make("held", speaker=said_by(REBELS))) == ("claimed", {OPPOSITION})


def test_a_party_that_speaks_against_itself_counts_fully(make: Any) -> None:
    own = make("held", GOVERNMENT, 27)
    assert seen(own, make("held", REBELS, 28, speaker=said_by(GOVERNMENT))) == ("held", {OPPOSITION})


def test_a_claim_does_not_end_what_others_report_and_names_the_conflict(make: Any) -> None:
    events = make("held", GOVERNMENT, 27), make("held", REBELS, 28, speaker=said_by(REBELS))
    state = state_at(histories(events)[0], None)
    assert state is not None
    assert (state.status, state.standings[0].party.key) == ("claimed", OPPOSITION)
    assert state.conflicts == ("Other sources say that Government holds it since 2024-11-27.",)


def test_a_claim_and_a_neutral_report_hold_together(make: Any) -> None:
    assert seen(make("held", speaker=said_by(REBELS)), make("held")) == ("held", {OPPOSITION})


def test_the_later_report_supersedes(make: Any) -> None:
    events = make("held", GOVERNMENT, 27), make("held", REBELS, 28)
    assert seen(*events) == ("held", {OPPOSITION})
    assert seen(*events, at=27) == ("held", {ARMY})


def test_two_holders_on_one_day_contest_it(make: Any) -> None:
    assert seen(make("held", GOVERNMENT), make("held", REBELS)) == ("contested", {OPPOSITION, ARMY})


def test_an_enemy_in_a_part_contests_what_was_held(make: Any) -> None:
    events = make("held", GOVERNMENT, 27), make("contested", REBELS, 28)
    assert seen(*events) == ("contested", {OPPOSITION, ARMY})


def test_when_the_enemy_leaves_the_holder_has_the_whole_again(make: Any) -> None:
    events = make("held", GOVERNMENT, 26), make("contested", REBELS, 27), make("lost", REBELS, 28)
    assert seen(*events) == ("held", {ARMY})


def test_a_loss_gives_the_place_to_nobody(make: Any) -> None:
    events = make("held", GOVERNMENT, 27), make("lost", GOVERNMENT, 28)
    assert seen(*events) == ("lost", {ARMY})


def test_a_loss_that_only_the_enemy_tells_leaves_the_loser_in_a_part(make: Any) -> None:
    events = make("held", GOVERNMENT, 27), make("lost", GOVERNMENT, 28, speaker=said_by(REBELS))
    assert seen(*events) == ("contested", {ARMY})


def test_parts_and_a_withdrawal_make_a_city_contested_without_the_one_who_left(make: Any) -> None:
    events = make("contested", REBELS), make("contested", KURDS), make("lost", GOVERNMENT)
    assert seen(*events) == ("contested", {OPPOSITION, KURDS.side})


def test_an_advance_changes_no_holder(make: Any) -> None:
    assert seen(make("held", GOVERNMENT, 27), make("advance", REBELS, 28)) == ("held", {ARMY})
    assert seen(make("advance", REBELS, 28)) == ("advance", {OPPOSITION})


def test_a_denial_makes_a_hold_a_claim(make: Any) -> None:
    events = make("held", REBELS, 27), make("held", REBELS, 28, modality="denied")
    assert seen(*events) == ("claimed", {OPPOSITION})


def test_plans_never_count(make: Any) -> None:
    assert seen(make("held", modality="planned")) is None


def test_history_counts_for_its_own_dates_alone(make: Any) -> None:
    old = make("held", GOVERNMENT, 20, modality="historical")
    assert seen(old, at=20) == ("held", {ARMY})
    assert seen(old, at=21) is None


def test_allies_hold_a_place_together(make: Any) -> None:
    from dataclasses import replace

    one, two = replace(REBELS, side="Syrian government"), replace(KURDS, side="Russia")
    assert seen(make("held", one), make("held", two)) == ("held", {"Syrian government", "Russia"})


def test_a_part_known_only_by_its_town_contests_the_town(make: Any) -> None:
    hospital = town("hospital", 36.0, 37.0, id="part:hospital:geonames:Alpha", kind="part", parent_id=TOWN.id)
    known = histories([Maker()(place=hospital, time=day(28))])
    assert known[0].place.id == TOWN.id
    assert known[0].intervals[0].state.status == "contested"


def test_the_history_of_a_place_is_told_in_intervals(make: Any) -> None:
    events = make("held", GOVERNMENT, 20), make("contested", REBELS, 25), make("held", REBELS, 28)
    told = [(i.state.status, i.since, i.until) for i in histories(events)[0].intervals]
    dates = [datetime(2024, 11, n, tzinfo=UTC) for n in (20, 25, 28)]
    assert told == [
        ("held", dates[0], dates[1]),
        ("contested", dates[1], dates[2]),
        ("held", dates[2], None),
    ]


def test_what_is_said_without_any_date_counts_only_where_no_moment_is_asked_for() -> None:
    from dataclasses import replace

    event = Maker()(place=TOWN)
    event = replace(event, claims=tuple(replace(claim, published=None) for claim in event.claims))
    known = histories([event])
    assert state_at(known[0], None) is not None
    assert state_at(known[0], datetime(2024, 11, 30, tzinfo=UTC)) is None


statements = st.lists(
    st.tuples(
        st.sampled_from(["held", "claimed", "contested", "lost", "advance"]),
        st.sampled_from(sorted(SIDES)),
        st.integers(20, 30),
        st.sampled_from(["reported", "claimed", "denied", "planned", "historical"]),
        st.sampled_from([None, "gov", "reb"]),
    ),
    max_size=8,
)


@given(statements, st.randoms(use_true_random=False))
def test_any_statements_in_any_order_give_one_and_the_same_history(rows: Any, random: Any) -> None:
    make = Maker()
    events = [
        make(
            place=TOWN,
            actors=(SIDES[actor],),
            status=status,
            time=day(number),
            modality=modality,
            speaker=said_by(SIDES[speaker]) if speaker else None,
        )
        for status, actor, number, modality, speaker in rows
    ]
    told = histories(events)
    shuffled = list(events)
    random.shuffle(shuffled)
    again = histories(shuffled)
    assert [h.intervals for h in told] == [h.intervals for h in again]
    for history in told:
        for before, after in zip(history.intervals, history.intervals[1:], strict=False):
            assert before.until is not None
            assert after.since is not None
            assert before.until <= after.since
        for interval in history.intervals:
            assert interval.state.events
            assert 0 <= interval.state.confidence <= 1
