"""Words for times, worked out from the report's own date."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from events.claim import TIME_PRECISIONS
from events.times import times

SATURDAY = datetime(2024, 11, 30, tzinfo=UTC)

# words in a report of Saturday 30 November 2024: first day, last day, precision
ROWS = [
    # days of the week
    ("on Saturday", "2024-11-30", "2024-11-30", "day"),
    ("on Friday", "2024-11-29", "2024-11-29", "day"),
    ("on Sunday", "2024-11-24", "2024-11-24", "day"),
    ("late on Wednesday", "2024-11-27", "2024-11-27", "day"),
    ("Friday's attack", "2024-11-29", "2024-11-29", "day"),
    ("Thursday evening", "2024-11-28", "2024-11-28", "day"),
    ("last Saturday", "2024-11-23", "2024-11-23", "day"),
    ("next Tuesday", "2024-12-03", "2024-12-03", "day"),
    ("by Friday", "2024-11-29", "2024-11-29", "day"),
    ("By Saturday evening", "2024-11-30", "2024-11-30", "day"),
    ("on Monday last week", "2024-11-18", "2024-11-18", "day"),
    ("on Tuesday of this week", "2024-11-26", "2024-11-26", "day"),
    ("from Tuesday to Thursday", "2024-11-26", "2024-11-28", "day"),
    ("between Wednesday and Friday", "2024-11-27", "2024-11-29", "day"),
    ("from Friday to Sunday", "2024-11-22", "2024-11-24", "day"),
    ("overnight into Friday", "2024-11-28", "2024-11-29", "day"),
    # single words
    ("today", "2024-11-30", "2024-11-30", "day"),
    ("this morning", "2024-11-30", "2024-11-30", "day"),
    ("yesterday", "2024-11-29", "2024-11-29", "day"),
    ("the day before yesterday", "2024-11-28", "2024-11-28", "day"),
    ("overnight", "2024-11-29", "2024-11-30", "day"),
    ("last night", "2024-11-29", "2024-11-30", "day"),
    ("Overnight on Thursday", "2024-11-28", "2024-11-28", "day"),
    ("at dawn on Friday", "2024-11-29", "2024-11-29", "day"),
    ("on Friday at dawn", "2024-11-29", "2024-11-29", "day"),
    # counted back
    ("three days ago", "2024-11-27", "2024-11-27", "day"),
    ("a day earlier", "2024-11-29", "2024-11-29", "day"),
    ("10 days ago", "2024-11-20", "2024-11-20", "day"),
    ("two weeks ago", "2024-11-10", "2024-11-16", "week"),
    ("a month ago", "2024-10-01", "2024-10-31", "month"),
    ("eleven months ago", "2023-12-01", "2023-12-31", "month"),
    ("eight years earlier", "2016-01-01", "2016-12-31", "year"),
    ("a decade ago", "2014-01-01", "2014-12-31", "year"),
    ("two decades ago", "2004-01-01", "2004-12-31", "year"),
    ("a few days ago", "2024-11-21", "2024-11-28", "week"),
    ("several weeks ago", "2024-09-28", "2024-11-16", "month"),
    ("months ago", "2024-02-01", "2024-09-30", "year"),
    ("years ago", "2015-01-01", "2022-12-31", "year"),
    ("several years earlier", "2015-01-01", "2022-12-31", "year"),
    # weeks, months, years of the calendar
    ("this week", "2024-11-25", "2024-11-30", "week"),
    ("earlier this week", "2024-11-25", "2024-11-30", "week"),
    ("last week", "2024-11-18", "2024-11-24", "week"),
    ("this weekend", "2024-11-30", "2024-11-30", "day"),
    ("last weekend", "2024-11-23", "2024-11-24", "day"),
    ("earlier this month", "2024-11-01", "2024-11-30", "month"),
    ("last month", "2024-10-01", "2024-10-31", "month"),
    ("this year", "2024-01-01", "2024-11-30", "year"),
    ("last year", "2023-01-01", "2023-12-31", "year"),
    # the time up to the report
    ("in recent days", "2024-11-24", "2024-11-30", "week"),
    ("over the past week", "2024-11-24", "2024-11-30", "week"),
    ("in the past three days", "2024-11-28", "2024-11-30", "day"),
    ("over the past day", "2024-11-29", "2024-11-30", "day"),
    ("over the past 24 hours", "2024-11-29", "2024-11-30", "day"),
    ("during the last 48 hours", "2024-11-28", "2024-11-30", "day"),
    ("in the last 12 hours", "2024-11-30", "2024-11-30", "day"),
    ("in recent weeks", "2024-11-03", "2024-11-30", "week"),
    ("over the past two weeks", "2024-11-17", "2024-11-30", "week"),
    ("in recent months", "2024-09-02", "2024-11-30", "month"),
    # dates
    ("on 27 November", "2024-11-27", "2024-11-27", "day"),
    ("on 27th of November", "2024-11-27", "2024-11-27", "day"),
    ("on November 27", "2024-11-27", "2024-11-27", "day"),
    ("on Nov. 27", "2024-11-27", "2024-11-27", "day"),
    ("on November 27th, 2023", "2023-11-27", "2023-11-27", "day"),
    ("on 27 Nov 2023", "2023-11-27", "2023-11-27", "day"),
    ("on Sept 5", "2024-09-05", "2024-09-05", "day"),
    ("on 2024-11-27", "2024-11-27", "2024-11-27", "day"),
    ("on 27.11.2024", "2024-11-27", "2024-11-27", "day"),
    ("on 27/11/2024", "2024-11-27", "2024-11-27", "day"),
    ("on 11/27/2024", "2024-11-27", "2024-11-27", "day"),
    ("on 5 January", "2024-01-05", "2024-01-05", "day"),
    ("on 15 December", "2024-12-15", "2024-12-15", "day"),
    ("on 29 February", "2024-02-29", "2024-02-29", "day"),
    ("on Tuesday 5 March 2019", "2019-03-05", "2019-03-05", "day"),
    ("on Thursday, November 21,", "2024-11-21", "2024-11-21", "day"),
    ("on the night of 27-28 November", "2024-11-27", "2024-11-28", "day"),
    ("between 20 and 27 November", "2024-11-20", "2024-11-27", "week"),
    ("from 20 to 27 November", "2024-11-20", "2024-11-27", "week"),
    ("November 20–27", "2024-11-20", "2024-11-27", "week"),
    ("20 November to 27 November", "2024-11-20", "2024-11-27", "week"),
    ("from 20 September to 27 November", "2024-09-20", "2024-11-27", "month"),
    # months and years
    ("in November", "2024-11-01", "2024-11-30", "month"),
    ("in early September", "2024-09-01", "2024-09-10", "week"),
    ("in December", "2023-12-01", "2023-12-31", "month"),
    ("last November", "2023-11-01", "2023-11-30", "month"),
    ("mid-October", "2024-10-11", "2024-10-20", "week"),
    ("by October", "2024-10-01", "2024-10-31", "month"),
    ("in February 2022", "2022-02-01", "2022-02-28", "month"),
    ("in 2016", "2016-01-01", "2016-12-31", "year"),
    ("in 2015-16", "2015-01-01", "2016-12-31", "year"),
    ("between 2012 and 2016", "2012-01-01", "2016-12-31", "year"),
    ("from 2012 to 2016", "2012-01-01", "2016-12-31", "year"),
    ("in 2024", "2024-01-01", "2024-12-31", "year"),
    ("in the 1990s", "1990-01-01", "1999-12-31", "year"),
]


@pytest.mark.parametrize(("text", "first", "last", "precision"), ROWS, ids=[row[0] for row in ROWS])
def test_words_give_this_interval(text: str, first: str, last: str, precision: str) -> None:
    sentence = f"Shells hit the town {text}, officials said."
    found = [
        (t.span.start.date().isoformat(), t.span.end.date().isoformat(), t.span.precision)
        for t in times(sentence, SATURDAY)
    ]
    assert found == [(first, last, precision)]


@pytest.mark.parametrize(
    "text",
    [
        "At least 12 may have died.",
        "Troops may 10 times a day fire.",
        "They could march 30 km.",
        "The army will march in.",
        "He is 25 years old.",
        "Some 2000 people fled.",
        "More than 2000 were displaced.",
        "At least 1950 refugees arrived.",
        "Resolution 2254 calls for a truce.",
        "The 27th Brigade advanced.",
        "The second week of fighting began.",
        "The May offensive",
        "It cost $2020 a head.",
        "A sundial and a Mondeo, marching",
        "Fighting lasted for three days.",
        "",
    ],
)
def test_what_is_no_time_gives_none(text: str) -> None:
    assert times(text, SATURDAY) == []


def test_a_month_beside_a_count_of_people_stays_a_month() -> None:
    (found,) = times("In June 10,000 people fled.", SATURDAY)
    assert (found.span.start.date(), found.span.precision) == (date(2024, 6, 1), "month")


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("since 27 November", True, False),
        ("since Wednesday", True, False),
        ("since 2016", True, False),
        ("since early November", True, False),
        ("from Monday", True, False),
        ("until 2016", False, True),
        ("before 2016", False, True),
        ("on Wednesday", False, False),
        ("in 2016", False, False),
        ("from 2012 to 2016", False, False),
    ],
)
def test_open_ends_are_marked(text: str, since: bool, until: bool) -> None:
    (found,) = times(f"The rebels held the town {text}.", SATURDAY)
    assert (found.since, found.until) == (since, until)


@pytest.mark.parametrize(
    "text", ["in 2016", "in May 2016", "on 3 May 2016", "on 2016-05-03", "on 03.05.2016"]
)
def test_without_a_report_date_only_words_with_a_year_count(text: str) -> None:
    (found,) = times(text, None)
    assert found.stated_year
    assert found.span.start.year == 2016


@pytest.mark.parametrize(
    "text", ["on Saturday", "yesterday", "overnight", "on 3 May", "in May", "three days ago", "last week"]
)
def test_without_a_report_date_nothing_is_guessed(text: str) -> None:
    assert times(text, None) == []


@pytest.mark.parametrize(
    ("published", "text", "first"),
    [
        ("2025-01-05", "on 30 December", "2024-12-30"),
        ("2025-01-05", "in December", "2024-12-01"),
        ("2025-01-05", "last month", "2024-12-01"),
        ("2025-01-01", "yesterday", "2024-12-31"),
        ("2025-01-01", "on Tuesday", "2024-12-31"),
        ("2025-01-10", "on 29 February", "2024-02-29"),
        ("2024-03-01", "yesterday", "2024-02-29"),
        ("2024-12-01", "this weekend", "2024-11-30"),
        ("2024-12-02", "this weekend", "2024-11-30"),
        ("2024-12-02", "over the weekend", "2024-11-30"),
        ("2024-12-01", "last weekend", "2024-11-23"),
        ("2024-12-04", "last weekend", "2024-11-30"),
    ],
)
def test_the_turn_of_months_and_years(published: str, text: str, first: str) -> None:
    (found,) = times(text, datetime.fromisoformat(published).replace(tzinfo=UTC))
    assert found.span.start.date().isoformat() == first


def test_intervals_are_in_the_reports_own_zone() -> None:
    zone = timezone(timedelta(hours=3))
    (found,) = times("on Friday", datetime(2024, 11, 30, 1, 30, tzinfo=zone))
    assert found.span.start == datetime(2024, 11, 29, tzinfo=zone)
    assert found.span.end == datetime(2024, 11, 29, 23, 59, 59, tzinfo=zone)


def test_hours_ago_need_a_report_with_a_time_of_day() -> None:
    (timed,) = times("six hours ago", datetime(2024, 11, 30, 14, 20, tzinfo=UTC))
    assert (timed.span.start.hour, timed.span.precision) == (8, "hour")
    (dated,) = times("six hours ago", SATURDAY)
    assert dated.span.precision == "day"


def test_a_clock_time_in_universal_time_gives_the_hour() -> None:
    (found,) = times("The missile hit at 17:20 local time (14:20 GMT) on Friday.", SATURDAY)
    assert found.span.precision == "hour"
    assert found.span.start == datetime(2024, 11, 29, 14, 0, tzinfo=UTC)
    assert found.span.end == datetime(2024, 11, 29, 14, 59, 59, tzinfo=UTC)


def test_a_clock_time_without_a_zone_gives_only_the_day() -> None:
    (found,) = times("The missile hit at 17:20 on Friday.", SATURDAY)
    assert (found.span.start.date(), found.span.precision) == (date(2024, 11, 29), "day")


MOMENTS = st.one_of(
    st.none(),
    st.datetimes(),
    st.datetimes(timezones=st.just(UTC)),
    st.datetimes(timezones=st.builds(timezone, st.timedeltas(timedelta(hours=-14), timedelta(hours=14)))),
)
WORDS = st.sampled_from(
    "on since until by from before last next this past recent the of in early mid- Monday Saturday's weekend "
    "week month year years days hours decade ago earlier 3 12 29 31 99999999999 2016 2024 1990s 2015-16 29 "
    "February May march November Nov. , – to and between overnight at dawn yesterday today several few 14:20 "
    "GMT local into 27/11/2024 05/03/2024 12/12/2016 2024-02-30 ٣".split()
)


def _check(text: str, published: datetime | None) -> None:
    end = 0
    for found in times(text, published):
        assert end <= found.start < found.end <= len(text)
        assert found.text == text[found.start : found.end]
        assert found.span.start <= found.span.end
        assert found.span.start.tzinfo is not None
        assert found.span.precision in TIME_PRECISIONS
        assert published is not None or found.stated_year
        end = found.end


@given(st.text(max_size=300), MOMENTS)
def test_any_text_and_any_date(text: str, published: datetime | None) -> None:
    _check(text, published)


@given(st.lists(WORDS, min_size=1, max_size=9).map(" ".join), MOMENTS)
@example("last year", datetime.min.replace(tzinfo=UTC))
@example("next Saturday", datetime.max.replace(tzinfo=UTC))
@example("on 31 November", SATURDAY)
@example(f"{'9' * 5000} days ago", SATURDAY)
def test_any_time_words_and_any_date(text: str, published: datetime | None) -> None:
    _check(text, published)


@given(st.integers(0, 6), st.datetimes(timezones=st.just(UTC)).filter(lambda d: d.year > 1))
def test_a_weekday_is_the_last_one_up_to_the_report(day: int, published: datetime) -> None:
    name = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()[day]
    (found,) = times(f"on {name}", published)
    assert found.span.start.weekday() == day
    assert timedelta(0) <= published.date() - found.span.start.date() < timedelta(days=7)


@given(st.datetimes(timezones=st.just(UTC)).filter(lambda d: 1950 < d.year < 2100), st.integers(0, 50_000))
def test_a_full_date_is_that_day_whenever_it_is_read(published: datetime, days: int) -> None:
    day = date(1930, 1, 1) + timedelta(days=days % 50_000)
    months = "January February March April May June July August September October November December".split()
    for text in (day.isoformat(), f"{day.day} {months[day.month - 1]} {day.year}"):
        (found,) = times(text, published)
        assert (found.span.start.date(), found.span.end.date(), found.stated_year) == (day, day, True)
