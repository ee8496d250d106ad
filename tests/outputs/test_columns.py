"""The columns that feed the map: what goes in comes out in the script that reads them."""

from __future__ import annotations

import gzip
import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import LineString, MultiPolygon, Point, Polygon, box

from data import ROOT
from layers.columns import frame
from outputs.build_web import node
from outputs.columns import encode, wall_minutes
from outputs.errors import NotALayerError
from outputs.shapes import geometry_arrays

HOSTILE = "</script><script>alert(1)</script> ${x} `y` \u2028 حلب 🚩"

READER = """
import { readFileSync } from 'node:fs';
import { decode } from '%s';
const bytes = readFileSync(process.argv[1]);
const bufferOf = (bytes) => bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
const situation = decode(bufferOf(bytes));
const later = process.argv.slice(2).map((path) => readFileSync(path));
for (const part of later) {
  if (situation.whole) throw new Error('a part is too much');
  situation.complete(bufferOf(part));
}
if (!situation.whole) throw new Error('a part is missing');
const { meta, tables } = situation;
const rows = {};
for (const [name, table] of Object.entries(tables)) {
  rows[name] = Array.from({ length: table.n }, (_, i) =>
    Object.fromEntries(Object.keys(table.columns).map((column) => [column, table.get(column, i)])));
  if (table.geometry?.type === 'point') rows[name].forEach((row, i) => {
    row.at = [table.geometry.x[i], table.geometry.y[i]];
  });
  else if (table.geometry) rows[name].forEach((row, i) => {
    const { kind, parts, ends, x, y } = table.geometry;
    row.kind = kind[i];
    row.parts = Array.from({ length: parts[i + 1] - parts[i] }, (_, p) => {
      const [from, to] = [ends[parts[i] + p], ends[parts[i] + p + 1]];
      return Array.from({ length: to - from }, (_, k) => [x[from + k], y[from + k]]);
    });
  });
}
console.log(JSON.stringify({ meta, rows }));
"""


def read_in_node(packed: bytes, folder: Path, *, later: Sequence[bytes] = ()) -> Any:
    """What `outputs/web/src/columns.js` makes of the columns."""
    script, data = folder / "read.mjs", folder / "columns.bin"
    script.write_text(READER % (ROOT / "outputs" / "web" / "src" / "columns.js").as_uri(), "utf-8")
    data.write_bytes(gzip.decompress(packed))
    rest = [folder / f"later{n}.bin" for n in range(len(later))]
    for path, part in zip(rest, later, strict=True):
        path.write_bytes(gzip.decompress(part))
    source = script.read_text("utf-8")
    command = [str(node()), "--input-type=module", "-e", source, str(data), *map(str, rest)]
    done = subprocess.run(command, capture_output=True, check=True, timeout=60)
    return json.loads(done.stdout)


def strike(**fields: Any) -> dict[str, Any]:
    return {"id": "s1", "layer": "strike", "title": "Strike", "start": "2024-11-30T00:00:00+03:00", **fields}


def test_every_value_arrives_in_the_script(tmp_path: Path) -> None:
    source = {"report": "a", "publisher": "Desk", "published": "2024-12-01T00:00:00+00:00", "quote": HOSTILE}
    strikes = frame(
        [
            strike(id="s2", title=HOSTILE, killed_min=4, radius_m=350.0, sources=[source, source]),
            strike(id="s1", start=None, candidates=[{"name": "Aleppo", "score": 0.9}], confidence=0.25),
        ],
        [Point(37.161173, 36.20124), Point(-0.5, -89.0)],
    )
    read = read_in_node(encode({"strikes": strikes}, meta={"title": HOSTILE}).whole(), tmp_path)
    assert read["meta"] == {"title": HOSTILE}
    undated, dated = read["rows"]["strikes"]  # in order of time, the undated first
    assert dated["title"] == HOSTILE
    assert dated["killed_min"] == 4
    assert dated["at"] == [37161173, 36201240]
    assert dated["start"] == wall_minutes("2024-11-30T00:00:00+03:00")[0]
    assert dated["sources"] == [0, 2] or dated["sources"] == [0 + undated["sources"][1], 2]
    assert undated["start"] is None
    assert undated["candidates"] == [{"name": "Aleppo", "score": 0.9}]
    assert undated["confidence"] == 0.25
    assert undated["killed_min"] is None
    assert [row["quote"] for row in read["rows"]["sources"]] == [HOSTILE, HOSTILE]


def test_shapes_arrive_as_parts(tmp_path: Path) -> None:
    holed = Polygon([(0, 0), (4, 0), (4, 4), (0, 4)], [[(1, 1), (1, 2), (2, 2), (2, 1)]])
    shapes = [
        MultiPolygon([holed, box(10, 10, 11, 11)]),
        LineString([(1, 2), (3, 4), (5, 6)]),
        Point(7, 8),
        None,
    ]
    rows = [strike(id=f"m{n}", layer="displacement") for n in range(4)]
    read = read_in_node(encode({"displacement": frame(rows, shapes)}, meta={}).whole(), tmp_path)
    polygon, line, point, nothing = read["rows"]["displacement"]
    assert [row["kind"] for row in (polygon, line, point, nothing)] == [3, 2, 1, 0]
    assert [len(part) for part in polygon["parts"]] == [4, 4, 4]
    assert line["parts"] == [[[1_000_000, 2_000_000], [3_000_000, 4_000_000], [5_000_000, 6_000_000]]]
    assert point["parts"] == [[[7_000_000, 8_000_000]]]
    assert nothing["parts"] == []


def test_the_same_layers_give_the_same_bytes() -> None:
    rows = [strike(id="b"), strike(id="a")]
    one = encode({"strikes": frame(rows, [Point(1, 1), Point(2, 2)])}, meta={"a": 1}).whole()
    other = encode({"strikes": frame(rows[::-1], [Point(2, 2), Point(1, 1)])}, meta={"a": 1}).whole()
    assert one == other


def test_arrow_texts_in_chunks_or_cut_from_more_are_read_as_any() -> None:
    count = 2_000
    texts = pd.DataFrame(
        {
            "id": [f"e-{n * 7_919 % 10**5:08x}" for n in range(count)],
            "title": [f"No {n}" for n in range(count)],
        },
        dtype=object,
    )
    arrow = texts.astype(pd.ArrowDtype(pa.string()))
    chunks = pd.concat([arrow[700:800], arrow[800:]])
    one, *others = (encode({"t": rows}, meta={}).whole() for rows in (texts[700:], arrow[700:], chunks))
    assert others == [one, one]


def test_another_coordinate_system_is_refused() -> None:
    layer = gpd.GeoDataFrame({"id": ["x"]}, geometry=gpd.GeoSeries([Point(1, 1)], crs="EPSG:3857"))
    with pytest.raises(NotALayerError, match="to_crs"):
        encode({"strikes": layer}, meta={})


def test_a_hundred_thousand_events_stay_small() -> None:
    n = 100_000
    random = np.random.default_rng(1)
    layer = gpd.GeoDataFrame(
        {
            "id": [f"e{k:06d}" for k in range(n)],
            "title": random.choice(["Air strike", "Shelling", "Clash"], n),
            "start": random.choice([f"2024-11-{day:02d}T00:00:00+00:00" for day in range(1, 31)], n),
            "confidence": random.choice([0.5, 0.7, 0.9], n),
        },
        geometry=gpd.points_from_xy(random.uniform(35, 42, n), random.uniform(32, 37, n)),
        crs="EPSG:4326",
    )
    assert len(encode({"strikes": layer}, meta={}).whole()) < 2_200_000


texts = st.text(st.characters(exclude_categories=()), max_size=30)


@given(st.lists(st.tuples(texts, st.none() | texts), max_size=20))
def test_any_text_can_be_encoded(pairs: list[tuple[str, str | None]]) -> None:
    rows = pd.DataFrame(
        {
            "id": pd.Series([a for a, _ in pairs], dtype=object),
            "title": pd.Series([b for _, b in pairs], dtype=object),
            "conflicts": pd.Series([[a] for a, _ in pairs], dtype=object),
        }
    )
    packed = gzip.decompress(encode({"unlocated": rows}, meta={}).whole())
    assert packed.startswith(b"SMC1")


coordinates = st.tuples(st.floats(-180, 180), st.floats(-90, 90))


few = st.sampled_from([(0.0, 0.0), (1.5, 2.0), (-3.0, 4.25)])


@given(st.lists(st.lists(coordinates | few, min_size=2, max_size=6), min_size=1, max_size=5))
def test_differences_add_up_to_the_vertices(lines: list[list[tuple[float, float]]]) -> None:
    shapes = np.array([LineString(line) for line in lines], dtype=object)
    arrays = geometry_arrays(shapes)
    assert arrays is not None
    assert arrays["p"].tolist() == [1] * len(lines)
    ends = np.concatenate([[0], np.cumsum(arrays["e"].astype(np.int64))])
    for n, line in enumerate(lines):
        part = slice(ends[n], ends[n + 1])
        for axis, name in enumerate("xy"):
            assert np.allclose(summed(arrays, name, part) / 1e6, [point[axis] for point in line], atol=6e-7)


def summed(arrays: dict[str, Any], name: str, part: slice) -> Any:
    """Coordinates of a part as the script adds them up."""
    if "s" not in arrays:
        return np.cumsum(arrays[name][part].astype(np.int64))
    once = np.cumsum(arrays[name].astype(np.int64))
    new = np.cumsum(arrays["s"] == 0)
    return once[np.where(arrays["s"] == 0, new - 1, new - arrays["s"])][part]


def test_no_geometry_at_all() -> None:
    assert geometry_arrays(np.array([None, None], dtype=object)) is None
    assert geometry_arrays(np.array([], dtype=object)) is None


def test_what_follows_from_one_another_arrives_in_each_row(tmp_path: Path) -> None:
    places = [("Aleppo", Point(37.16, 36.2)), ("Idlib", Point(36.63, 35.93)), (None, None)]
    rows = [
        strike(
            id=f"strike-{n:012x}",
            start=f"2024-11-{1 + n // 100:02d}T00:00:00+03:00",
            place=places[n % 3][0],
            admin1=places[n % 3][0] and f"{places[n % 3][0]} province",
            confidence=round(n % 7 / 10, 1),
            killed_min=n % 5,
            killed_max=n % 5,
            sources=[{"report": f"r{n // 10}", "publisher": f"Desk {n // 10 % 3}", "quote": f"Quote {n}."}],
        )
        for n in range(600)
    ]
    layer = frame(rows, [places[n % 3][1] for n in range(600)])
    packed = encode({"strikes": layer}, meta={}).whole()
    read = read_in_node(packed, tmp_path)["rows"]
    for n, row in enumerate(read["strikes"]):
        assert row["id"] == rows[n]["id"]
        assert row["place"] == rows[n]["place"]
        assert row.get("admin1") == rows[n]["admin1"]
        assert row["confidence"] == rows[n]["confidence"]
        assert row["killed_max"] == rows[n]["killed_min"]
        assert row["start"] == wall_minutes(str(rows[n]["start"]))[0]
        point = places[n % 3][1]
        assert row["at"] == (
            [-(2**31)] * 2 if point is None else [round(point.x * 1e6), round(point.y * 1e6)]
        )
        (source,) = read["sources"][slice(*row["sources"])]
        assert source["quote"] == f"Quote {n}."
        assert source["publisher"] == f"Desk {n // 10 % 3}"
    # Only the strikes' own columns are written row by row.
    header = gzip.decompress(packed)[8:4000].decode("utf-8", "replace")
    assert header.count('"v":') == 4, "province, points, deaths at most, publisher"


def test_shapes_that_share_vertices_arrive_whole(tmp_path: Path) -> None:
    cells = [box(x, y, x + 1, y + 1) for x in range(6) for y in range(6)]
    rows = [strike(id=f"z{n:02d}", layer="control") for n in range(36)]
    packed = encode({"zones": frame(rows, cells)}, meta={}).whole()
    read = read_in_node(packed, tmp_path)["rows"]["zones"]
    for row, cell in zip(read, cells, strict=True):
        (part,) = row["parts"]
        assert Polygon([(x / 1e6, y / 1e6) for x, y in part]).equals(cell)


def test_what_is_read_later_says_the_same_apart_and_in_one_file(tmp_path: Path) -> None:
    random = np.random.default_rng(2)
    rows = [
        strike(
            id=f"s{n:012x}",
            start=f"2024-11-{n // 4_000 + 1:02d}T00:00:00+03:00",
            title=f"Strike {random.integers(2**60)} {random.integers(2**60)}",
            place=f"Town {n % 900}",
            admin1=f"Province {n % 900 % 14}",
            weapon=("air", "drone")[n % 2],
        )
        for n in range(16_000)
    ]
    places = [Point(*spot) for spot in random.uniform(30, 40, (900, 2))]
    layer = frame(rows, [places[n % 900] for n in range(16_000)])

    packed = encode(
        {"strikes": layer},
        meta={"a": 1},
        later=lambda _, column: 2 * (column in ("id", "title")) or int(column in ("admin1", "weapon")),
    )
    first, *later = packed.apart()

    assert len(later) == 2
    read = read_in_node(packed.whole(), tmp_path)
    assert read == read_in_node(first, tmp_path, later=later)
    assert read == read_in_node(encode({"strikes": layer}, meta={"a": 1}).whole(), tmp_path)
    assert [row["id"] for row in read["rows"]["strikes"][:3]] == [row["id"] for row in rows[:3]]


def test_little_that_is_read_later_is_no_file_of_its_own(tmp_path: Path) -> None:
    packed = encode(
        {"strikes": frame([strike()], [Point(1, 1)])}, meta={}, later=lambda _, column: int(column == "id")
    )

    assert packed.apart() == (packed.whole(),)
    assert read_in_node(packed.whole(), tmp_path)["rows"]["strikes"][0]["id"] == "s1"
