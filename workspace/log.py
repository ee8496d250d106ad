"""The log of decisions in the database: read, and added to under the lock of the one who writes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from workspace.columns import storable
from workspace.decision import Decision, touched
from workspace.errors import DamagedWorkspaceError, DecisionError, StaleDecisionError
from workspace.tables import decision_targets, decisions

__all__ = ["append", "append_at_once", "last_seq", "read"]

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
    found, newer = _look(connection, new, seen)
    known = {decision.id: decision for decision in found}
    missing = [decision for decision in new if decision.id not in known]
    targets = {decision.id: touched(decision) | _undone(decision, known) for decision in missing}
    newer = [decision for decision in newer if decision.id not in {one.id for one in new}]
    if missing and newer:
        raise StaleDecisionError(tuple(sorted(newer, key=lambda decision: decision.seq)))
    last = max((decision.seq for decision in found), default=0)
    kept = [
        replace(decision, seq=seq, at=decision.at.astimezone(UTC))
        for seq, decision in enumerate(missing, start=last + 1)
    ]
    if kept:
        connection.execute(decisions.insert(), [decision.to_json() for decision in kept])
        rows = [{"seq": d.seq, "target": target} for d in kept for target in sorted(targets[d.id])]
        connection.execute(decision_targets.insert(), rows)
    written = known | {decision.id: decision for decision in kept}
    return tuple(written[decision.id] for decision in new)


def append_at_once(connection: sa.Connection, decision: Decision, *, seen: int | None) -> Decision | None:
    """In PostgreSQL, write a decision in one call; None where `append` has to look why it cannot be.

    Only for what takes nothing back: undo and redo are looked at by `append`.
    """
    kept = replace(decision, at=decision.at.astimezone(UTC))
    values = kept.to_json()
    row = [sa.literal(values[column.name], column.type) for column in decisions.columns]
    targets = [storable(target) for target in sorted(touched(decision))]
    call = sa.func.append_decision(
        sa.cast(sa.tuple_(*row), _Row()),
        sa.cast(targets, sa.ARRAY(sa.Text())),
        sa.cast(seen, sa.BigInteger()),
    )
    seq = connection.scalar(sa.select(call))
    return None if seq is None else replace(kept, seq=seq)


class _Row(sa.types.UserDefinedType[Any]):
    """A row of the table of decisions, as PostgreSQL knows it by the table's name."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        return decisions.name


def _look(
    connection: sa.Connection, new: Sequence[Decision], seen: int | None
) -> tuple[list[Decision], list[Decision]]:
    """What must be known of the log before these are written, in one question: others wait meanwhile.

    That is the last decision and those with the ids that are named; and, apart from them, those after `seen`
    that share a target.
    """
    undone = sorted(decision.target for decision in new if decision.kind in ("undo", "redo"))
    ids = sorted({decision.id for decision in new}.union(undone))
    shared = sorted(frozenset().union(*(touched(decision) for decision in new)))
    found: dict[bool, dict[int, Decision]] = {False: {}, True: {}}
    last = sa.select(sa.func.max(decisions.c.seq)).scalar_subquery()
    for first in range(0, max(len(ids), len(shared)), _AT_ONCE):
        part = slice(first, first + _AT_ONCE)
        plain = sa.select(decisions, sa.literal(value=False).label("newer"))
        parts = [plain.where(decisions.c.seq == last), plain.where(decisions.c.id.in_(ids[part]))]
        if seen is not None:
            parts.append(_after(seen, shared[part], undone[part]))
        for row in connection.execute(sa.union_all(*parts)).mappings():
            held = dict(row)
            newer = bool(held.pop("newer"))
            found[newer][held["seq"]] = _decision(held)
    return list(found[False].values()), list(found[True].values())


def _after(seen: int, shared: Sequence[str], undone: Sequence[str]) -> sa.Select[Any]:
    """The decisions after `seen` that share a target with these, or with what these undo."""
    of_undone = (
        sa.select(decision_targets.c.target)
        .join(decisions, decisions.c.seq == decision_targets.c.seq)
        .where(decisions.c.id.in_(undone))
    )
    same = [decision_targets.c.target.in_(shared)]
    if undone:
        same.append(decision_targets.c.target.in_(of_undone))
    seqs = sa.select(decision_targets.c.seq).where(decision_targets.c.seq > seen, sa.or_(*same))
    return sa.select(decisions, sa.literal(value=True).label("newer")).where(decisions.c.seq.in_(seqs))


def _undone(decision: Decision, known: Mapping[str, Decision]) -> frozenset[str]:
    """What the decision speaks of that an undo or redo takes back or brings back."""
    if decision.kind not in ("undo", "redo"):
        return frozenset()
    undone = known.get(decision.target)
    if undone is None or undone.kind in ("undo", "redo"):
        raise DecisionError(
            f"There is no decision {decision.target} to {decision.kind}; take one from the log."
        )
    return touched(undone)


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
