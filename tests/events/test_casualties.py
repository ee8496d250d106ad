"""Dead and injured as sentences bound them, and who they are."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from _pytest.mark import ParameterSet

from events.casualties import casualties
from events.claim import Bounds, Claim
from events.parsing import parse
from events.tallies import is_total
from events.triggers import harms

Range = tuple[int, int | None] | None


def bounds(given: Bounds | None) -> Range:
    return None if given is None else (given.low, given.high)


def counted(sentence: str) -> tuple[Range, Range, str | None]:
    """(killed, injured, who) of a sentence."""
    (doc,) = parse([sentence])
    said = casualties(doc, harms(doc))
    return (None, None, None) if said is None else (bounds(said.killed), bounds(said.injured), said.who)


def bug(reason: str, *row: object) -> ParameterSet:
    return pytest.param(*row, marks=pytest.mark.xfail(strict=True, reason=reason))


ROWS = [
    ("A strike on the town killed four civilians and wounded six.", (4, 4), (6, 6), "civilians"),
    ("Shelling killed at least 20 people, including six children.", (20, None), None, "people"),
    ("Twelve people were killed and dozens were wounded.", (12, 12), (24, 99), "people"),
    ("Three people died and five were injured.", (3, 3), (5, 5), "people"),
    ("Up to 60 fighters were killed.", (0, 60), None, "fighters"),
    ("The blast wounded about 50 people.", None, (45, 55), "people"),
    ("The attack left 17 people dead.", (17, 17), None, "people"),
    ("The attack left 17 dead and 30 wounded.", (17, 17), (30, 30), None),
    ("The strike killed dozens of soldiers.", (24, 99), None, "soldiers"),
    ("More than 100 people were hurt.", None, (100, None), "people"),
    ("A woman was killed by the shelling.", (1, 1), None, "woman"),
    ("The shell killed a 12-year-old boy.", (1, 1), None, "boy"),
    ("Between 10 and 15 soldiers were killed.", (10, 15), None, "soldiers"),
    ("The strike killed two people and injured 12 others.", (2, 2), (12, 12), "people"),
    ("Drones killed a man and wounded his wife.", (1, 1), (1, 1), "man"),
    ("No casualties were reported.", (0, 0), (0, 0), None),
    ("No one was killed.", (0, 0), None, None),
    ("The death toll rose to 45.", (45, 45), None, None),
    ("Seven bodies were pulled from the rubble.", (7, 7), None, "bodies"),
    ("The explosion caused several deaths.", (2, 9), None, None),
    ("At least 30 deaths were recorded.", (30, None), None, None),
    ("The attack injured scores.", None, (40, 199), None),
    ("The town was shelled, killing three and wounding seven.", (3, 3), (7, 7), None),
]
MISSING: dict[str, str] = {}
"""Sentences that are not read yet, with the reason."""


@pytest.mark.parametrize(
    ("sentence", "killed", "injured", "who"),
    [bug(MISSING[row[0]], *row) if row[0] in MISSING else row for row in ROWS],
    ids=[row[0] for row in ROWS],
)
def test_the_numbers_and_the_people(sentence: str, killed: Range, injured: Range, who: str | None) -> None:
    assert counted(sentence) == (killed, injured, who)


@pytest.mark.parametrize(
    "sentence",
    [
        "The strike destroyed four houses.",
        "People were killed.",
        "He killed time.",
        "The strike killed the deal.",
        "Soldiers wounded in the war returned home.",
        "Ten villages were hit.",
    ],
)
def test_what_counts_nobody(sentence: str) -> None:
    assert counted(sentence) == (None, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "More than 300 people have been killed since the offensive began.",
        "In total 44,000 people were killed.",
        "The strikes have killed 120 people so far.",
        "Over the past three months 500 civilians were killed.",
        "The war has killed tens of thousands and driven 11 million from their homes.",
        "The conflict has left more than 20,000 dead.",
        "More than 20,000 people have been killed in the war, according to the United Nations.",
        "The fighting, which broke out in April 2023, has killed tens of thousands of people.",
        "The civil war in Sudan has already claimed 150,000 lives.",
    ],
)
def test_a_running_total_is_a_total(text: str) -> None:
    assert is_total(text)


@pytest.mark.parametrize(
    "text",
    [
        "A strike killed four people on Friday.",
        "Shelling killed three people overnight.",
        "Violence in the capital has left 12 people dead.",
        "Three soldiers were killed in the fighting.",
    ],
)
def test_one_happening_is_no_total(text: str) -> None:
    assert not is_total(text)


def test_a_total_is_not_given_to_a_strike(read: Callable[..., tuple[Claim, ...]]) -> None:
    claims = read("Russian strikes on Kherson have killed more than 300 people since the offensive began.")
    assert all(claim.killed is None for claim in claims)


def test_unknown_stays_unknown(read: Callable[..., tuple[Claim, ...]]) -> None:
    claims = read("Russian artillery shelled Kherson on Friday.")
    assert claims
    assert all(claim.killed is None and claim.injured is None for claim in claims)


def test_casualties_told_in_the_next_sentence_belong_to_the_strike(
    read: Callable[..., tuple[Claim, ...]],
) -> None:
    claims = read("A missile hit a market in Kharkiv on Friday. Eleven people were killed.")
    killed = [claim for claim in claims if claim.killed is not None]
    assert [(bounds(claim.killed), claim.layer) for claim in killed] == [((11, 11), "strike")]
    assert killed[0].place is not None
    assert "Kharkiv" in killed[0].place.name
