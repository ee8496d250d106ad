"""Parties of wars as signs of the country that a report is about: where the RSF fight is Sudan."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from data import DATA
from geo.index import PlaceIndex
from geo.place import Place
from geo.resolve import Query
from geo.spelling import name_key
from geo.tokens import Token

__all__ = ["party_countries", "party_queries"]

_WEIGHT = 0.5
"""What a party counts for beside the name of a town: parties fight abroad as well."""
_MOST_COUNTRIES = 3
"""A party that fights in more countries tells nothing of one."""
_MOST_WORDS = 5


def party_queries(tokens: Sequence[Token], index: PlaceIndex) -> list[Query]:
    """The countries that the armed groups named in a text fight in, as names that count half.

    A state's forces tell nothing: they fight in other countries, and adjectives of countries are read by themselves.
    """
    weights: dict[str, float] = defaultdict(float)
    for countries in _named(tokens):
        for code in countries if len(countries) <= _MOST_COUNTRIES else ():
            weights[code] += _WEIGHT / len(countries)
    found = []
    for code, weight in sorted(weights.items()):
        matches = index.with_id(f"country:{code}")
        if matches:
            found.append(Query(key=f"party {code}", matches=matches, weight=min(weight, 2 * _WEIGHT)))
    return found


def party_countries(tokens: Sequence[Token], index: PlaceIndex) -> list[Place]:
    """The countries that the armed groups named in a text fight in."""
    codes = sorted({code for countries in _named(tokens) for code in countries})
    return [index.place(match.row) for code in codes for match in index.with_id(f"country:{code}")]


def _named(tokens: Sequence[Token]) -> set[tuple[str, ...]]:
    """The countries of each party that is named, each set of them once."""
    names, first_words = _table()
    found: set[tuple[str, ...]] = set()
    for at, token in enumerate(tokens):
        if token.key not in first_words or not token.capital:
            continue
        key = ""
        for past in range(at, min(at + _MOST_WORDS, len(tokens))):
            if past > at and tokens[past].gap not in (" ", "-"):
                break
            key = f"{key} {tokens[past].key}" if key else tokens[past].key
            entry = names.get(key)
            if entry is not None and (past > at or not entry[1] or token.shape == "upper"):
                found.add(entry[0])
    return found


@cache
def _table() -> tuple[dict[str, tuple[tuple[str, ...], bool]], frozenset[str]]:
    """The countries of each name of an armed group, and whether it is an acronym; the first words of all names."""
    owners: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    acronyms: dict[str, bool] = {}
    with (DATA / "actors" / "actors.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            countries = tuple(sorted(row["country"].split("|")))
            for name in filter(None, (row["name"], *row["aliases"].split("|"))):
                key = name_key(name)
                if row["kind"] == "state" or name.islower():
                    owners[key].add(())  # the same name of another, which tells nothing
                else:
                    owners[key].add(countries)
                    acronyms[key] = name.isupper()
    names = {
        key: (next(iter(found)), acronyms[key])
        for key, found in owners.items()
        if key and len(found) == 1 and () not in found
    }
    return names, frozenset(key.split()[0] for key in names)
