"""Days that count from one told before, and the hours of running reports."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from events.claim import Claim

Reader = Callable[..., tuple[Claim, ...]]


def days_of(claims: tuple[Claim, ...]) -> dict[str, str]:
    """The day of each claim by the name of its place."""
    return {
        c.place.name: f"{c.time.start:%m-%d}" for c in claims if c.place is not None and c.time is not None
    }


@pytest.mark.parametrize(
    ("text", "place", "day"),
    [
        (
            "Clashes broke out in Bara, Sudan, on Thursday. A day earlier jets had bombed El Obeid.",
            "El Obeid",
            "11-27",
        ),
        ("On 22 November rebels attacked Goma, Congo. The next day shells fell on Sake.", "Sake", "11-23"),
        ("Jets bombed Tibnin, Lebanon, on Tuesday. Two days later a drone struck Tyre.", "Tyre", "11-28"),
        (
            "Rockets hit Tyre, Lebanon, on Wednesday; Hermel had been hit the day before.",
            "El Hermel",
            "11-26",
        ),
        ("On the 17th a drone hit a market in Nyala in Sudan.", "Nyala", "11-17"),
        ("Shells hit Sumy, Ukraine, on Friday. Two days ago a drone struck Kherson.", "Kherson", "11-28"),
        (
            "Shells hit Sumy, Ukraine, in October. That day a drone struck a bus in Kherson.",
            "Kherson",
            "11-30",
        ),
        (
            "Shells hit Sumy, Ukraine, on Monday. On the 17th floor of a house in Kherson a shell killed one.",
            "Kherson",
            "11-30",
        ),
    ],
)
def test_days_count_from_the_one_told_before(text: str, place: str, day: str, read: Reader) -> None:
    found = days_of(tuple(claim for claim in read(text, "2024-11-30") if claim.layer == "strike"))
    assert {found[name] for name in found if place in name} == {day}


def test_entries_of_a_running_report_are_of_its_day(read: Reader) -> None:
    text = (
        "09:10 – The governor was in Odesa on Friday.\n\n08:40 – A drone hit a house in Kherson, Ukraine.\n\n"
        "08:05 – Shells fell on Nikopol."
    )
    assert set(days_of(read(text, "2024-11-30")).values()) == {"11-30"}
