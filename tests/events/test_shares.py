"""Shares of an area, what is named as part of it, and words that look like control but tell of none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from events.claim import Claim

Reader = Callable[..., tuple[Claim, ...]]


def current(claims: tuple[Claim, ...]) -> dict[str, str | None]:
    """The status of each place that is spoken of as it is now."""
    return {
        c.place.name: c.status
        for c in claims
        if c.layer == "control" and c.place is not None and c.modality in ("reported", "claimed")
    }


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Ukrainian forces still hold about half of the territory they seized in Russia's Kursk region, "
            "including the town of Sudzha.",
            {"Sudzha": "held"},
        ),
        ("Ukrainian troops control about 40 percent of the territory they captured in Kursk region.", {}),
        ("Russian forces control about two thirds of Donetsk region.", {"Donetsk": "contested"}),
        ("Russia captured several villages in Donetsk region.", {"Donetsk": "contested"}),
        ("M23 controls large parts of North Kivu, including Goma.", {"Goma": "held"}),
        (
            "The junta has lost control of large areas of northern Shan State, including Lashio.",
            {"Lashio": "lost"},
        ),
    ],
)
def test_a_share_of_an_area_is_not_the_area(sentence: str, expected: dict[str, str], read: Reader) -> None:
    assert current(read(sentence)) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The town of Goma is surrounded by hills.",
        "The camp, surrounded by barbed wire, houses 5,000 people in Goma.",
        "The agreement was meant to hold the front at El Obeid in Sudan.",
        "The deal allows the Sudanese army to keep its positions in El Obeid.",
        "Iran and Russia reached an accord that was to keep the front where it was in Idlib.",
    ],
)
def test_what_is_agreed_or_described_changes_nothing(sentence: str, read: Reader) -> None:
    assert current(read(sentence)) == {}


def test_a_town_that_is_surrounded_is_called_so(read: Reader) -> None:
    [claim] = read("Goma is surrounded by M23 rebels.")
    assert claim.title == "Goma is surrounded by M23"


def test_who_took_an_unknown_village_has_not_taken_the_province(read: Reader) -> None:
    claims = read("Russia captured the village of Novosilka in Donetsk region.")
    assert current(claims) == {}
    assert [c.place_text for c in claims] == ["Novosilka"]


def test_a_fight_is_at_the_town_not_all_over_the_state(read: Reader) -> None:
    text = "In Shan State, the Ta'ang National Liberation Army clashed with regime troops near Kyaukme."
    [clash] = [c for c in read(text) if c.layer == "clash"]
    assert clash.place is not None
    assert clash.place.name == "near Kyaukme"
