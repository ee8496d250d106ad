"""Words for what lies around the settlement spoken of: "dozens of nearby towns", "the surrounding
province".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo.bare import meant_settlement
from geo.derived import around
from geo.hits import Hit
from geo.index import PlaceIndex
from geo.phrases import derived_hit
from geo.tokens import Token

__all__ = ["add_surroundings"]

_NEARBY = frozenset({"nearby", "surrounding", "neighbouring", "neighboring", "adjacent"})
_MANY = frozenset(
    "towns villages areas settlements districts countryside communities localities hamlets neighbourhoods "
    "suburbs "
    "hills farmland fields".split()
)
_PROVINCE = frozenset({"province", "governorate", "region", "oblast", "state"})


def add_surroundings(hits: list[Hit], tokens: Sequence[Token], index: PlaceIndex) -> list[Hit]:
    """The hits with these words added in order."""
    taken = {n for hit in hits for n in range(hit.first, hit.last + 1)}
    found = []
    for at in range(len(tokens) - 1):
        if tokens[at].key in _NEARBY and not taken & {at, at + 1} and tokens[at + 1].gap == " ":
            hit = _surrounding(at, hits, tokens, index)
            if hit is not None:
                found.append(replace(hit, bare=True))
    return sorted([*hits, *found], key=lambda hit: hit.first)


def _surrounding(at: int, hits: list[Hit], tokens: Sequence[Token], index: PlaceIndex) -> Hit | None:
    noun = tokens[at + 1]
    city = meant_settlement(hits, at, tokens)
    if city is None or city.place is None:
        return None
    if noun.key in _PROVINCE:
        place = index.by_id(f"admin1:{city.place.admin1_code}")
        why = f"the {noun.text} around {city.place.name}"
        return (
            None if place is None else derived_hit(city, at, at + 1, place, why, kind="admin", confidence=0.8)
        )
    if noun.key in _MANY:
        why = f"{noun.text} near {city.place.name}"
        return derived_hit(city, at, at + 1, around(city.place), why, confidence=0.8)
    return None
