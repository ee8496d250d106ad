"""Members and volunteers who serve in a unit, and groups that bear no arms."""

from __future__ import annotations

from events.tokens import Token

__all__ = ["is_enlisted", "is_unarmed"]


def is_unarmed(noun: Token) -> bool:
    """ "Aid groups left X", "a rights organisation"."""
    return any(c.lower_ in _UNARMED and c.dep_ in ("compound", "amod", "nmod") for c in noun.children)


_UNARMED = frozenset(
    "aid relief humanitarian rights medical charity advocacy monitoring church women tour".split()
)
"""What makes groups and organisations of people who bear no arms: "aid groups left X"."""


def is_enlisted(noun: Token) -> bool:
    """ "Volunteers of the X regiment", "members of a brigade": who serve in a unit."""
    return noun.lemma_.lower() in ("volunteer", "member", "man", "recruit", "conscript") and any(
        unit.lemma_.lower() in _UNITS
        for child in noun.children
        if child.lower_ in ("of", "from")
        for unit in child.children
    )


_UNITS = frozenset("regiment brigade battalion division corps unit legion company platoon".split())
