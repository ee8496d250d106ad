"""A small town of a country that the report does not speak of is a namesake's."""

from __future__ import annotations

from dataclasses import replace

from geo.hits import Hit
from geo.place import Candidate, Place
from geo.strays import drop_strays


def place(name: str, country: str, lat: float, lon: float, people: int) -> Place:
    return Place(
        id=f"test:{name}", name=name, kind="settlement", lat=lat, lon=lon, country=country,
        population=people, radius_m=1000, precision="settlement",
    )  # fmt: skip


def hit(at: int, found: Place) -> Hit:
    return Hit(first=at, last=at, kind="settlement", place=found, confidence=0.9, why="")


SOLHAN = place("Solhan", "TR", 38.97, 41.05, 15_303)
DORI = place("Dori", "BF", 14.03, -0.03, 46_000)
SEBBA = place("Sebba", "BF", 13.43, 0.53, 5_000)


def test_a_namesake_abroad_is_not_taken() -> None:
    found = drop_strays([hit(0, SOLHAN), hit(1, DORI), hit(2, SEBBA)])
    assert [one.place for one in found] == [None, DORI, SEBBA]
    assert "far from all" in found[0].why


def test_it_is_taken_where_its_country_is_named() -> None:
    bingol = place("Bingöl", "TR", 38.88, 40.5, 110_000)
    found = drop_strays([hit(0, SOLHAN), hit(1, DORI), hit(2, SEBBA), hit(3, bingol)])
    assert found[0].place == SOLHAN


def test_one_other_place_tells_nothing() -> None:
    assert drop_strays([hit(0, SOLHAN), hit(1, DORI)])[0].place == SOLHAN


def test_a_city_is_known_everywhere() -> None:
    paris = replace(SOLHAN, name="Paris", population=2_000_000)
    assert drop_strays([hit(0, paris), hit(1, DORI), hit(2, SEBBA)])[0].place == paris


def test_a_namesake_that_lies_near_is_taken() -> None:
    near = place("Solhan", "BF", 13.38, 0.46, 0)
    found = replace(hit(0, SOLHAN), candidates=(Candidate(place=near, score=0.1, why="a town"),))
    assert drop_strays([found, hit(1, DORI), hit(2, SEBBA)])[0].place == near
