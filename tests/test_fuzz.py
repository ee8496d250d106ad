"""A few of the hostile reports of ``python -m bench.fuzz``: each kind once, through the whole program."""

from __future__ import annotations

import subprocess
import sys

import pytest

from bench import fuzz
from bench.hostile import MAKERS, hostile
from data import ROOT


def test_each_kind_of_hostile_report_is_survived() -> None:
    # In a process of its own, whose memory is not that of all tests before.
    command = [sys.executable, "-m", "bench.fuzz", "--reports", str(len(MAKERS))]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_hostile_report_can_be_made_again() -> None:
    assert hostile(17) == hostile(17)
    assert {hostile(number)[0] for number in range(len(MAKERS))} == set(MAKERS)


def test_an_error_and_a_hang_are_faults(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise KeyError("broken")

    monkeypatch.setattr(fuzz, "geoparse", broken)
    assert fuzz.main(["--from", "1", "--reports", "1"]) == 1
    assert "KeyError" in capsys.readouterr().out
    monkeypatch.undo()
    monkeypatch.setattr(fuzz, "SECONDS", 0.0)
    assert fuzz.main(["--from", "1", "--reports", "1"]) == 1
