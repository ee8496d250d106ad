"""Numbers in words and figures, as bounds: "at least 20", "dozens", "between 10 and 15", "some 20,000".

Rules: a bare number is exact; "at least", "more than", "over" and "or more" leave the top open; "up to",
"as many as", "fewer than" start at 0; "about", "some", "around", "nearly" give the number with a tenth
either way (the spread that "about" is commonly read with); words for many have bounds in
`data/events/quantities.csv`. Parts of a whole ("40 %", "two-thirds"), sums of money, clock times, ordinals,
and figures inside names or measures ("M23", "Su-25", "155mm", "a 12-year-old boy") count nothing and are
left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from events.claim import Bounds
from events.lexicon import lexicon

__all__ = ["Quantity", "quantities", "range_up_to"]

_UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "dozen": 12}
_SCALES |= {"m": 1_000_000, "k": 1_000}

_WORD = "|".join(sorted([*_UNITS, *_TENS], key=len, reverse=True))
_FIGURE = r"\d{1,3}(?:[,\u00a0\u202f\u2009]\d{3}){1,4}(?!\d)|\d{1,12}(?:\.\d{1,6})?(?!\d)"
_SPELT = rf"(?:{_WORD})(?:[ -](?:{_WORD}))?"
_SMALL = rf"{_SPELT}(?:[ -]hundred(?:(?: and)? {_SPELT})?)?"
_LARGE = rf"[ -](?:(?:thousand|million|billion)(?:(?: and)? {_SMALL})?|dozen)"
_ONE = (
    rf"(?:(?:{_FIGURE})(?:[ -](?:hundred|thousand|million|billion|dozen)\b|(?<=\d)(?:m|k)\b)?"
    rf"|\b{_SMALL}(?: and a half)?(?:{_LARGE})*\b"
    rf"|\ba (?:hundred|thousand|million)(?: and)? {_SMALL}\b"
    r"|\bhalf a (?:million|thousand|billion)\b)"
)
_SCALE = re.compile(r"[ -]?(?:hundred|thousand|million|billion|dozen|(?<=\d)[mk])$", re.IGNORECASE)
_START = r"(?<![\w$€£])(?<!\w-)(?<!\d[.,:])(?<!\bno )"
_END = r"(?![\w%])(?!-\w)(?![.,:]\d)(?!\s?%)(?!\s(?:per\s?cent|thirds|quarters|fifths)\b)"
_LOWER = (
    r"at least|a minimum of|no fewer than|no less than|not less than|not fewer than"
    r"|more than|over|upwards of|in excess of|exceeding"
)
_UPPER = (
    r"up to|as many as|at most|no more than|not more than|a maximum of|not over|fewer than|less than|under"
)
_ABOUT = (
    r"about|around|some|roughly|approximately|an estimated|estimated|nearly|almost|close to|circa|approx\.?"
)
_FILLER = r"another|a further|an additional|some|about|an estimated"
_HARM = r"(?:\w+\s+)?(?:casualt|death|injur|fatalit|victims|people were|civilians were)"
_HARMED = r"(?:\w+\s+){0,2}(?:killed|hurt|injured|wounded|harmed|died)\b"


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
        rf"(?:\b(?P<how>{_LOWER}|{_UPPER}|{_ABOUT})\s+(?:(?:{_FILLER})\s+)?)?"
        rf"(?:between\s+(?P<from>{_START}{_ONE})\s+and\s+(?P<till>{_ONE}){_END}"
        rf"|(?P<low>{_START}{_ONE})(?:(?<=\d)\s?[-–]\s?(?=\d)|\s+(?:to|or)\s+)(?P<high>{_ONE}){_END}"
        rf"|(?:(?P<one>{_START}{_ONE})|\b(?P<vague>{vague})\b)"
        rf"(?:(?P<more>\+|-plus\b|\s+or\s+more\b)|{_END})"
        rf"|\b(?P<none>(?:no|zero)\b(?=\s+{_HARM})|(?:no\sone|nobody)\b(?=\s+{_HARMED})))",
        re.IGNORECASE,
    )


def quantities(text: str) -> list[Quantity]:
    """Every quantity of a text, from left to right; years and distances are for the caller to drop."""
    found = []
    for match in _pattern().finditer(text):
        bounds = _bounds(match)
        if bounds is not None:
            found.append(Quantity(start=match.start(), end=match.end(), bounds=bounds))
    return found


def range_up_to(text: str, end: int) -> Bounds | None:
    """The range that ends at a place in a text: "between 8 and 34" of "between 8 and 34 dead"."""
    before = text[max(0, end - _RANGE) : end]
    near = [one for one in quantities(before) if one.end == len(before)]
    return near[0].bounds if near and near[0].bounds.low != near[0].bounds.high else None


_RANGE = 30
"""Characters of a range before its end."""


def _bounds(match: re.Match[str]) -> Bounds | None:
    how = (match["how"] or "").lower()
    if match["none"]:
        return Bounds(low=0, high=0)
    if match["from"] or match["low"]:
        first, second = _range(match["from"] or match["low"], match["till"] or match["high"])
        return Bounds(low=min(first, second), high=max(first, second))
    if match["vague"]:
        low, high = lexicon().quantities[match["vague"].lower()]
    else:
        low = high = _value(match["one"])
    if match["more"] or re.fullmatch(_LOWER, how):
        return Bounds(low=low, high=None)
    if re.fullmatch(_UPPER, how):
        return Bounds(low=0, high=high)
    if how and low == high:
        return Bounds(low=low * 9 // 10, high=-(-low * 11 // 10), about=low)
    return Bounds(low=low, high=high)


def _range(low: str, high: str) -> tuple[int, int]:
    """Both ends of a range; a scale said once holds for both ("2-3 million")."""
    scale = _SCALE.search(high)
    if scale is not None and not _SCALE.search(low):
        scaled = _value(low + scale[0])
        if scaled <= _value(high):
            return scaled, _value(high)
    return _value(low), _value(high)


def _value(words: str) -> int:
    total, current = 0, 0.0
    for word in re.findall(r"[\d,.\u00a0\u202f\u2009]*\d|[a-z]+", words.lower()):
        if word[-1].isdigit():
            current = float(re.sub(r"[^\d.]", "", word))
        elif word == "half":
            current += 0.5
        elif word in _SCALES:
            current = (current or 1) * _SCALES[word]
            if _SCALES[word] >= 1000:
                total, current = total + round(current), 0.0
        elif word in _UNITS or word in _TENS:
            current += _UNITS.get(word, 0) + _TENS.get(word, 0)
    return total + round(current)
