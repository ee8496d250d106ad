"""A sentence as a line of folded words, so that patterns and word lists can be matched without losing offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from events.arabic.script import fold

__all__ = ["LONGEST", "Line", "Word", "pieces", "read_line"]

LONGEST = 300
"""Words that are read together; longer sentences are lists or have lost their stops."""

_WORD = re.compile(
    r"(?P<number>\d{1,3}(?:[.,٬،]\d{3})+(?!\d)|\d+[.,٫]\d{1,2}(?![.,٫]?\d)|\d+)|(?P<word>[^\W\d_](?:[^\W\d_]|[\u064b-\u065f\u0670\u0640])*)|(?P<mark>[^\s\w])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word, a number or a mark: `sentence[start:end] == text`; `at` is the offset of its key in the line."""

    start: int
    end: int
    text: str
    key: str
    at: int
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The words of a sentence and their keys, one space between them."""

    sentence: str
    words: tuple[Word, ...]
    text: str

    def word_at(self, position: int) -> int:
        """The number of the word that covers a position in the line."""
        return max(0, bisect_right([word.at for word in self.words], position) - 1)

    def words_in(self, start: int, end: int) -> tuple[int, int]:
        """The first and the last word of a stretch of the line."""
        return self.word_at(start), self.word_at(max(start, end - 1))

    def cut(self, first: int, last: int) -> str:
        """The sentence's own words from one word to another, both included."""
        return self.sentence[self.words[first].start : self.words[last].end]


def read_line(sentence: str) -> Line:
    """Cut a sentence into words, numbers (in western digits) and marks."""
    words: list[Word] = []
    for match in _WORD.finditer(sentence):
        kind = match.lastgroup or "mark"
        key = _figures(match[0]) if kind == "number" else fold(match[0])
        if not key.strip():
            continue
        words.append(Word(start=match.start(), end=match.end(), text=match[0], key=key, at=0, kind=kind))
    return _line(sentence, words)


def pieces(line: Line) -> list[Line]:
    """A line in stretches of at most `LONGEST` words, so that the time to read it grows with its length only."""
    if len(line.words) <= LONGEST:
        return [line]
    return [
        _line(line.sentence, line.words[start : start + LONGEST])
        for start in range(0, len(line.words), LONGEST)
    ]


def _line(sentence: str, words: Sequence[Word]) -> Line:
    at, kept = 0, []
    for word in words:
        kept.append(replace(word, at=at))
        at += len(word.key) + 1
    return Line(sentence=sentence, words=tuple(kept), text=" ".join(word.key for word in kept))


def _figures(text: str) -> str:
    """A number in western digits without the marks between thousands; a decimal mark becomes a point."""
    groups = [_digits(group) for group in re.split(r"[^\d]", text)]
    if len(groups) == 2 and len(groups[1]) < 3:
        return ".".join(groups)
    return "".join(groups)


def _digits(text: str) -> str:
    return "".join(str(int(letter)) for letter in text)
