"""Parties that words of a report stand for: "the fighters", "the sect", one rocket of many, whose a place still is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from events.claim import Claim
from tests.events.marked import drawn

Reader = Callable[..., tuple[Claim, ...]]


@pytest.mark.parametrize(
    ("text", "layer", "actor"),
    [
        ("ISWAP claimed a raid on Mafa, Nigeria. The insurgents attacked a post in Bama.", "clash", "iswap"),
        (
            "Fano men fought the army in Gondar, Ethiopia. The fighters attacked two police stations.",
            "clash",
            "fano",
        ),
        (
            "Boko Haram has held Bama, Nigeria, for weeks. Gwoza was captured by the sect.",
            "control",
            "boko-haram",
        ),
        ("The army shelled Saraqib, Syria. The gunmen attacked a post in Idlib.", "clash", None),
        ("M23 took Sake, Congo. The gunmen from Bunia attacked a post in Beni.", "clash", None),
        ("Hezbollah fired 160 rockets on Friday, of which one hit Nahariya, Israel.", "strike", "hezbollah"),
        (
            "Police counted 119 rockets fired by Hezbollah; some landed in Haifa, Israel.",
            "strike",
            "hezbollah",
        ),
        (
            "Hezbollah sent 75 rockets: a drone smashed into a plant in Nahariya, Israel.",
            "strike",
            "hezbollah",
        ),
        ("Hezbollah fired 160 rockets on Friday. A shell hit Kherson, Ukraine.", "strike", None),
        (
            "No change around Sake, Congo, which M23 has held since May. Goma is still theirs.",
            "control",
            "m23",
        ),
    ],
)
def test_whom_words_stand_for(text: str, layer: str, actor: str | None, read: Reader) -> None:
    claim = drawn(read(text), layer)[-1]
    assert [one.id for one in claim.actors if one.id is not None] == ([actor] if actor else [])
