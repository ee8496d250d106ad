"""What happens to a workspace, as lines of the program's log (`reports.journal`): no word of a report, no name."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from reports.journal import note
from reports.readings import Readings
from workspace.decision import Decision
from workspace.noted import Added

__all__ = ["tell_added", "tell_decided"]


def tell_decided(decisions: Sequence[Decision], workspace: str) -> None:
    """Say of each decision that it is on disk."""
    for one in decisions:
        note("decided", kind=one.kind, seq=one.seq, decision=one.id, by=one.by, workspace=workspace)


def tell_added(added: Added, readings: Readings, workspace: str) -> None:
    """Say how many reports were kept, and how many were none."""
    level = logging.WARNING if readings.rejected else logging.INFO
    counts = {"new": len(added.new), "known": len(added.known), "rejected": len(readings.rejected)}
    note("reports added", level=level, workspace=workspace, notices=len(readings.notices), **counts)
    if added.decision is not None:
        tell_decided([added.decision], workspace)
