"""Intervals of the calendar, counted from a report's moment, in its time zone; both ends inclusive."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import datetime, timedelta

from events.claim import Span

__all__ = [
    "ago",
    "between",
    "calendar_unit",
    "clipped",
    "day_span",
    "few_ago",
    "last_second",
    "month_span",
    "nearest_date",
    "part_of_month",
    "precision_of",
    "recent",
    "weekday_span",
    "year_span",
]

AHEAD_DAYS = 60
"""A date without a year may lie this many days after the report (it is announced), else it is past."""

FEW = (2, 9)
"""What "several" and "a few" mean, as in `data/events/quantities.csv`."""


def last_second(moment: datetime) -> datetime:
    """The last second of a moment's day."""
    return moment.replace(hour=23, minute=59, second=59, microsecond=0)


def day_span(moment: datetime, *, days: int = 1, precision: str = "day") -> Span:
    """The whole day of a moment, or that many days up to and with it."""
    first = moment.replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=days - 1)
    return Span(start=first, end=last_second(moment), precision=precision)


def month_span(year: int, month: int, published: datetime) -> Span:
    """A whole month."""
    first = datetime(year, month, 1, tzinfo=published.tzinfo)
    last = first.replace(day=monthrange(year, month)[1])
    return Span(start=first, end=last_second(last), precision="month")


SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""The first month of each, north of the tropics (meteorological seasons of the WMO)."""


def last_season(name: str, published: datetime) -> Span:
    """The last three months of a season that had ended before a day."""
    first = SEASONS[name]
    for year in (published.year, published.year - 1, published.year - 2):
        last = first + 2
        begin = month_span(year, first, published)
        end = month_span(year + (last > 12), (last - 1) % 12 + 1, published)
        if end.end < published:
            return Span(start=begin.start, end=end.end, precision="month")
    raise ValueError(f"no {name} before {published:%Y-%m-%d}")


def year_span(first: int, last: int, published: datetime) -> Span:
    """Whole years, both included."""
    start = datetime(first, 1, 1, tzinfo=published.tzinfo)
    return Span(
        start=start, end=last_second(start.replace(year=max(first, last), month=12, day=31)), precision="year"
    )


def nearest_date(month: int, day: int, published: datetime) -> Span | None:
    """A day and month without a year: the last one up to the report, or one announced soon after it."""
    for year in range(published.year, max(published.year - 9, 0), -1):
        try:
            moment = datetime(year, month, day, tzinfo=published.tzinfo)
        except ValueError:  # 29 February
            continue
        if moment.date() - published.date() <= timedelta(days=AHEAD_DAYS):
            return day_span(moment)
    return None


def part_of_month(month: Span, before: str) -> Span:
    """ "Early", "mid-" and "late" are the first, second and last ten days or so of a month; `before` ends with them."""
    said = _PART.search(before)
    if said is None:
        return month
    part = said[1].lower()
    first, days = {"early": (1, 10), "mid": (11, 10)}.get(part, (21, (month.end - month.start).days - 19))
    start = month.start.replace(day=first)
    return day_span(start + timedelta(days=days - 1), days=days, precision="week")


_PART = re.compile(r"\b(early|mid|late)[ -]$", re.IGNORECASE)


def weekday_span(
    wanted: int, published: datetime, *, after: bool = False, weeks_back: int | None = None
) -> Span:
    """The last such day up to the report (Monday is 0), the next one after it, or that of a given week."""
    if weeks_back is not None:
        return day_span(published + timedelta(days=wanted - published.weekday() - 7 * weeks_back))
    if after:
        return day_span(published + timedelta(days=(wanted - published.weekday()) % 7 or 7))
    return day_span(published - timedelta(days=(published.weekday() - wanted) % 7))


def ago(number: int, unit: str, published: datetime) -> Span:
    """A counted time before the report, with the unit's own precision."""
    if unit == "hour":
        if not (published.hour or published.minute):
            return day_span(published, days=2 + number // 24)
        moment = published - timedelta(hours=number)
        return Span(start=moment, end=moment, precision="hour")
    if unit == "day":
        return day_span(published - timedelta(days=number))
    if unit == "week":
        return day_span(published - timedelta(weeks=number), days=7, precision="week")
    if unit == "month":
        months = published.year * 12 + published.month - 1 - number
        return month_span(months // 12, months % 12 + 1, published)
    year = published.year - number * {"year": 1, "decade": 10, "century": 100}[unit]
    return year_span(year, year, published)


def few_ago(unit: str, published: datetime) -> Span:
    """ "Several days ago", "months ago": all that a few may mean, with the next coarser precision."""
    if unit == "hour":
        return day_span(published, days=1 if published.hour >= FEW[1] else 2)
    coarser = {"day": "week", "week": "month"}.get(unit, "year")
    start, end = ago(FEW[1], unit, published).start, ago(FEW[0], unit, published).end
    if unit == "week":
        start = day_span(published - timedelta(weeks=FEW[1])).start
    return Span(start=start, end=end, precision=coarser)


def recent(number: int | None, unit: str, published: datetime) -> Span:
    """The time up to the report: "the past three days", "recent weeks" (four), "recent months" (three)."""
    if unit == "hour":
        return day_span(published, days=(number or 24) // 24 + 1)
    usual, length = {"day": (7, 1), "week": (4, 7), "month": (3, 30), "year": (10, 365), "decade": (1, 3650)}[
        unit
    ]
    days = (number or usual) * length
    return day_span(published, days=days, precision="year" if length >= 365 else precision_of(days))


def calendar_unit(unit: str, *, back: int, published: datetime) -> Span:
    """This week, weekend, month or year, or the one that many before; a week starts on Monday (ISO 8601)."""
    if unit == "week":
        monday = published - timedelta(days=published.weekday() + 7 * back)
        return day_span(monday + timedelta(days=6), days=7, precision="week")
    if unit == "weekend":
        running = published.weekday() >= 5
        weeks = back if running else 1
        sunday = published + timedelta(days=6 - published.weekday() - 7 * weeks)
        return day_span(sunday, days=2)
    return ago(back, unit, published)


def between(one: Span, other: Span) -> Span | None:
    """From one time to another; None where the first is later."""
    if one.start > other.start:
        return None
    if one.precision == other.precision and one.precision in ("month", "year"):
        precision = one.precision
    else:
        precision = precision_of((other.end - one.start).days + 1)
    return Span(start=one.start, end=max(one.end, other.end), precision=precision)


def precision_of(days: int) -> str:
    """The precision of an interval of that many days."""
    return "day" if days < 7 else "week" if days < 60 else "month"


def clipped(span: Span, published: datetime) -> Span:
    """A running week, month or year ends with the report's day."""
    if span.start <= published < span.end:
        return Span(start=span.start, end=min(span.end, last_second(published)), precision=span.precision)
    return span
