"""Names that the text binds to an area or town beside them are not placed elsewhere in the world."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from geo.geoparse import Geoparsed

Parse = Callable[[str], Geoparsed]


def countries(found: Geoparsed) -> set[str | None]:
    return {one.place.country for one in found.located}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The Sudanese army shelled the Salha district south of Omdurman.", "Salha", "SD"),
        ("Militants attacked Salem in Yemen's Marib province.", "Salem", "YE"),
        ("Armed men killed 32 people in Batman, Burkina Faso, and left the village.", "Batman", "BF"),
        ("Fighting was reported near Victoria in northern Shan State, Myanmar.", "Victoria", "MM"),
    ],
)
def test_a_namesake_elsewhere_is_not_meant(text: str, name: str, country: str, parse: Parse) -> None:
    found = parse(text)
    assert countries(found) == {country}
    [left] = [one for one in found.unresolved if name in one.mention.text]
    assert "no place of this name is known there" in left.reason


def test_a_candidate_that_lies_there_is_taken(parse: Parse) -> None:
    assert countries(parse("Strikes hit Marjayoun and Blida in southern Lebanon.")) == {"LB"}


def test_a_name_lies_in_the_area_that_its_country_owns(parse: Parse) -> None:
    found = parse("Drones hit an arsenal in Kotovo in Russia's Novgorod region.")
    assert "Kotovo" not in [hit.mention.text for hit in found.located]
    assert "Binnish" in [
        hit.mention.text for hit in parse("Jets bombed Binnish in Syria's Idlib province.").located
    ]
