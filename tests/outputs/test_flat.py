from __future__ import annotations

import json
from pathlib import Path

import geopandas as gpd
import pyogrio

from layers.situation import LAYER_NAMES
from outputs.flat import write_flatgeobuf, write_parquet
from tests.outputs.situations import HOSTILE, layer, situation


def test_flatgeobuf_has_every_feature(tmp_path: Path) -> None:
    path = tmp_path / "a.fgb"
    write_flatgeobuf(situation(), path)
    assert pyogrio.read_info(path)["features"] == 10
    table = gpd.read_file(path).set_index("id")
    assert table.crs == "EPSG:4326"
    assert table.loc["s1", "title"] == HOSTILE
    assert table.loc["z1", "table"] == "zones"
    assert table.loc["u1"].geometry is None
    assert json.loads(table.loc["s2", "sources"])[0]["quote"] == HOSTILE


def test_geoparquet_keeps_the_kinds_of_columns(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    write_parquet(situation(), path)
    table = gpd.read_parquet(path).set_index("id")
    assert table.loc["s1", "killed_min"] == 4
    assert table["killed_min"].dtype.kind in "iu"
    assert table.loc["f1", "length_km"] == 12.5
    assert table.loc["c1"].geometry.x == 37.1611735


def test_nothing_is_an_empty_table(tmp_path: Path) -> None:
    nothing = situation(**dict.fromkeys(LAYER_NAMES, layer()))
    write_parquet(nothing, tmp_path / "a.parquet")
    write_flatgeobuf(nothing, tmp_path / "a.fgb")
    assert len(gpd.read_parquet(tmp_path / "a.parquet")) == 0
