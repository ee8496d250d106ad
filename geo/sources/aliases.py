"""Spellings of known places that their own sources lack (data/places/aliases.csv)."""

from __future__ import annotations

import csv
from collections.abc import Iterable

from data import DATA
from geo.segment import Entry

__all__ = ["add_aliases"]


def add_aliases(places: Iterable[Entry]) -> None:
    """Give the places named in the table, by their ids, the spellings it holds, in place."""
    with (DATA / "places" / "aliases.csv").open(encoding="utf-8", newline="") as file:
        aliases = {row["id"]: row["aliases"].split("|") for row in csv.DictReader(file)}
    for place in places:
        if more := aliases.get(place.id):
            place.names = [*place.names, *more]
