"""Villages and aliases from our own tables: joined with what other sources know."""

from __future__ import annotations

import csv

import pytest

from data import DATA
from geo.geocode import rank
from geo.index import PlaceIndex
from geo.measure import distance_km
from geo.segment import Entry
from geo.sources.aliases import add_aliases
from geo.sources.villages import SAME_KM, villages


def _known(name: str, lat: float, lon: float) -> Entry:
    return Entry(
        id="geonames:1", name=name, kind="settlement", lat=lat, lon=lon, precision="settlement",
        radius_m=1000, country="UA",
    )  # fmt: skip


def test_a_village_that_another_source_has_is_not_told_twice() -> None:
    village = next(place for place in villages([]) if place.name == "Novoprokopivka")
    near = _known("Новопрокопівка", village.lat + 0.05, village.lon)
    far = _known("Novoprokopivka", village.lat + 0.5, village.lon)
    assert distance_km(near.lat, near.lon, village.lat, village.lon) < SAME_KM
    assert village.id not in {place.id for place in villages([near])}
    assert village.id in {place.id for place in villages([far])}


def test_a_village_of_its_own_point_comes_before_its_council() -> None:
    named = [place for place in villages([]) if place.name == "Berkhivka"]
    assert [place.id.partition(":")[0] for place in named] == ["postal"]


def test_a_village_says_how_far_it_may_reach() -> None:
    found = list(villages([]))
    assert {place.country for place in found} == {"UA", "RU", "MM"}
    assert all(500 <= place.radius_m <= 40_000 for place in found)
    assert all(place.population == 0 for place in found)


def test_every_alias_leads_to_its_place(index: PlaceIndex) -> None:
    with (DATA / "places" / "aliases.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            assert index.by_id(row["id"]) is not None, row
            for alias in row["aliases"].split("|"):
                assert row["id"] in {index.place(match.row).id for match in index.named(alias)}, (row, alias)


def test_aliases_leave_other_places_alone() -> None:
    one, other = _known("Kas", 12.5, 24.3), _known("Kas", 36.2, 29.6)
    one.id = "geonames:372773"
    add_aliases([one, other])
    assert "Kass" in one.names
    assert other.names == []


def test_a_village_of_two_oblasts_is_told_apart_by_its_neighbourhood(index: PlaceIndex) -> None:
    near_front = rank(index, "Kyslivka", country="UA", near=(49.7, 37.6))[0].place
    near_capital = rank(index, "Kyslivka", country="UA", near=(49.8, 30.1))[0].place
    assert near_front.lon > 37
    assert near_capital.lon < 31


@pytest.mark.parametrize(
    ("name", "country", "near", "km"),
    [
        ("Berkhivka", "UA", (48.6, 38.0), 10),
        ("Umanske", "UA", (48.14, 37.74), 15),
        ("Vozdvyzhenka", "UA", (48.24, 37.61), 15),
        ("Tykhe", "UA", (50.29, 36.94), 10),
        ("Krokhmalne", "UA", (49.61, 37.9), 10),
        ("Makhnovka", "RU", (51.19, 35.27), 10),
        ("Malaya Loknya", "RU", (51.19, 35.27), 20),
        ("Plekhovo", "RU", (51.19, 35.27), 15),
        ("Kfar Tebnit", "LB", (33.38, 35.48), 6),
        ("Nabi Sheet", "LB", (34.0, 36.21), 20),
        ("Duris", "LB", (34.0, 36.21), 6),
        ("Rumangabo", "CD", (-1.18, 29.45), 25),
        ("Nour Shams", "PS", (32.31, 35.03), 5),
    ],
)
def test_places_of_the_front_lie_by_their_town(
    index: PlaceIndex, name: str, country: str, near: tuple[float, float], km: float
) -> None:
    """The towns: Bakhmut, Avdiivka, Ocheretyne, Vovchansk, Kyslivka, Sudzha, Nabatieh, Baalbek, Rutshuru, Tulkarm."""
    found = rank(index, name, country=country, near=near)
    assert found, name
    assert distance_km(found[0].place.lat, found[0].place.lon, *near) <= km
