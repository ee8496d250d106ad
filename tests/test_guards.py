"""Every attack has a guard, and a test that fails without it (``python -m bench.guards`` prints the table)."""

from __future__ import annotations

import importlib

import pytest

from bench.guard_table import Guard, guards
from bench.guarding import switched_off
from bench.guards import main
from data import ROOT

ATTACKS = {
    "a file of 1 GB", "a ZIP bomb", "a path out of an archive", "a PDF of 10,000 pages", "an XML entity bomb",
    "a text of a billion names", "a regex that explodes", "deeply nested text", "text in any encoding",
    "hidden and turned text", "a formula in CSV", "text as HTML or script", "an address inside",
    "an answer without end", "a request made up", "a disk or file that fails", "the text of a report in a log",
}  # fmt: skip


def test_every_attack_has_a_guard_and_every_guard_a_test_of_its_own() -> None:
    assert {guard.attack for guard in guards()} >= ATTACKS
    for names in ([guard.test for guard in guards()], [guard.name for guard in guards()]):
        assert len(names) == len(set(names))
    for guard in guards():
        file, _, test = guard.test.partition("::")
        assert f"def {test.split('[')[0]}(" in (ROOT / file).read_text("utf-8")


@pytest.mark.parametrize("guard", guards(), ids=lambda guard: guard.name)
def test_the_guard_is_there_and_can_be_switched_off(guard: Guard) -> None:
    for at, off in guard.switches():
        module, _, name = at.partition(":")
        holder = importlib.import_module(module)
        *way, last = name.split(".")
        for step in way:
            holder = getattr(holder, step)
        with switched_off(guard):
            assert getattr(holder, last) is off or vars(holder)[last] is off


def test_the_tests_fail_without_their_guards(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--fast"]) == 0, capsys.readouterr().out


def test_a_test_that_needs_no_guard_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    needless = Guard(
        name="x",
        attack="none",
        at="reports.limits:DEFAULT_LIMITS",
        off="HUGE",
        test="tests/reports/test_dates.py::test_reads_days[2024-11-30]",
        slow=False,
    )
    monkeypatch.setattr("bench.guards.guards", lambda: [needless])
    assert main(["--fast"]) == 1
    assert "PASSES WITHOUT IT" in capsys.readouterr().out
