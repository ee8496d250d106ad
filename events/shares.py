"""Numbers told place by place: "two people were killed: one in X and one in Y", "three died in X and one in Y"."""

from __future__ import annotations

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
