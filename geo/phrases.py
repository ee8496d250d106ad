"""What the rules on relative places share: making their hits, and reading direction words."""

from __future__ import annotations

from collections.abc import Sequence

from geo.hits import Hit
from geo.place import Candidate, Place
from geo.tokens import Token
from geo.words import words

__all__ = ["SETTLED_KINDS", "WIDE_KINDS", "bearings_before", "derived_hit", "is_placed"]

WIDE_KINDS = frozenset({"country", "admin", "region", "county", "district"})
"""Kinds that are areas with an outline, not points with a radius."""

SETTLED_KINDS = frozenset({"settlement", "village", "town"})
"""Kinds that people live in."""


def derived_hit(
    hit: Hit,
    first: int,
    last: int,
    place: Place,
    why: str,
    *,
    kind: str = "relative",
    confidence: float = 0.9,
) -> Hit:
    """A hit for a place made from another one's, over tokens `first` to `last`."""
    return Hit(
        first=first,
        last=last,
        kind=kind,
        place=place,
        confidence=round(confidence * hit.confidence, 3),
        why=why,
        candidates=(Candidate(place=place, score=1.0, why=why), *hit.candidates[:4]),
        inside=hit.inside,
        base=hit.place,
        bare=hit.bare,
    )


def is_placed(hit: Hit | None) -> bool:
    """Whether a hit stands for a place that others can be related to."""
    return hit is not None and hit.place is not None and hit.kind != "demonym" and hit.inside != "modifier"


def bearings_before(tokens: Sequence[Token], last: int) -> tuple[int, list[float]]:
    """The bearings of the direction words that end at a token, with the first token of them.

    They may be joined by "and" or commas ("north-eastern and eastern"); -1 stands for "central".
    """
    directions = words().directions
    found: list[float] = []
    at, first = last, last + 1
    while at >= 0:
        two = f"{tokens[at - 1].key} {tokens[at].key}" if at > 0 and tokens[at].gap in " -" else ""
        length = 2 if two in directions else 1
        key = two if length == 2 else tokens[at].key
        if key not in directions:
            break
        found.insert(0, directions[key])
        first = at - length + 1
        before = first - 1
        if before > 0 and tokens[before].key == "and" and tokens[first].gap == " ":
            at = before - 1
        elif before >= 0 and tokens[first].gap == ",":
            at = before
        else:
            break
    return first, found
