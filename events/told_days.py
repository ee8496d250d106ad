"""Days counted from a day that the text named before: "a day earlier", "the evening before", "the next day", "that day".

The day is the last one named before the words in the same sentence or in the two sentences before; where what
was named last is a month, or nothing, the words are left as `events.times` reads them. "On the 9th" is the
last such day up to the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from events.calendar import day_span
from events.claim import Span
from events.numbers import quantities
from events.times import TimeWords, times
from reports.sentence import Sentence

__all__ = ["told_days", "with_told_days"]

_PART = r"(?:day|night|evening|morning|afternoon)"
_END = (
    r"(?=\s*(?:[.,;:!?)—–\"”]|$)|\s+(?:and|but|while|when|in|at|near|by|on|from|outside|of\s+the\s+same)\b)"
)
_NUMBER = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})"
_RELATIVE = re.compile(
    rf"""\b(?:on\s+)?(?:
      (?P<back>(?P<days>{_NUMBER})\s+days?\s+(?:earlier\b(?!\s+than)|before{_END}|previously\b)
        | the\s+(?:previous|preceding)\s+{_PART}\b | the\s+{_PART}\s+before{_END})
    | (?P<ahead>(?P<later>{_NUMBER})\s+days?\s+later\b | the\s+(?:next|following)\s+{_PART}\b
        | the\s+{_PART}\s+after{_END})
    | (?P<same>(?:that|the)\s+(?:very\s+)?same\s+{_PART}\b | that\s+{_PART}\b)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_ORDINAL = re.compile(
    r"\b(?P<lead>on|since|until|by|from)\s+the\s+(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)\b"
    r"(?=\s*(?:[.,;:)—–]|$)|\s+(?:and|but|while|when|after|an?|the|that|in|at|near|with|two|three|four|five|several"
    r"|some|about|they|it|he|she|we|I)\b)",
    re.IGNORECASE,
)
_REACH = 2
"""So many sentences further on a day told is still the one that "the next day" follows."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A phrase at `start` of a sentence: a day of its own, or so many days after the one told before."""

    start: int
    text: str
    shift: int = 0
    span: Span | None = None
    lead: str = ""


def told_days(
    sentences: Sequence[Sentence], published: datetime | None, order: str | None = None
) -> Mapping[int, TimeWords]:
    """The phrases of a report that count from a day told before, by the offset in the report where each begins."""
    told: dict[int, TimeWords] = {}
    last: tuple[int, Span] | None = None
    for sentence in sentences if published is not None else ():
        assert published is not None
        own = [*_relative(sentence.text), *_ordinals(sentence.text, published)]
        covered = [(one.start, one.start + len(one.text)) for one in own]
        named = [
            _Found(start=word.start, text=word.text, span=word.span, lead="since" if word.since else "")
            for word in times(sentence.text, published, order)
            if not any(first < word.end and word.start < past for first, past in covered)
        ]
        for one in sorted([*named, *own], key=lambda found: found.start):
            span = one.span
            if span is None and last is not None and sentence.index - last[0] <= _REACH:
                span = day_span(last[1].start + timedelta(days=one.shift))
            if span is None or span.start > published:
                continue
            if one in own:
                told[sentence.start + one.start] = _words(one, span)
            last = (sentence.index, span) if _one_day(span) else None
    return told


def with_told_days(
    words: Sequence[TimeWords], told: Mapping[int, TimeWords], origin: int, text: str
) -> list[TimeWords]:
    """The time words of a sentence that begins at `origin` of the report, with those told of a day before."""
    own = [
        replace(word, start=start - origin, end=start - origin + len(word.text))
        for start, word in told.items()
        if 0 <= start - origin <= len(text) - len(word.text)
    ]
    kept = [word for word in words if not any(one.start < word.end and word.start < one.end for one in own)]
    return sorted([*kept, *own], key=lambda word: word.start)


def _relative(text: str) -> Iterator[_Found]:
    for match in _RELATIVE.finditer(text):
        number = quantities(match["days"] or match["later"] or "")
        shift = (number[0].bounds.low if number else 1) * (-1 if match["back"] else 1)
        yield _Found(start=match.start(), text=match[0], shift=0 if match["same"] else shift)


def _ordinals(text: str, published: datetime) -> Iterator[_Found]:
    for match in _ORDINAL.finditer(text):
        day, month = int(match["day"]), published
        if day > published.day:
            month = published.replace(day=1) - timedelta(days=1)
        if 0 < day <= month.day or month is published:
            span = day_span(month.replace(day=day))
            yield _Found(start=match.start(), text=match[0], span=span, lead=match["lead"].lower())


def _words(one: _Found, span: Span) -> TimeWords:
    return TimeWords(
        start=one.start,
        end=one.start + len(one.text),
        text=one.text,
        span=span,
        since=one.lead in ("since", "from"),
        until=one.lead == "until",
        kind="date",
    )


def _one_day(span: Span) -> bool:
    return span.precision in ("day", "hour") and span.start.date() == span.end.date()
