"""Places and times that a deed is measured by: "the second city to fall after X", "the deadliest raid this month"."""

from __future__ import annotations

from events.tokens import Doc, Token
from events.tree import climb

__all__ = ["is_compared", "is_measure"]


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


def is_measure(words: str, first: int, doc: Doc) -> bool:
    """ "The deadliest raid this month", "the third such attack this year": what a deed is measured by, not its day."""
    if words.lower().split()[0] not in ("this", "so"):
        return False
    near = doc[max(0, first - _NEAR) : first]
    cut = max((n + 1 for n, word in enumerate(near) if word.is_punct), default=0)
    return any(word.tag_ in ("JJS", "RBS") or word.lower_ in _RANKS for word in near[cut:])


_NEAR = 9
_RANKS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth latest".split())
