"""The base map: borders told apart by what they are, enough names, not too much of either."""

from __future__ import annotations

import pytest
import shapely

from geo.boundaries import Boundaries
from geo.index import PlaceIndex
from outputs.basemap import MAX_VERTICES, Box, base_tables, surroundings

ALEPPO: Box = (36.5, 35.7, 37.4, 36.4)


@pytest.fixture(scope="module")
def boundaries() -> Boundaries:
    return Boundaries.open()


def test_borders_provinces_and_coast_are_told_apart(boundaries: Boundaries, places: PlaceIndex) -> None:
    tables = base_tables(surroundings(ALEPPO), focus=["SY"], boundaries=boundaries, places=places)
    lines = tables["base_lines"].set_index("kind").geometry
    turkey = shapely.box(36.6, 36.7, 40.5, 37.0)  # the border with Turkey runs through here
    assert lines["border"].intersection(turkey).length > 1
    assert lines["province"].distance(shapely.Point(36.85, 35.95)) < 0.3  # between Idlib and Aleppo
    assert lines["coast"].distance(shapely.Point(35.77, 35.52)) < 0.1  # Latakia
    golan = shapely.box(35.6, 32.7, 36.1, 33.4)
    assert lines["disputed"].intersection(golan).length > 0.2


def test_no_line_is_drawn_twice(boundaries: Boundaries, places: PlaceIndex) -> None:
    lines = base_tables(surroundings(ALEPPO), focus=["SY"], boundaries=boundaries, places=places)[
        "base_lines"
    ]
    for n, one in enumerate(lines.geometry):
        for other in lines.geometry.iloc[n + 1 :]:
            assert one.intersection(other).length < 1e-6


def test_the_country_of_the_events_is_marked_and_named(boundaries: Boundaries, places: PlaceIndex) -> None:
    tables = base_tables(surroundings(ALEPPO), focus=["SY"], boundaries=boundaries, places=places)
    land, names = tables["base_land"], tables["base_names"]
    assert list(land.loc[land["focus"] == 1, "id"].dropna()) == ["country:SY"]
    assert {"Syria", "Turkey", "Lebanon"} <= set(names.loc[names["kind"] == "country", "name"])
    assert {"Aleppo", "Idlib"} <= set(names.loc[names["kind"] == "town", "name"])
    assert "Idlib" in set(names.loc[names["kind"] == "province", "name"])


@pytest.mark.parametrize(
    "box", [(22.0, 44.0, 40.0, 52.0), (-20.0, -30.0, 100.0, 60.0), (179.0, -17.0, 179.5, -16.0)]
)
def test_any_part_of_the_world_stays_drawable(box: Box, boundaries: Boundaries, places: PlaceIndex) -> None:
    tables = base_tables(surroundings(box), focus=[], boundaries=boundaries, places=places)
    assert tables["base_land"].geometry.count_coordinates().sum() <= MAX_VERTICES


@pytest.mark.parametrize(
    "box", [ALEPPO, (22.0, 44.0, 40.0, 52.0), (-75.0, 17.0, -70.0, 20.0), (125.0, 5.0, 127.0, 8.0)]
)
def test_who_zooms_out_sees_land_where_there_is_land(
    box: Box, boundaries: Boundaries, places: PlaceIndex
) -> None:
    around = surroundings(box)
    land = base_tables(around, focus=["SY"], boundaries=boundaries, places=places)["base_land"]
    far = shapely.union_all(shapely.get_parts(land.loc[land["id"].isna()].geometry.to_numpy()))
    assert far.intersection(shapely.box(*around)).area == pytest.approx(0, abs=1e-6)
    # Inland places of four continents are on land, and the middle of an ocean is not.
    for lon, lat in ((28.0, -20.0), (100.0, 50.0), (-100.0, 45.0), (-60.0, -10.0)):
        assert shapely.box(*around).covers(shapely.Point(lon, lat)) or far.covers(shapely.Point(lon, lat))
    assert not far.covers(shapely.Point(-40.0, 30.0))
