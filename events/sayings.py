"""What is asked of a whole sentence about who speaks in it; asked by its first word, so that it is worked out once."""

from __future__ import annotations

from events.answers import kept
from events.lexicon import lexicon
from events.tokens import Token

__all__ = ["count_owner", "has_speech"]

_COUNTS = frozenset("count estimate reckoning tally account calculation".split())


@kept
def count_owner(first: Token) -> Token | None:
    """Whose count a sentence gives; asked by its first word."""
    for token in first.doc:
        if token.lower_ in _COUNTS and token.dep_ == "pobj" and token.head.lower_ == "by":
            of = [inner for child in token.children if child.lower_ == "of" for inner in child.children]
            owner = [child for child in token.children if child.dep_ in ("poss", "compound")]
            if of or owner:
                return (of or owner)[0]
    return None


@kept
def has_speech(first: Token) -> bool:
    """Whether a verb of saying stands in the sentence."""
    return any(token.lemma_.lower() in lexicon().speech for token in first.doc if token.pos_ == "VERB")
