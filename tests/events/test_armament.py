"""With what it was done, where the weapon's name stands apart from the verb."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from events.claim import Claim

Reader = Callable[..., tuple[Claim, ...]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Saada in Yemen was bombed eleven times on Monday.", "air"),
        ("The town of Khiam in Lebanon was bombed overnight.", "air"),
        ("A mosque in Peshawar was bombed by militants.", "bomb"),
        ("Bombs from a Y-12 turboprop ripped apart a clinic in Mogok, Myanmar.", "air"),
        ("Regime forces shelled Ariha and Sarmin in Syria with rockets.", "rocket"),
        ("The army shelled Saraqib in Syria with Grad rockets and mortars.", "rocket"),
        ("The army shelled Saraqib in Syria with artillery and rockets.", "artillery"),
        ("The army shelled Saraqib in Syria.", "artillery"),
        ("Russian forces bombarded Kherson with multiple rocket launchers.", "rocket"),
    ],
)
def test_the_weapon_meant(text: str, expected: str, read: Reader) -> None:
    claims = [claim for claim in read(text) if claim.layer == "strike"]
    assert claims
    assert {claim.weapon for claim in claims} == {expected}
