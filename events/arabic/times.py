"""When: Arabic words for times, turned into the English words that `events.times` works out.

So both languages share one set of rules for "on Friday", "three days ago", "last month" and dates without a year.
Months have their Gregorian, Levantine and Maghrebi names; two weekdays after "night" mean the night between them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from events.arabic.lexicon import rows
from events.arabic.line import Line, read_line
from events.arabic.numbers import counts
from events.arabic.script import fold
from events.claim import Span
from events.times import TimeWords, day_span, times

__all__ = ["Moment", "moments", "news_day"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """Words for a time: first and last word of the line, and what they mean.

    `forward` where they only date what follows them ("three days after the capture of …").
    """

    first: int
    last: int
    words: TimeWords
    forward: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lists:
    pattern: re.Pattern[str]
    like: Mapping[str, str]


@lru_cache(maxsize=1)
def _lists() -> _Lists:
    like: dict[str, str] = {}
    kinds: dict[str, list[str]] = {}
    for row in rows("times"):
        like[fold(row["word"])] = row["like"]
        kinds.setdefault(row["kind"], []).append(fold(row["word"]))
    one = {
        kind: "|".join(sorted((re.escape(word) for word in words), key=len, reverse=True))
        for kind, words in kinds.items()
    }
    return _Lists(pattern=_pattern(one), like=like)


def _pattern(one: Mapping[str, str]) -> re.Pattern[str]:
    month = rf"(?:شهر )?(?P<{{0}}>{one['month']})(?: / (?:{one['month']}))?"
    year = r"(?:من )?(?:عام |سنه |العام )?(?P<{0}>(?:19|20)\d\d)"
    lead = rf"(?:[وف]?(?P<since>{one['since']}) |(?P<until>{one['until']}) )?"
    parts = rf"(?:(?:و|ف|ب|ل)?(?:{one['part']}) )*(?:ال)?(?:يوم |ايام )?"
    return re.compile(
        rf"(?:^|(?<= )){lead}(?:في |من |خلال )?(?:[وف](?=ليل|يوم|في))?(?:في )?{parts}(?:"
        rf"(?P<iso>(?:19|20)\d\d - \d\d - \d\d)"
        rf"|(?P<d>\d{{1,2}}) / (?P<m>\d{{1,2}}) / (?P<y>(?:19|20)\d\d)"
        rf"|(?P<day>\d{{1,2}}) (?:من )?{month.format('month')}(?: {year.format('year')})?"
        rf"|{month.format('month2')} {year.format('year2')}"
        rf"|{month.format('month3')}(?: (?P<whichmonth>{one['last']}|{one['this']}))?"
        rf"|(?P<night>{one['weekday']}) (?:[-–/] )?(?P<night2>{one['weekday']})"
        rf"|(?P<weekday>{one['weekday']})(?: (?P<whichday>{one['last']}|{one['next']}))?"
        rf"|(?:قبل|منذ) (?:نحو |حوالي )?(?P<dual>{one['dual']})"
        rf"|(?:قبل|منذ) (?:نحو |حوالي )?(?:(?P<count>\S+) )?(?P<unit>{one['unit']})"
        rf"|بعد (?:نحو |حوالي )?(?:(?P<count2>\S+) )?(?P<unit2>{one['unit']})(?= (?:من|علي) )"
        rf"|(?P<calendar>{one['calendar']}) (?P<rel>{one['last']}|{one['this']})"
        rf"|(?:في |خلال )?ال?(?:ساعات|ساعه) (?:ال )?(?P<hours>\d+) (?:{one['last']})|(?:خلال|في) (?P<hours2>24|48|72) ساعه"
        rf"|(?P<recent>{one['recent']})(?: القليله| ال \S+)? (?:{one['last']})"
        rf"|(?P<word>{one['word']})(?! (?:التالي|السابق))"
        r"|(?:عامي|عامين|سنتي) (?P<from>(?:19|20)\d\d) (?:و|-) ?(?P<till>(?:19|20)\d\d)"
        r"|(?:عام |سنه |العام )(?P<bare>(?:19|20)\d\d)"
        r"|(?P<bare2>(?:19|20)\d\d)(?= (?:[^\w\s]|و|ف)|$)"
        r")(?= |$)"
    )


def moments(line: Line, published: datetime | None) -> list[Moment]:
    """Every time on a line, from left to right; None for `published` leaves out what needs it."""
    found = []
    for match in _lists().pattern.finditer(line.text):
        read = _read(match, published)
        if read is None:
            continue
        first, last = line.words_in(match.start(), match.end())
        start, end = line.words[first].start, line.words[last].end
        words = replace(read, start=start, end=end, text=line.sentence[start:end])
        found.append(Moment(first=first, last=last, words=words, forward=bool(match["unit2"])))
    return found


def _read(match: re.Match[str], published: datetime | None) -> TimeWords | None:
    if match["night"]:
        return _between(match["night"], match["night2"], published)
    english = _english(match)
    alone = match["month3"] == match[0] and not match["whichmonth"]
    if not english or alone:
        return None
    lead = "since " if match["since"] or _ago_since(match) else "until " if match["until"] else ""
    read = times(lead + english, published) or times(english, published)
    if not read:
        return None
    return replace(read[0], since=bool(lead == "since "), until=bool(lead == "until "))


def _ago_since(match: re.Match[str]) -> bool:
    return bool(match["dual"] or match["unit"]) and "منذ " in match[0]


def _between(first: str, second: str, published: datetime | None) -> TimeWords | None:
    """The night between two weekdays."""
    like = _lists().like
    ends = [times(f"on {like[day]}", published) for day in (first, second)]
    if not all(ends):
        return None
    start, end = ends[0][0].span, ends[1][0].span
    if start.start > end.end:
        return None
    return replace(ends[0][0], span=Span(start=start.start, end=end.end, precision="day"))


def _english(match: re.Match[str]) -> str:
    like = _lists().like
    for group, make in _MAKERS:
        if match[group]:
            return make(match, like)
    return ""


def _date(day: str, month: str, year: str) -> Callable[[re.Match[str], Mapping[str, str]], str]:
    return lambda m, like: f"{m[day]} {like[m[month]]} {m[year] or ''}".strip()


def _counted(match: re.Match[str], like: Mapping[str, str]) -> str:
    unit, count = like[match["unit"] or match["unit2"]], match["count"] or match["count2"]
    if not count:
        return f"a {unit} ago"
    number = _number(count)
    return f"{number} {unit}s ago" if number else ""


def _number(text: str) -> str:
    found = counts(read_line(text))
    if not found:
        return ""
    return str(found[0].bounds.low) if found[0].bounds.low == found[0].bounds.high else "several"


def _hours(match: re.Match[str], like: Mapping[str, str]) -> str:
    del like
    hours = int(match["hours"] or match["hours2"])
    return "last 24 hours" if hours <= 24 else "last 48 hours" if hours <= 48 else "last 72 hours"


def _month(match: re.Match[str], like: Mapping[str, str]) -> str:
    which = like.get(match["whichmonth"] or "", "in")
    return f"{'last' if which == 'last' else 'in'} {like[match['month3']]}"


_MAKERS: tuple[tuple[str, Callable[[re.Match[str], Mapping[str, str]], str]], ...] = (
    ("iso", lambda m, _: m["iso"].replace(" ", "")),
    ("d", lambda m, _: f"{m['y']}-{int(m['m']):02d}-{int(m['d']):02d}"),
    ("day", _date("day", "month", "year")),
    ("month2", lambda m, like: f"{like[m['month2']]} {m['year2']}"),
    ("month3", _month),
    ("weekday", lambda m, like: f"{like.get(m['whichday'] or '', 'on')} {like[m['weekday']]}"),
    ("dual", lambda m, like: f"2 {like[m['dual']]}s ago"),
    ("unit", _counted),
    ("unit2", _counted),
    ("calendar", lambda m, like: f"{like[m['rel']]} {like[m['calendar']]}"),
    ("hours", _hours),
    ("hours2", _hours),
    ("recent", lambda m, like: f"in recent {like[m['recent']]}"),
    ("word", lambda m, like: like[m["word"]]),
    ("from", lambda m, _: f"in {m['from']}-{m['till']}"),
    ("bare", lambda m, _: f"in {m['bare']}"),
    ("bare2", lambda m, _: f"in {m['bare2']}"),
)


def news_day(lines: Iterable[Line], published: datetime | None) -> Span | None:
    """The day that undated statements of a report are about, by the rule of `events.moment.news_day`."""
    if published is None:
        return None
    today = published.date()
    named: Counter[int] = Counter()
    for line in lines:
        for moment in moments(line, published):
            words = moment.words
            age = (today - words.span.start.date()).days
            one_day = words.span.precision == "day" and words.span.start.date() == words.span.end.date()
            if one_day and 0 <= age <= 2 and not words.since and not words.until:
                named[age] += 1
    if not named or named[0]:
        return day_span(published)
    return day_span(published, days=min(named) + 1)
