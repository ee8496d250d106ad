"""Numbers in words and figures, as bounds: "at least 20", "dozens", "between 10 and 15", "some 20,000".

Rules: a bare number is exact; "at least", "more than", "over" leave the top open; "up to", "as many as",
"fewer than" start at 0; "about", "some", "around", "nearly" give the number with a tenth either way
(the spread that "about" is commonly read with); words for many have bounds in `data/events/quantities.csv`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from events.claim import Bounds
from events.lexicon import lexicon

__all__ = ["Quantity", "quantities"]

_UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "dozen": 12}
_SCALES |= {"m": 1_000_000, "k": 1_000}

_WORD = "|".join(sorted([*_UNITS, *_TENS], key=len, reverse=True))
_FIGURE = r"\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?"
_ONE = (
    rf"(?:(?:{_FIGURE})(?:[ -](?:hundred|thousand|million|billion|dozen)|(?<=\d)(?:m|k)\b)?"
    rf"|\b(?:{_WORD})(?:[ -](?:{_WORD}))?(?:[ -](?:hundred|thousand|million|dozen)(?:(?: and)? (?:{_WORD})(?:-(?:{_WORD}))?)?)?\b)"
)
_LOWER = r"at least|a minimum of|no fewer than|no less than|not less than|more than|over|upwards of|in excess of|exceeding"
_UPPER = r"up to|as many as|at most|no more than|fewer than|less than|under"
_ABOUT = (
    r"about|around|some|roughly|approximately|an estimated|estimated|nearly|almost|close to|circa|approx\.?"
)
_NONE = r"no|zero"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number in a text: `text[start:end]` holds it with the words that bound it."""

    start: int
    end: int
    bounds: Bounds


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    vague = "|".join(re.escape(phrase) for phrase in sorted(lexicon().quantities, key=len, reverse=True))
    return re.compile(
        rf"(?:\b(?P<how>{_LOWER}|{_UPPER}|{_ABOUT})\s+)?"
        rf"(?:between\s+(?P<from>{_ONE})\s+and\s+(?P<till>{_ONE})"
        rf"|(?P<low>{_ONE})(?:(?<=\d)\s?[-–]\s?(?=\d)|\s+(?:to|or)\s+)(?P<high>{_ONE})"
        rf"|\b(?P<vague>{vague})\b"
        rf"|(?P<one>{_ONE})(?P<plus>\+)?"
        rf"|\b(?P<none>{_NONE})\b(?=\s+(?:\w+\s+)?(?:casualt|death|injur|fatalit|victims|one was|people were|civilians were)))",
        re.IGNORECASE,
    )


def quantities(text: str) -> list[Quantity]:
    """Every quantity of a text, from left to right; years, clock times, calibres are for the caller to drop."""
    found = []
    for match in _pattern().finditer(text):
        bounds = _bounds(match)
        if bounds is not None:
            found.append(Quantity(start=match.start(), end=match.end(), bounds=bounds))
    return found


def _bounds(match: re.Match[str]) -> Bounds | None:
    how = (match["how"] or "").lower()
    if match["none"]:
        return Bounds(low=0, high=0)
    if match["vague"]:
        low, high = lexicon().quantities[match["vague"].lower()]
        return Bounds(low=low, high=None if re.fullmatch(_LOWER, how) else high)
    if match["from"] or match["low"]:
        first, second = _value(match["from"] or match["low"]), _value(match["till"] or match["high"])
        return Bounds(low=min(first, second), high=max(first, second))
    value = _value(match["one"])
    if match["plus"] or re.fullmatch(_LOWER, how):
        return Bounds(low=value, high=None)
    if re.fullmatch(_UPPER, how):
        return Bounds(low=0, high=value)
    if how:
        return Bounds(low=value * 9 // 10, high=-(-value * 11 // 10))
    return Bounds(low=value, high=value)


def _value(words: str) -> int:
    total, current = 0, 0.0
    for word in re.findall(r"[\d,.]*\d|[a-z]+", words.lower()):
        if word[0].isdigit():
            current = float(word.replace(",", ""))
        elif word in _SCALES:
            current = (current or 1) * _SCALES[word]
            if _SCALES[word] >= 1000:
                total, current = total + round(current), 0.0
        elif word in _UNITS or word in _TENS:
            current += _UNITS.get(word, 0) + _TENS.get(word, 0)
    return total + round(current)
