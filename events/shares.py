"""Numbers told place by place: "two people were killed: one in X and one in Y", "three died in X and one in Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from events.claim import Bounds
from events.draft import Draft
from events.lethal import harm_kind
from events.numbers import quantities
from events.spot import Spot
from events.spots import Spots
from events.tokens import Token

__all__ = ["shared_out"]

_IN = frozenset({"in", "near", "at", "outside"})


def shared_out(draft: Draft, spots: Spots) -> Iterator[Draft]:
    """The draft, or one for each place that the sentence gives a number of its own dead or injured."""
    if noted := _in_brackets(draft, spots):
        yield from noted
        return
    kind = "killed" if draft.killed is not None else "injured"
    shares = (
        []
        if not draft.violent
        else [(s, n) for s in spots.every if (n := _share(s, spots, kind)) is not None]
    )
    if not shares or (draft.killed is None and draft.injured is None):
        yield draft
        return
    places = {spot.first for spot, _ in shares}
    rest = tuple(spot for spot in draft.spots if spot.first not in places)
    if rest:
        yield replace(draft, spots=rest)
    for spot, number in shares:
        killed = number if draft.killed is not None else None
        yield replace(
            draft,
            spots=(spot,),
            borrowed=(),
            place_rule="role",
            killed=killed,
            injured=None if killed is not None else number,
        )


def _share(spot: Spot, spots: Spots, kind: str) -> Bounds | None:
    """The bare number in "one in X": nobody is named behind it, so that it counts the people named before."""
    if spot.first < 2 or spots.doc[spot.first - 1].lower_ not in _IN:
        return None
    number: Token = spots.doc[spot.first - 2]
    if number.pos_ != "NUM" or number.dep_ == "nummod" or number.lower_.endswith("00"):
        return None
    if harm_kind(number.head) not in (kind, None) and number.dep_ in ("dobj", "nsubjpass"):
        return None  # "killed two in X and wounded three in Y": other numbers of other people
    found = quantities(number.text)
    return found[0].bounds if found else None


_NOTE = re.compile(r"(?P<when>[^;()]{0,40})\((?P<note>[^()]{4,80})\)")
_DEAD = re.compile(r"(?:\s(?:people|civilians))?\s(?:killed|dead|deaths|fatalit\w{1,4})\b", re.IGNORECASE)
_HURT = re.compile(r"(?:\s(?:people|civilians))?\s(?:injured|wounded|hurt)\b", re.IGNORECASE)
_NONE = re.compile(r"\bno\s+(?:casualt|one\b|injur|victims)", re.IGNORECASE)


def _in_brackets(draft: Draft, spots: Spots) -> list[Draft]:
    """ "Shelled X on 2 May (two killed), Y (no casualties)": the draft for each place, with the numbers behind it."""
    noted = {spot.first: found for spot in draft.spots if (found := _noted(spot, draft, spots)) is not None}
    if not draft.violent or not noted:
        return []
    return [
        replace(
            draft,
            spots=(spot,),
            killed=noted.get(spot.first, _UNSAID)[0],
            injured=noted.get(spot.first, _UNSAID)[1],
        )
        for spot in draft.spots
    ]


_UNSAID: tuple[Bounds | None, Bounds | None] = (None, None)


def _noted(spot: Spot, draft: Draft, spots: Spots) -> tuple[Bounds | None, Bounds | None] | None:
    if spot.last < 0:
        return None
    last = spots.doc[spot.last]
    match = _NOTE.match(spots.doc.text, last.idx + len(last.text))
    if match is None or any(
        match.start() <= spots.doc[s.first].idx < match.end() for s in draft.spots if s.first > 0
    ):
        return None
    note = match["note"]
    if _NONE.search(note):
        return Bounds(low=0, high=0), Bounds(low=0, high=0)
    killed, injured = _number(_DEAD, note), _number(_HURT, note)
    return None if killed is None and injured is None else (killed, injured)


def _number(pattern: re.Pattern[str], note: str) -> Bounds | None:
    match = pattern.search(note)
    found = quantities(note[: match.start()]) if match is not None else []
    return found[-1].bounds if found else None
