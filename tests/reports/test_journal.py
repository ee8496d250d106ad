"""The log: JSON lines that count and time what was done, and never say what a report says."""

from __future__ import annotations

import json
import logging
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reports import journal
from reports.journal import note, start, timed


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    path = tmp_path / "log.jsonl"
    monkeypatch.setenv(journal.WHERE, str(path))
    start()
    yield path
    monkeypatch.delenv(journal.WHERE)
    monkeypatch.delenv(journal.LEVEL, raising=False)
    start()


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_a_line_has_its_moment_its_event_and_its_facts(log: Path) -> None:
    note("built", reports=3, seconds=1.23456, good=True, error=KeyError, none=None)
    (line,) = lines(log)
    assert line["at"].endswith("+00:00")
    assert (line["level"], line["event"]) == ("info", "built")
    assert {name: line[name] for name in ("reports", "seconds", "good", "error", "none")} == {
        "reports": 3,
        "seconds": 1.235,
        "good": True,
        "error": "KeyError",
        "none": None,
    }
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_a_text_is_a_hash_and_only_words_of_the_program_are_words(log: Path) -> None:
    note("x", report="Aleppo\n\ud800", kind="Aleppo falls", role="reader")
    note("x", report="Aleppo\n\ud800")
    first, second = lines(log)
    assert "Aleppo" not in log.read_text("utf-8")
    assert first["report"] == second["report"]
    assert len(first["report"]) == len(first["kind"]) == 16
    assert first["role"] == "reader"


def test_what_fails_is_timed_with_the_class_of_its_error(log: Path) -> None:
    with pytest.raises(ValueError, match="Aleppo"), timed("command", command="build"):
        raise ValueError("Aleppo fell")
    with timed("command", command="build") as facts:
        facts["status"] = 0
    failed, done = lines(log)
    assert (failed["level"], failed["error"], failed["command"]) == ("warning", "ValueError", "build")
    assert failed["seconds"] >= 0
    assert (done["level"], done["status"]) == ("info", 0)
    assert "Aleppo" not in log.read_text("utf-8")


def test_the_level_is_the_least_that_is_written(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(journal.LEVEL, "warning")
    start()
    note("small")
    note("large", level=logging.WARNING)
    assert [line["event"] for line in lines(log)] == ["large"]
    monkeypatch.setenv(journal.LEVEL, "loud")
    with pytest.raises(ValueError, match="debug, info, warning"):
        start()


def test_it_is_off_without_a_place_and_can_go_to_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    note("nothing")
    monkeypatch.setenv(journal.WHERE, "stderr")
    start()
    note("something", count=1)
    monkeypatch.delenv(journal.WHERE)
    start()
    note("nothing")
    said = "".join(capsys.readouterr())
    assert [json.loads(line)["event"] for line in said.splitlines()] == ["something"]


def test_a_disk_that_takes_nothing_stops_no_work(
    log: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(_: str) -> int:
        raise OSError("the disk is full")

    handler = next(one for one in logging.getLogger("sitmap").handlers if one.name)
    monkeypatch.setattr(handler.stream, "write", full)  # type: ignore[attr-defined]
    note("built", reports=1)
    assert "".join(capsys.readouterr()) == ""


def test_a_file_that_cannot_be_written_is_said_at_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(journal.WHERE, str(tmp_path / "nowhere" / "log.jsonl"))
    with pytest.raises(OSError, match="nowhere"):
        start()
