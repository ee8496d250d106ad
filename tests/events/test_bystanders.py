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


@pytest.mark.parametrize(
    "text",
    [
        "Beijing closed the border gates in October. The air force bombed the hills above Laizaung in Myanmar.",
        "640 people from Maungdaw reached Teknaf by sea. We ask Dhaka to keep its shore open to them.",
        "Lviv region hosts 240,000 registered displaced people.",
    ],
)
def test_who_is_only_spoken_of_bears_no_mark(text: str, read: Reader) -> None:
    marked = [
        c.place.name for c in read(text) if c.place is not None and c.modality in ("reported", "claimed")
    ]
    assert not {"Beijing", "Dhaka", "Lviv"} & set(marked)


def test_who_leaves_towards_a_town_has_not_left_it(read: Reader) -> None:
    found = read("M23 rebels entered Kayna, DR Congo. Government soldiers left the town towards Lubero.")
    assert not [c for c in found if c.layer == "control" and c.place is not None and c.place.name == "Lubero"]


def test_who_comes_in_and_leaves_again_holds_nothing(read: Reader) -> None:
    found = read("Israeli troops stormed Tubas in the West Bank at dawn and withdrew after two hours.")
    assert [c.layer for c in found if c.layer == "control" and c.modality == "reported"] == []
    assert [c.layer for c in found if c.layer == "clash"] == ["clash"]


@pytest.mark.parametrize(
    "text",
    [
        "Damascus rejected the accusation and said Ankara was behind the attack.",
        "Police arrested four men in Tripoli over the attack.",
        "Schools in Nikopol have been closed since the attack.",
        "Army spokesman Nabil Abdallah said from Port Sudan that the attack had been repelled.",
        "Cholera has killed 30 people in Gedaref.",
        "The Syrian army is regrouping in Homs.",
        "Sirens sounded in Haifa, but no rocket fell.",
        "The bodies were brought to Nabatieh for burial.",
        "The army sent reinforcements from Latakia to Hama.",
        "Under the plan, Ukraine would withdraw from Sloviansk.",
        "A general strike paralysed Ramallah.",
    ],
)
def test_what_only_points_back_or_is_no_war_gives_no_mark(text: str, read: Reader) -> None:
    assert [
        (c.layer, c.place.name) for c in read(text) if c.place and c.modality in ("reported", "claimed")
    ] == []


@pytest.mark.parametrize(
    "text",
    [
        "The rebels control the road between the two towns but not Kutum itself.",
        "The strike on Kramatorsk was called off.",
        "Floods drove 4,000 people from their homes in Marib.",
        "Farmers fled drought in Baidoa.",
        "Evacuation trains will run from Pokrovsk on Monday.",
        "The explosion was heard as far away as Sidon.",
    ],
)
def test_what_did_not_happen_there_gives_no_mark(text: str, read: Reader) -> None:
    assert [
        (c.layer, c.place.name) for c in read(text) if c.place and c.modality in ("reported", "claimed")
    ] == []
