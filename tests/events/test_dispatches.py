"""Wordings of wire stories, digests and channels: lists, names with articles, words that point, what must stay off."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from events.claim import Claim

Reader = Callable[..., tuple[Claim, ...]]


def drawn(claims: tuple[Claim, ...], layer: str) -> list[Claim]:
    return [
        c
        for c in claims
        if c.layer == layer and c.place is not None and c.modality in ("reported", "claimed")
    ]


def places(claims: tuple[Claim, ...], layer: str) -> set[str]:
    """The places of a layer, as the text writes them."""
    return {c.place_text or "" for c in drawn(claims, layer)}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Air raids today: Khiam (seven), Kfar Kila, Tibnin.", {"Khiam", "Kfar Kila", "Tibnin"}),
        ("Strikes this morning: Nabatieh, Tyre (two), Baalbek.", {"Nabatieh", "Tyre", "Baalbek"}),
        ("• Shelling since dawn: Saraqib, Ariha and Khan Sheikhoun.", {"Saraqib", "Ariha", "Khan Sheikhoun"}),
        ("Israeli air strikes: Khan Younis; talks go on in Cairo.", {"Khan Younis"}),
    ],
)
def test_a_heading_of_strikes_holds_for_the_places_behind_its_colon(
    read: Reader, text: str, named: set[str]
) -> None:
    assert places(read(text), "strike") == named


def test_a_colon_before_a_statement_lists_nothing(read: Reader) -> None:
    assert not places(read("Air raids today: the governor of Baalbek spoke to reporters."), "strike")


@pytest.mark.parametrize(
    ("text", "layer", "named"),
    [
        (
            "The Lebanese Army deployed on Tuesday in Houla, Odaisseh, Kfar Kila and Yaroun, hours after Israel left.",
            "control",
            {"Houla", "Odaisseh", "Kfar Kila", "Yaroun"},
        ),
        (
            "Clashes were reported in Aita al-Shaab, Meiss el-Jabal and Maroun al-Ras.",
            "clash",
            {"Aita al-Shaab", "Meiss el-Jabal", "Maroun al-Ras"},
        ),
        ("Maroun al-Ras was captured by Israeli paratroopers.", "control", {"Maroun al-Ras"}),
        ("Deir al-Balah was shelled on Friday.", "strike", {"Deir al-Balah"}),
    ],
)
def test_each_name_of_a_list_counts(read: Reader, text: str, layer: str, named: set[str]) -> None:
    assert places(read(text), layer) == named


def test_fighting_that_goes_on_there_is_where_it_was(read: Reader) -> None:
    claims = read("The army pushed into Ramadi on Monday. Gunbattles went on there into the evening.")
    assert places(claims, "clash") == {"Ramadi"}


def test_a_source_ends_at_the_next_statement(read: Reader) -> None:
    text = "Two people were hurt, according to the ambulance service, and a house in Safed was damaged by a direct hit."
    assert places(read(text), "strike") == {"Safed"}
    text = "A house was hit, according to al-Manar, a station close to Damascus and Tehran."
    assert not places(read(text), "strike")
