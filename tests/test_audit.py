"""Licences of what the program is made of, and security rules over its code."""

from __future__ import annotations

import subprocess
import sys

import pytest

from bench import audit
from data import ROOT


def test_every_package_has_a_licence_that_was_looked_at() -> None:
    assert audit.unlisted() == []


def test_a_licence_that_was_not_looked_at_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit, "_pinned", lambda: ["hypothesis", "lxml"])
    assert [fault.split(":")[0] for fault in audit.unlisted()] == ["hypothesis"]


def test_bandit_finds_nothing() -> None:
    command = [sys.executable, "-m", "bandit", "-q", "-c", "pyproject.toml", "-r", *audit._PROGRAM]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_no_service_of_weaknesses_is_no_fault(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = subprocess.CompletedProcess([], 1, stdout="", stderr="no network")
    monkeypatch.setattr(audit, "_run", lambda *_: gone)
    assert audit._weak() == []
    assert "can be reached" in capsys.readouterr().out
