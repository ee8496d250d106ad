"""Where people are who left: in the same sentence, and where the next one says of most of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from events.claim import Claim
from tests.events.marked import drawn

Reader = Callable[..., tuple[Claim, ...]]


def goals(claims: tuple[Claim, ...]) -> set[str]:
    """ "Origin > destination" of every movement."""
    found = drawn(claims, "displacement")
    return {
        f"{c.origin.name if c.origin else ''} > {c.destination.name if c.destination else ''}" for c in found
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 83,000 people have fled Goma, Congo. Most have arrived in Bukavu.", "Goma > Bukavu"),
        ("Some 83,000 people have fled Goma, Congo; most are now in Bukavu.", "Goma > Bukavu"),
        ("Some 900 people left Goma, Congo. About half were taken to Bukavu.", "Goma > Bukavu"),
        ("Some 900 people fled Goma, Congo. Those displaced moved mainly to Bukavu.", "Goma > Bukavu"),
        ("People who fled Goma, Congo, are camping in the parks of Bukavu.", "Goma > Bukavu"),
        ("Families displaced from Goma, Congo, have moved in with relatives in Bukavu.", "Goma > Bukavu"),
        ("Some 900 people have left Goma, Congo, and are huddled under trees in Bukavu.", "Goma > Bukavu"),
        ("Officials in Bukavu, Congo, have registered 9,000 people who fled Goma.", "Goma > Bukavu"),
        ("Bukavu in Congo has been home to thousands of people uprooted from Goma.", "Goma > Bukavu"),
        ("In Bukavu, Congo, hundreds of families have begun to return from Goma.", "Goma > Bukavu"),
        ("Some 900 people have fled Goma, Congo. Most of the army is now in Bukavu.", "Goma > "),
        ("Some 900 people have fled Goma, Congo. Most would not go to Bukavu.", "Goma > "),
        ("Some 900 people have fled Goma, Congo. It rained. Most are in Bukavu.", "Goma > "),
    ],
)
def test_where_those_are_who_left(text: str, expected: str, read: Reader) -> None:
    assert goals(read(text)) == {expected}
