"""Rivers and lakes that share the name of a town."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from geo.geoparse import Geoparsed

Parse = Callable[[str], Geoparsed]


@pytest.mark.parametrize("words", ["the Oskil river", "the Oskil River", "the Rusizi river"])
def test_a_river_is_not_the_town_of_its_name(parse: Parse, words: str) -> None:
    found = parse(f"Soldiers crossed {words} before dawn.")
    assert not found.located


def test_what_lies_at_a_river_may_be_in_its_town(parse: Parse) -> None:
    assert [hit.mention.text for hit in parse("Drones hit the Kherson river port.").located] == ["Kherson"]


@pytest.mark.parametrize(
    "text",
    [
        "Bombs destroyed the road bridge across the Desna that had been used to bring in food.",
        "Marines crossed the Dnipro in small boats.",
        "They dug in along the banks of the Oskil.",
    ],
)
def test_what_is_crossed_is_the_water(parse: Parse, text: str) -> None:
    assert not parse(text).located


def test_a_town_is_not_a_water_for_its_article(parse: Parse) -> None:
    found = parse("Strikes across the Idlib countryside and along the Kharkiv and Sumy regions went on.")
    assert [hit.mention.text for hit in found.located]
