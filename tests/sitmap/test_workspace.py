from __future__ import annotations

import json
from pathlib import Path

import pytest

from sitmap import app
from sitmap.__main__ import main
from workspace.workspace import Workspace


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(
        "---\npublisher: Desk\npublished: 2024-11-30\n---\nSyrian forces hold Hama.\n", encoding="utf-8"
    )
    return path


def test_reports_go_in_and_the_tables_come_out(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = str(tmp_path / "desk.gpkg")
    assert main(["workspace", "add", desk, str(report), "--by", "ann"]) == 0
    assert main(["workspace", "info", desk]) == 0
    said = capsys.readouterr().out
    assert "1 new" in said
    assert "not yet built" in said
    assert main(["workspace", "build", desk]) == 0
    assert main(["workspace", "log", desk]) == 0
    assert main(["workspace", "info", desk]) == 0
    said = capsys.readouterr().out
    assert "ann: reports reports" in said
    assert "up to date" in said


def test_copies_are_made_while_it_is_open(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = str(tmp_path / "desk.gpkg")
    main(["workspace", "add", desk, str(report)])
    with Workspace.open(desk):
        assert main(["workspace", "backup", desk, str(tmp_path / "copy.gpkg")]) == 0
        assert main(["workspace", "copy", desk, str(tmp_path / "other.gpkg")]) == 0
        assert main(["workspace", "export", desk, str(tmp_path / "out")]) == 0
    for name in ("copy.gpkg", "other.gpkg"):
        with Workspace.open(tmp_path / name, create=False) as copy:
            assert [one.id for one in copy.reports()] == ["story"]
    assert json.loads((tmp_path / "out" / "reports.jsonl").read_text(encoding="utf-8"))["publisher"] == "Desk"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["info", "absent.gpkg"], "does not exist"),
        (["info", "desk.xlsx"], "is no workspace"),
        (["backup", "desk.gpkg", "copy.zip"], "does not end in .gpkg"),
        (["add", "desk.gpkg", "absent.txt"], "absent.txt"),
    ],
)
def test_what_cannot_be_used_is_said_in_one_line(
    words: list[str],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Workspace.open("desk.gpkg").close()
    assert main(["workspace", *words]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


def test_the_dashboard_is_started_on_a_workspace(tmp_path: Path) -> None:
    assert app.command_line(8501, "postgresql://ann@host/desk")[-1] == "postgresql://ann@host/desk"
    assert Path(app.command_line(8501, "desk.gpkg")[-1]).is_absolute()
