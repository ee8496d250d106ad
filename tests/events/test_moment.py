"""Which time words belong to which happening."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from events.claim import Claim
from events.moment import news_day

Reader = Callable[..., tuple[Claim, ...]]
SATURDAY = datetime(2024, 11, 30, tzinfo=UTC)


def days(claims: tuple[Claim, ...], layer: str) -> tuple[str, str] | None:
    claim = next(claim for claim in claims if claim.layer == layer)
    return (
        None
        if claim.time is None
        else (claim.time.start.date().isoformat(), claim.time.end.date().isoformat())
    )


@pytest.mark.parametrize(
    ("text", "control", "strike"),
    [
        (
            "Rebels captured Saraqib in Idlib province on Wednesday, and Russian jets bombed the town on Friday.",
            ("2024-11-27", "2024-11-27"),
            ("2024-11-29", "2024-11-29"),
        ),
        (
            "On Friday Russian jets bombed the city of Idlib, which rebels captured in 2015.",
            ("2015-01-01", "2015-12-31"),
            ("2024-11-29", "2024-11-29"),
        ),
        (
            "Russian jets bombed the city of Idlib on Friday. Rebels captured Saraqib a day earlier.",
            ("2024-11-28", "2024-11-28"),
            ("2024-11-29", "2024-11-29"),
        ),
    ],
)
def test_each_happening_has_its_own_time(
    text: str, control: tuple[str, str], strike: tuple[str, str], read: Reader
) -> None:
    claims = read(text)
    assert days(claims, "control") == control
    assert days(claims, "strike") == strike


def test_a_state_since_a_day_lasts_to_the_report(read: Reader) -> None:
    claims = read("Rebels have held Saraqib in Idlib province since 27 November.")
    assert days(claims, "control") == ("2024-11-27", "2024-11-30")


def test_a_state_that_had_lasted_since_a_year_lasted_until_the_news(read: Reader) -> None:
    (claim,) = read("The army had held Saraqib in Idlib province since 2020.")
    assert days((claim,), "control") == ("2020-01-01", "2024-11-29")
    assert claim.modality == "historical"


def test_past_perfect_in_reported_speech_is_no_past(read: Reader) -> None:
    (claim,) = read("A resident said rebels had held Saraqib in Idlib province since 27 November.")
    assert days((claim,), "control") == ("2024-11-27", "2024-11-30")
    assert claim.modality == "reported"


def test_no_date_said_means_the_reports_day(read: Reader) -> None:
    claims = read("Rebels captured Saraqib in Idlib province.")
    assert days(claims, "control") == ("2024-11-30", "2024-11-30")
    assert claims[0].time is not None
    assert claims[0].time.precision == "day"


def test_no_date_said_and_no_report_date_means_none(read: Reader) -> None:
    assert days(read("Rebels captured Saraqib in Idlib province.", None), "control") is None


def test_times_are_in_the_reports_zone(read: Reader) -> None:
    (claim,) = read("Rebels captured Saraqib in Idlib province on Friday.", "2024-11-30T01:30:00+03:00")
    assert claim.time is not None
    assert claim.time.start.isoformat() == "2024-11-29T00:00:00+03:00"


@pytest.mark.parametrize(
    ("texts", "first", "last"),
    [
        (["It rained."], 30, 30),
        (["It rained on Friday.", "It snowed."], 29, 30),
        (["It rained on Friday.", "It snowed on Saturday."], 30, 30),
        (["It rained on Tuesday."], 30, 30),
        (["It has rained since Friday."], 30, 30),
    ],
)
def test_the_day_that_undated_news_is_about(texts: list[str], first: int, last: int) -> None:
    span = news_day(texts, SATURDAY)
    assert span is not None
    assert (span.start.day, span.end.day) == (first, last)


def test_without_a_report_date_there_is_no_news_day() -> None:
    assert news_day(["It rained on Friday."], None) is None


@pytest.mark.parametrize("words", ["the same day", "on the same day", "earlier in the day", "later that day"])
def test_the_day_told_before(words: str, read: Reader) -> None:
    text = f"On 24 November jets bombed Lyptsi in Ukraine. An air strike hit a house in Kupiansk {words}."
    days = {c.place.name: c.time.start.day for c in read(text) if c.place and c.time and c.layer == "strike"}
    assert set(days.values()) == {24}


def test_what_came_since_then_is_later(read: Reader) -> None:
    text = "The Arakan Army took Paletwa in Myanmar on 14 January and has since seized Kyauktaw and Minbya."
    claims = {c.place.name: c for c in read(text, "2024-01-30") if c.place}
    assert [c.time.start.day for name, c in claims.items() if c.time and name == "Kyauktaw"] == [30]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("M23 rebels held Bukavu on Sunday, a day after taking the airport at Kavumu.", "2024-11-23"),
        ("The army entered Bara in Sudan on Wednesday, two days after it had taken El Obeid.", "2024-11-25"),
        ("The SAF announced on 25 November that it had regained Bara the previous day.", "2024-11-24"),
        ("The army entered Bara in Sudan, a day after it took El Obeid on Friday.", "2024-11-29"),
        (
            "The army held Bara in Sudan on Friday, a day after the RSF said its fighters had retreated from the town.",
            "2024-11-28",
        ),
        ("Two days after the army took El Obeid in Sudan, shells fell on Bara.", "2024-11-28"),
    ],
)
def test_days_told_from_another_day(text: str, expected: str, read: Callable[..., tuple[Claim, ...]]) -> None:
    span = [claim.time for claim in read(text) if claim.layer == "control"][-1]
    assert span is not None
    assert f"{span.start:%Y-%m-%d}" == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Drones hit Saratov on Thursday, officials said, in the widest raid this month.", "11-28/11-28"),
        ("It was the third attack on Sumy in Ukraine this week, a shell killing two people.", "11-30/11-30"),
        ("Jets bombed Sumy in Ukraine this week.", "11-25/11-30"),
        ("In October this year jets bombed Sumy in Ukraine.", "10-01/10-31"),
        ("Sumy in Ukraine was bombed through October.", "10-01/10-31"),
        (
            "On 20 November a man was killed and five others hurt in an exchange of fire in Jenin.",
            "11-20/11-20",
        ),
        ("The army, which had come back to Bara in Sudan on Sunday, shelled El Obeid.", "11-30/11-30"),
        ("Jets struck the market that our people run in Sumy, Ukraine, on Thursday morning.", "11-28/11-28"),
    ],
)
def test_the_day_of_a_deed(text: str, expected: str, read: Callable[..., tuple[Claim, ...]]) -> None:
    spans = [
        c.time for c in read(text, "2024-11-30") if c.layer in ("strike", "clash") and c.time is not None
    ]
    assert f"{spans[-1].start:%m-%d}/{spans[-1].end:%m-%d}" == expected
