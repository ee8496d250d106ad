"""A guarded workspace: no change by nobody, by a role that may not, or in another's name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reports.readings import Readings
from reports.report import Report
from workspace.decision import KINDS, Decision
from workspace.person import NotAllowedError, Person, allowed
from workspace.workspace import Workspace

ANN = Person("Ann", "editor")
BOB = Person("Bob", "reviewer")
EVE = Person("Eve", "reader")


@pytest.fixture
def guarded(tmp_path: Path, make_report: Callable[..., Report]) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "desk.gpkg", guarded=True) as workspace:
        workspace.add(Readings(reports=(make_report("The army left Hama."),)), by="Ann", person=ANN)
        yield workspace


def decision(by: str, kind: str = "confirm", target: str = "event") -> Decision:
    return Decision(kind=kind, target=target, by=by)


def test_every_kind_of_decision_has_its_role() -> None:
    assert all(allowed("editor", kind) for kind in KINDS)
    assert not any(allowed("reader", kind) for kind in KINDS)


def test_a_reader_changes_nothing_in_any_way(guarded: Workspace, make_report: Callable[..., Report]) -> None:
    before = guarded.decisions()
    reports = Readings(reports=(make_report("It is gone.", id="two"),))
    for person, by in ((EVE, "Eve"), (EVE, "Ann"), (None, "Ann"), (None, "Eve"), (BOB, "Bob")):
        with pytest.raises(NotAllowedError):
            guarded.add(reports, by=by, person=person)
    for person, by in ((EVE, "Eve"), (EVE, "Ann"), (None, "Ann"), (BOB, "Ann")):
        with pytest.raises(NotAllowedError):
            guarded.decide(decision(by), seen=None, person=person)
        with pytest.raises(NotAllowedError):
            guarded.decide_all([decision(by), decision(by)], seen=None, person=person)
    assert guarded.decisions() == before
    assert len(guarded.reports()) == 1


def test_a_reviewer_judges_and_takes_back_judgements_alone(guarded: Workspace) -> None:
    judged = guarded.decide(decision("Bob"), seen=None, person=BOB)
    back = guarded.decide(decision("Bob", "undo", judged.id), seen=None, person=BOB)
    with pytest.raises(NotAllowedError):
        guarded.decide(decision("Eve", "redo", back.id), seen=None, person=EVE)
    added = guarded.decisions()[0]
    assert added.kind == "reports"
    with pytest.raises(NotAllowedError, match="reports"):
        guarded.decide(decision("Bob", "undo", added.id), seen=None, person=BOB)
    assert guarded.decide(decision("Ann", "undo", added.id), seen=None, person=ANN).seq


def test_a_workspace_of_one_s_own_needs_no_person(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "own.gpkg") as workspace:
        assert workspace.decide(decision("me"), seen=None).seq == 1
        with pytest.raises(NotAllowedError):
            workspace.decide(decision("Eve"), seen=None, person=EVE)
