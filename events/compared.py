"""Places that another is set beside, in words that rank it: "the second city to fall after X"."""

from __future__ import annotations

from events.tokens import Token
from events.tree import climb

__all__ = ["is_compared"]


def is_compared(token: Token) -> bool:
    """ "Idlib, the second capital to fall after X", "the largest city after X": X is told of elsewhere."""
    word = token
    while word.dep_ in ("conj", "compound", "appos") and word.head != word:
        word = word.head
    if word.dep_ != "pobj" or word.head.lower_ not in ("after", "since", "behind"):
        return False
    below = word.head
    for above in climb(word.head):
        if above.pos_ == "NOUN":
            return any(child.lower_ in _ORDINALS or child.tag_ == "JJS" for child in above.children)
        infinitive = any(child.lower_ == "to" and child.dep_ == "aux" for child in above.children)
        if not infinitive and (
            above.pos_ not in ("NUM", "ADJ") or below.dep_ not in ("prep", "relcl", "acl")
        ):
            return False
        below = above
    return False


_ORDINALS = frozenset(
    "second third fourth fifth sixth seventh eighth ninth tenth next latest first only".split()
)
