"""Buses, trucks and ships: what carries people, and what carries goods for them."""

from __future__ import annotations

from collections.abc import Sequence

from events.links import prepositions
from events.tokens import Token

__all__ = ["CARRIERS", "by_carrier", "carry_goods"]

CARRIERS = frozenset(
    "bus minibus convoy car vehicle truck lorry ferry ship boat train flight plane helicopter".split()
)


def by_carrier(token: Token) -> list[tuple[str, Token]]:
    """The links of "taken by train to X", which the parse hangs on the train."""
    carriers = [
        noun
        for child in token.children
        if child.lower_ in ("by", "on", "in") and child.dep_ in ("agent", "prep")
        for noun in child.children
        if noun.dep_ == "pobj" and noun.lemma_.lower() in CARRIERS
    ]
    return [link for noun in carriers for link in prepositions(noun)]


def carry_goods(loads: Sequence[Token]) -> bool:
    """ "Trucks with food for the displaced": whatever for, what is moved is goods."""
    return any(load.lemma_.lower() in _CARGO for load in loads)


_CARGO = frozenset(
    "food aid flour medicine supply tent blanket water fuel relief parcel equipment weapon arm grain".split()
)
