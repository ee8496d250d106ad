"""The words of a parsed text as plain objects.

They have the names that spaCy gives to what they hold, so that the rules read as they would on spaCy's own tokens;
those are made anew at every look, and the rules look at each word some twenty times.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

__all__ = ["Doc", "Form", "Span", "Token", "flat"]


class Form(NamedTuple):
    """What a word shares with all that are spelt and used like it; the names are those of spaCy."""

    text: str
    lower_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    is_punct: bool
    like_num: bool


class Token:
    """A word or mark of a text: its form, its place, and the words that hang on it in the order of the text."""

    __slots__ = (
        "children",
        "dep_",
        "doc",
        "head",
        "i",
        "idx",
        "is_punct",
        "lemma_",
        "like_num",
        "lower_",
        "pos_",
        "tag_",
        "text",
    )
    head: Token

    def __init__(self, doc: Doc, i: int, idx: int, form: Form) -> None:
        self.doc = doc
        self.i = i
        self.idx = idx
        self.children: list[Token] = []
        (
            self.text,
            self.lower_,
            self.lemma_,
            self.pos_,
            self.tag_,
            self.dep_,
            self.is_punct,
            self.like_num,
        ) = form

    def __repr__(self) -> str:
        return self.text

    @property
    def end(self) -> int:
        """The offset behind its last character."""
        return self.idx + len(self.text)

    @property
    def text_with_ws(self) -> str:
        """Its characters and the space behind it."""
        after = self.doc[self.i + 1].idx if self.i + 1 < len(self.doc) else None
        return self.doc.text[self.idx : after]

    @property
    def lefts(self) -> list[Token]:
        """Those of its children that stand before it."""
        return [child for child in self.children if child.i < self.i]

    @property
    def ancestors(self) -> Iterator[Token]:
        """The words above it, nearest first."""
        word = self
        while word.head is not word:
            word = word.head
            yield word

    @property
    def subtree(self) -> list[Token]:
        """It and all that hangs on it, in the order of the text."""
        found = [self]
        for word in found:
            found.extend(word.children)
        found.sort(key=_place)
        return found

    @property
    def left_edge(self) -> Token:
        """The first word of its subtree."""
        return self.subtree[0]

    @property
    def conjuncts(self) -> list[Token]:
        """The words that it is coordinated with, without itself."""
        first = self
        while first.head is not first and first.dep_ == "conj":
            first = first.head
        found = [first]
        for word in found:
            found.extend(child for child in word.children if child.dep_ == "conj" and child.i > word.i)
        return [word for word in found if word is not self]

    @property
    def sent(self) -> Span:
        """The statement that it belongs to."""
        starts = self.doc.starts
        n = bisect_right(starts, self.i)
        return Span(self.doc, starts[n - 1], starts[n] if n < len(starts) else len(self.doc))

    def nbor(self, steps: int) -> Token:
        """The word so many steps behind it, or before it."""
        at = self.i + steps
        if at < 0:
            raise IndexError(at)
        return self.doc[at]


def _place(token: Token) -> int:
    return token.i


class Doc(list[Token]):
    """A parsed text: its words.

    `starts` are the words that a statement with a tree of its own begins with, `answers` what `events.answers` keeps,
    `told` the word for the weapon that the sentences before told of, if one.
    """

    __slots__ = ("answers", "starts", "text", "told")

    def __init__(self, text: str, starts: Sequence[int] = (0,)) -> None:
        super().__init__()
        self.text = text
        self.starts = starts
        self.answers: dict[tuple[object, ...], object] = {}
        self.told: str | None = None

    @property
    def sents(self) -> Iterator[Span]:
        """Its statements."""
        for start, end in pairwise((*self.starts, len(self))):
            yield Span(self, start, end)

    def span(self, first: int, past: int) -> Span:
        """The words from one to another, cut to the text."""
        return Span(self, first, min(past, len(self)))

    def char_span(self, start: int, end: int) -> Span | None:
        """The words that characters lie in; None where there are none."""
        first, last = self._at(start), self._at(end - 1)
        if first is None or last is None:
            return None
        if self[first].end == start:
            first += 1
        return Span(self, first, max(first, last + 1))

    def _at(self, character: int) -> int | None:
        """The word that a character lies in, or stands right behind."""
        n = bisect_right(self, character, key=_offset) - 1
        if n < 0 or (n == len(self) - 1 and character >= len(self.text)):
            return None
        return n


def _offset(token: Token) -> int:
    return token.idx


class Span(list[Token]):
    """Some words of a text that follow each other: `start` is the first, `end` the one behind the last."""

    __slots__ = ("doc", "end", "start")

    def __init__(self, doc: Doc, start: int, end: int) -> None:
        super().__init__(doc[start:end])
        self.doc = doc
        self.start = start
        self.end = end

    @property
    def text(self) -> str:
        """Its characters."""
        return self.doc.text[self[0].idx : self[-1].end] if self else ""

    @property
    def root(self) -> Token:
        """The highest of its words, the first of those that are equally high."""
        top = next((word for word in self if word.head is word), None)
        if top is not None:
            return top
        above = [word for word in self if not self.start <= word.head.i < self.end]
        return min(above, key=_depth, default=self[0])


def _depth(token: Token) -> int:
    """How many words are above one; marks and spaces by themselves are lowest."""
    if not token.children and (token.is_punct or token.text.isspace()):
        return len(token.doc) - 1
    return sum(1 for _ in token.ancestors)


def flat(pieces: Sequence[str]) -> Doc:
    """A text of some pieces without syntax: each is a tree of its own."""
    doc = Doc("".join(pieces), range(len(pieces)))
    idx = 0
    for i, piece in enumerate(pieces):
        word = Token(doc, i, idx, Form(piece, piece.lower(), "", "", "", "", is_punct=False, like_num=False))
        word.head = word
        doc.append(word)
        idx += len(piece)
    return doc
