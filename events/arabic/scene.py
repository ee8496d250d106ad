"""A scene: one Arabic sentence with everything that was recognised in it, before anything is made of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from events.actor_table import Context
from events.arabic.clauses import Clause, clauses
from events.arabic.line import Line
from events.arabic.numbers import Count, counts
from events.arabic.parties import PartySpan, parties
from events.arabic.spots import ArabicSpot, read_spots
from events.arabic.times import Moment, moments
from events.arabic.triggers import ArabicTrigger, find_triggers
from geo.place import Located, Unresolved
from reports.sentence import Sentence

__all__ = ["Scene", "read_scene"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A sentence's line with its clauses, parties, places, times, numbers and triggers, each in order.

    `taken` are the words of names and times, which are never triggers.
    """

    sentence: Sentence
    line: Line
    clauses: tuple[Clause, ...]
    parties: tuple[PartySpan, ...]
    spots: tuple[ArabicSpot, ...]
    moments: tuple[Moment, ...]
    counts: tuple[Count, ...]
    triggers: tuple[ArabicTrigger, ...]
    taken: frozenset[int]

    def clause_of(self, at: int) -> int:
        """The number of the clause that a word is in."""
        return next((n for n, clause in enumerate(self.clauses) if at <= clause.last), len(self.clauses) - 1)


def read_scene(
    sentence: Sentence,
    line: Line,
    mentions: Sequence[Located | Unresolved],
    context: Context,
    published: datetime | None,
) -> Scene:
    """Recognise what a sentence holds."""
    named = parties(line, context)
    when = moments(line, published)
    names = [(span.core, span.last) for span in named]
    spots = read_spots(line, mentions, sentence.start, [*names, *((m.first, m.last) for m in when)])
    spans = [*names, *((m.first, m.last) for m in when), *((spot.first, spot.last) for spot in spots)]
    taken = frozenset(n for first, last in spans for n in range(first, last + 1))
    dated = {n for moment in when for n in range(moment.first, moment.last + 1)}
    parts = clauses(line, taken) if line.words else []
    return Scene(
        sentence=sentence,
        line=line,
        clauses=tuple(parts),
        parties=tuple(named),
        spots=tuple(spots),
        moments=tuple(when),
        counts=tuple(c for c in counts(line) if not dated & set(range(c.first, c.last + 1))),
        triggers=tuple(find_triggers(line, parts, taken)),
        taken=taken,
    )
