"""What came of reading: reports, rejected inputs, and notices."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reports.report import Rejected, Report

__all__ = ["Readings", "joined"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """What came of some inputs.

    `notices` are plain sentences on reports that were read with something missing or doubtful: no
    date, an address that is none, an encoding that had to be guessed.
    """

    reports: tuple[Report, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    notices: tuple[str, ...] = ()


def joined(parts: Iterable[Readings]) -> Readings:
    """Several readings as one, in order."""
    parts = tuple(parts)
    return Readings(
        reports=tuple(report for part in parts for report in part.reports),
        rejected=tuple(rejected for part in parts for rejected in part.rejected),
        notices=tuple(notice for part in parts for notice in part.notices),
    )
