"""Numbers on an Arabic line, in figures and words, with the words that bound them.

The number is read here; what "at least", "about" and "dozens" make of it is the English reader's one table
(`events.numbers`), asked with the English words that stand beside the Arabic ones in the lists.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from events.arabic.lexicon import Phrases, phrases, rows
from events.arabic.line import Line
from events.arabic.phrases import Hit, match_at
from events.arabic.script import fold
from events.claim import Bounds
from events.numbers import quantities

__all__ = ["Count", "counts"]

_THOUSAND = 1_000
_LARGEST = 10**10


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number on a line, with its bounding words: first and last word, and what it says."""

    first: int
    last: int
    bounds: Bounds


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lists:
    values: Mapping[str, int]
    vague: Phrases
    bounds: Phrases


@dataclass(frozen=True, slots=True, kw_only=True)
class _Number:
    first: int
    last: int
    english: str


@lru_cache(maxsize=1)
def _lists() -> _Lists:
    return _Lists(
        values={fold(row["word"]): int(row["value"]) for row in rows("numbers")},
        vague=phrases((row["phrase"], row["like"]) for row in rows("quantities")),
        bounds=phrases((row["phrase"], row["like"]) for row in rows("bounds")),
    )


def counts(line: Line) -> list[Count]:
    """Every number of a line from left to right; years and clock times are for the caller to drop."""
    found: list[Count] = []
    at = 0
    while at < len(line.words):
        count = _count(line, at)
        if count is None:
            at += 1
            continue
        found.append(count)
        at = count.last + 1
    return found


def _count(line: Line, at: int) -> Count | None:
    lists = _lists()
    how = match_at(lists.bounds, line, at)
    if how is not None:
        number = _number(line, how.last + 1)
        if number is not None:
            return _bounded(line, at, number, how.value)
        return None
    number = _number(line, at)
    if number is None:
        return None
    return _range(line, at, number) or _bounded(line, at, number, _after(line, number.last + 1))


def _after(line: Line, at: int) -> str:
    """ "at least" may follow the number and its noun."""
    for step in range(at, min(at + 3, len(line.words))):
        hit: Hit | None = match_at(_lists().bounds, line, step)
        if hit is not None and hit.value == "at least" and hit.last > step:
            return hit.value
    return ""


def _range(line: Line, at: int, low: _Number) -> Count | None:
    """ "between 20 and 30", "20 to 30"."""
    step = low.last + 1
    if step + 1 >= len(line.words) or line.words[step].key not in ("و", "الي", "او", "-", "–"):
        return None
    before = line.words[at - 1].key if at else ""
    if line.words[step].key in ("و",) and before != "بين":
        return None
    high = _number(line, step + 1)
    if high is None:
        return None
    return _bounded(
        line, at, _Number(first=at, last=high.last, english=f"{low.english} to {high.english}"), ""
    )


def _bounded(line: Line, first: int, number: _Number, how: str) -> Count | None:
    del line
    read = quantities(f"{how} {number.english}".strip())
    return Count(first=first, last=number.last, bounds=read[0].bounds) if read else None


def _number(line: Line, at: int) -> _Number | None:
    """The number that starts at a word, as English words or figures."""
    vague = match_at(_lists().vague, line, at) if at < len(line.words) else None
    if vague is not None and vague.prefix in ("", "و", "ف", "ل", "ب"):
        return _Number(first=at, last=vague.last, english=vague.value)
    total, current, last = _teen(line, at)
    for step in range(last + 1, len(line.words)):
        if total and line.words[step].key == "و" and _figure_below(line, step + 1, total):
            continue
        value = _value(line, step, first=step == at, before=current)
        if value is None or value > _LARGEST:
            break
        current, done = _joined(current, value, is_figure=line.words[step].kind == "number")
        total, current = (total + current, 0.0) if done else (total, current)
        last = step
    whole = round(total + current)
    return _Number(first=at, last=last, english=str(whole)) if last >= at else None


def _figure_below(line: Line, at: int, total: float) -> bool:
    """ "18 thousand and 800"."""
    return at < len(line.words) and line.words[at].kind == "number" and float(line.words[at].key) < total


def _teen(line: Line, at: int) -> tuple[float, float, int]:
    """ "Eleven" is two words that are a number only together; else nothing is read yet."""
    if at + 1 < len(line.words):
        for key in (line.words[at].key, *_bare(line.words[at].key)):
            value = _lists().values.get(f"{key} {line.words[at + 1].key}")
            if value is not None:
                return 0.0, float(value), at + 1
    return 0.0, 0.0, at - 1


def _joined(current: float, value: float, *, is_figure: bool) -> tuple[float, bool]:
    """Multiply by a scale, add otherwise; a scale of thousands closes its group."""
    if value >= _THOUSAND and not is_figure:
        scale = 10 ** (len(str(round(value))) - 1)
        return (current * scale if current else value), True
    if value == 100 and 3 <= current <= 9:
        return current * value, False
    return current + value, False


def _value(line: Line, at: int, *, first: bool, before: float) -> float | None:
    """The value of a number word; later words need "and", unless they are scales or the ten of a teen."""
    word = line.words[at]
    if word.kind == "number":
        follows = before == 0 and at > 1 and line.words[at - 1].key == "و"
        return float(word.key) if (first or follows) and len(word.key) < 12 else None
    values = _lists().values
    plain = values.get(word.key)
    if plain is not None:
        scale = (
            plain >= _THOUSAND or (plain == 100 and 3 <= before <= 9) or (plain == 10 and 1 <= before <= 9)
        )
        return float(plain) if first or scale else None
    if first:
        return next((float(values[key]) for key in _bare(word.key) if key in values), None)
    return float(values[word.key[1:]]) if word.key.startswith("و") and word.key[1:] in values else None


def _bare(key: str) -> list[str]:
    """A number word without the conjunction, preposition or article before it."""
    found = [key[1:]] if key[:1] in ("و", "ف", "ب", "ل") else []
    return [*found, *(key[2:] for _ in "." if key.startswith("ال"))]
