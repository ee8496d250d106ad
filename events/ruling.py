"""Who rules a place, by what only rulers do there."""

from __future__ import annotations

from events.actor_table import Context
from events.actors import is_force
from events.links import flat_prepositions
from events.roles import RULING_DEEDS, is_where
from events.spots import Spots
from events.syntax import counted, objects, subjects
from events.tokens import Token

__all__ = ["rules_by_deeds"]


def rules_by_deeds(token: Token, spots: Spots, context: Context) -> bool:
    """ "The group levies taxes in X", "where the rebels have appointed their own mayor": what only rulers do."""
    deeds = RULING_DEEDS.get(token.lemma_.lower(), frozenset())
    done = [noun for noun in objects(token) if {noun.lower_, noun.lemma_.lower()} & deeds]
    if token.lemma_.lower() in ("appoint", "install", "name"):
        done = [noun for noun in done if any(child.lower_ == "own" for child in noun.children)]
    where = [noun for word in [token, *done] for _, noun in flat_prepositions(word)]
    where += [token.head] if is_where(token) else []
    placed = spots.labelled or any(spots.about(noun) or spots.within(noun) for noun in where)
    return (
        bool(done)
        and placed
        and any(
            is_force(counted(noun), context) or noun.lower_ in ("they", "it", "we")
            for noun in subjects(token)
        )
    )
