"""What was exported comes in again as the same situation."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from shapely import LineString, Point, box

from layers.situation import LAYER_NAMES, Layers
from outputs import geojson, geopackage
from outputs.errors import SituationFileError
from outputs.feature import frames, plain_columns, rounded, shapes
from outputs.read_back import is_situation, read, reports_of
from tests.outputs.situations import ALEPPO, HOSTILE, layer, row, situation, source

BODY = "The desk: Rebels hold the airport. It is so."


def same(one: Layers, other: Layers) -> None:
    """Every field and shape of every layer, and the moment."""
    assert one.moment == other.moment
    for (name, a), (_, b) in zip(frames(one), frames(other), strict=True):
        assert plain_columns(a) == plain_columns(b), name
        for left, right in zip(rounded(shapes(a)), rounded(shapes(b)), strict=True):
            assert (left is None and right is None) or left.equals(right), name


def test_geojson_gives_the_same_bytes_again(tmp_path: Path) -> None:
    path = tmp_path / "a.geojson"
    geojson.write(situation(), path, texts={"desk": BODY})
    exported = read(path)
    assert exported.rejected == ()
    assert geojson.dumps(exported.layers) == path.read_bytes()


def test_lines_come_in_again(tmp_path: Path) -> None:
    path = tmp_path / "a.geojsonl"
    geojson.write_lines(situation(), path)
    assert b"".join(geojson.lines(read(path).layers)) == path.read_bytes()


def test_geopackage_gives_the_same_situation(tmp_path: Path) -> None:
    path = tmp_path / "a.gpkg"
    geopackage.write(situation(), path)
    same(read(path).layers, situation())


def test_reports_are_known_by_their_sources() -> None:
    (report,) = reports_of(situation())
    assert (report.id, report.publisher, report.published) == ("desk", "Desk", report.published)
    assert report.published is not None


def test_a_situation_is_told_from_a_report(tmp_path: Path) -> None:
    files = {
        "a.geojson": b'{"type": "FeatureCollection", "features": []}',
        "b.geojsonl": b'{"type":"Feature","id":"a"}\n',
        "c.txt": b'{"type": "report"}',
        "d.jsonl": b'{"title": "A report", "text": "The Feature"}\n',
        "e.gpkg": b"no database",
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    told = [name for name in files if is_situation(tmp_path / name)]
    assert told == ["a.geojson", "b.geojsonl"]
    assert not is_situation(tmp_path / "missing.geojson")


@pytest.mark.parametrize(
    "content",
    [
        b'{"type": "FeatureCollection"',
        b'{"type": "FeatureCollection", "features": 5}',
        b'{"type": "FeatureCollection", "features": [{"id": "a", "properties": {"name": "Rome"}}]}',
        b'{"type": "FeatureCollection", "moment": "soon", "features": []}',
        b"\xff\xfe",
    ],
)
def test_what_is_none_is_refused_in_one_line(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.geojson"
    path.write_bytes(content)
    with pytest.raises(SituationFileError, match=r"no exported situation .*sitmap build --geojson"):
        read(path)


def test_a_bad_feature_does_not_stop_the_others(tmp_path: Path) -> None:
    collection: dict[str, Any] = json.loads(geojson.dumps(situation()))
    collection["features"][0].pop("id")
    collection["features"][1]["properties"]["layer"] = "weather"
    collection["features"].append(collection["features"][2])
    path = tmp_path / "a.geojson"
    path.write_text(json.dumps(collection), encoding="utf-8")
    exported = read(path)
    assert [one.reason.split()[0] for one in exported.rejected] == ["It", "It", "The"]
    assert sum(len(getattr(exported.layers, name)) for name in LAYER_NAMES) == 8


def test_no_table_is_no_situation(tmp_path: Path) -> None:
    path = tmp_path / "a.gpkg"
    layer((row("a"), ALEPPO)).drop(columns=["sources"]).to_file(path, layer="towns", driver="GPKG")
    with pytest.raises(SituationFileError, match="control and zones"):
        read(path)


# Characters that XML and OGR take: others are replaced when they are written.
texts = st.text(
    st.characters(min_codepoint=32, exclude_categories=("Cs", "Cc", "Cn")), min_size=1, max_size=20
)
shapes_ = st.one_of(
    st.builds(Point, st.floats(-180, 180), st.floats(-85, 85)),
    st.builds(lambda x, y: LineString([(x, y), (x + 1, y + 1)]), st.floats(-170, 170), st.floats(-80, 80)),
)


@settings(
    deadline=None,
    max_examples=8,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # writing a GeoPackage is too slow to shrink
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.tuples(texts, st.none() | texts, st.none() | st.integers(0, 10**6), shapes_), max_size=3))
def test_any_situation_comes_back(tmp_path: Path, rows: list[tuple[str, Any, Any, Any]]) -> None:
    made = [
        (row(f"d{n}", "displacement", title=title, origin=origin, people_min=people, conflicts=[title, HOSTILE],
             sources=[source(quote=title)], confidence=n / 7), shape)
        for n, (title, origin, people, shape) in enumerate(rows)
    ]  # fmt: skip
    zone = (row("z1", status="held", basis="inferred", claims=[HOSTILE], weight=1 / 3), box(1, 2, 3, 4))
    layers = situation(displacement=layer(*made), zones=layer(zone))
    geojson.write(layers, tmp_path / "a.geojson")
    assert geojson.dumps(read(tmp_path / "a.geojson").layers) == geojson.dumps(layers)
    geopackage.write(layers, tmp_path / "a.gpkg")
    same(read(tmp_path / "a.gpkg").layers, layers)
