"""The index in geopy's ways, and online geocoders behind their guards."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import geopandas
import pytest
from geopy.exc import GeocoderTimedOut

from geo._online import OnlineGeocoder, OnlineGeocoderError
from geo.geocoder import PlaceGeocoder


@pytest.fixture(scope="module")
def geocoder() -> PlaceGeocoder:
    return PlaceGeocoder()


def test_geocode(geocoder: PlaceGeocoder) -> None:
    found = geocoder.geocode("Aleppo")
    assert found.latitude == pytest.approx(36.2, abs=0.05)
    assert found.address == "Aleppo, SY"
    assert found.raw["place_id"] == "geonames:170063"
    assert geocoder.geocode("Nowhere at all xyz") is None
    many = geocoder.geocode("Tripoli", exactly_one=False, country_codes="lb,ly")
    assert {location.raw["country"] for location in many} >= {"LB", "LY"}


def test_reverse(geocoder: PlaceGeocoder) -> None:
    near = geocoder.reverse((35.93, 36.634), exactly_one=False)
    assert near[0].raw["place_id"] == "geonames:169389"
    assert geocoder.reverse("0, -150") is None


def test_geopandas_can_use_it() -> None:
    frame = geopandas.tools.geocode(["Aleppo airport", "Kyiv", "Nowhere at all xyz"], provider=PlaceGeocoder)
    assert frame.crs.to_epsg() == 4326
    assert frame.geometry.iloc[0].y == pytest.approx(36.18, abs=0.01)
    assert frame.geometry.iloc[1].x == pytest.approx(30.52, abs=0.1)
    assert frame.geometry.iloc[2].is_empty


class Service:
    """Stands in for an online geocoder."""

    def __init__(self, fail: bool = False) -> None:
        self.asked: list[str] = []
        self.fail = fail

    def geocode(self, query: str, **_: Any) -> list[SimpleNamespace]:
        self.asked.append(query)
        if self.fail:
            raise GeocoderTimedOut("slow")
        raw = {"lat": "36.1", "lon": "37.1", "osm_type": "node", "osm_id": 7, "name": "Somewhere",
               "display_name": "Somewhere, Syria", "importance": 0.4, "address": {"country_code": "sy"},
               "boundingbox": ["36.0", "36.2", "37.0", "37.2"]}  # fmt: skip
        return [SimpleNamespace(raw=raw)]


def test_online_answers_are_cached_and_marked(tmp_path: Path) -> None:
    service = Service()
    for _ in range(2):
        coder = OnlineGeocoder("sitmap tests", tmp_path / "cache.db", service=service, min_delay_seconds=0)
        found = coder.geocode("Somewhere")
        coder.close()
        assert found[0].place.id == "nominatim:n7"
        assert "Nominatim" in found[0].why
        assert found[0].place.country == "SY"
    assert service.asked == ["Somewhere"]


def test_online_needs_a_user_agent_and_says_when_it_fails(tmp_path: Path) -> None:
    with pytest.raises(OnlineGeocoderError, match="user agent"):
        OnlineGeocoder("", tmp_path / "cache.db", service=Service())
    coder = OnlineGeocoder("sitmap tests", tmp_path / "c.db", service=Service(fail=True), min_delay_seconds=0)
    with pytest.raises(OnlineGeocoderError, match="did not answer"):
        coder.geocode("Somewhere")
    coder.close()
