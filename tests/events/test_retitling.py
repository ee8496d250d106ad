"""Who puts an event elsewhere finds the new place in its title too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from events.claim import Claim
from events.event import Event
from events.merge import merge
from events.retitling import retitled
from tests.layers.making import town

Reader = Callable[..., tuple[Claim, ...]]
HAMA = town("Hama", 35.13, 36.75)
CASES = [
    ("Rebels captured Saraqib on Saturday.", "Saraqib"),
    ("The army lost Saraqib on Saturday.", "Saraqib"),
    ("Rebels advanced on Saraqib on Saturday.", "Saraqib"),
    ("Saraqib has been captured on Saturday.", "Saraqib"),
    ("Russian warplanes bombed Saraqib on Saturday, killing four people.", "Saraqib"),
    ("Fighting broke out in Saraqib on Saturday between rebels and the army.", "Saraqib"),
    ("The Defence Ministry denied that Saraqib had fallen to the rebels.", "Saraqib"),
    ("Rebels plan to capture Saraqib next week.", "Saraqib"),
    ("Hundreds of families fled Saraqib on Saturday.", "Saraqib"),
]


def event_of(read: Reader, text: str) -> Event:
    return next(event for event in merge(list(read(text))) if event.place)


def at(event: Event, place: object) -> Event:
    origin = {"origin": place} if event.origin is not None else {}
    return replace(event, place=place, **origin)  # type: ignore[arg-type]


@pytest.mark.parametrize(("text", "name"), CASES)
def test_the_title_follows_the_place(text: str, name: str, read: Reader) -> None:
    event = event_of(read, text)
    assert name in event.title
    moved = at(event, HAMA)
    moved = replace(moved, title=retitled(event, moved))
    assert moved.title == event.title.replace(name, "Hama")
    back = at(moved, event.place)
    assert retitled(moved, back) == event.title, "it can be moved again"


@pytest.mark.parametrize(("text", "name"), CASES)
def test_without_a_place_the_title_names_none(text: str, name: str, read: Reader) -> None:
    event = event_of(read, text)
    said = retitled(event, at(event, None))
    assert name not in said
    assert "not named" in said or "not said" in said


def test_a_clicked_point_is_said_as_one(read: Reader) -> None:
    event = event_of(read, "Russian warplanes bombed Saraqib on Saturday.")
    point = replace(HAMA, name="35.10000, 36.70000", kind="point")
    assert retitled(event, at(event, point)).endswith(" at 35.10000, 36.70000")


def test_a_title_that_a_person_wrote_stays(read: Reader) -> None:
    event = replace(event_of(read, CASES[0][0]), title="The town in Saraqib is theirs")
    assert retitled(event, at(event, HAMA)) == event.title


def test_both_ends_of_a_movement_follow(read: Reader) -> None:
    (event,) = merge(list(read("Hundreds of families fled from Saraqib to Idlib on Saturday.")))
    assert event.origin is not None
    assert event.destination is not None
    moved = replace(event, destination=HAMA)
    assert retitled(event, moved) == event.title.replace(event.destination.name, "Hama")
    moved = replace(event, origin=HAMA, place=HAMA)
    assert retitled(event, moved) == event.title.replace(event.origin.name, "Hama")
    assert "Saraqib" not in retitled(event, replace(event, origin=None, place=None))
    assert "Idlib" not in retitled(event, replace(event, destination=None))
