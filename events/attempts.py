"""Attempts to leave that somebody stopped: nobody has left."""

from __future__ import annotations

from events.syntax import is_passive
from events.tokens import Token
from events.tree import climb

__all__ = ["is_stopped"]


def is_stopped(token: Token) -> bool:
    """ "Shot dead three who tried to leave", "tried to flee but were turned back", "killed as they tried to flee"."""
    below = token
    for above in climb(token):
        if above.lemma_.lower() in _TRYING and below.dep_ == "xcomp":
            return _ended(above)
        if above.pos_ not in ("VERB", "AUX"):
            return False
        below = above
    return False


def _ended(attempt: Token) -> bool:
    after = [other for other in attempt.conjuncts if other.i > attempt.i]
    if any(other.lemma_.lower() in _STOPPING | _KILLING and is_passive(other) for other in after):
        return True
    host = attempt.head
    if attempt.dep_ == "relcl":
        return host.dep_ == "dobj" and host.head.lemma_.lower() in _KILLING
    return attempt.dep_ == "advcl" and host.lemma_.lower() in _KILLING and is_passive(host)


_TRYING = frozenset("try attempt seek".split())
_STOPPING = frozenset("turn stop block prevent arrest detain intercept catch halt force hold".split())
_KILLING = frozenset("kill shoot gun cut mow execute hit wound injure".split())
