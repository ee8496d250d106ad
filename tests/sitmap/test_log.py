"""The log of whole commands over hostile reports holds no word of them: no text, title, name of a file or person."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bench.hostile import hostile
from data import DATA, ROOT
from reports import journal
from reports.kinds import read_source
from reports.limits import DEFAULT_LIMITS
from reports.read import read
from sitmap.__main__ import main
from workspace.accounts import Accounts
from workspace.attempts import Attempts
from workspace.person import NotAllowedError

HASH = re.compile(r"[0-9a-f]{16}")
WORD = re.compile(r"[^\W\d_]{3,}")


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    path = tmp_path / "log.jsonl"
    monkeypatch.setenv(journal.WHERE, str(path))
    monkeypatch.setenv(journal.LEVEL, "debug")
    yield path
    monkeypatch.undo()
    journal.start()


def said(log: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.read_text("utf-8").splitlines()]


def words_of(lines: list[dict[str, Any]]) -> set[str]:
    """Every word of the log's values; what happened, its level and moment are the program's own."""
    own = ("at", "level", "event")
    texts = [str(held) for line in lines for name, held in line.items() if name not in own]
    return {word.lower() for text in texts if not HASH.fullmatch(text) for word in WORD.findall(text)}


def test_no_word_of_a_report_is_in_the_log(tmp_path: Path, log: Path) -> None:
    folder = tmp_path / "Saraqib massacre"
    folder.mkdir()
    spoken: set[str] = {"saraqib", "massacre", "mosul", "ann", "secretnote"}
    for number in range(26):
        _, source = hostile(number)
        (folder / f"Mosul-{source.name}").write_bytes(source.data)
        for report in read_source(source, DEFAULT_LIMITS).reports:
            spoken |= {
                word.lower() for word in WORD.findall(f"{report.title} {report.publisher} {report.body}")
            }
    (folder / "broken.Mosul").write_bytes(b"\0")
    for report in read([DATA / "reports"]).reports:
        spoken |= {word.lower() for word in WORD.findall(f"{report.title} {report.id} {report.body}")}
    desk = tmp_path / "Mosul.gpkg"
    assert main(["build", str(folder), str(DATA / "reports"), "--geojson", str(tmp_path / "x.geojson")]) == 0
    assert main(["workspace", "add", str(desk), str(DATA / "reports"), str(folder), "--by", "Ann"]) == 0
    assert main(["workspace", "build", str(desk)]) == 0
    assert main(["build", str(tmp_path / "Mosul")]) == 2
    lines = said(log)
    events = {line["event"] for line in lines}
    assert events >= {"command", "built", "report read", "input rejected", "workspace opened", "decided"}
    assert words_of(lines) & spoken <= {"add", "build", "file", "other", "text"}, (
        "words of the program itself"
    )


def test_sign_in_and_what_is_refused_are_in_the_log(log: Path) -> None:
    journal.start()
    accounts = Accounts().with_account("Ann", "reader", "a few plain words")
    door = Attempts()
    with pytest.raises(NotAllowedError):
        door.sign_in(accounts, "Ann", "wrong password")
    door.sign_in(accounts, "Ann", "a few plain words")
    lines = said(log)
    assert [(line["event"], line["outcome"]) for line in lines] == [("sign-in", "wrong"), ("sign-in", "good")]
    assert "Ann" not in log.read_text("utf-8")
    assert "password" not in log.read_text("utf-8")


def test_the_settings_are_in_the_manual() -> None:
    manual = (ROOT / "README.md").read_text("utf-8")
    assert journal.WHERE in manual
    assert journal.LEVEL in manual


def test_a_log_that_cannot_be_written_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(journal.WHERE, str(tmp_path / "nowhere" / "log"))
    assert main(["geocode", "Aleppo"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
