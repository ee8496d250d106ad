"""Who has not gone: "the army has not left X", "the rebels have not been dislodged from Y" say who holds it."""

from __future__ import annotations

from dataclasses import replace

from events.draft import Draft
from events.links import prepositions
from events.modality import mood
from events.no_loss import OUT
from events.spots import Spots
from events.syntax import objects
from events.tokens import Token
from events.trigger import Trigger, frame_of

__all__ = ["stays_put", "still_there"]


def still_there(trigger: Trigger, spots: Spots) -> bool:
    """Whether a verb of leaving or driving out is denied as what has not come: not of what will not come."""
    token = trigger.token
    if trigger.frame.name not in ("lose", "expel") or token.pos_ != "VERB":
        return False
    left = [*objects(token), *(noun for words, noun in prepositions(token) if words in OUT)]
    if token.lemma_.lower() != "budge" and not any(spots.within(noun) and not _own(noun) for noun in left):
        return False  # "the army has not left its barracks"
    helpers = [child for child in token.children if child.dep_ in ("aux", "auxpass")]
    said = any(child.dep_ == "neg" and child.lower_ in _NOT for child in token.children)
    return said and bool(helpers) and all(child.lower_ in _HELPERS for child in helpers)


def _own(noun: Token) -> bool:
    """ "Its barracks in X", where soldiers are at home."""
    return any(child.tag_ == "PRP$" for child in noun.children)


_NOT = frozenset({"not", "n't", "n’t", "never"})
_HELPERS = frozenset("has have had been did 've".split())


def stays_put(draft: Draft, carrier: Token) -> None:
    """Make a hold of a loss that has not come, by those who would have lost the place."""
    if draft.trigger.frame.name == "expel":
        draft.actors, draft.losers = draft.losers, []
    draft.trigger = replace(draft.trigger, frame=frame_of("hold"))
    draft.mood = mood(carrier, affirmed=True)
