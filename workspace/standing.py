"""The reports that count: those that were read, minus what was taken out, dated as people dated them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from datetime import datetime, time
from hashlib import sha256
from typing import Any

from reports.report import Report
from workspace.decision import Decision
from workspace.errors import DamagedWorkspaceError
from workspace.review import in_force

__all__ = ["counted", "fingerprint", "report_of", "report_row", "standing", "unique_id"]


def counted(decisions: Iterable[Decision]) -> frozenset[str]:
    """The ids of the reports that count after a log of decisions."""
    counting: dict[str, bool] = {}
    for after in _on_reports(decisions):
        counting.update(dict.fromkeys(after.get("added", ()), True))
        counting.update(dict.fromkeys(after.get("removed", ()), False))
    return frozenset(name for name, counts in counting.items() if counts)


def standing(kept: Mapping[str, Report], decisions: Iterable[Decision]) -> tuple[Report, ...]:
    """The reports that count after a log of decisions, sorted by id, with the dates that people gave them."""
    log = tuple(decisions)
    dates = {after["report"]: after["published"] for after in _on_reports(log) if "published" in after}
    found = [kept[name] for name in sorted(kept.keys() & counted(log))]
    return tuple(_dated(report, dates[report.id]) if report.id in dates else report for report in found)


def _on_reports(decisions: Iterable[Decision]) -> list[dict[str, Any]]:
    return [
        {**decision.after, "report": decision.target.removeprefix("report:")}
        for decision in in_force(decisions)
        if decision.kind == "reports"
    ]


def _dated(report: Report, published: str | None) -> Report:
    moment = datetime.fromisoformat(published) if published else None
    return replace(
        report,
        published=moment,
        published_has_time=moment is not None and moment.time() != time(0),
    )


def fingerprint(report: Report) -> str:
    """The SHA-256 of a report's text and origin: two with the same are one report."""
    parts = (report.title, report.publisher, report.published, report.url, report.language, report.body)
    text = "\0".join("" if part is None else str(part) for part in parts)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def unique_id(report: Report, hashes: Mapping[str, str]) -> str:
    """The id of a report in a workspace that holds these (id → fingerprint); with a hash where it is taken."""
    mine = fingerprint(report)
    for name in (report.id, f"{report.id}-{mine[:8]}"):
        if hashes.get(name, mine) == mine:
            return name
    return f"{report.id}-{mine}"


def report_row(report: Report) -> dict[str, Any]:
    """A report as a row of the table."""
    row = {field.name: getattr(report, field.name) for field in fields(Report)}
    published = report.published.isoformat() if report.published else None
    return {**row, "published": published, "hash": fingerprint(report)}


def report_of(row: Mapping[str, Any]) -> Report:
    """A report from a row of the table.

    Raises
    ------
    DamagedWorkspaceError
        The row is not what was written.
    """
    try:
        held = {field.name: row[field.name] for field in fields(Report)}
        published = held["published"]
        report = Report(**{**held, "published": datetime.fromisoformat(published) if published else None})
    except (TypeError, ValueError) as error:
        raise DamagedWorkspaceError(
            f"The report {row['id']!r} of the workspace is damaged ({error}); take the last backup."
        ) from error
    if not isinstance(report.body, str) or not isinstance(report.id, str):
        raise DamagedWorkspaceError("A report of the workspace is damaged; take the last backup.")
    return report
