"""What a sentence takes from its neighbours: places left, weapons, days and speakers of statements in a row."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from events.claim import Bounds, Claim
from tests.events.marked import drawn

Reader = Callable[..., tuple[Claim, ...]]


def test_statements_between_semicolons_are_read_apart(read: Reader) -> None:
    text = "The main points: Israeli tanks hold the Rafah crossing for a second day; fuel has run out; talks go on."
    [claim] = drawn(read(text), "control")
    assert (claim.status, claim.actors[0].id) == ("held", "israel")


def test_the_day_of_a_statement_holds_for_the_next(read: Reader) -> None:
    claims = drawn(read("On 27 November jets bombed Saraqib; Khan Sheikhoun was shelled."), "strike")
    assert {c.time.start.day for c in claims if c.time} == {27}
    assert len(claims) == 2


def test_who_is_quoted_last_is_quoted_for_the_row(read: Reader) -> None:
    text = "Rylsk came under artillery fire; two people were wounded, said the governor, Alexei Smirnov."
    [claim] = drawn(read(text), "strike")
    assert claim.attribution is not None
    assert "governor" in claim.attribution.name


def test_people_told_of_again_left_the_same_place(read: Reader) -> None:
    text = (
        "Some 70,000 people were displaced from El Fasher in North Darfur. Most of them moved to Tawila. "
        "A smaller number, about 1,400, made for Mellit."
    )
    claims = drawn(read(text), "displacement")
    assert {c.origin.name for c in claims if c.origin} == {"El Fasher"}
    assert {c.destination.name for c in claims if c.destination} == {"Tawila", "Mellit"}


def test_people_who_pour_out_leave_the_place_spoken_of(read: Reader) -> None:
    text = "Rebels captured Lashio in Myanmar. Tens of thousands poured out towards Muse and Mandalay."
    assert {c.origin.name for c in drawn(read(text), "displacement") if c.origin} == {"Lashio"}


def test_a_raid_after_strikes_is_one_of_them(read: Reader) -> None:
    text = "Jets pounded Lashio in Myanmar all week. A raid near the market on Friday left four women dead."
    assert [
        (c.weapon, c.killed.low) for c in drawn(read(text, "2024-11-30"), "strike") if c.killed is not None
    ] == [("air", 4)]


def test_another_name_of_a_place_that_the_report_names_too_is_left_open(read: Reader) -> None:
    text = (
        "Russian troops captured Dymytrov on Tuesday, the ministry said. "
        "Ukrainian forces hold Myrnohrad in Donetsk region."
    )
    claims = drawn(read(text), "control")
    assert [(c.place.name, c.actors[0].id) for c in claims if c.place] == [("Myrnohrad", "ukraine")]
    tied = read("Russian troops captured Dymytrov (now Myrnohrad) in Donetsk region on Tuesday.")
    assert [c.place.name for c in drawn(tied, "control") if c.place] == ["Myrnohrad"]


def test_what_hangs_on_a_condition_has_not_happened(read: Reader) -> None:
    assert not drawn(read("If Homs falls, Damascus is cut off from the coast, analysts say."), "control")


def test_a_withdrawal_that_is_denied_is_no_loss(read: Reader) -> None:
    text = "Reports of a withdrawal of troops from Tulkarm were denied by the Israeli military."
    assert not drawn(read(text), "control")


def test_what_the_accused_did_is_theirs(read: Reader) -> None:
    [claim] = drawn(read("The junta accused the KIA of shelling Bhamo in Myanmar."), "strike")
    assert (claim.actors[0].id, claim.modality) == ("kia", "claimed")


def test_an_order_to_evacuate_is_no_flight_yet(read: Reader) -> None:
    assert not drawn(read("Authorities have ordered the evacuation of Kurakhove in Ukraine."), "displacement")


def test_an_unknown_name_is_no_word_for_the_place_before(read: Reader) -> None:
    text = (
        "Israeli troops fought in Jabalia. Israel took full control of the Philadelphi corridor on Wednesday."
    )
    assert not drawn(read(text), "control")


def test_both_sides_that_claim_a_town_are_two_claims(read: Reader) -> None:
    for text in (
        "The army and the RSF fought for Bara in Sudan. Both said they had captured the town.",
        "Fighting between the army and the RSF went on in Bara, Sudan. Each side claimed control of the town.",
    ):
        claims = drawn(read(text), "control")
        assert sorted((c.actors[0].id or "", c.status) for c in claims) == [
            ("rsf", "claimed"),
            ("saf", "claimed"),
        ]
        assert all(c.attribution and c.attribution.side == c.actors[0].side for c in claims)
        assert len({c.id for c in claims}) == 2


def test_who_did_not_survive_is_dead(read: Reader) -> None:
    text = "In Kharkiv, Ukraine, a missile hit a house; three people did not survive and two were hurt."
    [claim] = drawn(read(text), "strike")
    assert claim.killed is not None
    assert (claim.killed.low, claim.injured and claim.injured.low) == (3, 2)


def test_sirens_and_silent_guns_are_no_strikes(read: Reader) -> None:
    assert not drawn(
        read("Sirens went off in Ashkelon, Israel. The guns fell silent around Kobani."), "strike"
    )


def test_bodies_found_belong_to_the_strike_of_the_sentence(read: Reader) -> None:
    text = "A missile hit a pharmacy in Kharkiv, Ukraine, and rescuers have found four bodies so far."
    claims = read(text)
    assert not drawn(claims, "clash")
    assert len(drawn(claims, "strike")) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Kyiv denied the loss of Kurakhove.",
        "The Ukrainian army dismissed as false reports that it had lost Kurakhove.",
        "The Ukrainian army denied Russian claims that it had lost the town of Kurakhove.",
        "The Ukrainian army denied that it had withdrawn from Kurakhove.",
        "The Ukrainian army rejected any suggestion that it had abandoned Kurakhove.",
    ],
)
def test_who_denies_a_loss_has_not_lost(sentence: str, read: Reader) -> None:
    claims = [c for c in read(f"Fighting went on in Ukraine. {sentence}") if c.layer == "control"]
    assert claims
    assert {c.modality for c in claims} == {"denied"}
    assert all("denied" in c.title.lower() and c.title != "Kurakhove was given up by Ukraine" for c in claims)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Ukrainian military denied Russia's claim that it had seized Chasiv Yar.",
        "Ukraine denied Russian claims to have taken Chasiv Yar.",
        "Claims by Russia that it had captured Chasiv Yar were dismissed by the army.",
    ],
)
def test_whose_claim_it_is_that_is_denied(sentence: str, read: Reader) -> None:
    [claim] = [c for c in read(f"Fighting went on in Ukraine. {sentence}") if c.layer == "control"]
    assert claim.modality == "denied"
    assert [actor.name for actor in claim.actors] == ["Russia"]


def test_denied_responsibility_does_not_undo_the_strike(read: Reader) -> None:
    (claim,) = read("Israel denied responsibility for the strike on Rafah that killed 12 people.")
    assert (claim.layer, claim.killed) == ("strike", Bounds(low=12, high=12))
    assert claim.modality != "denied"


def test_what_is_planned_or_about_a_number_says_so(read: Reader) -> None:
    (planned,) = read("The Sudanese army plans to retake Wad Madani.")
    assert planned.title.startswith("Planned or feared: ")
    (fled,) = read("About 20,000 people fled Wad Madani on Friday.")
    assert fled.title.startswith("About 20,000 people flee")


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("People have fled El Fasher towards El Obeid since the RSF seized the town on Friday.", "El Fasher"),
        ("Thousands fled Goma for Rwanda after M23 captured the city.", "Goma"),
        ("Families left Lashio to Mandalay after the junta entered the town.", "Lashio"),
        ("Residents of Khiam have fled to Nabatieh since Israeli troops entered the village.", "Khiam"),
        ("M23 attacked Masisi, and many residents fled to Goma before the town fell.", "Masisi"),
        ("M23 seized Masisi, driving thousands towards Goma, and still held the town.", "Masisi"),
    ],
)
def test_the_town_is_not_where_people_fled_to(sentence: str, place: str, read: Reader) -> None:
    held = drawn(read(sentence), "control")
    assert held
    assert {c.place.name for c in held if c.place} == {place}


def test_people_flee_from_a_name_with_an_article(read: Reader) -> None:
    [fled] = drawn(
        read("About 20,000 people have fled al-Nahud towards El Obeid since Thursday."), "displacement"
    )
    assert fled.origin is not None
    assert fled.origin.name == "An Nuhūd"
    assert fled.destination is not None
    assert fled.destination.name == "El Obeid"


def test_a_distance_between_commas_is_no_second_place(read: Reader) -> None:
    held = drawn(read("In El Fasher, 100 km from El Obeid, the RSF captured the town."), "control")
    assert [c.place.name for c in held if c.place] == ["El Fasher"]
