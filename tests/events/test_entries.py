"""Entries of running reports, speakers and witnesses, and what a sentence says beside its strike."""

from __future__ import annotations

from collections.abc import Callable

from events.claim import Claim
from tests.events.marked import drawn

Reader = Callable[..., tuple[Claim, ...]]


def test_entries_with_hours_and_marks_are_read(read: Reader) -> None:
    for text in (
        "1.40pm GMT Israeli jets bombed Khiam in Lebanon.",
        "🔴 Israeli jets bombed Khiam in Lebanon.",
        "8.40 pm — Israeli jets bombed Khiam in Lebanon.",
    ):
        assert [c.weapon for c in drawn(read(text), "strike")] == ["air"]


def test_witnesses_tell_of_their_own_town(read: Reader) -> None:
    text = "Residents of Nuseirat in Gaza told the agency that an air strike on a house killed six people."
    [claim] = drawn(read(text), "strike")
    assert claim.place is not None
    assert claim.place.name == "An Nuşayrāt"


def test_a_column_that_sets_out_has_lost_nothing(read: Reader) -> None:
    text = "The column left Shwebo in Myanmar last week and is thought to be making for Kanbalu."
    claims = read(text)
    assert not drawn(claims, "control")
    assert not drawn(claims, "displacement")


def test_we_are_those_who_speak(read: Reader) -> None:
    text = "Al-Quds Brigades: our fighters targeted a Merkava tank with a shell in Jabalia camp, Gaza."
    [claim] = drawn(read(text), "strike")
    assert claim.actors[0].id == "palestinian-islamic-jihad" or "Jihad" in claim.actors[0].name


def test_air_strikes_that_are_weighed_have_not_come(read: Reader) -> None:
    assert not drawn(read("Washington is weighing air strikes in Iraq."), "strike")


def test_the_dead_of_a_clause_belong_to_its_strike(read: Reader) -> None:
    text = "Drones struck a refinery in Saratov, and one person was killed when a drone hit a house in Belgorod, Russia."
    dead = {c.place.name: c.killed for c in drawn(read(text), "strike") if c.place and c.killed}
    assert list(dead) == ["Belgorod"]
