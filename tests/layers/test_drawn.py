"""Zones that somebody drew come in as they are, or are refused in words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layers.drawn import read_drawn
from layers.errors import DrawingError
from layers.schema import check


def saved(folder: Path, *geometries: Any, **properties: Any) -> Path:
    path = folder / "map.geojson"
    features = [{"type": "Feature", "geometry": g, "properties": properties} for g in geometries]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return path


SQUARE = shapely.geometry.mapping(shapely.box(30, 30, 31, 31, ccw=False))
POINT = {"type": "Point", "coordinates": [1, 2]}


def test_a_published_map_becomes_a_layer_of_its_own(tmp_path: Path) -> None:
    path = saved(tmp_path, SQUARE, POINT, name="North", side="Opposition", status="held")
    drawn = read_drawn(path, publisher="Institute", published="2024-11-30")
    check(drawn, "zones")
    row = drawn.iloc[0]
    assert len(drawn) == 1
    assert (row["basis"], row["title"], row["side"], row["status"]) == (
        "drawn",
        "North",
        "Opposition",
        "held",
    )
    assert row["sources"][0]["publisher"] == "Institute"
    assert row["claims"] == []


def test_a_bow_tie_is_mended(tmp_path: Path) -> None:
    bow = {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]}
    check(read_drawn(saved(tmp_path, bow), publisher="X"), "zones")


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "cannot be read"),
        (b"\xff\xfe", "cannot be read"),
        (b"[]", "no FeatureCollection"),
        (b'{"features": []}', "no polygon"),
        (b'{"features": [{"geometry": {"type": "Polygon"}}]}', "cannot be read"),
        (b'{"features": [7]}', "cannot be read"),
        (
            b'{"features": [{"geometry": {"type": "Polygon", "coordinates": [[[0,0],[5e5,0],[0,5e5],[0,0]]]}}]}',
            "off the earth",
        ),
    ],
)
def test_what_cannot_be_used_is_refused(tmp_path: Path, content: bytes, fault: str) -> None:
    path = tmp_path / "map.geojson"
    path.write_bytes(content)
    with pytest.raises(DrawingError, match=fault):
        read_drawn(path, publisher="X")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DrawingError, match="cannot be read"):
        read_drawn(tmp_path / "none.geojson", publisher="X")


anything = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["type", "geometry", "coordinates", "properties", "features"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@given(anything)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_json_gives_a_layer_or_a_plain_refusal(tmp_path: Path, data: Any) -> None:
    path = tmp_path / "map.geojson"
    path.write_text(json.dumps({"features": [data, {"geometry": data}]}), encoding="utf-8")
    with pytest.raises(DrawingError):
        read_drawn(path, publisher="X")
