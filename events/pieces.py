"""Sentences without end are read in pieces, so that no text can make the parse slow or too deep."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reports.sentence import Sentence

__all__ = ["MOST_CHARACTERS", "pieces"]

MOST_CHARACTERS = 900
"""Longer sentences are cut. Few sentences of news are half as long; the parse takes longer than in proportion."""

_MARKS = (";", ":", "—", "–", ",", " ")


def pieces(sentence: Sentence) -> Iterator[Sentence]:
    """The sentence, or pieces of it cut behind the strongest mark there is; `text == body[start:end]` holds for each."""
    rest = sentence
    while len(rest.text) > MOST_CHARACTERS:
        cut = _cut(rest.text)
        yield replace(rest, end=rest.start + cut, text=rest.text[:cut])
        rest = replace(rest, start=rest.start + cut, text=rest.text[cut:])
    yield rest


def _cut(text: str) -> int:
    for mark in _MARKS:
        at = text.rfind(mark, MOST_CHARACTERS // 3, MOST_CHARACTERS)
        if at > 0:
            return at + 1
    return MOST_CHARACTERS
