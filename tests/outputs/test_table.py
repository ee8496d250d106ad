from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Point, from_wkt

from layers.columns import CONTRACT
from layers.situation import LAYER_NAMES, Layers
from outputs.table import HXL_TAGS, dumps, write
from tests.outputs.situations import ALEPPO, HOSTILE, layer, row, situation, source


def rows(layers: Layers) -> dict[str, dict[str, str]]:
    reader = csv.DictReader(io.StringIO(dumps(layers).decode("utf-8"), newline=""))
    return {record["id"]: record for record in list(reader)[1:]}


def test_every_field_of_a_feature_has_a_column_with_a_tag() -> None:
    names, tags = list(csv.reader(io.StringIO(dumps(situation()).decode())))[:2]
    assert set(names) >= set(CONTRACT)
    assert len(set(names)) == len(names)
    assert all(tag.startswith("#") for tag in tags)
    assert len(set(tags)) == len(tags)
    wanted = {"#event+type", "#loc+name", "#geo+lat", "#geo+lon", "#meta+source", "#date+occurred+start"}
    assert wanted <= set(tags)


def test_rows_hold_the_features() -> None:
    found = rows(situation())
    assert len(found) == 10
    assert (found["c1"]["latitude"], found["c1"]["longitude"]) == ("36.20124", "37.1611735")
    assert found["d2"]["wkt"].startswith("LINESTRING (37.1611735 36.20124,")
    assert from_wkt(found["z2"]["wkt"]).geom_type == "MultiPolygon"
    assert found["s1"]["killed_min"] == "4"
    assert found["s1"]["injured_min"] == ""
    assert found["c1"]["source"] == "Desk"
    assert json.loads(found["c1"]["sources"]) == [source()]
    assert (found["u1"]["wkt"], found["u1"]["latitude"], found["u1"]["unlocated"]) == (
        "",
        "",
        "no place is named",
    )


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r@", " =", "＝", "\n+"])
def test_no_text_is_a_formula(start: str) -> None:
    hostile = start + "cmd|' /C calc'!A0"
    found = rows(
        situation(strikes=layer((row("s1", "strike", title=hostile, actor=hostile, place=hostile), ALEPPO)))
    )
    for name in ("title", "actor", "place"):
        assert found["s1"][name] == f"'{hostile}"


def test_numbers_below_zero_stay_numbers() -> None:
    found = rows(situation(strikes=layer((row("s1", "strike"), Point(-71.5, -12.25)))))
    assert (found["s1"]["longitude"], found["s1"]["latitude"]) == ("-71.5", "-12.25")


def test_hostile_text_stays_in_its_cell(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    write(situation(), path)
    frame = pd.read_csv(path, skiprows=[1])
    assert frame.loc[frame["id"] == "s1", "title"].item() == HOSTILE


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8")))
def test_any_text_keeps_rows_and_columns(text: str) -> None:
    found = rows(
        situation(strikes=layer((row("s1", "strike", title=text, sources=[source(quote=text)]), ALEPPO)))
    )
    assert len(found) == 9
    assert found["s1"]["review"] == "auto"
    assert "\0" not in found["s1"]["title"]
    assert json.loads(found["s1"]["sources"])[0]["quote"] == text


def test_an_empty_situation_has_only_heads() -> None:
    assert len(dumps(situation(**dict.fromkeys(LAYER_NAMES, layer()))).splitlines()) == 2


def test_the_hxl_library_reads_it(tmp_path: Path) -> None:
    hxl = pytest.importorskip("hxl", reason="libhxl is not installed")
    path = tmp_path / "out.csv"
    write(situation(), path)
    with hxl.data(str(path), hxl.InputOptions(allow_local=True)) as dataset:
        assert len(dataset.columns) == len(HXL_TAGS)
        assert len(list(dataset)) == 10
