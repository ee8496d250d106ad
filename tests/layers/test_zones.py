"""Zones: no overlaps, near their claims, around them, and untouched by what is said far away."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import numpy as np
import shapely
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from events.event import Event
from layers.geodesic import metres_between
from layers.schema import check
from layers.settings import settings as table
from layers.situation import Layers, layers_of
from tests.layers.making import GOVERNMENT, KURDS, REBELS, SIDES, Maker, Squares, Towns, day, town

QUICK = [phase for phase in Phase if phase is not Phase.shrink]
"""Shrinking many cells takes minutes; an example of 25 is read easily enough."""

CUT = table().cut_m
AREAS_ERROR = 1.01
"""Lengths on the plane of a country of ten degrees are true to a hundredth."""

rows = st.lists(
    st.tuples(
        st.integers(0, 700),
        st.integers(0, 300),
        st.sampled_from(sorted(SIDES)),
        st.sampled_from(["held", "claimed", "contested", "lost", "advance"]),
        st.sampled_from(["settlement", "settlement", "neighbourhood", "landmark"]),
        st.integers(200, 9000),
    ),
    min_size=1,
    max_size=25,
    unique_by=lambda row: row[:2],
)
PROVINCE = town("AA-2", 37.5, 32.5, id="admin1:AA-2", kind="admin", precision="province", country="AA")


def drawn(spots: Any, *, province: bool = False) -> tuple[list[Event], Layers]:
    """Events at spots around the border of two countries (35° E) and of two provinces (35° N)."""
    make = Maker()
    events = []
    for east, north, actor, status, precision, radius in spots:
        lat, lon = 34.9 + north / 1000, 34.7 + east / 1000
        country = "AA" if lon < 35 else "BB"
        place = town(
            f"{east}-{north}", lat, lon, country=country, precision=precision, radius_m=float(radius),
            admin1_code=None,
        )  # fmt: skip
        events.append(make(place=place, actors=(SIDES[actor],), status=status, time=day(30)))
    if province:
        events.append(make(place=PROVINCE, actors=(KURDS,), status="held", time=day(30)))
    weak = [town(f"W{n}", 34.95 + n / 60, 34.8, country="AA", admin1_code="AA-2") for n in range(4, 15)]
    return events, layers_of(events, places=Towns(*weak), boundaries=Squares())


@given(rows, st.booleans())
@settings(deadline=None, max_examples=40, phases=QUICK)
def test_zones_do_not_overlap_and_keep_to_the_schema(spots: Any, province: Any) -> None:
    _, layers = drawn(spots, province=province)
    check(layers.zones, "zones")
    check(layers.fronts, "fronts")
    shapes = list(layers.zones.geometry)
    whole = sum(shape.area for shape in shapes)
    for one, two in combinations(shapes, 2):
        assert shapely.intersection(one, two).area < 1e-9 * whole
    for _, group in layers.zones.groupby("country"):
        assert shapely.coverage_is_valid(group.geometry.to_numpy())


@given(rows)
@settings(deadline=None, max_examples=40, phases=QUICK)
def test_every_zone_lies_near_its_claims_and_around_them(spots: Any) -> None:
    events, layers = drawn(spots)
    by_id = {event.id: event.place for event in events}
    named = set()
    for zone in layers.zones.itertuples():
        places = [place for claim in zone.claims if (place := by_id[claim]) is not None]
        named |= {place.id for place in places}
        for lon, lat in shapely.get_coordinates(zone.geometry):
            away = min(metres_between((p.lat, p.lon), (lat, lon)) / max(p.radius_m, CUT) for p in places)
            assert away <= AREAS_ERROR
        for place in places:
            assert zone.geometry.buffer(1e-9).contains(shapely.Point(place.lon, place.lat))
    colouring = {e.place.id for e in events if e.place and e.status in {"held", "claimed", "contested"}}
    assert named == colouring


@given(rows)
@settings(deadline=None, max_examples=30, phases=QUICK)
def test_a_claim_far_away_changes_nothing_here(spots: Any) -> None:
    events, layers = drawn(spots)
    far = Maker(first=9999)(place=town("far", 31.0, 31.0, country="AA"), actors=(GOVERNMENT,), time=day(30))
    more = layers_of([*events, far], boundaries=Squares())
    before = {tuple(z.claims): z.geometry for z in layers.zones.itertuples()}
    after = {tuple(z.claims): z.geometry for z in more.zones.itertuples() if far.id not in z.claims}
    assert before.keys() == after.keys()
    for claims, shape in before.items():
        assert shapely.symmetric_difference(shape, after[claims]).area < 1e-9 * shape.area


def test_the_order_of_events_changes_nothing() -> None:
    events, layers = drawn(
        [(n * 40, n * 7, "reb" if n % 2 else "gov", "held", "settlement", 500) for n in range(12)]
    )
    again = layers_of(events[::-1], boundaries=Squares())
    assert layers.zones.drop(columns="geometry").equals(again.zones.drop(columns="geometry"))
    assert shapely.equals_exact(layers.zones.geometry.to_numpy(), again.zones.geometry.to_numpy()).all()


def test_zones_end_at_the_country_line() -> None:
    make = Maker()
    west = make(place=town("W", 33.0, 34.98, country="AA"), time=day(30))
    east = make(place=town("E", 33.0, 35.02, country="BB"), actors=(GOVERNMENT,), time=day(30))
    zones = layers_of([west, east], boundaries=Squares()).zones
    bounds = zones.set_index("country").bounds
    assert np.isclose(bounds.loc["AA", "maxx"], 35.0)
    assert np.isclose(bounds.loc["BB", "minx"], 35.0)


def test_beyond_the_stated_distance_the_map_stays_blank() -> None:
    zones = layers_of([Maker()(place=town("W", 33.0, 33.0, country="AA"), time=day(30))]).zones
    area = np.pi * (CUT / 1000) ** 2
    assert 0.98 * area < zones["area_km2"].iloc[0] <= area


def test_a_province_colours_its_settlements_with_less_weight_and_never_a_town_that_says_otherwise() -> None:
    make = Maker()
    said = make(
        place=town("Town", 36.0, 32.0, country="AA", admin1_code="AA-2"), actors=(GOVERNMENT,), time=day(30)
    )
    province = make(place=PROVINCE, time=day(30))
    silent = [
        town("Near", 36.0, 32.1, country="AA", admin1_code="AA-2"),
        town("Edge", 35.01, 33.0, country="AA", admin1_code="AA-2"),
    ]
    zones = layers_of([said, province], places=Towns(*silent), boundaries=Squares()).zones.set_index("level")
    assert zones.loc["province", "weight"] < zones.loc["place", "weight"] == 1
    assert zones.loc["province", "confidence"] < zones.loc["place", "confidence"]
    assert zones.loc["place"].geometry.contains(shapely.Point(32.0, 36.0))
    assert not zones.loc["province"].geometry.intersects(shapely.Point(32.0, 36.0))
    assert zones.loc["province"].geometry.bounds[1] >= 35.0 - 1e-9, "cut at the province line"
    assert zones.loc["province", "claims"] == [province.id]


def test_towns_that_nobody_names_colour_nothing() -> None:
    around = town("around Town", 36.0, 32.0, id="around:geonames:Town", kind="relative", precision="district")
    assert layers_of([Maker()(place=around, time=day(30))], boundaries=Squares()).zones.empty


def test_a_quarter_is_a_place_of_its_own_inside_its_city() -> None:
    make = Maker()
    city = make(place=town("City", 36.0, 32.0, country="AA"), status="contested", time=day(30))
    airport = town(
        "Airport", 36.02, 32.05, country="AA", precision="landmark", kind="airport", radius_m=2000.0
    )
    zones = layers_of([city, make(place=airport, actors=(KURDS,), time=day(30))], boundaries=Squares()).zones
    at = {z.status: z.geometry for z in zones.itertuples()}
    assert at["held"].contains(shapely.Point(32.05, 36.02))
    assert not at["contested"].intersects(shapely.Point(32.05, 36.02))
    assert at["contested"].contains(shapely.Point(32.0, 36.0))


def test_a_place_that_was_lost_stays_blank_and_is_not_taken_by_its_neighbours() -> None:
    make = Maker()
    near, lost = town("Near", 36.0, 32.0, country="AA"), town("Lost", 36.0, 32.1, country="AA")
    events = [
        make(place=near, time=day(30)),
        make(place=lost, actors=(GOVERNMENT,), status="lost", time=day(30)),
    ]
    zones = layers_of(events, boundaries=Squares()).zones
    assert len(zones) == 1
    assert not zones.geometry.iloc[0].intersects(shapely.Point(32.1, 36.0))


def test_a_coastal_town_just_off_its_outline_still_gets_a_zone() -> None:
    off = town("Port", 33.0, 29.98, country="AA")
    zones = layers_of([Maker()(place=off, time=day(30))], boundaries=Squares()).zones
    assert zones.geometry.iloc[0].contains(shapely.Point(29.98, 33.0))


def test_fronts_run_where_opposed_zones_meet() -> None:
    make = Maker()
    towns = [town(f"N{n}", 36.1, 32 + n / 10, country="AA") for n in range(5)]
    south = [town(f"S{n}", 36.0, 32 + n / 10, country="AA") for n in range(5)]
    events = [make(place=p, actors=(REBELS,), time=day(30)) for p in towns]
    events += [make(place=p, actors=(GOVERNMENT,), time=day(30)) for p in south]
    fronts = layers_of(events, boundaries=Squares()).fronts
    assert len(fronts) == 1
    width_km = metres_between((36.05, 32.0), (36.05, 32.4)) / 1000
    assert width_km < fronts["length_km"].iloc[0] < width_km + 2 * CUT / 1000
    assert fronts["status"].iloc[0] is None
    assert {fronts["actor"].iloc[0], fronts["target"].iloc[0]} == {REBELS.side, GOVERNMENT.side}


def test_neighbours_of_one_side_have_no_front_and_one_zone() -> None:
    make = Maker()
    events = [make(place=town(f"N{n}", 36.1, 32 + n / 10, country="AA"), time=day(30)) for n in range(5)]
    layers = layers_of(events, boundaries=Squares())
    assert layers.fronts.empty
    assert len(layers.zones) == 1
    assert len(layers.zones["claims"].iloc[0]) == 5


def test_a_contested_town_has_a_front_only_with_who_is_not_inside() -> None:
    make = Maker()
    contested = town("City", 36.0, 32.0, country="AA")
    inside, outside = town("In", 36.0, 32.15, country="AA"), town("Out", 36.0, 31.85, country="AA")
    events = [
        make(place=contested, status="contested", time=day(30)),
        make(place=contested, actors=(KURDS,), status="contested", time=day(30)),
        make(place=inside, time=day(30)),
        make(place=outside, actors=(GOVERNMENT,), time=day(30)),
    ]
    fronts = layers_of(events, boundaries=Squares()).fronts
    assert len(fronts) == 1
    assert fronts["status"].iloc[0] == "contested"
    assert GOVERNMENT.side in {fronts["actor"].iloc[0], fronts["target"].iloc[0]}


places_anywhere = st.lists(
    st.tuples(
        st.floats(-89, 89),
        st.floats(-180, 180),
        st.sampled_from(sorted(SIDES)),
        st.sampled_from([None, "AA", "ZZ"]),
    ),
    max_size=12,
)


@given(places_anywhere)
@settings(deadline=None, max_examples=50, phases=QUICK)
def test_places_anywhere_on_earth_give_valid_zones(spots: Any) -> None:
    make = Maker()
    events = [
        make(place=town(f"P{n}", lat, lon, country=country), actors=(SIDES[who],), time=day(30))
        for n, (lat, lon, who, country) in enumerate(spots)
    ]
    layers = layers_of(events, boundaries=Squares())
    check(layers.zones, "zones")
    check(layers.fronts, "fronts")


def test_two_entries_for_one_spot_make_one_cell() -> None:
    make = Maker()
    one, two = town("One", 36.0, 32.0, country="AA"), town("Two", 36.0 + 1e-9, 32.0, country="AA")
    zones = layers_of(
        [make(place=one, time=day(30)), make(place=two, time=day(30))], boundaries=Squares()
    ).zones
    assert len(zones) == 1


def test_a_zone_across_the_antimeridian_is_cut_there() -> None:
    suva = town("Suva", -18.0, 179.99, country=None)
    zone = layers_of([Maker()(place=suva, time=day(30))]).zones.geometry.iloc[0]
    assert zone.geom_type == "MultiPolygon"
    assert all(part.bounds[2] - part.bounds[0] < 1 for part in zone.geoms)
    assert zone.contains(shapely.Point(179.95, -18.0))
    assert zone.contains(shapely.Point(-179.95, -18.0))
