"""The tree of a parse: what hangs on a word, what it hangs on, and what is coordinated to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from events.answers import kept
from events.tokens import Token

__all__ = ["CLAUSES", "below", "climb", "governor", "last_of_number", "phrase", "spread"]


CLAUSES = frozenset({"relcl", "advcl", "ccomp", "acl", "csubj", "parataxis"})


def phrase(token: Token, *, clauses: bool = False) -> list[Token]:
    """The words of a noun's phrase, without what is coordinated to the noun itself.

    Clauses that hang on it are left out unless asked for.
    """
    return _with_clauses(token) if clauses else _alone(token)


def _phrase(token: Token, *, clauses: bool) -> list[Token]:
    words = [token]
    for child in token.children:
        if child.dep_ not in ("conj", "cc", "preconj"):
            words.extend(below(child, clauses=clauses))
    return words


_alone = kept(partial(_phrase, clauses=False), name="phrase alone")


_with_clauses = kept(partial(_phrase, clauses=True), name="phrase with clauses")


def _names_again(token: Token) -> bool:
    """Clauses that belong to the name: "rebel-held X", "X, known as Y"."""
    return token.dep_ == "acl" and (
        token.i < token.head.i or token.lemma_.lower() in ("know", "call", "spell")
    )


def below(token: Token, *, clauses: bool) -> list[Token]:
    """A word with all that hangs on it, without clauses unless asked for."""
    if token.dep_ in CLAUSES and not clauses and not _names_again(token):
        return []
    words = [token]
    for child in token.children:
        words.extend(below(child, clauses=clauses))
    return words


def governor(token: Token) -> Token:
    """The verb, or the root, that a word hangs on."""
    while token.head != token and token.pos_ not in ("VERB", "AUX"):
        token = token.head
    return token


def climb(token: Token) -> Iterator[Token]:
    """The words above a word, nearest first."""
    while token.head != token:
        token = token.head
        yield token


def spread(tokens: Iterable[Token]) -> list[Token]:
    """Each word with those coordinated to it, once, in the order of the text."""
    found: dict[int, Token] = {}
    for token in tokens:
        stack = [token]
        while stack:
            word = stack.pop()
            if word.i in found:
                continue
            found[word.i] = word
            stack.extend(child for child in word.children if child.dep_ == "conj" and child.pos_ != "VERB")
            stack.extend(child for child in word.children if child.dep_ == "appos")
            if word.dep_ == "appos":
                stack.append(word.head)
    return [found[i] for i in sorted(found)]


def last_of_number(noun: Token) -> Token:
    """ "Thousands" of "hundreds of thousands", where no noun follows; any other noun is its own."""
    for child in noun.children:
        for inner in child.children if child.lower_ == "of" else ():
            if inner.dep_ == "pobj" and inner.lower_ in ("thousands", "millions", "hundreds"):
                return inner
    return noun
