"""Dates with slashes: what tells day and month apart, and what is said where nothing does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.claim import Claim
from events.numeric_dates import numeric_date, order_of

PUBLISHED = datetime(2020, 12, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "language", "order"),
    [
        ("On 12/03/2020 and on 27/02/2020", "en", "day"),
        ("On 12/03/2020 and on 02/27/2020", "en", "month"),
        ("On 27/02/2020 and on 02/27/2020", "en-GB", None),
        ("On 12/03/2020", "en", None),
        ("On 12/03/2020", None, None),
        ("On 12/03/2020", "en-US", "month"),
        ("On 12/03/2020", "en_GB", "day"),
        ("On 12/03/2020", "fr", "day"),
        ("On 3/12/20 and room 27/2", None, None),
    ],
)
def test_what_tells_the_order(text: str, language: str | None, order: str | None) -> None:
    assert order_of(text, language) == order


@given(
    st.tuples(st.integers(1, 28), st.integers(1, 12), st.integers(1900, 2100)),
    st.sampled_from([None, "day", "month"]),
    st.sampled_from([None, PUBLISHED]),
)
def test_both_readings_lie_in_the_interval(
    figures: tuple[int, int, int], order: str | None, published: datetime | None
) -> None:
    day, month, year = figures
    span = numeric_date(figures, PUBLISHED, order=order, published=published)
    meant = datetime(year, month, day, tzinfo=UTC)
    if day > 12 or order == "day":
        assert span.start.date() == span.end.date() == meant.date()
    elif order is None and (published is None or meant <= published):
        assert span.start <= meant <= span.end


def test_a_report_tells_by_its_other_dates(read: Callable[..., tuple[Claim, ...]]) -> None:
    text = "Armed men raided Gao, Mali, on 28/02/2020. On 12/03/2020, rockets hit Kidal."
    days = {c.trigger: c.time for c in read(text, "2020-12-20") if c.time is not None}
    assert days["hit"].start.date() == days["hit"].end.date() == datetime(2020, 3, 12, tzinfo=UTC).date()


def test_nothing_told_is_no_guess(read: Callable[..., tuple[Claim, ...]]) -> None:
    claims = read("On 03/12/2020, rockets hit Kidal in Mali.", "2020-12-20")
    [time] = [c.time for c in claims if c.time is not None]
    assert (time.start.month, time.end.month, time.precision) == (3, 12, "year")
