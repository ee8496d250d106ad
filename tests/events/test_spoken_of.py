"""Which place "the town", "the strike" and "there" mean: not one that was named in passing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from events.claim import Claim

Reader = Callable[..., tuple[Claim, ...]]


def drawn(claims: tuple[Claim, ...], layer: str) -> set[str]:
    return {
        c.place.name
        for c in claims
        if c.layer == layer and c.place is not None and c.modality in ("reported", "claimed")
    }


@pytest.mark.parametrize(
    "aside",
    [
        "A volunteer drove to the scene from Shwebo with a truckload of cloth.",
        '"Nothing is left," said a trader who had come from Shwebo.',
        "A monk from Shwebo told the agency he had counted the dead.",
    ],
)
def test_where_somebody_set_out_from_is_not_spoken_of(aside: str, read: Reader) -> None:
    text = f"Jets bombed a gathering in Kanbalu in Myanmar on Tuesday. {aside} The military confirmed the strike."
    assert drawn(read(text, "2023-04-13"), "strike") == {"Kanbalu"}


@pytest.mark.parametrize(
    "aside",
    [
        "The ministry denied that Homs was in danger.",
        "Residents fear that Homs could be next.",
        "The governor rejected reports that Homs was about to fall.",
    ],
)
def test_a_place_in_no_danger_is_not_spoken_of(aside: str, read: Reader) -> None:
    text = f"Rebels entered Hama in Syria on Thursday. {aside} Their fighters took the city on Friday."
    assert "Homs" not in " ".join(drawn(read(text), "control"))


def test_the_city_after_a_list_is_the_one_before_it(read: Reader) -> None:
    text = (
        "The army's leadership has pulled out of El Fasher in Sudan. "
        "The RSF now hold all the capitals of Darfur, including Nyala, El Geneina and Zalingei. "
        "Former rebels are still fighting in the western quarters of the city."
    )
    assert drawn(read(text, "2025-10-28"), "clash") == {"El Fasher"}


def test_there_points_to_the_place_of_the_sentence_before(read: Reader) -> None:
    text = (
        "Troops are inching towards Robotyne in Ukraine. "
        "An official claims that an assault by 30 armoured vehicles was beaten back there on Thursday."
    )
    assert drawn(read(text, "2023-07-28"), "clash") == {"Robotyne"}


@pytest.mark.parametrize(
    "words", ["the northern Shan State town", "the town", "the strategic Shan State town"]
)
def test_the_town_of_a_state_is_the_town_just_named(words: str, read: Reader) -> None:
    text = (
        f"The TNLA seized the last base in Kyaukme in Myanmar on Monday, completing its capture of {words}."
    )
    assert all("Kyaukme" in name for name in drawn(read(text, "2024-08-06"), "control"))


@pytest.mark.parametrize(
    "text",
    [
        "In Lashio, the MNDAA in Myanmar claimed on August 3 that it had overrun the Northeastern Command.",
        "Fighting went on in Lashio in Myanmar. The MNDAA overran the headquarters of the Northeastern Command on Saturday.",
        "Fighting went on in Lashio in Myanmar. The MNDAA captured the army's main base on Saturday.",
    ],
)
def test_headquarters_without_a_place_are_where_the_fighting_was(text: str, read: Reader) -> None:
    assert any("Lashio" in name for name in drawn(read(text, "2024-08-06"), "control"))


def test_a_unit_named_after_a_place_is_not_spoken_of(read: Reader) -> None:
    text = (
        "Footage shows Russian soldiers in the centre of Toretsk in Ukraine, and the Ukrainian Luhansk group of forces "
        "reported that fighting continues in the northern districts of the town."
    )
    assert drawn(read(text, "2025-01-26"), "clash") == {"Toretsk"}


@pytest.mark.parametrize(
    "words",
    ["The military confirmed the strike.", 'An official channel confirmed "a series of strikes".'],
)
def test_a_strike_that_is_confirmed_is_the_one_told_before(words: str, read: Reader) -> None:
    claims = read(f"Jets bombed Kanbalu in Myanmar on Tuesday. {words}", "2023-04-13")
    told = [(c.place.name, c.weapon, c.time.start.day) for c in claims if c.place and c.time]
    assert set(told) == {("Kanbalu", "air", 11)}


def test_the_dead_of_a_note_are_those_of_its_own_place(read: Reader) -> None:
    text = (
        "Digest for Lebanon.\n\n▪️ Khiam: jets bombed two houses this morning.\n\n"
        "▪️ Nabatieh: a house hit at around 13:00, 5 killed."
    )
    claims = read(text, "2024-10-20")
    assert [c.place.name[:7] for c in claims if c.killed and c.place] == ["Nabatîy"]


def test_villages_beside_a_town_are_no_place_spoken_of(read: Reader) -> None:
    text = (
        "Al-Shabaab attacked Jowhar in Somalia on Monday. In the neighbouring district the group has held "
        "several villages east of Cadale since last weekend."
    )
    assert drawn(read(text, "2025-02-28"), "control") == {"east of Cadale"}


def test_the_town_is_not_the_stretch_of_the_front(read: Reader) -> None:
    text = (
        "In the Pokrovsk direction in Ukraine, troops hold positions in northern Myrnohrad, and fighting continued "
        "inside the town on Tuesday."
    )
    assert drawn(read(text), "clash") == {"Myrnohrad"}


def test_a_street_lies_in_the_town_over_the_note(read: Reader) -> None:
    text = "Digest for Ukraine.\n\nDruzhkivka. A guided bomb destroyed an apartment block on Pushkin Street."
    assert drawn(read(text), "strike") == {"Druzhkivka"}
