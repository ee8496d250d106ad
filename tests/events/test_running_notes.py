"""Notes of channels that follow a war: a place before a colon or full stop, and what fell there, without a verb."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from events.claim import Claim
from tests.events.marked import drawn

Reader = Callable[..., tuple[Claim, ...]]
Marks = set[tuple[str, str | None]]


def strikes(claims: tuple[Claim, ...]) -> Marks:
    return {(c.place.name, c.weapon) for c in drawn(claims, "strike") if c.place}


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        (
            "▪️ Nikopol and Marhanets: artillery and drones all day, no casualties.",
            {("Nikopol", "artillery"), ("Marhanets", "artillery")},
        ),
        ("Bilozerske. Two FABs on the private houses this morning. 3 dead.", {("Bilozerske", "air")}),
        ("🔹 Nikopol: drones in the morning, two women wounded.", {("Nikopol", "drone")}),
        ("Kramatorsk: 4 glide bombs, two killed.", {("Kramatorsk", "air")}),
        ("Marhanets. FPV drone into a minibus: one killed, 6 wounded.", {("Marhanets", "drone")}),
        ("• Beryslav. Mortars on the market, five wounded.", {("Beryslav", "artillery")}),
        ("Nikopol: Grad rockets overnight, the clinic without a roof.", {("Nikopol", "rocket")}),
        (
            "Nikopol, Marhanets: heavy artillery three times since dawn.",
            {("Nikopol", "artillery"), ("Marhanets", "artillery")},
        ),
    ],
)
def test_what_fell_on_the_place_of_a_note(text: str, marks: Marks, read: Reader) -> None:
    assert strikes(read(f"Digest for Ukraine.\n\n{text}", "2025-08-14")) == marks


@pytest.mark.parametrize(
    "text",
    [
        "Nikopol: no drones today, the schools are open.",
        "Nikopol. Drones: how to tell them apart by their sound.",
        "Kharkiv: artillery for the brigades, a meeting with volunteers.",
        "Nikopol. Air defences are at work against drones far from here.",
    ],
)
def test_words_for_weapons_alone_are_no_strike(text: str, read: Reader) -> None:
    assert not drawn(read(f"Digest for Ukraine.\n\n{text}", "2025-08-14"), "strike")


def test_the_place_of_a_note_holds_for_its_paragraph_only(read: Reader) -> None:
    text = "Digest for Ukraine.\n\nRodynske. Russian infantry entered the northern streets.\n\nElsewhere all is quiet."
    assert {c.place.name for c in drawn(read(text, "2025-08-14"), "control") if c.place} == {"Rodynske"}


def test_a_district_is_that_of_the_town_over_the_note(read: Reader) -> None:
    text = "Digest for Ukraine.\n\nKherson. A drone hit a minibus in the Dniprovskyi district."
    assert {name for name, _ in strikes(read(text, "2025-08-14"))} == {"Kherson"}
