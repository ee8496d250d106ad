"""The bundled reports about Aleppo, whole: what the map must show of them, then, before and long before."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import combinations
from typing import Any

import pytest
import shapely

import pipeline
from data import DATA
from layers.situation import Layers
from reports.read import read

OPPOSITION, GOVERNMENT, SDF = "Syrian opposition", "Syrian government", "Syrian Democratic Forces"


def built(as_of: datetime | None = None) -> pipeline.Situation:
    return pipeline.build(read([DATA / "reports"]).reports, as_of=as_of)


@pytest.fixture(scope="module")
def now() -> Layers:
    return built().layers


def rows(layers: Layers) -> dict[tuple[str, str], Any]:
    return {(str(zone.place), str(zone.level)): zone for zone in layers.zones.itertuples()}


def test_who_holds_what_and_at_which_weight(now: Layers) -> None:
    found = rows(now)
    assert {key: (zone.side, zone.status) for key, zone in found.items()} == {
        ("Aleppo Citadel", "quarter"): (OPPOSITION, "contested"),
        ("Aleppo International Airport", "quarter"): (OPPOSITION, "held"),
        ("Aleppo", "place"): (OPPOSITION, "contested"),
        ("Idlib", "place"): (OPPOSITION, "held"),
        ("Idlib", "province"): (OPPOSITION, "held"),
        ("north-eastern and eastern Syria", "region"): (SDF, "held"),
    }
    assert SDF in {party["side"] for party in found["Aleppo", "place"].parties}
    assert found["north-eastern and eastern Syria", "region"].weight < found["Idlib", "province"].weight < 1
    assert found["Idlib", "province"].confidence < found["Idlib", "place"].confidence


def test_the_rest_is_blank_and_nothing_overlaps(now: Layers) -> None:
    shapes = list(now.zones.geometry)
    assert GOVERNMENT not in set(now.zones["side"])
    # Damascus, Palmyra, Latakia; Afrin and As Safira lie in the north-west, not in "the north-east and east".
    blank = shapely.points([(36.29, 33.51), (38.28, 34.56), (35.79, 35.52), (36.87, 36.51), (37.37, 36.07)])
    assert not any(shape.intersects(spot) for shape in shapes for spot in blank)
    (east,) = now.zones[now.zones["level"] == "region"].geometry
    assert all(east.intersects(town) for town in shapely.points([(40.14, 35.34), (40.75, 36.5)]))
    whole = sum(shape.area for shape in shapes)
    assert all(one.intersection(two).area < 1e-9 * whole for one, two in combinations(shapes, 2))


def test_earlier_days_show_only_what_is_said_of_them() -> None:
    before = built(datetime(2024, 11, 26, tzinfo=UTC)).layers
    assert OPPOSITION not in set(before.zones["side"]), "the offensive began a day later"
    then = built(datetime(2016, 12, 31, tzinfo=UTC)).layers
    assert set(then.zones["place"]) == {"Aleppo"}
    assert GOVERNMENT in {party["side"] for parties in then.zones["parties"] for party in parties}
    assert then.strikes.empty
