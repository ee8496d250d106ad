"""What is only thought, spoken or warned of: "mused about a raid on X", "trained for an assault", "posts about a clash"."""

from __future__ import annotations

from events.tokens import Token

__all__ = ["hangs_on_if", "only_thought_of"]


def only_thought_of(lemma: str, below: Token) -> bool:
    """Whether a word and its preposition make of what follows a thought, a fear or talk.

    Parameters
    ----------
    lemma
        The word above: a verb such as "warn", a noun such as "post".
    below
        What hangs on it on the way down to the happening.
    """
    if below.dep_ != "prep":
        return False
    if lemma in ("help", "assist") and below.head.tag_ == "VB" and below.lower_ in ("with", "in"):
        return True  # "is sending soldiers to help with the evacuation of its embassy"
    if lemma in _ACCUSING and any(word.lemma_.lower() in _COURTS for word in below.doc):
        return True  # "the trial of officers accused of fleeing"
    return below.lower_ in _COMING.get(lemma, ()) or lemma in _POSTED.get(below.lower_, ())


_ACCUSING = frozenset({"accuse", "suspect", "charge"})
_COURTS = frozenset("trial court tribunal jury judge prosecutor verdict hearing".split())
_MUSING = ("muse", "dream", "speculate", "fantasise", "fantasize", "wonder", "joke")
_POSTED = {
    "about": ("post", "tweet", "message", "claim", *_MUSING),
    "of": ("dream", "speak", "talk"),
    "on": ("muse", "speculate"),
}
"""What people spread or think of, which is no report of a deed: "posts on X about a clash there", "mused about a raid"."""
_COMING = {
    "warn": ("of", "against"),
    "caution": ("against",),
    "train": ("for",),
    "rehearse": ("for",),
    "call": ("for",),
    "mobilise": ("for",),
    "mobilize": ("for",),
    "mass": ("for",),
    "gather": ("for",),
    "assemble": ("for",),
    "muster": ("for",),
    "reservist": ("for",),
    "drill": ("for",),
    "brace": ("for",),
    "concentrate": ("on",),
    "focus": ("on",),
    "fixate": ("on",),
}
"""What is only to come behind a verb and its preposition: "warned of a massacre in X", "trained for an assault on X"."""


def hangs_on_if(token: Token) -> bool:
    """ "If X falls, Y is cut off"; "had they taken X, Y would have been next": what has not come about."""
    if token.pos_ not in ("VERB", "AUX"):
        return False
    had = next((c.i for c in token.children if c.dep_ == "aux" and c.lower_ == "had"), token.i)
    if any(child.dep_ in ("nsubj", "nsubjpass") and had < child.i < token.i for child in token.children):
        return True
    return any(
        child.dep_ == "advcl"
        and any(mark.dep_ == "mark" and mark.lower_ in ("if", "unless") for mark in child.children)
        for child in token.children
    )
