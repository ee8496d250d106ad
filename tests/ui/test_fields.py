"""Forms and tables show what an event holds, and give back only what somebody changed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.claim import Bounds
from tests.layers.making import REBELS, Maker, day, town
from ui.events_table import decisions_of, table_of
from ui.fields import bounds, form_of, parties, span, what_changed
from workspace.errors import DecisionError

ALEPPO = town("Aleppo", 36.2, 37.16)
STRIKE = Maker()("strike", ALEPPO, time=day(29), status=None, weapon="air", killed=Bounds(low=4, high=9))


def test_a_form_that_was_only_looked_at_changes_nothing() -> None:
    assert what_changed(form_of(STRIKE), form_of(STRIKE)) == {}
    before = form_of(STRIKE)["time"]
    assert span(date(2024, 11, 29), date(2024, 11, 29), before) == before


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(None, None, None), (3, None, {"low": 3, "high": None}), (None, 9, {"low": 0, "high": 9})],
)
def test_bounds_are_those_that_were_typed(low: int | None, high: int | None, expected: Any) -> None:
    assert bounds(low, high) == expected


def test_parties_are_known_by_their_names() -> None:
    known = {"rebels": {"name": "Rebels", "id": "reb", "side": "Opposition"}}
    assert parties(" rebels ; Someone; rebels", known) == [
        known["rebels"],
        {"name": "Someone", "id": None, "side": None},
    ]
    assert parties(" ; ", known) == []


def test_a_span_ends_with_its_last_day() -> None:
    found = span(date(2024, 11, 29), None, None)
    assert found is not None
    assert found["start"].startswith("2024-11-29T00:00:00")
    assert found["end"].startswith("2024-11-29T23:59:59")
    assert span(None, date(2024, 11, 29), None) is None


def test_a_row_shows_what_the_event_says() -> None:
    row = table_of([STRIKE]).iloc[0]
    assert (row["Layer"], row["Place"], row["Weapon"]) == ("strike", "Aleppo", "air")
    assert (row["Killed ≥"], row["Killed ≤"]) == (4, 9)
    assert row["From"] == date(2024, 11, 29)


def test_edited_cells_become_decisions() -> None:
    assert decisions_of(STRIKE, {"Show": True}, by="A") == []
    confirm, edit = decisions_of(STRIKE, {"Review": "confirmed", "Killed ≤": 12, "Weapon": "drone"}, by="A")
    assert (confirm.kind, edit.kind) == ("confirm", "edit")
    assert edit.after == {"killed": {"low": 4, "high": 12}, "weapon": "drone"}
    (moved,) = decisions_of(STRIKE, {"From": "2024-11-28", "To": "2024-11-30"}, by="A")
    assert moved.after["time"]["start"].startswith("2024-11-28")
    (named,) = decisions_of(STRIKE, {"Who": "Rebels; Others"}, by="A")
    assert [one["id"] for one in named.after["actors"]] == [REBELS.id, None]


def test_a_cell_that_makes_no_sense_is_refused() -> None:
    with pytest.raises(DecisionError):
        decisions_of(STRIKE, {"Killed ≥": 10, "Killed ≤": 2}, by="A")


_CELLS = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(
            ["Title", "Who", "Weapon", "Standing", "Status"], st.sampled_from([None, "", "air", "x; y"])
        ),
        **dict.fromkeys(["Killed ≥", "Killed ≤", "Injured ≥"], st.none() | st.integers(-3, 50)),
        **dict.fromkeys(["From", "To"], st.sampled_from([None, "2024-11-28", "2024-11-30"])),
    },
)


@given(_CELLS)
def test_any_cells_give_decisions_or_are_refused(cells: dict[str, Any]) -> None:
    try:
        found = decisions_of(STRIKE, cells, by="A")
    except DecisionError:
        return
    assert all(decision.target == STRIKE.id for decision in found)
