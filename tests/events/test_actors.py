"""Parties by name, by adjective and by general words, in the country and at the time of a report."""

from __future__ import annotations

import csv
from datetime import date
from itertools import pairwise

import pytest
from _pytest.mark import ParameterSet
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data import DATA
from events.actor_table import Context, actor_table
from events.actors import actors_of, is_force, named_in
from events.parsing import parse
from events.tokens import Token

DAY = date(2024, 11, 30)


def word(sentence: str, head: str) -> Token:
    (doc,) = parse([sentence])
    return next(token for token in doc if token.text == head)


def ids(sentence: str, head: str, country: str | None, day: date | None = DAY) -> list[str]:
    """The ids of the parties that a word's phrase names; the name where the table has none."""
    context = Context(country=country, day=day)
    return [actor.id or actor.name for actor in actors_of(word(sentence, head), context)]


def bug(reason: str, *row: str) -> ParameterSet:
    return pytest.param(*row, marks=pytest.mark.xfail(strict=True, reason=reason))


@pytest.mark.parametrize(
    ("sentence", "head", "country", "expected"),
    [
        # names and aliases
        ("Hayat Tahrir al-Sham attacked the town.", "al-Sham", "SY", "hts"),
        ("Hay’at Tahrir al-Sham attacked the town.", "al-Sham", "SY", "hts"),
        ("Fighters of the Syrian Democratic Forces attacked.", "Fighters", "SY", "sdf"),
        ("The Rapid Support Forces took the town.", "Forces", "SD", "rsf"),
        ("The MNDAA took the town.", "MNDAA", "MM", "mndaa"),
        ("Wagner Group mercenaries took the town.", "mercenaries", "CF", "wagner"),
        ("Turkish-backed Syrian National Army fighters took the town.", "fighters", "SY", "sna"),
        ("Tigray People's Liberation Front fighters took the town.", "fighters", "ET", "tplf"),
        ("Jaish al-Fatah took the town.", "al-Fatah", "SY", "jaish-al-fatah"),
        ("The Saudi-backed Nation's Shield force entered the town.", "force", "YE", "nation-shield"),
        ("Forces from Ethiopia's Tigray region hold the town.", "Forces", "ET", "tplf"),
        ("Karenni forces administer the town.", "forces", "MM", "knpp"),
        ("Fighters loyal to Sheikh Hikmat al-Hijri held the quarter.", "Fighters", "SY", "suwayda-druze"),
        ("Fighters led by Hayat Tahrir al-Sham took the town.", "Fighters", "SY", "hts"),
        ("The Khortytsia group of forces left the town.", "group", "UA", "ukraine"),
        # only one party flies there
        ("Jets bombed the town.", "Jets", "LB", "israel"),
        ("Warplanes bombed the town.", "Warplanes", "MM", "myanmar-military"),
        ("Russian jets bombed the town.", "jets", "LB", "russia"),
        # short forms only in capitals
        ("IS fighters attacked a checkpoint.", "fighters", "SY", "isis"),
        ("The SAF attacked the town.", "SAF", "SD", "saf"),
        ("The RSF attacked the town.", "RSF", "SD", "rsf"),
        # one name, several parties: the country decides
        ("Al-Shabaab attacked the town.", "Al-Shabaab", "SO", "al-shabaab"),
        ("Al-Shabaab attacked the town.", "Al-Shabaab", "MZ", "is-mozambique"),
        ("Islamic State attacked the town.", "State", "MZ", "is-mozambique"),
        ("Islamic State attacked the town.", "State", "SY", "isis"),
        # a state's adjective before its forces, at home and abroad
        ("Russian warplanes bombed the town.", "warplanes", "SY", "russia"),
        ("Russian warplanes bombed the town.", "warplanes", None, "russia"),
        ("Israeli troops entered the town.", "troops", "LB", "israel"),
        ("A Turkish drone hit the town.", "drone", "SY", "turkey"),
        ("Rwandan soldiers crossed the border.", "soldiers", "CD", "rwanda"),
        ("Ukrainian forces hold the town.", "forces", "UA", "ukraine"),
        ("Ukraine's army holds the town.", "army", "UA", "ukraine"),
        ("Saudi jets bombed the town.", "jets", "YE", "saudi-arabia"),
        # general words, by the country spoken of
        ("Rebels attacked the town.", "Rebels", "SY", "syrian-opposition"),
        ("Rebels attacked the town.", "Rebels", "CD", "m23"),
        ("Rebels attacked the town.", "Rebels", "YE", "houthis"),
        ("The junta bombed the town.", "junta", "MM", "myanmar-military"),
        ("Paramilitaries shelled the town.", "Paramilitaries", "SD", "rsf"),
        ("The army shelled the town.", "army", "SD", "saf"),
        ("The army shelled the town.", "army", "LB", "lebanon"),
        ("Government forces shelled the town.", "forces", "SY", "syria-government"),
        ("Gangs attacked the town.", "Gangs", "HT", "haitian-gangs"),
        ("Federal troops left the town.", "troops", "ET", "ethiopia"),
        # a country without parties in the table
        ("Government forces shelled the town.", "forces", "BO", "government-bo"),
        ("Bolivian soldiers entered the town.", "soldiers", "BO", "government-bo"),
        # what the table does not know stays what the report calls it
        ("Rebels attacked the town.", "Rebels", "BO", "rebels"),
        ("Rebels attacked the town.", "Rebels", None, "rebels"),
        ("The Lion Cubs Brigade attacked the town.", "Brigade", "SY", "Lion Cubs Brigade"),
    ],
)
def test_the_party_meant(sentence: str, head: str, country: str | None, expected: str) -> None:
    assert ids(sentence, head, country) == [expected]


@pytest.mark.parametrize(
    ("sentence", "head", "country"),
    [
        ("Civilians left the town.", "Civilians", "SY"),
        ("Residents is what they are called.", "Residents", "SY"),
        ("A hospital was hit.", "hospital", "SY"),
        ("She saf a bird.", "saf", "SD"),
        ("The ambassador left the town.", "ambassador", "SY"),
        ("The rights of women were cut.", "rights", "SY"),
    ],
)
def test_no_party(sentence: str, head: str, country: str) -> None:
    assert ids(sentence, head, country) == []


def test_the_end_of_a_longer_name_is_no_capital() -> None:
    assert ids("Gunmen left Mocimboa da Praia on Friday.", "Praia", "MZ") == []


def test_who_holds_a_place_does_not_act_there() -> None:
    assert ids("Planes bombed rebel-held Idlib on Friday.", "Idlib", "SY") == []


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2024, 11, 30), "syria-government"),
        (date(2025, 6, 1), "syria-transitional-government"),
    ],
)
def test_the_day_decides_between_a_government_and_the_one_after_it(day: date, expected: str) -> None:
    for sentence, head in (
        ("The Syrian army entered the town.", "army"),
        ("Syrian troops entered the town.", "troops"),
        ("Government forces entered the town.", "forces"),
        ("The army entered the town.", "army"),
    ):
        assert ids(sentence, head, "SY", day) == [expected]


def test_backed_by_a_state_is_not_the_state() -> None:
    for sentence in ("Iranian-backed militias shelled the town.", "Iran-backed militias shelled the town."):
        assert "iran" not in ids(sentence, "militias", "IQ")


def test_rebels_of_a_country_are_not_the_state() -> None:
    (actor,) = actors_of(
        word("Ugandan rebels attacked it.", "rebels"), Context(country="UG", day=date(2025, 5, 1))
    )
    assert actor.id is None
    assert actor.name == "rebels"


def test_two_adjectives_name_two_states() -> None:
    found = ids("Russian and Syrian warplanes bombed the town.", "warplanes", "SY")
    assert sorted(found) == ["russia", "syria-government"]


def test_the_words_of_the_report_are_kept() -> None:
    (actor,) = actors_of(word("Russian warplanes bombed it.", "warplanes"), Context(country="SY", day=DAY))
    assert (actor.name, actor.side, actor.text) == ("Russia", "Russia", "Russian warplanes")


def test_a_short_form_is_no_party_in_lower_case() -> None:
    (doc,) = parse(["It is as it was, and saf is no word."])
    assert named_in(doc, Context(country="SD", day=DAY)) == []


def test_names_in_a_sentence_do_not_overlap_and_the_longest_wins() -> None:
    (doc,) = parse(["The Syrian Democratic Forces and the Syrian army met Hezbollah."])
    found = named_in(doc, Context(country="SY", day=DAY))
    assert [one for _, _, one in found] == ["sdf", "syria-government", "hezbollah"]
    assert all(first[1] <= second[0] for first, second in pairwise(found))


@pytest.mark.parametrize(
    ("sentence", "head", "expected"),
    [
        ("Fighters took the town.", "Fighters", True),
        ("The troops took the town.", "troops", True),
        ("The police took the town.", "police", True),
        ("Hezbollah took the town.", "Hezbollah", True),
        ("Civilians took the road.", "Civilians", False),
        ("Children took the road.", "Children", False),
        ("The hospital took the wounded.", "hospital", False),
    ],
)
def test_who_is_armed(sentence: str, head: str, expected: bool) -> None:
    assert is_force(word(sentence, head), Context(country="LB", day=DAY)) is expected


@pytest.mark.parametrize(("year", "expected"), [(2013, None), (2021, "cpc")])
def test_rebels_are_no_party_of_later_years(year: int, expected: str | None) -> None:
    context = Context(country="CF", day=date(year, 3, 14))
    (rebels,) = actors_of(word("The rebels seized the town.", "rebels"), context)
    assert rebels.id == expected


def test_every_name_of_the_table_is_found_in_its_own_country() -> None:
    with (DATA / "actors" / "actors.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    docs = parse(f"Fighters of {row['name']} were there." for row in rows)
    lost = []
    for row, doc in zip(rows, docs, strict=True):
        day = date.fromisoformat((row["start"] + "-01-01")[:10]) if len(row["start"]) == 4 else None
        countries = row["country"].split("|")
        found = [
            one for country in countries for _, _, one in named_in(doc, Context(country=country, day=day))
        ]
        sides = {actor_table().parties[one].side for one in found}
        if row["id"] not in found and row["side"] not in sides:
            lost.append(row["name"])
    assert lost == []


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(min_size=1, max_size=80), st.sampled_from([None, "SY", "SD", "ZZ"]))
def test_any_words_name_parties_or_none(text: str, country: str | None) -> None:
    (doc,) = parse([text])
    context = Context(country=country, day=None)
    for token in doc:
        for actor in actors_of(token, context):
            assert actor.name
            assert actor.id is None or actor.side
