from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pyogrio
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from shapely import LinearRing, Point, Polygon, box
from shapely.geometry import shape

from data import DATA
from layers.columns import CONTRACT, EXTRA
from layers.situation import LAYER_NAMES, Layers
from outputs.geojson import dumps, lines, write, write_lines
from tests.outputs.situations import ALEPPO, HOSTILE, layer, row, situation, source


@cache
def validator() -> Draft202012Validator:
    schema = json.loads((DATA / "schema" / "feature.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def features(layers: Layers, **options: Any) -> dict[str, dict[str, Any]]:
    collection = json.loads(dumps(layers, **options))
    return {feature["id"]: feature for feature in collection["features"]}


def test_every_feature_keeps_the_published_schema() -> None:
    for feature in features(
        situation(), texts={"desk": "The desk: Rebels hold the airport. It is so."}
    ).values():
        errors = [error.message for error in validator().iter_errors(feature)]
        assert not errors


def test_the_schema_names_every_column() -> None:
    properties = validator().schema["properties"]["properties"]  # type: ignore[index,call-overload]
    added = {name for names in EXTRA.values() for name in names}
    assert set(properties["properties"]) == {*CONTRACT, *added} - {"id"}
    assert set(properties["required"]) == {*CONTRACT} - {"id"}


def test_the_collection_follows_rfc_7946() -> None:
    collection = json.loads(dumps(situation()))
    assert collection["type"] == "FeatureCollection"
    assert "crs" not in collection
    assert collection["moment"] == "2024-11-30T12:00:00+00:00"
    assert collection["bbox"] == [36.0, 35.0, 39.0, 37.0]
    assert len({feature["id"] for feature in collection["features"]}) == len(collection["features"]) == 10


def test_rings_are_right_handed() -> None:
    for feature in features(situation()).values():
        geometry = feature["geometry"]
        if geometry and "Polygon" in geometry["type"]:
            polygons = (
                geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
            )
            for outline, *holes in polygons:
                assert LinearRing(outline).is_ccw
                assert not any(LinearRing(hole).is_ccw for hole in holes)


def test_coordinates_have_seven_decimals_and_boxes_agree_with_them() -> None:
    found = features(situation())
    assert found["c1"]["geometry"] == {"type": "Point", "coordinates": [37.1611735, 36.20124]}
    for feature in found.values():
        if feature["geometry"]:
            assert tuple(feature["bbox"]) == shape(feature["geometry"]).bounds
        else:
            assert "bbox" not in feature


def test_what_is_unknown_is_null_and_what_is_not_located_is_there() -> None:
    found = features(situation())
    assert found["u1"]["geometry"] is None
    assert found["u1"]["properties"]["unlocated"] == "no place is named"
    assert found["s1"]["properties"]["killed_min"] == 4
    assert found["s1"]["properties"]["injured_min"] is None
    assert found["o1"]["properties"]["confidence"] is None
    assert "when" not in found["o1"]


def test_sources_cite_the_words() -> None:
    body = "The desk: Rebels hold the airport. It is so."
    (cited,) = features(situation(), texts={"desk": body})["c1"]["properties"]["sources"]
    assert cited["report"] == "desk"
    assert body[cited["start"] : cited["end"]] == cited["quote"]
    quote, position = cited["target"]["selector"]
    assert quote["prefix"] + quote["exact"] + quote["suffix"] == body
    assert (position["start"], position["end"]) == (10, 34)
    (bare,) = features(situation())["s2"]["properties"]["sources"]
    assert bare["target"]["source"] == "urn:report:desk"
    assert bare["target"]["selector"][0] == {"type": "TextQuoteSelector", "exact": HOSTILE}


def test_time_is_said_as_linked_places_do() -> None:
    when = features(situation())["s1"]["when"]
    assert when == {
        "timespans": [
            {
                "start": {"earliest": "2024-11-30T00:00:00+03:00"},
                "end": {"latest": "2024-11-30T23:59:59+03:00"},
            }
        ],
        "certainty": "certain",
    }


def test_the_same_input_gives_the_same_bytes() -> None:
    assert dumps(situation()) == dumps(situation())


def test_other_programs_open_it(tmp_path: Path) -> None:
    path = tmp_path / "out.geojson"
    write(situation(), path)
    assert list(tmp_path.iterdir()) == [path]
    frame = gpd.read_file(path)
    assert frame.crs == "EPSG:4326"
    assert len(frame) == 10
    assert frame.loc[frame["id"] == "s1", "title"].item() == HOSTILE
    assert pyogrio.read_info(path)["features"] == 10


def test_lines_hold_the_same_features(tmp_path: Path) -> None:
    path = tmp_path / "out.geojsonl"
    write_lines(situation(), path)
    assert [json.loads(line) for line in path.read_bytes().split(b"\n")[:-1]] == list(
        features(situation()).values()
    )
    assert b"".join(lines(situation())) == path.read_bytes()


def test_an_empty_situation_is_an_empty_collection() -> None:
    nothing = situation(**dict.fromkeys(LAYER_NAMES, layer()))
    collection = json.loads(dumps(nothing))
    assert collection["features"] == []
    assert "bbox" not in collection


def test_frames_without_a_geometry_column_and_odd_values_are_written() -> None:
    frame = pd.DataFrame({"id": ["u1", "u2"], "title": [None, float("nan")], "start": [pd.NaT, None]})
    found = features(situation(unlocated=frame))  # type: ignore[arg-type]
    assert found["u2"]["geometry"] is None
    assert found["u2"]["properties"]["title"] is None


def test_tiny_areas_and_empty_shapes_do_not_stop_the_rest() -> None:
    tiny, empty = box(36, 35, 36 + 1e-9, 35 + 1e-9), Polygon()
    found = features(
        situation(zones=layer((row("z1"), tiny), (row("z2"), empty), (row("z3"), box(0, 0, 1, 1))))
    )
    assert found["z2"]["geometry"] is None
    assert shape(found["z3"]["geometry"]).equals(box(0, 0, 1, 1))


def test_neighbours_keep_their_shared_border() -> None:
    cut = 36.123456789
    found = features(
        situation(zones=layer((row("a"), box(36, 35, cut, 36)), (row("b"), box(cut, 35, 37, 36))))
    )
    left, right = shape(found["a"]["geometry"]), shape(found["b"]["geometry"])
    assert left.intersection(right).area == 0
    assert left.union(right).equals(box(36, 35, 37, 36))


@settings(deadline=None, max_examples=40)
@given(st.text(), st.floats(-180, 180), st.floats(-90, 90))
def test_any_text_and_point_comes_back(text: str, lon: float, lat: float) -> None:
    frame = layer((row("s1", "strike", title=text, sources=[source(quote=text)]), Point(lon, lat)))
    found = features(situation(strikes=frame))["s1"]
    assert found["properties"]["title"] == text
    assert found["properties"]["sources"][0]["quote"] == text
    assert found["geometry"]["coordinates"] == pytest.approx([lon, lat], abs=1e-7)


def test_lone_surrogates_are_replaced() -> None:
    found = features(situation(strikes=layer((row("s1", "strike", title="a\ud800b 🚩"), ALEPPO))))
    assert found["s1"]["properties"]["title"] == "a\ufffdb 🚩"
