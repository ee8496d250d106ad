"""When: words for times, worked out from the report's own date.

Rules
-----
- A weekday is the last one up to the report's day; after "next" or "until", the next one; "on Monday last
  week" is that week's.
- "overnight" and "last night" reach from the day before to the report's day; "yesterday", "three days ago",
  "last week" count back from the report's day; a week starts on Monday (ISO 8601).
- "several" and "a few" are 2 to 9: "a few days ago" is an interval with the precision of a week.
- A day and month without a year is the nearest one not after the report's day; up to sixty days later it
  is taken as announced.
- "in recent days" is the week up to the report, "in recent weeks" four weeks, "in recent months" three.
- "from Monday to Wednesday", "20-27 November", "between 2012 and 2016" are one interval; "Tuesday 5 March
  2019" is one day; "at dawn on Friday" is Friday, "overnight into Saturday" both days.
- An hour counts only where it is given in universal time ("17:20 local time (14:20 GMT)") beside a day.
- "12/03/2020" is read by the report's own order of day and month; where nothing tells it, it is an interval
  that holds both (`events.numeric_dates`).
- Where the report has no date, only words that hold a year of their own give a time.

Times are intervals in the report's own time zone (UTC where it gives none), both ends inclusive.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache

from events.calendar import between, day_span
from events.claim import Span
from events.time_phrases import TimeWords, phrases

__all__ = ["TimeWords", "day_span", "times"]

_TO = re.compile(r"\s*(?:(?P<plain>to|through|till?|until|-|–)|and)\s*(?:on\s+)?", re.IGNORECASE)
_BESIDE = re.compile(r",?\s+(?:(?:(?P<into>into|to)|on|of|from|the night of)\s+)?", re.IGNORECASE)
_GMT = re.compile(r"\b([01]?\d|2[0-3])[:.]?[0-5]\d\s*(?:GMT|UTC)\b")
_LOCAL = re.compile(r"\b([01]?\d|2[0-3])[:.][0-5]\d\s*local\b", re.IGNORECASE)


def times(text: str, published: datetime | None, order: str | None = None) -> list[TimeWords]:
    """Every time that a text names, from left to right.

    Parameters
    ----------
    text
        One sentence.
    published
        The report's date; None leaves out every word that needs it.
    order
        What comes first in dates with slashes: ``day``, ``month`` or None where nothing tells.
    """
    return list(_times(text, published, order))


@lru_cache(maxsize=4096)
def _times(text: str, published: datetime | None, order: str | None) -> tuple[TimeWords, ...]:
    """The same, remembered: a sentence is asked for the day of the news, and again when it is read."""
    if published is not None and published.tzinfo is None:
        published = published.replace(tzinfo=UTC)
    found: list[TimeWords] = []
    for words in phrases(text, published, order):
        joined = _join(found[-1], words, text) if found else None
        if joined is None:
            found.append(words)
        else:
            found[-1] = joined
    return tuple(_with_hour(words, text) for words in found)


def _join(one: TimeWords, other: TimeWords, text: str) -> TimeWords | None:
    """Two neighbouring phrases for one time; None where they are two times."""
    gap = text[one.end : other.start]
    try:
        span = _range(one, other, gap) or _same_day(one, other, gap)
    except OverflowError:
        return None
    if span is None:
        return None
    ranged = _TO.fullmatch(gap) is not None
    return replace(
        one,
        end=other.end,
        text=text[one.start : other.end],
        span=span,
        since=(one.since or other.since) and not ranged,
        until=(one.until or other.until) and not ranged,
        stated_year=one.stated_year and other.stated_year if ranged else one.stated_year or other.stated_year,
        kind="date",
    )


def _range(one: TimeWords, other: TimeWords, gap: str) -> Span | None:
    """ "from Monday to Wednesday", "between 2012 and 2016"; a plain "and" joins only after "between"."""
    link = _TO.fullmatch(gap)
    if link is None or "loose" in (one.kind, other.kind) or other.text[:1].isspace():
        return None
    lead = one.text.lower()
    if not lead.startswith("between") and not (link["plain"] and (one.kind == other.kind or "from" in lead)):
        return None
    first = one.span
    if one.kind == other.kind == "weekday" and first.start > other.span.start:
        first = day_span(first.start - timedelta(days=7))
    return between(first, other.span)


def _same_day(one: TimeWords, other: TimeWords, gap: str) -> Span | None:
    """ "Tuesday 5 March", "at dawn on Friday", "Friday, overnight": the narrower of two words for one day."""
    link = _BESIDE.fullmatch(gap)
    if link is None:
        return None
    if (one.kind, other.kind) == ("weekday", "date"):
        return other.span
    if one.kind == "loose" and other.kind in ("weekday", "date"):
        return day_span(other.span.end, days=2) if link["into"] else other.span
    if other.kind == "loose" and one.kind in ("weekday", "date"):
        return one.span
    return None


def _with_hour(words: TimeWords, text: str) -> TimeWords:
    """A day with the hour that the sentence gives in universal time; local time beside it gives the zone."""
    clocks = _GMT.findall(text)
    day = words.span.start
    if len(clocks) != 1 or words.span.precision != "day" or words.span.end.date() != day.date():
        return words
    hour, local = int(clocks[0]), [int(hour) for hour in _LOCAL.findall(text)]
    offset = (local[0] - hour + 12) % 24 - 12 if len(local) == 1 else 0
    zone = timezone(timedelta(hours=offset))
    start = day.replace(hour=(hour + offset) % 24, tzinfo=zone)
    return replace(words, span=Span(start=start, end=start.replace(minute=59, second=59), precision="hour"))
