"""Online tiles are a choice, and only the service chosen may be asked."""

from __future__ import annotations

import re

import pytest

from outputs.leaflet import SituationMap
from outputs.tiles import Tiles
from tests.outputs.situations import situation


def test_only_the_chosen_service_is_allowed() -> None:
    tiles = Tiles(url="https://{s}.tiles.example/{z}/{x}/{y}.png", credit="Example")
    page = SituationMap(situation(), tiles=tiles).get_root().render()
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    assert "img-src data: blob: https://*.tiles.example;" in policy[1]
    assert "https:" not in SituationMap(situation()).get_root().policy


@pytest.mark.parametrize(
    "url",
    [
        "http://tiles.example/{z}/{x}/{y}.png",
        "https://tiles.example/{z}/{x}.png",
        "https://tiles.example/{z}/{x}/{y}.png; script-src *",
        "tiles",
    ],
)
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r"tiles|lacks"):
        Tiles(url=url, credit="")
