"""Nouns in -ing that the parse takes for helpers of the verb behind them: "Shelling hit a market in X"."""

from __future__ import annotations

from events.lexicon import lexicon
from events.tokens import Doc, Token

__all__ = ["as_nouns"]


def as_nouns(doc: Doc) -> Doc:
    """The parse with such words as the subjects that they are."""
    for word in doc:
        if word.dep_ == "aux" and word.tag_ == "VBG" and _does(word):
            word.tag_, word.pos_, word.dep_, word.lemma_ = "NN", "NOUN", "nsubj", word.lower_
    return doc


def _does(word: Token) -> bool:
    verb = word.head
    return (
        verb.i == word.i + 1
        and verb.tag_ in ("VBD", "VBZ", "VBN")
        and word.lower_ in lexicon().nouns
        and not any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)
    )
