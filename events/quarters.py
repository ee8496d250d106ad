"""Quarters of a town that bear the name of another place: "Kharkiv's Saltivka district" is no village of that name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from events.spot import TOWNS
from events.tokens import Doc
from geo.measure import distance_km
from geo.place import Located, Unresolved

__all__ = ["in_its_town"]

_QUARTER = frozenset("district quarter neighbourhood neighborhood ward suburb microdistrict".split())
_OWN_KM = 12.0
"""A quarter of the town that its own phrase names lies nearer to it than this."""
_TOLD_KM = 40.0
"""A quarter farther than this from the town over a note is one of another town."""
_AWAY_KM = 100.0
"""A place farther than this from a town of the sentence is no quarter of it."""
_SURE = 0.9
"""What a town's confidence keeps where it stands for its quarter."""


def in_its_town(
    doc: Doc,
    found: Located | Unresolved,
    start: int,
    over: Located | None,
    mentions: Sequence[Located | Unresolved],
) -> Located | Unresolved:
    """The town for a quarter that was taken for a place elsewhere; any other mention as it is.

    The town is that of the quarter's own phrase ("the X district of Y", "Y's X quarter"), one that the sentence has
    named before ("In Y a bomb hit the X district"), or the one over the note.
    """
    if not isinstance(found, Located) or found.mention.bare or found.place.kind not in TOWNS | {"district"}:
        return found
    span = doc.char_span(found.mention.start - start, found.mention.end - start)
    if span is None or not len(span) or span.end >= len(doc):
        return found
    word = span.end - 1 if span[-1].lower_ in _QUARTER else span.end
    if doc[word].lower_ not in _QUARTER:
        return found
    for town, least, most in _towns(doc, span.start, word, start, over, mentions):
        here, there = found.place, town.place
        away = distance_km(here.lat, here.lon, there.lat, there.lon)
        smaller = most > _AWAY_KM or (there.population > here.population and here.kind in TOWNS)
        if there.kind in TOWNS and smaller and least < away < most:
            why = f"“{found.mention.text}” is a quarter of {there.name}"
            return replace(town, mention=found.mention, confidence=town.confidence * _SURE, why=why)
    return found


def _towns(
    doc: Doc,
    first: int,
    past: int,
    start: int,
    over: Located | None,
    mentions: Sequence[Located | Unresolved],
) -> Iterator[tuple[Located, float, float]]:
    """The towns that a quarter may be of, with the least and the greatest distance that makes it one of them."""
    own, before = None, None
    after = doc[past + 2].idx if past + 2 < len(doc) and doc[past + 1].lower_ in ("of", "in") else -1
    for one in mentions:
        if not isinstance(one, Located) or one.mention.bare:
            continue
        begin, end = one.mention.start - start, one.mention.end - start
        possessive = (
            first > 0 and doc[first - 1].lower_ in ("'s", "’s", "'", "’") and end == doc[first - 1].idx
        )
        if possessive or begin == after:
            own = one
        span = doc.char_span(begin, end) if end <= doc[first].idx else None
        if span is not None and span.start and doc[span.start - 1].lower_ in ("in", "at"):
            before = one
    if own is not None:
        yield own, _OWN_KM, float("inf")
    if before is not None:
        yield before, _OWN_KM, _AWAY_KM
    if over is not None:
        yield over, _TOLD_KM, float("inf")
