"""Dates in figures: "27.11.2024" is plain, "12/03/2020" has two readings unless something tells them apart.

What tells: another date of the report that has one reading only; the report's language and country ("en-US"
puts the month first, other tags with a country and other languages the day); a reading that lies after the
report. Where nothing tells, the date is an interval that holds both readings.
"""

from __future__ import annotations

import re
from datetime import datetime
from itertools import chain

from events.calendar import day_span
from events.claim import Span

__all__ = ["numeric_date", "order_of"]

_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(?:19|20)\d\d(?![\d/])")


def order_of(text: str, language: str | None) -> str | None:
    """``day`` or ``month``: which comes first in a report's dates with slashes; None where nothing tells."""
    pairs = [(int(one), int(two)) for one, two in _SLASHED.findall(text)]
    told = set(
        chain(
            ("day" for one, two in pairs if one > 12 >= two),
            ("month" for one, two in pairs if two > 12 >= one),
        )
    )
    if told:
        return told.pop() if len(told) == 1 else None
    tag = (language or "").lower().replace("_", "-")
    if tag == "en-us":
        return "month"
    return "day" if tag and tag != "en" else None


def numeric_date(
    figures: tuple[int, int, int], base: datetime, *, order: str | None, published: datetime | None
) -> Span:
    """The day of a date in figures, or the interval from its earlier to its later reading.

    Raises
    ------
    ValueError
        No reading is a day of the calendar.
    """
    one, two, year = figures
    if one > 12 or two > 12 or one == two:
        order = "month" if two > 12 else "day"
    if order is not None:
        day, month = (one, two) if order == "day" else (two, one)
        return day_span(datetime(year, month, day, tzinfo=base.tzinfo))
    readings = sorted(
        datetime(year, month, day, tzinfo=base.tzinfo) for day, month in ((one, two), (two, one))
    )
    past = [moment for moment in readings if published is None or moment.date() <= published.date()]
    if len(past) == 1:
        return day_span(past[0])
    return Span(start=readings[0], end=day_span(readings[-1]).end, precision="year")
