"""What a party tells of as its own deed without saying that it did it."""

from __future__ import annotations

from events.syntax import is_passive
from events.tree import climb
from events.trigger import Trigger

__all__ = ["own_deed"]


def own_deed(trigger: Trigger) -> bool:
    """ "X has been liberated", "the village is under full control": who says so without a doer means its own."""
    token = trigger.token
    if token.lemma_.lower() == "control":
        owned = any(
            child.dep_ in ("poss", "compound", "nmod") or child.lower_ == "of" for child in token.children
        )
        return token.dep_ == "pobj" and token.head.lower_ == "under" and not owned
    freed = token.lemma_ == "be"  # "X is free"
    boasted = is_passive(token) and any(above.lemma_.lower() in _BOASTING for above in climb(token))
    return trigger.frame.name == "take" and (freed or boasted or token.lemma_.lower() in _LIBERATING)


_BOASTING = frozenset("claim announce declare proclaim boast hail".split())
"""How a party tells of its own deeds: "claims that the whole of X has been captured"."""
_LIBERATING = frozenset("liberate liberation retake recapture reclaim regain recover free clear".split())
