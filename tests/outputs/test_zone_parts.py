"""The parts of zones on the map."""

from __future__ import annotations

import shapely

from layers.situation import layers_of
from outputs.zone_parts import zone_parts
from tests.layers.making import Maker, Squares, day, town


def test_each_zone_that_is_surer_in_places_is_there_in_parts() -> None:
    make = Maker()
    alpha = town("Alpha", 36.0, 32.0, country="AA")
    zones = layers_of([make(place=alpha, time=day(30), confidence=0.9)], boundaries=Squares()).zones
    parts = zone_parts([zones])
    (zone,) = zones["id"]
    assert set(parts["zone"]) == {zone}
    assert parts["sure"].is_monotonic_increasing
    assert len(parts) > 1
    whole = shapely.union_all(shapely.make_valid(parts.geometry.to_numpy()))
    assert whole.symmetric_difference(zones.geometry.iloc[0]).area < 0.001 * whole.area


def test_no_zone_no_parts() -> None:
    assert len(zone_parts([layers_of([]).zones])) == 0
