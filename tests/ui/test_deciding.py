"""What undo takes back and redo brings back, and decisions in words."""

from __future__ import annotations

from dataclasses import replace

from reports.readings import Readings
from tests.layers.making import Maker, day, town
from ui.deciding import last_undoable
from ui.decision_log import words_of
from ui.desk import Desk
from workspace import deciding
from workspace.decision import Decision

ALEPPO, IDLIB = town("Aleppo", 36.2, 37.16), town("Idlib", 35.93, 36.63)
STRIKE = Maker()("strike", ALEPPO, time=day(29), status=None)


def logged(*decisions: Decision) -> Desk:
    numbered = tuple(replace(one, seq=number) for number, one in enumerate(decisions, start=1))
    return Desk(readings=Readings(), decisions=numbered, seq=len(numbered))


def test_nothing_decided_means_nothing_to_undo() -> None:
    assert last_undoable(logged()) == (None, None)


def test_undo_goes_back_step_by_step_and_redo_forward() -> None:
    one, two = deciding.confirm(STRIKE, by="A"), deciding.reject(STRIKE, by="A")
    back, again = last_undoable(logged(one, two))
    assert (back.id if back else None, again) == (two.id, None)
    undo_two = deciding.undo(two, by="A")
    back, again = last_undoable(logged(one, two, undo_two))
    assert back is not None
    assert again is not None
    assert (back.id, again.id) == (one.id, two.id)
    undo_one = deciding.undo(one, by="A")
    back, again = last_undoable(logged(one, two, undo_two, undo_one))
    assert again is not None
    assert (back, again.id) == (None, one.id)
    back, again = last_undoable(logged(one, two, undo_two, deciding.redo(two, by="A")))
    assert (back.id if back else None, again) == (two.id, None)


def test_a_decision_is_said_in_words() -> None:
    moved = deciding.place(STRIKE, IDLIB, by="A", note="the photograph shows it")
    words = words_of(moved, {STRIKE.id: "Strike on Aleppo"})
    assert words == "placed: Strike on Aleppo · Aleppo → Idlib · the photograph shows it"
    assert words_of(deciding.place_name("the square", IDLIB, by="A")).startswith("placed: every «the square»")
    assert words_of(deciding.undo(moved, by="A")) == "took back: placed"
