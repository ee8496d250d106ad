"""Single phrases for times ("on 27 November", "three days ago") and the interval that each means.

The rules are those of `events.times`, which joins neighbouring phrases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from events.calendar import (
    SEASONS,
    ago,
    between,
    calendar_unit,
    clipped,
    day_span,
    few_ago,
    last_season,
    month_span,
    nearest_date,
    part_of_month,
    recent,
    weekday_span,
    year_span,
)
from events.claim import Span
from events.numeric_dates import numeric_date

__all__ = ["TimeWords", "phrases"]

_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTHS = "january february march april may june july august september october november december".split()
_FULL = "|".join(_MONTHS)
_MONTH = rf"(?:(?:{_FULL})\b|(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?)"
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
_COUNT = rf"(?:\d{{1,9}}|an?|{'|'.join(_SMALL[1:])}|couple\ of)"
_COUNTS = {word: number for number, word in enumerate(_SMALL)} | {"a": 1, "an": 1, "couple of": 2}
_YEAR = r"(?:19|20)\d\d"
_TH = r"(?:st|nd|rd|th)?"
_TO = r"\s?(?:-|–|to|and)\s?"
_COUNTED = (
    r"people|civilians|troops|soldiers|fighters|militants|rebels|refugees|residents|migrants|persons|men|women"
    r"|children|families|households|homes|houses|buildings|villages|prisoners|detainees|rockets|shells|drones"
    r"|dead|deaths|killed|wounded|injured|displaced|km|kilomet|miles?|m\b|met(?:er|re)|hectares|tonnes|tons"
    r"|hours|local|gmt|%"
)
_PATTERN = re.compile(
    rf"""
    (?P<lead>\b(?:since|until|till|by|from|between|after|before|as\ of)\s+
       (?:late\ |early\ |mid[ -]?)?(?:on\ )?(?:the\ )?(?:(?:start|beginning|end|night|morning)\ of\ )?)?
    (?:
      (?P<iso>\b{_YEAR}-\d\d-\d\d\b)
    | (?<![\d./])(?P<num1>\d{{1,2}})(?P<mark>[./])(?P<num2>\d{{1,2}})(?P=mark)(?P<num3>{_YEAR})(?![\d/])
    | \b(?:(?P<first>\d{{1,2}}){_TH}{_TO})?(?P<day>\d{{1,2}}){_TH}(?:\ of)?\s+(?P<month>{_MONTH})
      (?:,?\s+(?P<year>{_YEAR})\b)?
    | \b(?P<month2>{_MONTH})\s+(?P<day2>\d{{1,2}}){_TH}(?:{_TO}(?P<till2>\d{{1,2}}){_TH}\b)?(?![\d:]|,\d)
      (?:,?\s+(?P<year2>{_YEAR})\b)?
    | \b(?P<month3>{_MONTH}),?\s+(?P<year3>{_YEAR})\b
    | \b(?P<month4>{_FULL})\b(?:\s+(?:of\s+)?(?P<monthof>this|last)\s+year\b)?
    | (?:\b(?P<which>last|next|this|previous|the\ previous)\s+)?\b(?P<weekday>{"|".join(_DAYS)})s?\b(?:[’']s)?
      (?:\s+(?:morning|afternoon|evening|night|dawn)\b)?(?:\s+(?:of\ )?(?P<ofweek>last|this)\ week\b)?
    | \b(?:(?P<count>{_COUNT})\s+|(?P<few>several|few|many|some|number\ of)\s+)?
      (?P<unit>hour|day|week|month|year|decade|century|centurie)(?P<plural>s?)\s+(?:ago\b|earlier\b|before(?=[.,;]|$))
    | \b(?:past|last|previous|preceding|recent)\s+(?:(?P<rcount>{_COUNT}|several|few)\s+)?
      (?P<runit>hour|day|week|month|year|decade)s\b(?!\s+of\s+(?:the\s+)?[\w])
    | \b(?:past|preceding)\s+(?P<punit>hour|day|week|month|year|decade)\b
    | \b(?P<word>overnight|today|yesterday|tonight|last\ night|this\ (?:morning|afternoon|evening)|at\ dawn
        |the\ day\ before(?:\ yesterday|(?=[.,;]|$)))(?!\w)
    | \b(?P<rel>last|this|earlier\ this|late\ last|early\ this|the\ previous|later\ this)\s+
      (?P<relunit>week|weekend|month|year)\b
    | \b(?:over|at|during)\ the\ (?P<weekend>weekend)\b
    | \blast\s+(?P<season>spring|summer|autumn|winter)\b(?!\s+offensive)
    | (?<![\w.,$€£/-])(?P<decade>(?:19|20)\d)0s\b
    | (?<![\w.,$€£/-])(?P<bareyear>{_YEAR})(?:\s?[-–]\s?(?P<toyear>{_YEAR}|\d\d))?\b
      (?:(?<=[Ii]n\ \d\d\d\d)|(?!\s*(?:{_COUNTED})|[,.:]\d|-\w))
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_DIGIT, _WORD = re.compile(r"\d"), re.compile(r"\w+")
_UNITS = "hour day week month year decade weekend".split()
_PARTS = "century centuries overnight today yesterday tonight night morning afternoon evening dawn".split()
_WORDS = frozenset(
    [*_MONTHS, *_PARTS, *SEASONS, *(f"{word}{end}" for word in (*_DAYS, *_UNITS) for end in ("", "s"))]
)
"""Every phrase has a digit or one of these words; to look for those takes a tenth of the pattern's time."""
_COUNTS_SOMETHING = re.compile(
    r"\b(?:at least|more than|less than|fewer than|over|up to|about|around|some|nearly|almost|approximately"
    r"|roughly|estimated|killed|killing|wounded|injured|displaced|displacing|resolution|no\.?)\s+$",
    re.IGNORECASE,
)
_BEFORE_MONTH = re.compile(
    r"(?:\b(?:in|during|through|throughout|last|this|early|late|of|since|until|till|from|by|before|after|between|and|to)"
    r"\s+(?:the\s+)?(?:(?:start|beginning|end|middle)\s+of\s+)?(?:(?:early|late)\s+|mid[ -])?|\bmid[ -])$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWords:
    """Words for a time: `text[start:end]`, the interval they mean, and how they bound it.

    `since` marks an open beginning ("since 27 November"), `until` an end ("until 2016"); `stated_year` is
    True where the words hold a year. `kind` is ``date``, ``weekday``, ``loose`` ("overnight", "at dawn") or
    ``other``.
    """

    start: int
    end: int
    text: str
    span: Span
    since: bool = False
    until: bool = False
    stated_year: bool = False
    kind: str = "other"


def phrases(text: str, published: datetime | None, order: str | None = None) -> Iterator[TimeWords]:
    """The single phrases of a text from left to right, without those that need a date the report has not.

    `order` is what comes first in dates with slashes, as `events.numeric_dates.order_of` gives it.
    """
    if not _DIGIT.search(text) and _WORDS.isdisjoint(_WORD.findall(text.lower())):
        return
    for match in _PATTERN.finditer(text):
        try:
            span, year = _span(match, published, order)
        except (ValueError, OverflowError):  # no such day, or before the year 1
            continue
        if span is None:
            continue
        if published is not None and not year:
            span = clipped(span, published)
        lead = (match["lead"] or _before_unit(match)).lower()
        yield TimeWords(
            start=match.start(),
            end=match.end(),
            text=match[0],
            span=span,
            since=lead.startswith(("since", "from")) and not (match["first"] or match["till2"]),
            until=lead.startswith(("until", "till", "before")),
            stated_year=year,
            kind=_kind(match),
        )


def _before_unit(match: re.Match[str]) -> str:
    """The small words in front of a month or a week: "since last June", "since the start of March"."""
    found = _BEFORE_UNIT.search(match.string[: match.start()][-40:])
    return found[0] if found else ""


_BEFORE_UNIT = re.compile(
    r"\b(?:since|until|till)\s+(?:about\s+|around\s+)?(?:the\s+)?(?:(?:start|beginning|end|middle)\s+of\s+)?(?:last\s+)?"
    r"(?:(?:early|late)\s+|mid[ -])?(?:last\s+)?$",
    re.IGNORECASE,
)


def _kind(match: re.Match[str]) -> str:
    if match["iso"] or match["num3"] or match["day"] or match["day2"]:
        return "date"
    if match["weekday"]:
        return "weekday"
    return "loose" if (match["word"] or "").lower() in ("overnight", "at dawn") else "other"


def _span(match: re.Match[str], published: datetime | None, order: str | None) -> tuple[Span | None, bool]:
    """The interval of one match, and whether its words hold a year."""
    base = published or datetime(2000, 1, 1, tzinfo=UTC)  # only its zone is used for words with a year
    if match["iso"]:
        return day_span(datetime.fromisoformat(match["iso"]).replace(tzinfo=base.tzinfo)), True
    if match["num3"]:
        figures = (int(match["num1"]), int(match["num2"]), int(match["num3"]))
        order = "day" if match["mark"] == "." else order
        return numeric_date(figures, base, order=order, published=published), True
    for month, year, first, last in (
        ("month", "year", "first", "day"),
        ("month2", "year2", "day2", "till2"),
    ):
        if match[month]:
            return _dates(match[month], match[year], match[first], match[last], published), bool(match[year])
    if match["month3"]:
        if not _named(match["month3"]):
            return None, True
        whole = month_span(int(match["year3"]), _number(match["month3"]), base)
        return part_of_month(whole, match.string[: match.start("month3")][-12:]), True
    if match["decade"]:
        return year_span(int(match["decade"]) * 10, int(match["decade"]) * 10 + 9, base), True
    if match["bareyear"]:
        return _years(match, base), True
    return (_relative(match, published) if published is not None else None), False


def _dates(
    month: str, year: str | None, first: str | None, last: str | None, published: datetime | None
) -> Span | None:
    """A day or days of a month, in the year said or the nearest one."""
    if not _named(month):
        return None
    days = [int(day) for day in (first, last) if day is not None]
    spans = []
    for day in days:
        if year is not None:
            zone = published.tzinfo if published is not None else UTC
            spans.append(day_span(datetime(int(year), _number(month), day, tzinfo=zone)))
        elif published is not None and (found := nearest_date(_number(month), day, published)) is not None:
            spans.append(found)
    if len(spans) == 2 and (both := between(spans[0], spans[1])) is not None:
        return both
    return spans[-1] if spans else None


def _named(month: str) -> bool:
    """Whether a word is the name of a month: "may" and "march" only with a capital."""
    return month[0].isupper() or month.lower().rstrip(".") not in ("may", "march", "mar")


def _number(month: str) -> int:
    return next(n for n, name in enumerate(_MONTHS, start=1) if name.startswith(month.lower()[:3]))


def _years(match: re.Match[str], base: datetime) -> Span | None:
    if not match["lead"] and _COUNTS_SOMETHING.search(match.string[: match.start()][-24:]):
        return None
    first = int(match["bareyear"])
    till = match["toyear"] or match["bareyear"]
    return year_span(first, int(till) if len(till) == 4 else first // 100 * 100 + int(till), base)


def _relative(match: re.Match[str], published: datetime) -> Span | None:
    if match["month4"]:
        return _bare_month(match, published)
    if match["weekday"]:
        return _weekday(match, published)
    if match["unit"]:
        return _ago(match, published)
    if match["runit"] or match["punit"]:
        number = _COUNTS.get(match["rcount"].lower()) if match["rcount"] else None
        if match["punit"]:
            return recent(2 if match["punit"].lower() == "day" else 1, match["punit"].lower(), published)
        number = int(match["rcount"]) if match["rcount"] and match["rcount"].isdigit() else number
        return recent(number, match["runit"].lower(), published)
    if match["word"]:
        return _word(match["word"].lower(), published)
    if match["season"]:
        return last_season(match["season"].lower(), published)
    if match["weekend"]:
        return calendar_unit("weekend", back=0, published=published)
    back = match["rel"].lower() in ("last", "late last", "the previous")
    return calendar_unit(match["relunit"].lower(), back=int(back), published=published)


def _bare_month(match: re.Match[str], published: datetime) -> Span | None:
    before = match.string[: match.start("month4")][-40:]
    if not _named(match["month4"]) or not (match["monthof"] or _BEFORE_MONTH.search(before)):
        return None
    number = _number(match["month4"])
    last = before.lower().rstrip().endswith("last") and number == published.month
    back = int((match["monthof"] or "").lower() == "last")
    back = back if match["monthof"] else int(number > published.month or last)
    whole = month_span(published.year - back, number, published)
    return part_of_month(whole, before)


def _weekday(match: re.Match[str], published: datetime) -> Span:
    wanted = _DAYS.index(match["weekday"].lower())
    lead, which = (match["lead"] or "").lower(), (match["which"] or "").lower()
    if match["ofweek"]:
        return weekday_span(wanted, published, weeks_back=int(match["ofweek"].lower() == "last"))
    if which == "last" and wanted == published.weekday():
        return day_span(published - timedelta(days=7))
    return weekday_span(wanted, published, after=which == "next" or lead.startswith(("until", "till")))


def _ago(match: re.Match[str], published: datetime) -> Span | None:
    unit = match["unit"].lower().replace("centurie", "century")
    count = (match["count"] or "").lower().replace("\n", " ")
    if not count:
        return few_ago(unit, published) if match["plural"] else None
    return ago(int(count) if count.isdigit() else _COUNTS[count], unit, published)


def _word(word: str, published: datetime) -> Span:
    if word in ("yesterday", "the day before"):
        return day_span(published - timedelta(days=1))
    if word == "the day before yesterday":
        return day_span(published - timedelta(days=2))
    return day_span(published, days=2 if word in ("overnight", "last night") else 1)
