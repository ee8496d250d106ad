"""Speakers that commas or brackets set apart from what they say."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from events.claim import Claim
from tests.events.marked import drawn

Reader = Callable[..., tuple[Claim, ...]]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Shells hit Sumy, Ukraine, our correspondent in the south reported, and traffic stood still.",
            "our correspondent",
        ),
        (
            "Shells hit Sumy, Ukraine, on Friday, medics and a lawyers' group said on Friday, as jets flew on.",
            "medics",
        ),
        (
            "A car bomb in Baidoa, Somalia, killed two people, reported the state news agency SONNA, which blamed rebels.",
            "SONNA",
        ),
        (
            "Jets bombed Sumy, Ukraine, a security source tells us, one day after shells had hit it.",
            "security source",
        ),
        (
            "Some shells hit Sumy, Ukraine, the protection office reckons, and the yards are full.",
            "protection office",
        ),
        (
            "Shells hit Kherson on Friday, a doctor at the city's general hospital said by telephone.",
            "doctor",
        ),
        (
            "A drone struck a bus in Kherson, Ukraine, injuring four people, its director Ivan Petrenko wrote.",
            "Petrenko",
        ),
        ("The Ukrainian Air Force said that its jets bombed a depot near Melitopol.", "Air Force"),
        ("Shells hit a house in Sumy, Ukraine (source: local council).", "local council"),
        ("Shells hit Sumy, Ukraine, reported targets of the army, on Friday.", None),
        ("Shells hit Sumy (northern Ukraine).", None),
    ],
)
def test_who_is_quoted(text: str, speaker: str | None, read: Reader) -> None:
    claim = drawn(read(text), "strike")[-1]
    assert (speaker or "") in (claim.attribution.name if claim.attribution else "")
    assert speaker is not None or claim.attribution is None
