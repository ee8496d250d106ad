from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.dates import parse

BEIRUT = timezone(timedelta(hours=3))
FIRST, LAST = datetime(1900, 1, 1), datetime(2099, 12, 31)  # noqa: DTZ001


@pytest.mark.parametrize(
    "text",
    [
        "2024-11-30",
        "20241130",
        "2024/11/30",
        "30 November 2024",
        "Nov 30, 2024",
        "30/11/2024",
        "30.11.2024",
        "Saturday 30 November 2024",
        "٢٠٢٤-١١-٣٠",
    ],
)
def test_reads_days(text: str) -> None:
    found = parse(text)
    assert found is not None
    assert found.moment == datetime(2024, 11, 30, tzinfo=UTC)
    assert not found.has_time


@pytest.mark.parametrize(
    "text", ["2024-11-30T17:00+03:00", "Sat, 30 Nov 2024 17:00:00 +0300", "2024-11-30 17:00:00+03:00"]
)
def test_times_keep_their_zone(text: str) -> None:
    found = parse(text)
    assert found is not None
    assert found.has_time
    assert found.zone_given
    assert found.moment.isoformat() == "2024-11-30T17:00:00+03:00"


def test_a_time_without_zone_is_read_as_utc_and_says_so() -> None:
    found = parse("2024-11-30 17:00")
    assert found is not None
    assert not found.zone_given
    assert found.moment == datetime(2024, 11, 30, 17, tzinfo=UTC)


def test_dotted_dates_begin_with_the_day() -> None:
    found = parse("01.12.2024")
    assert found is not None
    assert found.moment == datetime(2024, 12, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2024",
        "Nov 2024",
        "2024-11",
        "Saturday",
        "17:00",
        "30 November",
        "03/04/2024",
        "30/11/24",
        "yesterday",
        "2024-13-45",
        "0001-01-01",
        "9999-12-31",
        "30 November 2024 or so",
        "2024-02-30",
        "11111111111111111111111111111111111",
    ],
)
def test_fills_in_nothing(text: str) -> None:
    assert parse(text) is None


@given(st.datetimes(FIRST, LAST, timezones=st.just(BEIRUT)))
def test_iso_times_come_back_as_they_were(moment: datetime) -> None:
    found = parse(moment.isoformat())
    assert found is not None
    assert (found.moment, found.moment.utcoffset()) == (moment, moment.utcoffset())


@given(st.one_of(st.text(max_size=100), st.from_regex(r"[\d/:. ,T+-]{1,30}", fullmatch=True)))
def test_any_text_is_a_date_with_a_zone_or_none(text: str) -> None:
    found = parse(text)
    assert found is None or found.moment.tzinfo is not None
