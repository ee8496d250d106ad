"""People on their way back: a verb of going that leads home."""

from __future__ import annotations

from events.links import flat_prepositions
from events.tokens import Token

__all__ = ["goes_back"]


def goes_back(token: Token) -> bool:
    """ "Thousands drove from X back to Y", "trudged home to Y": a verb of going that tells of a return."""
    if any(child.lower_ == "home" and child.dep_ == "advmod" for child in token.children):
        return any(words.split()[-1] == "to" for words, _ in flat_prepositions(token))
    return any(
        (child.lower_ == "back" or any(inner.lower_ == "back" for inner in child.children))
        and child.dep_ in ("advmod", "prt", "prep")
        for child in token.children
    )
