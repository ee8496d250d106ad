from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.event import Event
from events.merge import in_order
from tests.layers.making import GOVERNMENT, Maker, day, town
from workspace import deciding
from workspace.decision import Decision, from_json, touched
from workspace.errors import DecisionError
from workspace.marks import mark
from workspace.review import changes, in_force, reviewed

ALEPPO, IDLIB, HAMA = town("Aleppo", 36.2, 37.16), town("Idlib", 35.93, 36.63), town("Hama", 35.13, 36.75)


def numbered(*decisions: Decision) -> list[Decision]:
    return [replace(decision, seq=number) for number, decision in enumerate(decisions, start=1)]


def sample() -> tuple[Event, ...]:
    make = Maker()
    made = (
        make("control", ALEPPO, time=day(28)),
        make("strike", IDLIB, time=day(29)),
        make("strike", IDLIB, time=day(30)),
        make("displacement", ALEPPO, origin=ALEPPO, destination=IDLIB, time=day(30)),
    )
    # Each stands at a place of its own in the report.
    apart = [
        replace(event, claims=tuple(replace(c, trigger_start=n * 10) for c in event.claims))
        for n, event in enumerate(made)
    ]
    return in_order(apart)


def after(*decisions: Decision) -> dict[str, Event]:
    outcome = reviewed(sample(), numbered(*decisions))
    assert outcome.unapplied == ()
    return {event.id: event for event in outcome.events}


CONTROL, STRIKE, FLIGHT, OTHER_STRIKE = sample()


def test_what_nobody_decided_on_stays_as_it_was_read() -> None:
    assert reviewed(sample(), ()).events == sample()


@pytest.mark.parametrize(
    ("decision", "review"),
    [
        (deciding.confirm(STRIKE, by="ann"), "confirmed"),
        (deciding.reject(STRIKE, by="ann"), "rejected"),
        (deciding.edit(STRIKE, by="ann", weapon="artillery"), "edited"),
    ],
)
def test_the_event_says_what_was_decided(decision: Decision, review: str) -> None:
    found = after(decision)
    assert found[STRIKE.id].review == review
    assert {event.review for event_id, event in found.items() if event_id != STRIKE.id} == {"auto"}


def test_an_edit_sets_fields_and_leaves_the_words_it_rests_on() -> None:
    killed = {"low": 3, "high": None}
    edit = deciding.edit(
        STRIKE,
        by="ann",
        weapon="drone",
        killed=killed,
        actors=[{"name": "Army", "id": "gov", "side": "Government"}],
    )
    event = after(edit)[STRIKE.id]
    assert (event.weapon, event.killed and event.killed.low, event.actors[0].name) == ("drone", 3, "Army")
    assert event.claims == STRIKE.claims
    assert edit.before["weapon"] == "air"


def test_a_place_is_set_for_one_event_with_the_reason() -> None:
    event = after(deciding.place(STRIKE, HAMA, by="ann", note="the video shows it"))[STRIKE.id]
    assert event.place == HAMA
    assert event.claims[0].place_why == "placed by ann: the video shows it"


def test_a_place_that_is_taken_away_leaves_the_event_unlocated_with_the_reason() -> None:
    event = after(deciding.place(STRIKE, None, by="ann"))[STRIKE.id]
    assert event.place is None
    assert event.unlocated == "ann took the place away"


def test_a_clicked_point_keeps_the_radius_that_was_said() -> None:
    event = after(deciding.place(STRIKE, deciding.clicked(36.0, 37.0, radius_m=250), by="ann"))[STRIKE.id]
    assert event.place is not None
    assert (event.place.lat, event.place.radius_m, event.place.id) == (36.0, 250, "point:36.00000,37.00000")


def test_a_place_for_a_name_is_for_every_event_of_that_name_but_not_for_those_placed_one_by_one() -> None:
    found = after(deciding.place(STRIKE, ALEPPO, by="ann"), deciding.place_name("idlib", HAMA, by="ben"))
    assert found[OTHER_STRIKE.id].place == HAMA
    assert found[STRIKE.id].place == ALEPPO
    assert found[CONTROL.id].place == ALEPPO


def test_the_ends_of_a_movement_are_placed_each() -> None:
    event = after(deciding.place(FLIGHT, HAMA, by="ann", role="destination"))[FLIGHT.id]
    assert (event.origin, event.destination) == (ALEPPO, HAMA)


def test_merged_events_are_one_with_all_statements_and_split_they_are_two_again() -> None:
    merge = deciding.merge(STRIKE, [OTHER_STRIKE], by="ann")
    merged = after(merge)
    assert OTHER_STRIKE.id not in merged
    assert {mark(c) for c in merged[STRIKE.id].claims} == {
        mark(c) for e in (STRIKE, OTHER_STRIKE) for c in e.claims
    }
    split = deciding.split(merged[STRIKE.id], [mark(OTHER_STRIKE.claims[0])], by="ann")
    parted = [event for event in after(merge, split).values() if event.layer == "strike"]
    assert sorted(len(event.claims) for event in parted) == [1, 1]
    assert STRIKE.id in {event.id for event in parted}


def test_what_was_set_by_hand_survives_a_merge() -> None:
    edit = deciding.edit(STRIKE, by="ann", title="Strike on the depot")
    assert (
        after(edit, deciding.merge(STRIKE, [OTHER_STRIKE], by="ann"))[STRIKE.id].title
        == "Strike on the depot"
    )


def test_an_event_by_hand_is_drawn_and_can_be_decided_on() -> None:
    add = deciding.add(
        by="ann",
        layer="control",
        title="Hama is held by the army",
        event_type="Strategic developments",
        sub_event_type="Other",
        modality="reported",
        confidence=0.7,
        at=HAMA,
        status="held",
        actors=[{"name": GOVERNMENT.name, "id": GOVERNMENT.id, "side": GOVERNMENT.side}],
        time={"start": "2024-11-30T00:00:00+00:00", "end": "2024-11-30T23:59:59+00:00", "precision": "day"},
    )
    event = after(add)[add.target]
    assert (event.basis, event.review, event.place, event.claims) == ("drawn", "edited", HAMA, ())
    assert after(add, deciding.reject(event, by="ben"))[add.target].review == "rejected"


def test_undo_and_redo_come_from_the_log() -> None:
    reject = deciding.reject(STRIKE, by="ann")
    undo, redo = deciding.undo(reject, by="ben"), deciding.redo(reject, by="ann")
    assert after(reject, undo)[STRIKE.id].review == "auto"
    assert after(reject, undo, redo)[STRIKE.id].review == "rejected"
    assert [d.kind for d in in_force(numbered(reject, undo, redo))] == ["reject"]


def test_the_last_word_stands() -> None:
    reject, confirm = deciding.reject(STRIKE, by="ann"), deciding.confirm(STRIKE, by="ben")
    assert after(reject, confirm)[STRIKE.id].review == "confirmed"
    assert after(confirm, reject)[STRIKE.id].review == "rejected"


def test_a_decision_follows_its_statements_to_an_event_of_another_id() -> None:
    renamed = [replace(event, id="strike-new") if event.id == STRIKE.id else event for event in sample()]
    outcome = reviewed(renamed, numbered(deciding.reject(STRIKE, by="ann")))
    assert {event.id: event.review for event in outcome.events}["strike-new"] == "rejected"
    assert outcome.unapplied == ()


def test_two_places_of_one_word_are_statements_of_their_own() -> None:
    one = STRIKE.claims[0]
    assert mark(one) != mark(replace(one, place_text="Saraqeb"))
    assert mark(one) == mark(replace(one, id="read otherwise", place=HAMA, status="held"))


def test_decisions_on_one_event_under_two_ids_touch_each_other() -> None:
    renamed = deciding.confirm(replace(STRIKE, id="strike-new"), by="ann")
    merge = deciding.merge(CONTROL, [STRIKE], by="ann")
    for other in (deciding.reject(STRIKE, by="ben"), merge):
        assert touched(renamed) & touched(other)
    assert not touched(deciding.reject(OTHER_STRIKE, by="ben")) & touched(renamed)


def test_a_decision_whose_event_is_gone_is_reported_not_lost() -> None:
    left = [event for event in sample() if event.id != STRIKE.id]
    decision = deciding.reject(STRIKE, by="ann")
    outcome = reviewed(left, numbered(decision, deciding.confirm(CONTROL, by="ann")))
    assert [(one.decision.id, "gone" in one.reason) for one in outcome.unapplied] == [(decision.id, True)]
    assert {event.id: event.review for event in outcome.events}[CONTROL.id] == "confirmed"


def test_what_changed_between_two_moments_of_the_log() -> None:
    log = numbered(deciding.reject(STRIKE, by="ann"), deciding.edit(CONTROL, by="ann", status="contested"))
    said = changes(reviewed(sample(), log[:1]).events, reviewed(sample(), log).events)
    assert said.altered == {CONTROL.id: ("status", "review")}
    assert changes(sample(), reviewed(sample(), log[:1]).events).gone == (STRIKE.id,)


def test_rejected_events_are_off_the_map_and_in_the_data() -> None:
    from layers.situation import layers_of

    outcome = reviewed(
        sample(), numbered(deciding.reject(STRIKE, by="ann"), deciding.confirm(OTHER_STRIKE, by="ann"))
    )
    layers = layers_of(outcome.events)
    assert list(layers.strikes["id"]) == [OTHER_STRIKE.id]
    assert list(layers.strikes["review"]) == ["confirmed"]
    assert STRIKE.id in {event.id for event in outcome.events}


events_by_number = st.integers(0, 3)
MAKERS = (
    lambda e, n: deciding.confirm(e, by="ann"),
    lambda e, n: deciding.reject(e, by="ann"),
    lambda e, n: deciding.edit(e, by="ann", title=f"Title {n}"),
    lambda e, n: deciding.place(e, (ALEPPO, IDLIB, HAMA)[n % 3], by="ann"),
    lambda e, n: deciding.merge(e, [sample()[n]], by="ann"),
    lambda e, n: deciding.split(e, [mark(sample()[n].claims[0])], by="ann"),
    lambda e, n: deciding.place_name("Idlib", HAMA, by="ann"),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(MAKERS) - 1), events_by_number, events_by_number), max_size=12))
def test_any_log_applies_without_losing_a_statement_or_a_decision(moves: list[tuple[int, int, int]]) -> None:
    log = numbered(*(MAKERS[kind](sample()[on], n) for kind, on, n in moves))
    outcome = reviewed(sample(), log)
    assert sorted(mark(c) for e in outcome.events for c in e.claims) == sorted(
        mark(c) for e in sample() for c in e.claims
    )
    applied = {d.id for decisions in outcome.history.values() for d in decisions}
    assert applied | {one.decision.id for one in outcome.unapplied} == {d.id for d in log}
    assert reviewed(tuple(reversed(sample())), list(reversed(log))).events == outcome.events
    back = [from_json(json.loads(json.dumps(d.to_json()))) for d in log]
    assert back == log


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"kind": "guess"}, "no kind of decision"),
        ({"by": " "}, "who decided"),
        ({"by": "x" * 201}, "up to 200"),
        ({"note": "a\0b"}, "note"),
        ({"at": datetime(2024, 1, 1)}, "time zone"),  # noqa: DTZ001
        ({"kind": "edit", "after": {}}, "at least one field"),
        ({"kind": "edit", "after": {"id": "x"}}, "no field that can be set"),
        ({"kind": "edit", "after": {"weapon": "laser"}}, "weapon must be one of"),
        ({"kind": "edit", "after": {"killed": {"low": 5, "high": 2}}}, "lower"),
        ({"kind": "edit", "after": {"time": {"start": "2024", "end": "x", "precision": "day"}}}, "ISO 8601"),
        ({"kind": "place", "after": {}}, "names the place"),
        ({"kind": "place", "after": {"place": {"lat": 200}}}, "no place"),
        ({"kind": "merge", "after": {"events": []}}, "lists its events"),
        ({"kind": "reports", "target": "report:x", "after": {"published": "soon"}}, "no date"),
        ({"kind": "add", "after": {"title": "x"}}, "needs layer"),
        ({"before": {"claims": [1]}}, "list of texts"),
        ({"before": {"events": {"x": 1}}}, "table of events"),
        ({"after": {"x": float("nan")}}, "JSON"),
    ],
)
def test_a_decision_that_makes_no_sense_says_why(fields: dict[str, Any], said: str) -> None:
    with pytest.raises(DecisionError, match=said):
        Decision(**{"kind": "confirm", "target": "x", "by": "ann", "at": datetime.now(UTC), **fields})


@settings(max_examples=40, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(),
        lambda x: st.lists(x) | st.dictionaries(st.text(), x),
    )
)
def test_nothing_that_is_read_as_a_decision_raises_another_error(value: Any) -> None:
    base = {"kind": "edit", "target": "x", "by": "ann", "id": "1", "at": "2024-11-30T00:00:00+00:00"}
    tries = [{**base, "kind": kind, "after": value} for kind in ("edit", "place", "merge", "add", "reports")]
    for one in (*tries, {**base, "kind": "edit", "after": {"actors": value, "time": value}}, value):
        with suppress(DecisionError):
            from_json(one)
