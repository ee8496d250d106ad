"""``sitmap build --explain``: why each event was read, and why other sentences gave none."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitmap.__main__ import main


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(
        "---\npublished: 2024-11-30\n---\n"
        "Rebels captured the town of Saraqib in Idlib province from government forces on Thursday.\n",
        encoding="utf-8",
    )
    return path


def explained(path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["build", str(path), "--explain"]) == 0
    return capsys.readouterr().out


def test_explain_says_why(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = explained(good, capsys)
    assert "captured" in said
    assert "Saraqib" in said
    assert "place:" in said


def test_explain_lists_what_was_discarded(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "talk.txt"
    path.write_text(
        "---\npublished: 2024-11-30\n---\nProtesters marched in Idlib on Friday. Will Hama fall?\n"
        "A strike of teachers closed schools in Aleppo. The weather was fine.\n",
        encoding="utf-8",
    )
    said = explained(path, capsys)
    assert "discarded: 3 sentences" in said
    assert "protest or unrest" in said
    assert "a question" in said
    assert "no weapon or armed party" in said
    assert "weather" not in said
