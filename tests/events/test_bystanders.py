"""Places that a sentence names beside what happened: where fire came from is not where it landed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from events.claim import Claim

Reader = Callable[..., tuple[Claim, ...]]


@pytest.mark.parametrize(
    ("text", "place", "killed"),
    [
        ("In Omdurman, shelling from Bahri across the Nile hit a bus, killing two.", "Omdurman", 2),
        ("Artillery fired from Khartoum North hit a market in Omdurman, killing 12.", "Omdurman", 12),
        ("Shelling from the army base in Bahri killed two people in Omdurman.", "Omdurman", 2),
        ("Rockets launched from Ilovaisk struck a school in Kramatorsk, Ukraine, killing five.", "Kram", 5),
        ("Four people died in Kharkiv when missiles fired from Belgorod hit a hotel.", "Kharkiv", 4),
    ],
)
def test_where_fire_came_from_is_not_hit(text: str, place: str, killed: int, read: Reader) -> None:
    strikes = [claim for claim in read(text) if claim.layer == "strike"]
    assert strikes
    assert all(claim.place is not None and place in claim.place.name for claim in strikes)
    assert any(claim.killed is not None and claim.killed.low == killed for claim in strikes)


def test_a_launch_site_alone_gives_no_mark_on_the_map(read: Reader) -> None:
    assert not [claim for claim in read("The militants fired rockets from Tyre in Lebanon.") if claim.place]
