"""Quarters that bear the name of a place elsewhere are drawn at their town."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from events.claim import Claim
from geo.measure import distance_km

Reader = Callable[..., tuple[Claim, ...]]

KHARKIV, IZIUM = (49.98, 36.25), (49.21, 37.25)


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("A guided bomb hit a building in Kharkiv's Saltivka district in Ukraine.", KHARKIV),
        (
            "In Kharkiv itself a missile damaged a block of flats in the Saltivka district in Ukraine.",
            KHARKIV,
        ),
        ("A drone hit a school in the Saltivka quarter of Kharkiv, Ukraine.", KHARKIV),
        ("In Kharkiv officials said a missile hit a clinic in Izium, Ukraine.", IZIUM),
    ],
)
def test_a_quarter_is_drawn_at_its_town(text: str, town: tuple[float, float], read: Reader) -> None:
    places = [c.place for c in read(text) if c.layer == "strike" and c.place is not None]
    assert places
    assert all(distance_km(place.lat, place.lon, *town) < 10 for place in places)
