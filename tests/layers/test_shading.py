"""How sure the parts of a zone are."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from layers.history import histories
from layers.outlines import NoGazetteer, NoOutlines
from layers.seeds import Seed, seeds_at
from layers.settings import settings
from layers.shading import Shade, shades_of
from layers.zones import Zone, zones_of
from tests.layers.making import REBELS, Maker, day, town

NOW = datetime(2024, 11, 30, tzinfo=UTC)
KM = 1 / 111.195


def seeds(*given: tuple[float, float, float]) -> tuple[Seed, ...]:
    make = Maker()
    events = [
        make(place=town(f"P{n}", lat, lon, radius_m=1000.0), actors=(REBELS,), time=day(30), confidence=sure)
        for n, (lat, lon, sure) in enumerate(given)
    ]
    return seeds_at(
        histories(events), NOW, outlines=NoOutlines(), gazetteer=NoGazetteer(), numbers=settings()
    )


def zone_around(*given: tuple[float, float, float]) -> Zone:
    (zone,) = zones_of(seeds(*given), outlines=NoOutlines(), numbers=settings())
    return zone


def at(shades: tuple[Shade, ...], lat: float, lon: float) -> float | None:
    return next((s.low for s in shades if shapely.contains_xy(s.shape, lon, lat)), None)


def test_a_zone_is_surest_at_its_place_and_half_as_sure_at_its_edge() -> None:
    shades = shades_of(zone_around((35, 37, 0.9)), NOW, settings())
    assert at(shades, 35, 37) == 0.8
    assert at(shades, 35 + 6 * KM, 37) == 0.6
    assert at(shades, 35 + 11.5 * KM, 37) == 0.4
    assert at(shades, 35 + 13 * KM, 37) is None


def test_an_unsure_place_makes_its_part_of_the_zone_unsure() -> None:
    shades = shades_of(zone_around((35, 37, 0.9), (35, 37.2, 0.3)), NOW, settings())
    assert at(shades, 35, 37) == 0.8
    assert at(shades, 35, 37.28) == 0.2


def test_age_makes_all_of_it_unsure() -> None:
    fresh = shades_of(zone_around((35, 37, 0.9)), NOW, settings())
    old = shades_of(zone_around((35, 37, 0.9)), NOW.replace(year=2030), settings())
    assert max(s.low for s in old) < max(s.low for s in fresh)


@given(
    st.lists(
        st.tuples(st.floats(34.9, 35.1), st.floats(36.9, 37.1), st.floats(0.01, 1)),
        min_size=1,
        max_size=6,
        unique_by=lambda at: (round(at[0], 2), round(at[1], 2)),
    ),
    st.floats(0.1, 0.9),
)
def test_the_parts_are_the_zone_and_do_not_overlap(
    given_seeds: list[tuple[float, float, float]], edge: float
) -> None:
    numbers = replace(settings(), edge_share=edge)
    for zone in zones_of(seeds(*given_seeds), outlines=NoOutlines(), numbers=numbers):
        shades = shades_of(zone, NOW, numbers)
        shapes = [shade.shape for shade in shades]
        assert all(shapely.is_valid(shapes))
        assert shapely.union_all(shapes).symmetric_difference(zone.shape).area < 1e-6 * zone.shape.area
        assert sum(shape.area for shape in shapes) == pytest.approx(zone.shape.area, rel=1e-6)
        lows = [shade.low for shade in shades]
        assert lows == sorted(set(lows))
