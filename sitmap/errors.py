"""What can go wrong on the command line.

SitmapError
└── UnusableInput (ValueError)   nothing of what was given can be used
"""

from __future__ import annotations

from collections.abc import Sequence

from reports.report import Rejected

__all__ = ["SitmapError", "UnusableInput", "why_nothing"]


class SitmapError(Exception):
    """Anything the command line reports in one line."""


class UnusableInput(SitmapError, ValueError):
    """Nothing of what was given can be used; the message says why and what to do."""


def why_nothing(rejected: Sequence[Rejected]) -> str:
    """One line that says why none of the inputs is a report."""
    if len(rejected) == 1:
        return f"{rejected[0].source}: {rejected[0].reason} {rejected[0].remedy}"
    reasons = "; ".join(f"{one.source}: {one.reason}" for one in rejected[:3])
    return f"None of {len(rejected)} inputs is a report. {reasons}{' …' if len(rejected) > 3 else ''}"
