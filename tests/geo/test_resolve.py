"""Which of several places that bear a name is meant."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from geo.geocode import rank
from geo.geoparse import Geoparsed
from geo.index import PlaceIndex

Parse = Callable[[str], Geoparsed]


@pytest.mark.parametrize(
    ("name", "country", "place"),
    [
        ("Sloviansk", "UA", "geonames:693468"),  # Nikopol bore the name until 1782
        ("Tendelti", "SD", "geonames:366426"),  # an old name of El Fasher, too
        ("Hrodivka", "UA", "geonames:708047"),  # an old name of Myrnohrad, too
        ("Bombay", "IN", "geonames:1275339"),
        ("Kiev", "UA", "geonames:703448"),
    ],
)
def test_the_town_of_the_name_comes_before_one_that_bore_it_once(
    name: str, country: str, place: str, index: PlaceIndex
) -> None:
    assert rank(index, name, country=country)[0].place.id == place


def test_a_town_comes_before_the_district_named_after_it(index: PlaceIndex, parse: Parse) -> None:
    assert rank(index, "Ras al-Ain", country="SY")[0].place.id == "geonames:165509"
    [town] = [
        hit
        for hit in parse("Shells hit Ras al-Ain in northern Syria.").located
        if hit.mention.text == "Ras al-Ain"
    ]
    assert town.place.kind == "settlement"
    [area] = [
        hit for hit in parse("Shells hit Ras al-Ain district in Syria.").located if "Ras" in hit.mention.text
    ]
    assert area.place.kind == "district"


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Mezzeh", "SY"),
        ("Zikim", "PS"),
        ("Bakhdida", "IQ"),
        ("Vorone", "UA"),
        ("Taraya", "LB"),
        ("Shebaa", "LB"),
    ],
)
def test_a_name_that_only_shares_its_consonants_is_not_a_spelling(
    name: str, country: str, index: PlaceIndex
) -> None:
    far = {"Homs", "Nablus", "Faraonivka", "Tyre", "Hasbaya"}
    assert not far & {one.place.name for one in rank(index, name, country=country)}


@pytest.mark.parametrize(("name", "place"), [("Saraqeb", "Saraqib"), ("Sfireh", "As Safīrah")])
def test_a_near_spelling_still_leads_to_its_place(name: str, place: str, index: PlaceIndex) -> None:
    assert rank(index, name, country="SY")[0].place.name == place


@pytest.mark.parametrize("name", ["Gaza", "Gaza Strip", "قطاع غزة"])
def test_a_name_asked_for_alone_means_what_reports_mean_by_it(name: str, index: PlaceIndex) -> None:
    assert rank(index, name)[0].place.id == "admin1:PS-GZZ"
