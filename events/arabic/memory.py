"""What the reading of an Arabic report carries from one sentence to the next."""

from __future__ import annotations

from dataclasses import dataclass, field

from events.actor_table import Context
from events.claim import Actor, Attribution, Span
from events.discarded import Discarded
from events.draft import Draft
from geo.place import Located
from reports.report import Report

__all__ = ["Memory"]


@dataclass(slots=True, kw_only=True)
class Memory:
    """The report, how its general words are read, the day it is about, and who and what it spoke of last."""

    report: Report
    context: Context
    default: Span | None
    parties: list[Actor] = field(default_factory=list)
    speaker: Attribution | None = None
    place: Located | None = None
    violence: Draft | None = None
    violence_sentence: int = -9
    discarded: list[Discarded] | None = None
