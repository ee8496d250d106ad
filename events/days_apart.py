"""Days told place by place: "took X on 10 July and Y on 24 July", "the third town taken, after X on 10 July"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from events.claim import Span
from events.draft import Draft
from events.spot import Spot
from events.spots import Spots
from events.times import TimeWords

__all__ = ["days_apart", "taken_before"]

_BEFORE_TIME = re.compile(
    r" {0,2}[,(]? {0,2}(?:(?:(?:early|late) {1,2})?(?:on|in|by|during) {1,2})?(?:the {1,2})?"
    r"(?:(?:early|late|mid)[ -]{1,2})?",
    re.IGNORECASE,
)
_LISTED = re.compile(r" {0,2}(?:,|,? {0,2}\b(?:and|or)\b|&) {0,2}(?:\bthe\b {0,2})?", re.IGNORECASE)
_RANKS = frozenset("second third fourth fifth sixth seventh eighth ninth tenth latest last".split())
_TAKEN = frozenset("town city village base capital settlement district township outpost garrison".split())
_NEAR = 8
"""Words that may stand between two places of a list."""


def days_apart(
    draft: Draft, spots: Spots, words: Sequence[TimeWords], default: Span | None
) -> Iterator[Draft]:
    """The draft, or one for each day where each of its places is followed by a day of its own."""
    placed = sorted((s for s in draft.spots if s.first >= 0), key=lambda spot: spot.first)
    gapped = _gapped(draft, placed, spots, words) if len(placed) == len(draft.spots) else []
    placed += gapped
    own = _own_days(placed, spots, words)
    # A day behind the last of a list is that of them all.
    alone = not gapped and not {*own} - {spot.first for spot in placed[-1:]}
    if draft.layer == "displacement" or len(placed) < max(2, len(draft.spots)) or alone:
        yield draft
        return
    taken = {f"«{word.text.strip()}»" for word in own.values()}
    rest, rule = (default, "the report's day") if draft.time_rule in taken else (draft.span, draft.time_rule)
    if len({own[s.first].start if s.first in own else -1 for s in placed}) == 1:
        yield draft
        return
    for spot in placed:
        word = own.get(spot.first)
        span, why = (rest, rule) if word is None else (word.span, f"«{word.text.strip()}»")
        yield replace(draft, spots=(spot,), span=span, time_rule=why, rules=[*draft.rules])


def _gapped(draft: Draft, placed: Sequence[Spot], spots: Spots, words: Sequence[TimeWords]) -> list[Spot]:
    """The further places of "X fell on 2 December and Y on 14 December", which share the verb."""
    text = spots.doc.text
    found: list[Spot] = []
    word = next((w for w in words if f"«{w.text.strip()}»" == draft.time_rule), None)
    while word is not None and placed:
        glued = [
            s
            for s in spots.every
            if s not in placed
            and s.first >= 0
            and _LISTED.fullmatch(text[word.end : spots.doc[s.first].idx] or "-")
        ]
        after = next((s for s in glued if s.located is not None and not s.speaker), None)
        end = _end(spots, after) if after is not None else 0
        word = next(
            (
                w
                for w in words
                if after is not None and w.start >= end and _BEFORE_TIME.fullmatch(text[end : w.start])
            ),
            None,
        )
        if word is None or after is None:
            break
        found.append(after)
    return found


def _own_days(placed: Sequence[Spot], spots: Spots, words: Sequence[TimeWords]) -> dict[int, TimeWords]:
    """The time words right behind each place, or behind the place that it is listed with."""
    text = spots.doc.text
    found: dict[int, TimeWords] = {}
    after: Spot | None = None
    for spot in reversed(placed):
        end = _end(spots, spot)
        word = next(
            (w for w in words if w.start >= end and _BEFORE_TIME.fullmatch(text[end : w.start])), None
        )
        if word is None and after is not None and after.first in found:
            if _LISTED.fullmatch(text[end : spots.doc[after.first].idx]):
                word = found[after.first]
        if word is not None:
            found[spot.first] = word
        after = spot
    return found


def _end(spots: Spots, spot: Spot) -> int:
    last = spots.doc[spot.last]
    return last.idx + len(last.text)


def taken_before(spots: Spots, first: int) -> list[Spot]:
    """The places behind "after" in "X is the third town that they took, after Y on 10 July and Z on 24 July"."""
    doc = spots.doc
    ranked = any(
        word.lower_ in _TAKEN and any(before.lower_ in _RANKS for before in doc[max(0, word.i - 3) : word.i])
        for word in doc
    )
    opener = next((w.i for w in reversed(doc) if w.lower_ in ("after", "following") and w.i > first), None)
    if not ranked or opener is None:
        return []
    found: list[Spot] = []
    last = opener
    for spot in spots.every:
        between = doc[last + 1 : spot.first]
        if spot.first < opener or spot.located is None or spot.speaker:
            continue
        if len(between) > _NEAR or any(word.pos_ in ("VERB", "AUX") or word.text in ";:" for word in between):
            break
        found.append(spot)
        last = spot.last
    return found
