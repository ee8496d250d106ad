"""When: words for times, worked out from the report's own date.

Rules
-----
- A weekday is the last one up to the report's day; after "next" or "until", the next one.
- "overnight" and "last night" reach from the day before to the report's day; "yesterday", "three days ago",
  "last week" count back from the report's day; a week starts on Monday (ISO 8601).
- A day and month without a year is the nearest one not after the report's day (a month may be the running one).
- "in recent days" is the week up to the report, "in recent weeks" the four weeks, "in recent months" the three months.
- Where the report has no date, only words that hold a year of their own give a time.
Times are intervals in the report's own time zone (UTC where it gives none), both ends inclusive.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

from events.claim import Span

__all__ = ["TimeWords", "day_span", "times"]

_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTHS = "january february march april may june july august september october november december".split()
_SHORT = {name[:3]: number for number, name in enumerate(_MONTHS, start=1)} | {"sept": 9}
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\.?"
_COUNT = r"(?:\d+|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|few|couple of)"
_COUNTS = {
    word: n
    for n, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
}
_COUNTS |= {"a": 1, "an": 1, "several": 3, "few": 3, "couple of": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWords:
    """Words for a time: `text[start:end]`, the interval they mean, and how they bound it.

    `since` marks an open beginning ("since 27 November"), `until` an end ("until 2016"); `clock` marks
    an hour of the day. `stated_year` is True where the words hold a year.
    """

    start: int
    end: int
    text: str
    span: Span
    since: bool = False
    until: bool = False
    stated_year: bool = False


_PATTERN = re.compile(
    rf"""(?P<lead>\b(?:since|until|till|by|from|after|before|as\ of)\s+(?:late\ |early\ |mid-?)?(?:on\ )?(?:the\ )?(?:start\ of\ |beginning\ of\ |end\ of\ )?)?
    (?:
      (?P<iso>\b(?:19|20)\d\d-\d\d-\d\d\b)
    | \b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\ of)?\s+(?P<month>{_MONTH})(?:,?\s+(?P<year>(?:19|20)\d\d))?\b
    | \b(?P<month2>{_MONTH})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?\s+(?P<year2>(?:19|20)\d\d))?\b
    | \b(?:(?P<part>early|late|mid)[ -])?(?P<month3>january|february|march|april|may|june|july|august|september|october|november|december)(?:\s+(?P<year3>(?:19|20)\d\d))\b
    | \b(?:in|during|throughout|last|this|early|late|mid|mid-|of|since|until)\s+(?:early\ |late\ |mid-?)?(?P<month4>january|february|march|april|june|july|august|september|october|november|december|May)\b
    | \b(?P<which>last|next|this|previous|the\ previous)?\s*\b(?P<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?\b(?:[’']s)?(?:\s+(?P<phase>morning|afternoon|evening|night|dawn))?
    | \b(?P<count>{_COUNT})\s+(?P<unit>hour|day|week|month|year)s?\s+(?:ago|earlier|before)\b
    | \b(?:in|over|during|for|within)?\s*(?:the\s+)?(?:past|last|previous|preceding|recent)\s+(?P<rcount>{_COUNT}\s+)?(?P<runit>hours|days|weeks|months|years|24\ hours|48\ hours|72\ hours|decade)\b
    | \b(?P<word>overnight|today|yesterday|tonight|last\ night|this\ morning|this\ afternoon|this\ evening|the\ day\ before\ yesterday|at\ dawn|day\ before)\b
    | \b(?P<rel>last|this|earlier\ this|late\ last|early\ this|the\ previous|later\ this)\s+(?P<runit2>week|weekend|month|year)\b
    | (?<![\d.,$€£-])\b(?P<bareyear>(?:19|20)\d\d)(?:-(?P<toyear>(?:19|20)?\d\d))?\b(?!\s*(?:people|civilians|km|kilomet|mile|troops|soldiers|fighters|local\ time|gmt|hours|m\b|%|,\d|\.\d|homes|families|households|men|rockets|shells))
    )""",
    re.IGNORECASE | re.VERBOSE,
)


def times(text: str, published: datetime | None) -> list[TimeWords]:
    """Every time that a text names, from left to right.

    Parameters
    ----------
    text
        One sentence.
    published
        The report's date; None leaves out every word that needs it.
    """
    found = []
    for match in _PATTERN.finditer(text):
        if match["month4"] and match["month4"].lower() == "may" and not match["month4"][0].isupper():
            continue
        try:
            span, year = _span(match, published)
        except (ValueError, OverflowError):
            continue
        if span is not None:
            if published is not None and not year and span.start <= published < span.end:
                span = Span(start=span.start, end=min(span.end, _last(published)), precision=span.precision)
            lead = (match["lead"] or match[0]).lower()
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            found.append(
                TimeWords(
                    start=start,
                    end=match.end(),
                    text=text[start : match.end()],
                    span=span,
                    since=lead.startswith(("since", "from")),
                    until=lead.startswith(("until", "till", "before")),
                    stated_year=year,
                )
            )
    return found


def day_span(moment: datetime, *, days: int = 1, precision: str = "day") -> Span:
    """The whole day of a moment, or that many days up to and with it."""
    first = moment.replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=days - 1)
    return Span(start=first, end=_last(moment), precision=precision)


def _last(moment: datetime) -> datetime:
    return moment.replace(hour=23, minute=59, second=59, microsecond=0)


def _span(match: re.Match[str], published: datetime | None) -> tuple[Span | None, bool]:
    if match["iso"]:
        return day_span(datetime.fromisoformat(match["iso"]).replace(tzinfo=_zone(published))), True
    for month, day, year in (("month", "day", "year"), ("month2", "day2", "year2")):
        if match[month]:
            return _date(_number(match[month]), int(match[day]), match[year], published), bool(match[year])
    if match["month3"]:
        return _month(int(match["year3"]), _number(match["month3"]), published), True
    if match["bareyear"]:
        return _years(match, published), True
    if published is None:
        return None, False
    return _relative(match, published), False


def _relative(match: re.Match[str], published: datetime) -> Span | None:
    if match["month4"]:
        number = _number(match["month4"])
        year = published.year - (
            number > published.month or (match[0].lower().startswith("last") and number == published.month)
        )
        return _month(year, number, published)
    if match["weekday"]:
        return _weekday(match, published)
    if match["count"]:
        return _ago(match["count"], match["unit"], published)
    if match["runit"]:
        return _recent(match, published)
    if match["word"]:
        return _word(match["word"].lower(), published)
    return _calendar(match["rel"].lower(), match["runit2"].lower(), published)


def _zone(published: datetime | None) -> tzinfo:
    return (published.tzinfo if published is not None else None) or UTC


def _number(month: str) -> int:
    key = month.lower().rstrip(".")
    return _SHORT[key if key in _SHORT else key[:3]]


def _date(month: int, day: int, year: str | None, published: datetime | None) -> Span | None:
    if year is None and published is None:
        return None
    zone = _zone(published)
    if year is not None:
        return day_span(datetime(int(year), month, day, tzinfo=zone))
    assert published is not None
    moment = datetime(published.year, month, day, tzinfo=zone)
    if moment.date() > published.date() + timedelta(days=60):
        moment = moment.replace(year=published.year - 1)
    return day_span(moment)


def _month(year: int, month: int, published: datetime | None) -> Span:
    first = datetime(year, month, 1, tzinfo=_zone(published))
    return Span(start=first, end=_last(first.replace(day=monthrange(year, month)[1])), precision="month")


def _years(match: re.Match[str], published: datetime | None) -> Span:
    year = int(match["bareyear"])
    till = match["toyear"] or match["bareyear"]
    last = int(till) if len(till) == 4 else year // 100 * 100 + int(till)
    first = datetime(year, 1, 1, tzinfo=_zone(published))
    return Span(
        start=first, end=_last(first.replace(year=max(last, year), month=12, day=31)), precision="year"
    )


def _weekday(match: re.Match[str], published: datetime) -> Span:
    wanted = _DAYS.index(match["weekday"].lower())
    lead, which = (match["lead"] or "").lower(), (match["which"] or "").lower()
    if which == "next" or lead.startswith(("until", "till", "by")):
        return day_span(published + timedelta(days=(wanted - published.weekday()) % 7 or 7))
    back = (published.weekday() - wanted) % 7
    if which == "last" and back == 0:
        back = 7
    return day_span(published - timedelta(days=back))


def _ago(count: str, unit: str, published: datetime) -> Span:
    number = int(count) if count.isdigit() else _COUNTS[count.lower()]
    return _AGO[unit.lower()](published, number)


def _years_ago(published: datetime, number: int) -> Span:
    first = datetime(published.year - number, 1, 1, tzinfo=published.tzinfo)
    return Span(start=first, end=_last(first.replace(month=12, day=31)), precision="year")


def _months_ago(published: datetime, number: int) -> Span:
    months = published.year * 12 + published.month - 1 - number
    return _month(months // 12, months % 12 + 1, published)


_AGO: dict[str, Callable[[datetime, int], Span]] = {
    "hour": lambda published, n: (
        Span(start=published - timedelta(hours=n), end=published - timedelta(hours=n), precision="hour")
        if published.hour or published.minute
        else day_span(published, days=2)
    ),
    "day": lambda published, n: day_span(published - timedelta(days=n)),
    "week": lambda published, n: day_span(published - timedelta(weeks=n), days=7, precision="week"),
    "month": _months_ago,
    "year": _years_ago,
}


def _recent(match: re.Match[str], published: datetime) -> Span:
    unit = match["runit"].lower()
    counted = (match["rcount"] or "").strip().lower()
    number = int(counted) if counted.isdigit() else _COUNTS.get(counted, 0)
    if unit.endswith("hours"):
        hours = int(unit.split()[0]) if unit[0].isdigit() else number or 24
        return day_span(published, days=hours // 24 + 1)
    days = {"days": number or 7, "weeks": 7 * (number or 4), "months": 30 * (number or 3)}.get(unit)
    if days is None:
        days = 365 * (number or 10)
        return day_span(published, days=days, precision="year")
    return day_span(published, days=days, precision="day" if days < 7 else "week" if days < 60 else "month")


def _word(word: str, published: datetime) -> Span:
    if word in ("yesterday", "day before"):
        return day_span(published - timedelta(days=1))
    if word == "the day before yesterday":
        return day_span(published - timedelta(days=2))
    if word in ("overnight", "last night"):
        return day_span(published, days=2)
    return day_span(published)


def _calendar(which: str, unit: str, published: datetime) -> Span:
    back = 1 if which in ("last", "late last", "the previous") else 0
    if unit == "week":
        monday = published - timedelta(days=published.weekday() + 7 * back)
        return day_span(
            min(monday + timedelta(days=6), published),
            days=7 if back else published.weekday() + 1,
            precision="week",
        )
    if unit == "weekend":
        sunday = published - timedelta(days=(published.weekday() + 1) % 7)
        return day_span(sunday, days=2)
    if unit == "month":
        return _months_ago(published, back)
    return _years_ago(published, back)
