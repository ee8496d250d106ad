"""Where people on the move set out from and where they went, in the words of reports."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from events.claim import Claim

Reader = Callable[..., tuple[Claim, ...]]


def moves(claims: tuple[Claim, ...]) -> set[tuple[str | None, str | None]]:
    """(from, to) of everything that would be drawn as displacement."""
    return {
        (c.origin and c.origin.name, c.destination and c.destination.name)
        for c in claims
        if c.layer == "displacement" and c.place is not None and c.modality in ("reported", "claimed")
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In North Kordofan in Sudan, paramilitaries have taken Bara. Families are streaming into El Obeid.",
            {("Bārah", "El Obeid")},
        ),
        (
            "The RSF shelled Dilling in Sudan on Monday. Hundreds of people have arrived in El Obeid on foot.",
            {("Dilling", "El Obeid")},
        ),
        (
            "The evacuation of families from Druzhkivka in Ukraine began on Monday. "
            "So far 84 people have been taken by train to Lozova.",
            {("Druzhkivka", None), ("Druzhkivka", "Lozova")},
        ),
        (
            "Over 55,000 people have fled Singa in Sudan. Smaller groups have reached Kosti and Ed Damazin.",
            {("Singa", None), ("Singa", "Kosti"), ("Singa", "Ad-Damazin")},
        ),
        (
            "Over 55,000 people have fled Singa in Sudan. Most of the new arrivals are in Kosti.",
            {("Singa", "Kosti")},
        ),
        (
            "Few of Lashio's residents in Myanmar are left; most have gone to Mandalay or Taunggyi.",
            {("Lashio", "Mandalay"), ("Lashio", "Taunggyi")},
        ),
    ],
)
def test_people_without_a_place_of_their_own_left_the_one_spoken_of(
    text: str, expected: set[tuple[str | None, str | None]], read: Reader
) -> None:
    assert moves(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Hundreds of families fled Kavumu in eastern DR Congo on foot in the direction of Goma.",
            {("Kavumu", "Goma")},
        ),
        (
            "Residents fled Kavumu towards Goma in DR Congo.",
            {("Kavumu", "Goma")},
        ),
        (
            "People have left Wad Medani in Sudan; long lines of cars and carts are heading for Sennar.",
            {("Wad Medani", "Sennar")},
        ),
        (
            "More than 70,000 Congolese have crossed into Burundi, most of them from Uvira.",
            {("Uvira", "Burundi")},
        ),
        ("Kosti in Sudan has received 280,000 people displaced from Khartoum.", {("Khartoum", "Kosti")}),
        ("Families from Shevchenkove in Ukraine keep arriving in Kharkiv.", {("Shevchenkove", "Kharkiv")}),
        (
            "Some 4,300 people who had been sheltering in Kosti in Sudan returned to Umm Ruwaba.",
            {("Kosti", "Umm Ruwaba")},
        ),
    ],
)
def test_where_from_and_where_to(
    text: str, expected: set[tuple[str | None, str | None]], read: Reader
) -> None:
    assert moves(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Bombs fell on Nawnghkio in Myanmar, killing seven civilians who were sheltering in a monastery.",
        "A shell killed two women who had taken refuge in a school in Nikopol, Ukraine.",
        "Uganda said it had sent men to Bunia in Congo.",
    ],
)
def test_shelter_under_fire_and_soldiers_sent_are_no_flight(text: str, read: Reader) -> None:
    assert not moves(read(text))


def test_groups_of_the_displaced_take_no_town(read: Reader) -> None:
    text = "Over 55,000 people have fled Singa in Sudan. Smaller groups have reached Kosti."
    assert not [c for c in read(text) if c.layer == "control" and c.place is not None]


def test_people_counted_by_their_country_are_no_army(read: Reader) -> None:
    claims = read("Since January more than 70,000 Congolese have crossed from Uvira into Burundi.")
    assert moves(claims) == {("Uvira", "Burundi")}
    assert not [c for c in claims if c.layer == "control"]


def test_the_city_that_people_left_is_the_one_spoken_of(read: Reader) -> None:
    text = (
        "The RSF took Wad Medani in Sudan.\n\nSome 250,000 people have left the city since Friday for Sennar."
    )
    assert moves(read(text)) == {("Wad Medani", "Sennar")}


def test_where_most_of_them_came_from(read: Reader) -> None:
    text = "More than 70,000 people have crossed into Burundi, most of them from the Uvira area to Cibitoke."
    assert moves(read(text)) == {("Uvira", "Cibitoke")}


def test_busloads_are_no_number_of_people(read: Reader) -> None:
    (left,) = (
        c for c in read("Twelve busloads of families left Aleppo on Monday.") if c.layer == "displacement"
    )
    assert left.people is None
