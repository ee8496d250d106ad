"""Gazetteers that belong to a workspace: the situation uses them as long as they count."""

from __future__ import annotations

from pathlib import Path

import pytest

import pipeline
from geo.additions import prepare
from reports.readings import Readings
from tests.conftest import report_of
from workspace import additions, deciding
from workspace.workspace import Workspace

TABLE = "name,lat,lon,kind,country\nQarmouzeh,35.5,37.25,settlement,SY\n"


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(additions.segment, "__kwdefaults__", {"folder": tmp_path / "segments"})


def table(folder: Path, text: str = TABLE) -> Path:
    path = folder / "desk.csv"
    path.write_text(text, encoding="utf-8")
    return path


def place_of_strike(workspace: Workspace, until: int | None = None) -> tuple[float, float] | None:
    situation = pipeline.build_workspace(workspace, until=until)
    place = next(event.place for event in situation.events if event.layer == "strike")
    return (place.lat, place.lon) if place else None


def test_a_gazetteer_of_the_workspace_places_what_nothing_else_does(
    workspace: Workspace, tmp_path: Path
) -> None:
    report = report_of(
        "On Friday an air strike hit the town of Qarmouzeh in Syria, killing four people.", id="desk"
    )
    workspace.add(Readings(reports=(report,)), by="ann")
    before = pipeline.build_workspace(workspace)
    made = workspace.add_places(prepare(table(tmp_path)), by="ann")
    assert [(d.kind, d.by) for d in made] == [("places", "ann")]
    assert place_of_strike(workspace) == (35.5, 37.25)
    assert pipeline.build_workspace(workspace).gazetteer != before.gazetteer
    assert pipeline.build_workspace(workspace, until=1).events == before.events
    workspace.decide(deciding.undo(made[0], by="ben"), seen=workspace.version)
    assert pipeline.build_workspace(workspace).events == before.events


def test_the_same_file_is_added_once_and_a_later_one_takes_its_place(
    workspace: Workspace, tmp_path: Path
) -> None:
    workspace.add_places(prepare(table(tmp_path)), by="ann")
    assert workspace.add_places(prepare(table(tmp_path)), by="ann") == ()
    workspace.add_places(prepare(table(tmp_path, TABLE.replace("35.5", "35.6"))), by="ann")
    assert len(workspace.gazetteers()) == 1
    assert workspace.gazetteers() != workspace.gazetteers(until=1)
    assert len(workspace.segments()) == 1
