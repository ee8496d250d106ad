"""Reports read by several processes give the same situation as by one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import pipeline
from events import readers
from reports.report import Report


def test_several_processes_read_the_same(
    monkeypatch: pytest.MonkeyPatch, make_report: Callable[..., Report]
) -> None:
    monkeypatch.setattr(readers, "WORTH_A_WORKER", 1)
    monkeypatch.setattr(readers, "AT_ONCE", 1)
    reports = [
        make_report(f"Rebels captured Saraqib in Idlib. Jets bombed {town} on Friday.", id=f"report-{town}")
        for town in ("Idlib", "Hama", "Aleppo")
    ]
    told: list[tuple[int, int]] = []
    apart = pipeline.build(reports, workers=2, progress=lambda done, of: told.append((done, of)))
    together = pipeline.build(reports)
    assert apart.events == together.events
    assert apart.geoparsed == together.geoparsed
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_few_reports_are_read_where_they_are(
    monkeypatch: pytest.MonkeyPatch, make_report: Callable[..., Report]
) -> None:
    monkeypatch.setattr(readers, "ProcessPoolExecutor", None)
    report = make_report("Jets bombed Hama in Syria on Friday.")
    assert pipeline.build([report], workers=8).events
