"""Armed groups tell which of two places of one name is meant."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from geo.geoparse import Geoparsed

Parse = Callable[[str], Geoparsed]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The army retook Bara from the RSF.", "SD"),
        ("The army killed nine people in Bara, Nigeria.", "NG"),
        ("M23 fighters entered Masisi.", "CD"),
    ],
)
def test_a_party_tells_of_its_country(parse: Parse, text: str, country: str) -> None:
    assert parse(text).located[0].place.country == country


def test_the_forces_of_a_state_fight_anywhere(parse: Parse) -> None:
    assert parse("US Central Command said it had struck Hodeidah.").located[-1].place.country == "YE"
