"""Places where something was agreed: they are neither fought over nor held by what is agreed there."""

from __future__ import annotations

from events.tokens import Token

__all__ = ["is_venue", "names_a_deal"]


def names_a_deal(root: Token) -> bool:
    """ "Under the Oslo accords", "the Minsk process": what was agreed there, not where it holds."""
    return root.dep_ in ("compound", "amod", "nmod") and root.head.lemma_.lower() in _DEALS


_DEALS = frozenset(
    "accord agreement treaty convention protocol process summit declaration memorandum".split()
)


def is_venue(root: Token) -> bool:
    """ "Under a deal negotiated in X", "the ceasefire brokered in X and Y", "brokered by Washington"."""
    word = root
    while word.dep_ in ("conj", "compound") and word.head != word:
        word = word.head
    if word.dep_ != "pobj" or word.head.lower_ not in ("in", "at", "near", "by"):
        return False
    verb = word.head.head
    return (
        verb.lemma_.lower() in _AGREEING
        and verb.dep_ in ("acl", "relcl")
        and verb.head.lemma_.lower() in _AGREED
    )


_AGREEING = frozenset(
    "negotiate broker sign agree reach strike mediate hammer conclude forge seal hold".split()
)
_AGREED = frozenset(
    "deal agreement truce ceasefire cease-fire accord pact treaty talk negotiation settlement arrangement compromise "
    "armistice understanding plan".split()
)
