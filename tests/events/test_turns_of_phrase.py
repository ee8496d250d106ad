"""Turns of phrase that war reports use every day, and what is drawn from each."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from events.claim import Claim
from tests.events.marked import drawn

Reader = Callable[..., tuple[Claim, ...]]


def days(claims: tuple[Claim, ...], layer: str) -> dict[str, str]:
    return {c.place.name: f"{c.time.start:%m-%d}" for c in drawn(claims, layer) if c.place and c.time}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The RSF in Sudan took Rufaa on 10 December and Wad Medani on 18 December.",
            {"Rufā‘a": "12-10", "Wad Medani": "12-18"},
        ),
        (
            "The RSF in Sudan captured Nyala on 2 December, and Zalingei and El Geneina on 14 December.",
            {"Nyala": "12-02", "Zalinjay": "12-14", "Al-Junaynah": "12-14"},
        ),
        (
            "Nyala fell to the RSF in Sudan on 2 December and Zalingei on 14 December.",
            {"Nyala": "12-02", "Zalinjay": "12-14"},
        ),
        (
            "The RSF in Sudan took Rufaa and Wad Medani on 18 December.",
            {"Rufā‘a": "12-18", "Wad Medani": "12-18"},
        ),
        (
            "On 18 December the RSF seized Zalingei in Sudan, the third town taken this month, "
            "after Nyala on 2 December and El Geneina on 9 December.",
            {"Zalinjay": "12-18", "Nyala": "12-02", "Al-Junaynah": "12-09"},
        ),
    ],
)
def test_each_place_has_its_own_day(text: str, expected: dict[str, str], read: Reader) -> None:
    assert days(read(text, "2023-12-19"), "control") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked two police stations in Madaya in Myanmar on Sunday and withdrew with captured weapons.",
        "Fighters raided an army post in Diffa in Niger and then retreated.",
        "Analysts say the fall of Kurakhove in Ukraine could open the way to the west.",
        "Ethiopia insists that it targets only military sites in Mekelle.",
        "The army says it strikes only military targets in Bhamo, Myanmar.",
        "North Korean troops have reportedly been withdrawn to rest near Kursk in Russia.",
    ],
)
def test_no_loss_no_gain_no_strike(text: str, read: Reader) -> None:
    claims = read(text)
    assert not drawn(claims, "control")
    assert not drawn(claims, "strike")


@pytest.mark.parametrize(
    "verb", ["seeped into", "crept into", "slipped into", "fought their way into", "filtered into"]
)
def test_soldiers_who_come_in_by_and_by(verb: str, read: Reader) -> None:
    claims = drawn(
        read(f"Russian soldiers {verb} the northern streets of Rodynske in Ukraine overnight."), "control"
    )
    assert {(c.place.name, c.status) for c in claims if c.place} == {("Rodynske", "contested")}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Exchanges of fire have been reported around Ngapali in Myanmar.", {"Ngapali"}),
        ("An exchange of gunfire was heard near Ngapali in Myanmar on Monday.", {"near Ngapali"}),
        (
            "Ukraine counted 34 combat engagements on the Pokrovsk front, most of them around Selydove and Hrodivka.",
            {"Selydove", "Hrodivka"},
        ),
        (
            "Russia attacked 21 times in the Kharkiv region in Ukraine, mostly near Vovchansk and Lyptsi.",
            {"near Vovchansk", "Lyptsi"},
        ),
        (
            "Russian forces attacked towards Pokrovsk in Ukraine from the south and from the southwest near Udachne.",
            {"near Udachne"},
        ),
    ],
)
def test_where_the_fighting_was(text: str, names: set[str], read: Reader) -> None:
    found = {c.place.name for c in drawn(read(text, "2024-10-02"), "clash") if c.place}
    assert names <= found


@pytest.mark.parametrize(
    "text",
    [
        "Air defences fired on drones above El Obeid in Sudan; one hit a fuel depot on the edge of the city.",
        "Drones came in over El Obeid in Sudan at dawn. One hit a school in the city.",
        "Several drones were shot down over El Obeid in Sudan but two struck the power station.",
    ],
)
def test_one_of_the_drones(text: str, read: Reader) -> None:
    assert "drone" in {c.weapon for c in drawn(read(text), "strike")}


def test_what_was_besieged_for_long(read: Reader) -> None:
    assert not drawn(
        read("The RSF had besieged El Fasher in Sudan for more than 500 days.", "2025-10-28"), "control"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Al-Shabaab lost a bomb workshop to a drone in Jilib, Somalia, on Sunday.",
        "The battalion lost two tanks to drones near Pokrovsk in Ukraine.",
    ],
)
def test_what_is_lost_to_a_weapon_was_struck(text: str, read: Reader) -> None:
    assert {c.weapon for c in drawn(read(text), "strike")} == {"drone"}


def test_a_bomb_from_a_drone(read: Reader) -> None:
    text = "A bomb dropped by an army drone killed three people at a market in Minova, DR Congo."
    assert {c.weapon for c in drawn(read(text), "strike")} == {"drone"}


@pytest.mark.parametrize(
    "words", ["put the number of dead at six", "put the death toll at six", "put the toll at six dead"]
)
def test_a_number_that_somebody_puts(words: str, read: Reader) -> None:
    text = f"The army reported fighting in Walikale in DR Congo, and a local chief {words}."
    assert {c.killed.low for c in drawn(read(text), "clash") if c.killed} == {6}


def test_a_base_at_an_unknown_place_is_not_at_the_next_one(read: Reader) -> None:
    text = "Gunmen stormed an army base at Qwxbangu, close to Menaka in Mali, killing 34 soldiers."
    assert not [c for c in drawn(read(text), "control") if c.place and "naka" in c.place.name]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Some 4,500 people fled Bara in Sudan following its capture by the RSF.", "held"),
        ("Kutum in Sudan, in RSF hands since August, was quiet.", "held"),
        ("Russian sources claimed that Russian forces have taken all of Dvorichna in Ukraine.", "claimed"),
        ("Russian milbloggers claimed that Russian troops seized Dvorichna in Ukraine.", "claimed"),
    ],
)
def test_who_holds_what(text: str, status: str, read: Reader) -> None:
    assert status in {c.status for c in drawn(read(text), "control")}


@pytest.mark.parametrize(
    ("text", "winner", "loser"),
    [
        ("Kyiv lost Avdiivka in Ukraine to Russia on Saturday.", "russia", "ukraine"),
        ("The Myanmar junta lost Lashio to the MNDAA on Saturday.", "mndaa", "myanmar-military"),
        ("The army in Sudan lost Bara to the RSF this week.", "rsf", "saf"),
    ],
)
def test_who_loses_to_whom(text: str, winner: str, loser: str, read: Reader) -> None:
    found = {(c.actors[0].id, c.status) for c in drawn(read(text), "control") if c.actors}
    assert found == {(winner, "held"), (loser, "lost")}
