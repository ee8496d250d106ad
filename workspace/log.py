"""The log of decisions in the database: read, and added to under the lock of the one who writes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from workspace.decision import Decision, touched
from workspace.errors import DamagedWorkspaceError, DecisionError, StaleDecisionError
from workspace.tables import decision_targets, decisions

__all__ = ["append", "last_seq", "read"]

_AT_ONCE = 5_000
"""Targets asked for in one statement; databases take only so many parameters."""


def last_seq(connection: sa.Connection) -> int:
    """The number of the last decision, 0 where there is none."""
    return int(connection.scalar(sa.select(sa.func.coalesce(sa.func.max(decisions.c.seq), 0))) or 0)


def read(connection: sa.Connection, *, since: int = 0, until: int | None = None) -> tuple[Decision, ...]:
    """The decisions after `since` and up to `until`, in the order of the log."""
    wanted = sa.select(decisions).where(decisions.c.seq > since).order_by(decisions.c.seq)
    if until is not None:
        wanted = wanted.where(decisions.c.seq <= until)
    return tuple(_decision(row) for row in connection.execute(wanted).mappings())


def append(connection: sa.Connection, new: Sequence[Decision], *, seen: int | None) -> tuple[Decision, ...]:
    """Write decisions behind the last one; what is in the log already is not written again.

    Raises
    ------
    StaleDecisionError
        After `seen` somebody decided on something that one of these speaks of.
    DecisionError
        An undo or redo of something that cannot be undone.
    """
    seq = last_seq(connection)
    written = []
    for decision in new:
        known = _with_ids(connection, [decision.id])
        if known:
            written.append(known[0])
            continue
        targets = touched(decision) | _undone(connection, decision)
        if seen is not None:
            _check_unseen(connection, targets, seen)
        seq += 1
        kept = replace(decision, seq=seq, at=decision.at.astimezone(UTC))
        connection.execute(decisions.insert().values(kept.to_json()))
        rows = [{"seq": seq, "target": target} for target in sorted(targets)]
        connection.execute(decision_targets.insert(), rows)
        written.append(kept)
    return tuple(written)


def _undone(connection: sa.Connection, decision: Decision) -> frozenset[str]:
    """What the decision speaks of that an undo or redo takes back or brings back."""
    if decision.kind not in ("undo", "redo"):
        return frozenset()
    found = _with_ids(connection, [decision.target])
    if not found or found[0].kind in ("undo", "redo"):
        raise DecisionError(
            f"There is no decision {decision.target} to {decision.kind}; take one from the log."
        )
    return touched(found[0])


def _check_unseen(connection: sa.Connection, targets: Iterable[str], seen: int) -> None:
    listed = sorted(targets)
    newer: list[Decision] = []
    for first in range(0, len(listed), _AT_ONCE):
        seqs = (
            sa.select(decision_targets.c.seq)
            .where(decision_targets.c.target.in_(listed[first : first + _AT_ONCE]))
            .where(decision_targets.c.seq > seen)
        )
        found = connection.execute(sa.select(decisions).where(decisions.c.seq.in_(seqs)))
        newer.extend(_decision(row) for row in found.mappings())
    if newer:
        raise StaleDecisionError(tuple(sorted(newer, key=lambda decision: decision.seq)))


def _with_ids(connection: sa.Connection, ids: Sequence[str]) -> list[Decision]:
    found = connection.execute(sa.select(decisions).where(decisions.c.id.in_(ids)))
    return [_decision(row) for row in found.mappings()]


def _decision(row: Any) -> Decision:
    try:
        return Decision(
            **{
                **row,
                "at": datetime.fromisoformat(row["at"]),
                "before": row["before"] or {},
                "after": row["after"] or {},
                "note": row["note"] or "",
            }
        )
    except (TypeError, ValueError, AttributeError) as error:
        raise DamagedWorkspaceError(
            f"Entry {row['seq']} of the log of decisions is damaged ({error}); take the last backup."
        ) from error
