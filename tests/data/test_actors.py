"""The tables of parties, states and speakers: complete, sourced, and without two meanings for one word."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from itertools import combinations

import pytest

from data import DATA

FOLDER = DATA / "actors"
COLUMNS = {
    "actors": "id,name,kind,side,side_role,conflict,country,aliases,generic,start,end,source_url,source_note",
    "alliances": "conflict,side,ally,source_url",
    "generic": "phrase,country,actor_id,source_note,role,start,end",
    "states": "country,name,aliases,adjective,capital,leader_terms,name_ar,name_ru,name_uk",
    "states_corrections": "country,column,value,source_url,source_note",
    "speakers": "name,aliases,kind,side,country,source_url",
}
KINDS = {"state", "police", "armed-group", "coalition", "gang"}
ROLES = {
    "government",
    "opposition",
    "separatist",
    "jihadist",
    "foreign",
    "self-administration",
    "militia",
    "gang",
}
SPEAKER_KINDS = {"monitor", "agency", "media", "party", "official", "rescue", "un", "ngo"}
Row = dict[str, str]


def table(name: str) -> list[Row]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


ACTORS = table("actors")
GENERIC = table("generic")
SPEAKERS = table("speakers")
STATES = table("states")
COUNTRIES = {row["country"] for row in STATES}


def overlap(one: Row, other: Row) -> bool:
    """Whether both rows are valid at some moment; ISO dates of different length compare as texts."""
    return one["start"] < (other["end"] or "9999") and other["start"] < (one["end"] or "9999")


def spellings(row: Row) -> list[str]:
    return [word for word in [row["name"], *row["aliases"].split("|")] if word]


@pytest.mark.parametrize("name", COLUMNS)
def test_columns_are_as_documented_and_nothing_is_padded(name: str) -> None:
    assert ",".join(table(name)[0]) == COLUMNS[name]
    for row in table(name):
        for value in row.values():
            assert value == value.strip()
            assert all(part and part == part.strip() for part in value.split("|") if value)
            assert "’" not in value


def test_every_column_stands_in_the_notes() -> None:
    notes = (FOLDER / "SOURCE.md").read_text(encoding="utf-8")
    for name, columns in COLUMNS.items():
        assert f"`{name}.csv`" in notes
        for column in columns.split(","):
            assert f"`{column}`" in notes


@pytest.mark.parametrize("name", ["actors", "alliances", "states_corrections", "speakers"])
def test_every_row_has_a_source(name: str) -> None:
    for row in table(name):
        assert re.fullmatch(r"https?://[^\s/]+\.[^\s/]+/?\S*", row["source_url"]), row


def test_every_actor_is_described_in_the_known_terms() -> None:
    for row in ACTORS:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row["id"])
        assert row["kind"] in KINDS, row["id"]
        assert row["side_role"] in ROLES, row["id"]
        assert row["side"], row["id"]
        assert row["conflict"], row["id"]
        assert row["source_note"], row["id"]
        assert row["generic"] in {"", "yes"}
        assert set(row["country"].split("|")) <= COUNTRIES, row["id"]
        for column in ("start", "end"):
            assert re.fullmatch(r"(\d{4}(-\d\d(-\d\d)?)?)?", row[column]), row["id"]
        assert not row["end"] or row["start"] < row["end"], row["id"]


def test_ids_and_names_are_unique() -> None:
    for column in ("id", "name"):
        values = [row[column].casefold() for row in ACTORS]
        assert len(values) == len(set(values))


def test_no_spelling_means_two_parties_of_one_country_at_one_time() -> None:
    seen: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in ACTORS:
        for country in row["country"].split("|"):
            for word in spellings(row):
                rows = seen[country, word.casefold()]
                if row not in rows:
                    rows.append(row)
    clashes = [
        (key, one["id"], other["id"])
        for key, rows in seen.items()
        for one, other in combinations(rows, 2)
        if overlap(one, other)
    ]
    assert clashes == []


def test_no_party_repeats_a_spelling() -> None:
    for row in ACTORS:
        words = [word.casefold() for word in row["aliases"].split("|")]
        assert len(words) == len(set(words)), row["id"]


def test_bare_common_words_are_left_to_the_generic_table() -> None:
    bare = {row["phrase"].casefold() for row in GENERIC if row["country"] == "*"}
    for row in ACTORS:
        assert not bare & {word.casefold() for word in spellings(row)}, row["id"]


def test_a_name_is_a_proper_name() -> None:
    """Lower-case phrases mean another party in another country: they belong to the generic table."""
    for row in ACTORS:
        for word in row["aliases"].split("|"):
            assert not word.isascii() or any(letter.isupper() for letter in word), (row["id"], word)


def test_short_forms_are_not_common_words() -> None:
    """A short form of three letters or fewer is all capitals or digits, so that "Let" is no party."""
    for row in ACTORS:
        for word in row["aliases"].split("|"):
            assert len(word) > 3 or word == word.upper(), (row["id"], word)


def test_a_state_is_one_row_at_a_time() -> None:
    states: dict[str, list[Row]] = defaultdict(list)
    for row in ACTORS:
        if row["kind"] == "state":
            states[row["country"].split("|")[0]].append(row)
    for rows in states.values():
        assert not [pair for pair in combinations(rows, 2) if overlap(*pair)]


def test_fifteen_wars_have_their_parties() -> None:
    sides: dict[str, set[str]] = defaultdict(set)
    for row in ACTORS:
        for conflict in row["conflict"].split("|"):
            sides[conflict].add(row["side"])
    assert sum(len(names) >= 2 for names in sides.values()) >= 15


def test_generic_words_point_to_parties_and_have_one_meaning() -> None:
    actors = {row["id"]: row for row in ACTORS}
    seen: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in GENERIC:
        assert row["phrase"], row
        assert row["source_note"], row
        assert row["role"] in ROLES, row
        if row["country"] == "*":
            assert row["actor_id"] == "", row
        else:
            assert row["country"] in COUNTRIES, row
            assert row["actor_id"] in actors, row
        seen[row["country"], row["phrase"].casefold()].append(row)
    for key, rows in seen.items():
        assert not [pair for pair in combinations(rows, 2) if overlap(*pair)], key


def test_no_bare_word_of_a_country_is_another_party_there() -> None:
    names: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in ACTORS:
        for country in row["country"].split("|"):
            for word in spellings(row):
                names[country, word.casefold()].add(row["id"])
    for row in GENERIC:
        assert names[row["country"], row["phrase"].casefold()] <= {row["actor_id"]}, row


def test_alliances_join_known_sides_of_known_conflicts() -> None:
    sides = {row["side"] for row in ACTORS}
    conflicts = {name for row in ACTORS for name in row["conflict"].split("|")}
    rows = table("alliances")
    for row in rows:
        assert {row["side"], row["ally"]} <= sides, row
        assert row["side"] != row["ally"], row
        assert row["conflict"] in conflicts, row
    assert len({(row["conflict"], row["side"], row["ally"]) for row in rows}) == len(rows)


def test_speakers_are_described_in_the_known_terms_and_unique() -> None:
    sides = {row["side"] for row in ACTORS}
    seen: set[tuple[str, str]] = set()
    for row in SPEAKERS:
        assert row["kind"] in SPEAKER_KINDS, row["name"]
        assert row["side"] in sides | {""}, row["name"]
        assert row["country"] in COUNTRIES | {""}, row["name"]
        for word in spellings(row):
            assert (word.casefold(), row["country"]) not in seen, word
            seen.add((word.casefold(), row["country"]))


def test_every_state_has_a_name_an_adjective_and_a_capital() -> None:
    assert len(STATES) >= 195
    assert len(COUNTRIES) == len(STATES)
    for row in STATES:
        assert re.fullmatch(r"[A-Z]{2}", row["country"])
        assert all(row[column] for column in COLUMNS["states"].split(",") if column != "aliases"), row
        assert row["capital"] == row["leader_terms"].split("|")[0]


def test_corrections_are_what_the_table_of_states_says() -> None:
    states = {row["country"]: row for row in STATES}
    for row in table("states_corrections"):
        if row["column"] == "left_out":
            assert not set(row["value"].split("|")) & set(states)
        elif row["column"] == "leader_terms":
            assert states[row["country"]]["leader_terms"].endswith(row["value"])
        else:
            assert states[row["country"]][row["column"]] == row["value"]


@pytest.mark.parametrize(
    ("words", "country", "day", "actor", "side"),
    [
        ("Syrian army", "SY", "2024-11-30", "syria-government", "Syrian government"),
        (
            "Syrian army",
            "SY",
            "2025-03-01",
            "syria-transitional-government",
            "Syrian transitional government",
        ),
        ("HTS", "SY", "2024-11-30", "hts", "Syrian opposition"),
        ("YPG", "SY", "2024-11-30", "ypg", "Syrian Democratic Forces"),
        ("Rapid Support Forces", "SD", "2025-10-26", "rsf", "Rapid Support Forces"),
        ("PDF", "MM", "2024-01-01", "pdf", "Myanmar resistance"),
        ("IDF", "IL", "2024-01-01", "israel", "Israel"),
        ("حزب الله", "LB", "2024-10-01", "hezbollah", "Hezbollah"),
        ("ЗСУ", "UA", "2023-06-01", "ukraine", "Ukraine"),
        ("SNA", "SO", "2024-01-01", "somalia-government", "Somalia"),
        ("SNA", "SY", "2024-01-01", "sna", "Syrian opposition"),
        ("al-Shabaab", "MZ", "2024-01-01", "is-mozambique", "Islamic State"),
        ("Afghan army", "AF", "2019-01-01", "afghanistan-republic", "Afghan government (until 2021)"),
        ("Afghan army", "AF", "2024-01-01", "taliban-government", "Taliban"),
        ("M23", "CD", "2025-01-27", "m23", "M23"),
    ],
)
def test_the_names_that_reports_use_lead_to_one_party(
    words: str, country: str, day: str, actor: str, side: str
) -> None:
    found = [
        (row["id"], row["side"])
        for row in ACTORS
        if words in spellings(row)
        and country in row["country"].split("|")
        and row["start"] <= day < (row["end"] or "9999")
    ]
    assert found == [(actor, side)]


@pytest.mark.parametrize(
    ("words", "country", "day", "actor"),
    [
        ("rebels", "SY", "2024-11-30", "syrian-opposition"),
        ("insurgents", "SY", "2024-11-30", "syrian-opposition"),
        ("army", "SY", "2024-11-30", "syria-government"),
        ("junta", "MM", "2024-01-01", "myanmar-military"),
        ("paramilitaries", "SD", "2024-01-01", "rsf"),
        ("separatists", "UA", "2015-01-01", "dpr-lpr"),
        ("rebels", "CD", "2025-01-27", "m23"),
        ("rebels", "YE", "2024-01-12", "houthis"),
        ("insurgents", "AF", "2015-09-28", "taliban"),
    ],
)
def test_bare_words_lead_to_the_party_they_mean_there(words: str, country: str, day: str, actor: str) -> None:
    found = [
        row["actor_id"]
        for row in GENERIC
        if row["phrase"] == words
        and row["country"] == country
        and row["start"] <= day < (row["end"] or "9999")
    ]
    assert found == [actor]
