"""Readings into the tables and out again: reports, and what was rejected or noted while reading."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from reports.readings import Readings
from reports.report import Rejected
from workspace import log
from workspace.decision import Decision
from workspace.standing import counted, fingerprint, report_row, unique_id
from workspace.tables import intake, reports

__all__ = ["Added", "keep", "read_noted"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of readings: ids of the reports that are new, and of those that were there already."""

    new: tuple[str, ...]
    known: tuple[str, ...]
    decision: Decision | None


def keep(connection: sa.Connection, readings: Readings, *, by: str, note: str) -> Added:
    """Write readings and the decision that adds their reports; see `Workspace.add`."""
    held = connection.execute(sa.select(reports.c.id, reports.c.hash)).all()
    hashes = {row.id: row.hash for row in held}
    rows: dict[str, dict[str, Any]] = {}
    known: list[str] = []
    for report in readings.reports:
        name = unique_id(report, hashes)
        if name in hashes:
            known.append(name)
            continue
        hashes[name] = fingerprint(report)
        rows[name] = {**report_row(report), "id": name}
    if rows:
        connection.execute(reports.insert(), list(rows.values()))
    _note(connection, readings)
    counting = counted(log.read(connection))
    wanted = [name for name in dict.fromkeys((*rows, *known)) if name not in counting]
    decision = None
    if wanted:
        asked = Decision(kind="reports", target="reports", by=by, note=note, after={"added": wanted})
        decision = log.append(connection, [asked], seen=None)[0]
    return Added(new=tuple(rows), known=tuple(dict.fromkeys(known)), decision=decision)


def _note(connection: sa.Connection, readings: Readings) -> None:
    at = datetime.now(UTC).isoformat()
    rows: list[dict[str, str | None]] = [
        {"at": at, "kind": "rejected", "source": one.source, "reason": one.reason, "remedy": one.remedy}
        for one in readings.rejected
    ]
    rows += [
        {"at": at, "kind": "notice", "source": "", "reason": notice, "remedy": None}
        for notice in readings.notices
    ]
    if rows:
        connection.execute(intake.insert(), rows)


def read_noted(connection: sa.Connection) -> Readings:
    """All that was ever rejected or noted while reading, each once, without the reports."""
    rows = connection.execute(sa.select(intake).order_by(intake.c.fid)).all()
    rejected = [
        Rejected(source=row.source, reason=row.reason, remedy=row.remedy or "")
        for row in rows
        if row.kind == "rejected"
    ]
    notices = [row.reason for row in rows if row.kind == "notice"]
    return Readings(rejected=tuple(dict.fromkeys(rejected)), notices=tuple(dict.fromkeys(notices)))
