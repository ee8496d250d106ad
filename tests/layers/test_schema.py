"""The schema finds every fault at once and coerces nothing."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import pytest
import shapely

from layers.columns import frame
from layers.errors import FrameError
from layers.schema import check
from layers.situation import layers_of
from tests.layers.making import Maker, day, town

TOWN = town("Alpha", 36.0, 37.0)


@pytest.fixture
def control() -> gpd.GeoDataFrame:
    return layers_of([Maker()(place=TOWN, time=day(30))]).control


def test_what_the_layers_make_keeps_to_the_schema(control: gpd.GeoDataFrame) -> None:
    assert check(control, "control") is control


def test_empty_layers_keep_to_the_schema() -> None:
    for name, layer in layers_of([]).items():
        assert len(check(layer, name)) == 0


def test_all_faults_are_told_at_once(control: gpd.GeoDataFrame) -> None:
    wrong = control.copy()
    wrong["id"] = None
    wrong["status"] = "conquered"
    wrong["start"] = "2024-12-01T00:00:00+00:00"
    wrong["killed_min"], wrong["killed_max"] = 5, 3
    wrong[["killed_min", "killed_max"]] = wrong[["killed_min", "killed_max"]].astype("Int64")
    with pytest.raises(FrameError) as caught:
        check(wrong.set_crs("EPSG:3857", allow_override=True), "control")
    told = str(caught.value)
    for fault in ("EPSG:3857", "id", "conquered", "end before start", "killed_max below killed_min"):
        assert fault in told
    assert len(caught.value.faults) >= 5


@pytest.mark.parametrize(
    ("column", "value", "fault"),
    [
        ("modality", "rumoured", "none of reported"),
        ("start", "yesterday", "not ISO 8601"),
        ("start", "2024-11-30T10:00:00", "with an offset"),
        ("confidence", 1.5, "confidence"),
        ("title", 7, "not text"),
        ("layer", None, "layer"),
    ],
)
def test_each_fault_is_named(control: gpd.GeoDataFrame, column: str, value: Any, fault: str) -> None:
    wrong = control.copy()
    wrong[column] = [value]
    if column != "confidence":
        wrong[column] = wrong[column].astype(object)
    with pytest.raises(FrameError, match=fault):
        check(wrong, "control")


@pytest.mark.parametrize(
    ("shape", "fault"),
    [
        (shapely.box(0, 0, 1, 1, ccw=False), "right-hand"),
        (shapely.Polygon([(0, 0), (1, 1), (1, 0), (0, 1)]), "not valid"),
        (shapely.Point(1, 2), "not a Polygon"),
        (None, "no shape"),
    ],
)
def test_shapes_are_checked(shape: Any, fault: str) -> None:
    zones = layers_of([Maker()(place=TOWN, time=day(30))]).zones
    wrong = frame(zones.drop(columns="geometry").to_dict("records"), [shape])
    with pytest.raises(FrameError, match=fault):
        check(wrong, "zones")


def test_a_column_that_is_missing_is_named(control: gpd.GeoDataFrame) -> None:
    with pytest.raises(FrameError, match="sources"):
        check(control.drop(columns="sources"), "control")


def test_the_same_id_twice_is_a_fault(control: gpd.GeoDataFrame) -> None:
    rows = control.drop(columns="geometry").to_dict("records") * 2
    with pytest.raises(FrameError, match="id"):
        check(frame(rows, [shapely.Point(0, 0)] * 2), "control")
