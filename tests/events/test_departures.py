"""Wordings of wire stories: who flees and returns, who holds what, whose bombs, and the dead of each statement."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from events.claim import Claim
from tests.events.marked import drawn, places

Reader = Callable[..., tuple[Claim, ...]]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        (
            "Hundreds of families who had taken shelter in Mukalla have begun to return to Aden, an aid worker said.",
            "Mukalla",
            "Aden",
        ),
        ("Some 500 people who had been displaced in Raqqa went back to Manbij.", "Ar Raqqah", "Manbij"),
        ("About 900 people who fled to Zahle went back to Baalbek.", "Zahlé", "Baalbek"),
    ],
)
def test_who_returns_sets_out_from_where_he_had_found_shelter(
    read: Reader, text: str, start: str, end: str
) -> None:
    [claim] = drawn(read(text), "displacement")
    assert claim.direction == "return"
    assert (claim.origin and claim.origin.name, claim.destination and claim.destination.name) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "Some 70 families have been displaced from Zzyzzaq to Mukalla since the start of the month.",
        "Some 4,000 of them arrived in Mukalla from Zzyzzaq over the weekend.",
    ],
)
def test_who_left_a_place_without_a_gazetteer_did_not_leave_where_he_went(read: Reader, text: str) -> None:
    assert not drawn(read(text), "displacement")


@pytest.mark.parametrize(
    "text",
    [
        "The army told residents of Tyre to leave immediately.",
        "Residents of Khiam were asked to leave their homes.",
    ],
)
def test_who_is_told_to_leave_has_not_left(read: Reader, text: str) -> None:
    assert not [c for c in read(text) if c.layer == "displacement" and c.modality != "planned"]


def test_fleeing_is_flight(read: Reader) -> None:
    claims = read("Residents have been fleeing Homs for the coast since Thursday night.", "2024-12-07")
    assert {c.origin.name for c in drawn(claims, "displacement") if c.origin} == {"Homs"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Opposition fighters entered Hama in the evening without a fight.", "held"),
        ("Rebels rolled into Homs unopposed on Sunday.", "held"),
        ("Opposition fighters entered Hama in the evening.", "contested"),
        ("Syrian rebels managed to impose full control over Raqqa.", "held"),
        ("Israeli tanks hold the Palestinian side of the Rafah crossing.", "held"),
        (
            "The video shows soldiers raising the flag over the grain silos of Khan Sheikhoun in Syria.",
            "contested",
        ),
    ],
)
def test_how_a_place_is_held(read: Reader, text: str, status: str) -> None:
    assert {c.status for c in drawn(read(text), "control")} == {status}


@pytest.mark.parametrize(
    "text",
    [
        "It is eight years since the rebels lost Aleppo to the government.",
        "The army accused Hamas of keeping a command center beneath a hospital in Rafah.",
    ],
)
def test_what_is_remembered_or_alleged_of_no_place_holds_nothing(read: Reader, text: str) -> None:
    assert not drawn(read(text), "control")


def test_strikes_that_back_fighters_are_no_strike_on_what_they_took(read: Reader) -> None:
    claims = read("Fighters backed by Saudi-led air strikes seized Zinjibar in Yemen on Sunday.")
    assert places(claims, "control") == {"Zinjibar"}
    assert not drawn(claims, "strike")


def test_planes_believed_to_be_of_a_party_are_its_own(read: Reader) -> None:
    text = "At dawn, warplanes believed to belong to the Israeli army targeted a depot in Homs in Syria."
    [claim] = drawn(read(text), "strike")
    assert [actor.id for actor in claim.actors] == ["israel"]


def test_a_party_over_a_list_of_its_acts_did_them(read: Reader) -> None:
    text = "Hezbollah statements: 70 rockets at Kiryat Shmona, drones at Nahariya."
    claims = drawn(read(text), "strike")
    assert [[actor.id for actor in c.actors] for c in claims] == [["hezbollah"], ["hezbollah"]]


def test_the_dead_of_a_statement_of_their_own_stay_where_they_died(read: Reader) -> None:
    text = "Two people were killed in Safed, and a drone hit a house in Nahariya, Israel."
    claims = drawn(read(text), "strike")
    assert {(c.place_text, c.killed.low if c.killed else None) for c in claims} == {
        ("Safed", 2),
        ("Nahariya", None),
    }


def test_the_dead_of_one_statement_are_those_of_the_strike(read: Reader) -> None:
    claims = drawn(
        read("Two people were killed and a house was destroyed when a drone hit Safed, Israel."), "strike"
    )
    assert [(c.place_text, c.killed.low if c.killed else None) for c in claims] == [("Safed", 2)]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        (
            "Zeinab, who left Nabatieh with her children, told us it took her family 14 hours to reach Beirut.",
            "Nabatieh",
            "Beirut",
        ),
        ("Dozens of families that had left Sarmin arrived in Azaz, Syria.", "Sarmin", "Azaz"),
        ("In Syria, said Omar, a farmer who fled Saraqib, nobody sleeps.", "Saraqib", None),
    ],
)
def test_leaving_and_arriving_are_one_journey(read: Reader, text: str, start: str, end: str | None) -> None:
    [claim] = drawn(read(text), "displacement")
    assert claim.place_text == start
    assert (claim.destination is not None) == (end is not None)


@pytest.mark.parametrize(
    "text",
    [
        "The minister, who left Beirut on Monday, met reporters in Tyre.",
        "Antony Blinken left Beirut with his aides.",
    ],
)
def test_a_minister_who_travels_is_not_displaced(read: Reader, text: str) -> None:
    assert not drawn(read(text), "displacement")


def test_a_town_without_a_gazetteer_is_not_the_town_its_road_leads_to(read: Reader) -> None:
    text = (
        "Iraqi forces drove Islamic State out of Zzyzzaq, the last town on the road up the Tigris to Mosul."
    )
    assert not drawn(read(text, "2016-11-08"), "control")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "Israel has kept soldiers at five points, among them a hill near Khiam and the heights near Naqoura.",
            {"near Khiam", "near Naqoura"},
        ),
        ("Israel keeps troops in Khiam and Naqoura.", {"Khiam", "Naqoura"}),
    ],
)
def test_where_a_party_keeps_its_men_it_holds(read: Reader, text: str, named: set[str]) -> None:
    claims = drawn(read(text), "control")
    assert {c.place_text for c in claims} == named
    assert {c.status for c in claims} == {"held"}


@pytest.mark.parametrize(
    ("text", "weapon"),
    [
        ("Israel bombed a building in Doha on Tuesday.", "air"),
        ("An Israeli bomb hit a house in Baalbek, Lebanon.", "air"),
        ("A roadside bomb planted by the army killed two in Baalbek, Lebanon.", "bomb"),
        ("A bomb went off in a market in Baghdad, killing six.", "bomb"),
    ],
)
def test_bombs_of_a_state_fall_from_planes(read: Reader, text: str, weapon: str) -> None:
    assert [c.weapon for c in drawn(read(text), "strike")] == [weapon]


def test_other_buildings_were_hit_elsewhere(read: Reader) -> None:
    claims = read("Jets struck a bank in Beirut. Other branches were hit in Baalbek and Hermel.")
    assert {"Baalbek", "Hermel"} <= places(claims, "strike")


def test_a_town_that_was_declared_liberated_was_taken(read: Reader) -> None:
    assert places(read("Ramadi was declared liberated on Monday.", "2016-02-10"), "control") == {"Ramadi"}


def test_forces_that_still_hold_a_town_in_arabic(read: Reader) -> None:
    claims = read("قالت قوات سوريا الديمقراطية إن قواتها ما زالت تسيطر على مدينة منبج.")
    assert [actor.id for c in drawn(claims, "control") for actor in c.actors] == ["sdf"]


def test_who_lived_somewhere_and_left_left_there(read: Reader) -> None:
    claims = drawn(read("Half of the 30,000 people who lived in Khiam, Lebanon, have left."), "displacement")
    assert [c.origin.name for c in claims if c.origin] == ["Khiam"]


def test_an_unknown_capital_is_not_its_province(read: Reader) -> None:
    text = "The Houthis captured Zzyzzaq, the capital of Jawf province in Yemen."
    assert not drawn(read(text), "control")


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("73 families (438 people) have been displaced from Khiam to Tyre, Lebanon.", 438),
        ("Hundreds of families fled from Hajin town in Syria, 4,000 people in all, towards Raqqa.", 4000),
        ("73 families have been displaced from Khiam to Tyre, Lebanon.", 73),
    ],
)
def test_heads_are_counted_where_families_are(read: Reader, text: str, people: int) -> None:
    [claim] = drawn(read(text), "displacement")
    assert claim.people is not None
    assert claim.people.low == people


@pytest.mark.parametrize(
    "text",
    [
        "Mediators have not met since Israel bombed a house in Doha on Tuesday, killing six people.",
        "In the deadliest raid since 2019, jets bombed a house in Doha, killing six people.",
    ],
)
def test_a_since_that_compares_makes_no_total(read: Reader, text: str) -> None:
    [claim] = drawn(read(text), "strike")
    assert claim.killed is not None
    assert claim.killed.low == 6
