"""The word lists of data/places, read once."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from data import DATA
from geo.spelling import name_key

__all__ = ["Noun", "Words", "words"]

FOLDER = DATA / "places"


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """A noun that stands beside a name ("airport", "province").

    `group` is ``part``, ``settlement``, ``admin``, ``relief``, ``water`` or ``organisation``; `index_kinds`
    are the kinds of places that may bear it.
    """

    word: str
    kind: str
    group: str
    index_kinds: frozenset[str]
    plural: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """All lists; keys are `geo.spelling.name_key` of the words."""

    nouns: dict[str, Noun]
    directions: dict[str, float]
    demonyms: dict[str, str]
    organisations: frozenset[str]
    titles: frozenset[str]
    modifiers: frozenset[str]
    dictionary: frozenset[str]
    actors: frozenset[str]
    given: frozenset[str]
    surnames: frozenset[str]
    person_verbs: frozenset[str]
    diseases: frozenset[str]
    streets: frozenset[str]
    not_places: frozenset[str]
    transliterated: frozenset[str]
    english_named: frozenset[str]
    places_before: dict[str, float]
    places_after: dict[str, float]
    units: dict[str, float]
    numbers: dict[str, float]
    areas: dict[str, str]
    near: dict[str, str]
    preferred: dict[str, str]
    first_words: frozenset[str]
    neighbours: dict[str, frozenset[str]]


@cache
def words() -> Words:
    """The lists, read at the first call."""
    return Words(
        nouns=_nouns(),
        directions={name_key(row["word"]): float(row["bearing"]) for row in _table("directions")},
        demonyms=_demonyms(),
        organisations=_lines("organisations"),
        titles=_lines("titles"),
        modifiers=_lines("modifiers"),
        dictionary=frozenset((FOLDER / "dictionary.txt").read_text(encoding="utf-8").split("\n")[1:]),
        actors=_actors(),
        given=_lines("given_names"),
        surnames=_lines("surnames"),
        person_verbs=_lines("person_verbs"),
        diseases=_lines("diseases"),
        streets=_lines("streets"),
        not_places=_lines("not_places") | _lines("foreign_words"),
        transliterated=frozenset(code.upper() for code in _lines("transliterated")),
        english_named=frozenset(code.upper() for code in _lines("english_named")),
        preferred={name_key(row["name"]): row["id"] for row in _table("preferred")},
        first_words=_lines("first_words"),
        neighbours={row["code"]: frozenset(row["neighbours"].split("|")) for row in _table("neighbours")},
        near={name_key(row["words"]): row["rule"] for row in _table("near_words")},
        areas={name_key(row["word"]): row["rule"] for row in _table("area_words")},
        units={name_key(row["word"]): float(row["km"]) for row in _table("units")},
        numbers={row["word"]: float(row["value"]) for row in _table("numbers")},
        places_before={name_key(row["word"]): float(row["weight"]) for row in _table("places_before")},
        places_after={name_key(row["word"]): float(row["weight"]) for row in _table("places_after")},
    )


def _table(name: str) -> Iterator[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _lines(name: str) -> frozenset[str]:
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(name_key(line) for line in lines if line and not line.startswith("#"))


def _nouns() -> dict[str, Noun]:
    nouns = {}
    for row in _table("kinds"):
        for word, plural in ((row["word"], False), (row["plural"], True)):
            if word:
                nouns[name_key(word)] = Noun(
                    word=word,
                    kind=row["kind"],
                    group=row["group"],
                    index_kinds=frozenset(row["index_kinds"].split("|")),
                    plural=plural,
                )
    return nouns


def _demonyms() -> dict[str, str]:
    codes = {}
    for row in _table("demonyms"):
        codes[name_key(row["demonym"])] = row["code"]
        codes.setdefault(name_key(row["demonym"] + "s"), row["code"])
    return codes


def _actors() -> frozenset[str]:
    """Names of parties and of those who are quoted (data/actors), so that their words are not read as
    places.
    """
    names: set[str] = set()
    for table in ("actors", "speakers"):
        path = DATA / "actors" / f"{table}.csv"
        if path.is_file():
            with path.open(encoding="utf-8", newline="") as file:
                for row in csv.DictReader(file):
                    names.update(name_key(name) for name in (row["name"], *row["aliases"].split("|")))
    return frozenset(names - {""})
