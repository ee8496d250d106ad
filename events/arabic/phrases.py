"""Finding the phrases of a word list on a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from events.arabic.lexicon import Phrases
from events.arabic.line import Line
from events.arabic.script import stems

__all__ = ["Hit", "find", "match_at"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A phrase on a line: its first and last word, the prefix that its first word bears, what it stands for."""

    first: int
    last: int
    prefix: str
    value: str


def match_at(table: Phrases, line: Line, first: int) -> Hit | None:
    """The longest phrase that starts at a word, with or without a prefix."""
    best: Hit | None = None
    for prefix, stem in stems(line.words[first].key):
        known = table.by_first.get(stem) or table.by_first.get(_nominative(stem), ())
        for parts, value in known:
            last = first + len(parts) - 1
            if (best is None or last > best.last) and _goes_on(parts, line, first):
                best = Hit(first=first, last=last, prefix=prefix, value=value)
                break
    return best


def find(table: Phrases, line: Line) -> Iterator[Hit]:
    """Phrases from left to right, the longest at each word, not overlapping."""
    at = 0
    while at < len(line.words):
        hit = match_at(table, line, at)
        if hit is None:
            at += 1
        else:
            yield hit
            at = hit.last + 1


def _goes_on(parts: tuple[str, ...], line: Line, first: int) -> bool:
    """Whether the words after the first are those of the phrase; a short preposition may be joined to its noun."""
    if first + len(parts) > len(line.words):
        return False
    return all(_same(line.words[first + step].key, part) for step, part in enumerate(parts[1:], start=1))


def _nominative(key: str) -> str:
    return f"{key[:-2]}ون" if key.endswith("ين") else key


def _same(key: str, part: str) -> bool:
    if key == part:
        return True
    # Nominative and oblique plurals ("al-Huthiyun", "al-Huthiyin"); a one-letter preposition joined to its noun.
    if _nominative(key) == part:
        return True
    return len(part) == 1 and key.startswith(part)
