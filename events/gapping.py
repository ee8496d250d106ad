"""Statements that leave their verb to the one before: "X is held by the rebels, Y by the army"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from events.actor_table import Context
from events.actors import actors_of
from events.claim import Actor, distinct
from events.draft import Draft
from events.scene import named_wide
from events.spot import Spot
from events.spots import Spots
from events.syntax import agents, is_passive
from events.tokens import Token

__all__ = ["with_gaps"]


def with_gaps(draft: Draft, spots: Spots, context: Context) -> list[Draft]:
    """The draft, and one for each place that is given to another holder without the verb."""
    if draft.layer != "control" or draft.trigger.frame.name not in ("hold", "take"):
        return [draft]
    more = list(_gaps(draft, spots, context))
    if not more:
        return [draft]
    first = min(spot.first for spot, _ in more)
    own = [one for one in draft.spots if one.first not in {spot.first for spot, _ in more}]
    by = [noun for noun in agents(draft.token) if noun.i < first]
    actors = distinct([actor for noun in by for actor in actors_of(noun, context)]) if by else draft.actors
    rest = [replace(draft, spots=(spot,), borrowed=(), place_rule="role", actors=who) for spot, who in more]
    kept = [replace(draft, spots=tuple(own), actors=actors)] if own or draft.borrowed else []
    return [*kept, *rest]


def _gaps(draft: Draft, spots: Spots, context: Context) -> Iterator[tuple[Spot, list[Actor]]]:
    """The places behind a comma or "and" with "by Z", or "in those of Z", right behind them, and who has each."""
    doc = draft.token.doc
    for spot in spots.every:
        if spot.first <= draft.token.i or spot.located is None or spot.speaker or named_wide(spot):
            continue
        if doc[spot.first - 1].lower_ not in _PARTING or spot.last + 2 >= len(doc):
            continue
        held = _holders(draft.token, [*doc[spot.last + 1 : spot.last + 4]])
        who = distinct([actor for noun in held for actor in actors_of(noun, context)])
        if who:
            yield spot, who


def _holders(token: Token, behind: list[Token]) -> list[Token]:
    link = None
    if behind[0].lower_ == "by" and is_passive(token):
        link = behind[0]
    elif [word.lower_ for word in behind] in (["in", "those", "of"], ["in", "that", "of"]):
        link = behind[2] if token.dep_ == "pobj" and token.head.lower_ in ("in", "under") else None
    nouns = [] if link is None else [child for child in link.children if child.dep_ == "pobj"]
    return [one for noun in nouns for one in (noun, *noun.conjuncts) if one.i > behind[0].i]


_PARTING = frozenset({",", "and", ";", "while", "but"})
