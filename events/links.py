"""Prepositions: the nouns that a verb or noun is linked to, and by which words."""

from __future__ import annotations

from collections.abc import Iterator

from events.answers import kept
from events.tokens import Token
from events.tree import below, spread

__all__ = ["flat_prepositions", "prepositions"]


@kept
def prepositions(token: Token) -> list[tuple[str, Token]]:
    """The (preposition, noun) pairs of a verb or noun, chains joined: ("out of", "city")."""
    found: list[tuple[str, Token]] = []
    for child in token.children:
        if child.dep_ in ("prep", "agent", "advmod", "prt", "dative") and child.pos_ in (
            "ADP",
            "SCONJ",
            "ADV",
            "VERB",
            "PART",
        ):
            found.extend(_prepositions(child, child.lower_))
    return found


def flat_prepositions(token: Token) -> list[tuple[str, Token]]:
    """The (preposition, noun) pairs anywhere in the clause behind a verb, as the parse often hangs them too low."""
    found = prepositions(token)
    known = {noun.i for _, noun in found}
    for child in token.children:
        if child.i > token.i and child.dep_ in ("dobj", "prep", "advmod", "npadvmod", "prt", "dative"):
            for word in below(child, clauses=False):
                if word.pos_ in ("NOUN", "PROPN", "PRON"):
                    pairs = [pair for pair in prepositions(word) if pair[1].i not in known]
                    found.extend(pairs)
                    known.update(noun.i for _, noun in pairs)
    return found


def _prepositions(token: Token, words: str) -> Iterator[tuple[str, Token]]:
    if not any(True for _ in token.children) and token.i + 1 < len(token.doc):
        # "around Bakhmut": the parse takes a name that it doesn't know for an adverb of the verb.
        after = token.nbor(1)
        if after.head == token.head and after.dep_ in ("advmod", "npadvmod") and after.text[:1].isupper():
            for noun in spread([after]):
                yield words, noun
        elif token.pos_ in ("ADP", "SCONJ") and after.pos_ == "PROPN":
            # "shelling near Lay Kay Kaw resumed": the parse takes the name for what resumed.
            named = after.head if after.dep_ == "compound" else after
            if named.dep_ == "nsubj" and named.pos_ == "PROPN" and token.i < named.i < named.head.i:
                yield words, named
    for child in token.children:
        if child.dep_ == "pobj":
            for noun in spread([child]):
                yield words, noun
        elif child.dep_ == "pcomp" and child.lower_ in ("there", "here"):
            yield words, child
        elif child.dep_ in ("prep", "pcomp") and child.pos_ in ("ADP", "SCONJ", "ADV"):
            yield from _prepositions(child, f"{words} {child.lower_}")
        elif child.dep_ == "conj" and child.pos_ == "ADP":
            yield from _prepositions(child, child.lower_)
