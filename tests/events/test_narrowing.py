"""Which places a happening is put at, where a sentence names several."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from events.claim import Claim

Reader = Callable[..., tuple[Claim, ...]]


def places(claims: tuple[Claim, ...], layer: str) -> list[str]:
    return sorted(c.place.name for c in claims if c.layer == layer and c.place is not None)


@pytest.mark.parametrize(
    ("text", "layer", "expected"),
    [
        (
            "Russian forces conducted offensive operations southeast of Pokrovsk near Lysivka; south of Pokrovsk "
            "near Shevchenko; and southwest of Pokrovsk near Udachne on March 11 and 12.",
            "clash",
            ["near Lysivka", "near Shevchenko", "near Udachne"],
        ),
        (
            "Ukrainian forces repelled 20 assaults near Chasiv Yar in the Kramatorsk sector.",
            "clash",
            ["near Chasiv Yar"],
        ),
        ("Ukrainian forces repelled 20 assaults in the Pokrovsk sector.", "clash", ["Pokrovsk"]),
        (
            "Clashes were reported near Torske in the Lyman and Siversk directions in Ukraine.",
            "clash",
            ["near Torske"],
        ),
        (
            "In the eastern city of Baalbek an air strike killed 15 rescuers at a centre in Douris, Lebanon.",
            "strike",
            ["Douris"],
        ),
        (
            "In Kandahar, rockets hit the airport overnight but caused no casualties.",
            "strike",
            ["Ahmad Shah Baba International Airport / Kandahar Airfield"],
        ),
    ],
)
def test_the_places_meant(text: str, layer: str, expected: list[str], read: Reader) -> None:
    assert places(read(text), layer) == expected


def test_a_verb_behind_the_semicolon_tells_of_something_else(read: Reader) -> None:
    found = read("Drones hit a depot in Shostka, Ukraine; the army left Vovchansk.")
    assert places(found, "strike") == ["Shostka"]


def test_raids_after_air_strikes_come_from_the_air(read: Reader) -> None:
    told = "Israeli warplanes pounded southern Lebanon. "
    found = read(f"{told}A raid on Nabatieh killed six, and two more raids hit Khiam.")
    strikes = {c.place.name[:3]: c for c in found if c.layer == "strike" and c.place is not None}
    assert {"Nab", "Khi"} <= set(strikes)
    assert strikes["Nab"].weapon == "air"
    assert strikes["Nab"].killed is not None
    assert strikes["Khi"].killed is None
    on_foot = read(f"{told}Israeli troops killed two people in a raid in Jenin, the West Bank.")
    assert "strike" not in {c.layer for c in on_foot if c.place is not None and c.place.country == "PS"}
    marched = read(f"{told}In Tripoli, Lebanon, demonstrators marched against the Israeli raids.")
    assert places(marched, "strike") == ["southern Lebanon"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Soldiers entered Tibu, Colombia, on Tuesday, but the guerrillas still hold the road to La Gabarrita.",
            marks=pytest.mark.xfail(
                strict=True, reason="the town before is taken for the road in one sentence"
            ),
        ),
        "Soldiers entered Tibu, Colombia, on Tuesday. The guerrillas control the bridge into La Gabarrita.",
    ],
)
def test_a_road_to_an_unknown_place_is_not_the_town_spoken_of(text: str, read: Reader) -> None:
    held = [c for c in read(text) if c.layer == "control" and c.status == "held" and c.place is not None]
    assert held == []
