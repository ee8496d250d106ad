from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory

import geopandas as gpd
import pyogrio
import pytest
from defusedxml import ElementTree
from hypothesis import given, settings
from hypothesis import strategies as st

from layers.columns import CONTRACT
from layers.situation import LAYER_NAMES
from outputs.geopackage import TABLES, write
from outputs.qgis import layer_styles
from outputs.xml_text import legal
from tests.outputs.situations import ALEPPO, HOSTILE, layer, row, situation, source


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("out") / "out.gpkg"
    write(situation(), path)
    return path


def test_each_layer_is_a_table_of_one_kind_of_shape(package: Path) -> None:
    listed = dict(pyogrio.list_layers(package))
    assert {name: listed[name] for name in TABLES} == {
        name: {"MultiPolygon": "MultiPolygon", None: None}.get(kind, kind)
        for name, (_, kind) in TABLES.items()
    }
    counts = {name: pyogrio.read_info(package, layer=name)["features"] for name in TABLES}
    assert sum(counts.values()) == 10
    assert counts["displacement"] == counts["displacement_origins"] == 1


def test_tables_have_the_columns_of_the_contract(package: Path) -> None:
    for name, (_, kind) in TABLES.items():
        info = pyogrio.read_info(package, layer=name)
        assert set(CONTRACT) <= set(info["fields"])
        if kind:
            assert info["crs"] == "EPSG:4326"


def test_values_come_back(package: Path) -> None:
    strikes = gpd.read_file(package, layer="strikes").set_index("id")
    assert strikes.loc["s1", "title"] == HOSTILE
    assert strikes.loc["s1", "killed_min"] == 4
    assert strikes["injured_min"].isna().all()
    assert strikes.loc["s1", "start"] == "2024-11-30T00:00:00+03:00"
    assert json.loads(strikes.loc["s1", "sources"]) == [source()]
    zones = gpd.read_file(package, layer="zones").set_index("id")
    assert json.loads(zones.loc["z1", "claims"]) == ["c1"]
    assert zones.geometry.is_valid.all()


def test_sources_can_be_joined(package: Path) -> None:
    with sqlite3.connect(package) as database:
        (found,) = database.execute(
            "select s.quote from sources s join strikes t on t.id = s.feature where t.id = 's2'"
        ).fetchall()
    database.close()
    assert found == (HOSTILE,)


def test_a_situation_without_anything_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / "out.gpkg"
    write(situation(**dict.fromkeys(LAYER_NAMES, layer())), path)
    assert set(TABLES) <= set(pyogrio.list_layers(path)[:, 0])


def test_an_old_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "out.gpkg"
    path.write_text("something else")
    write(situation(), path)
    write(situation(strikes=layer((row("s9", "strike"), None))), path)
    assert gpd.read_file(path, layer="strikes")["id"].tolist() == ["s9"]
    assert list(tmp_path.iterdir()) == [path]


@settings(deadline=None, max_examples=25)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_kept_whole(text: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "out.gpkg"
        write(
            situation(strikes=layer((row("s1", "strike", title=text, sources=[source(quote=text)]), ALEPPO))),
            path,
        )
        (found,) = gpd.read_file(path, layer="strikes")["title"]
        assert found == legal(text)
        (read,) = gpd.read_file(path, layer="strikes")["sources"]
        assert json.loads(read)[0]["quote"] == text


def test_qgis_finds_a_default_style_for_each_table_with_shapes(package: Path) -> None:
    database = sqlite3.connect(package)
    styles = dict(
        database.execute(
            "select f_table_name, styleQML from layer_styles"
            " where useAsDefault and f_geometry_column = 'geom' and id > 0"
        )
    )
    columns = dict(database.execute("select table_name, column_name from gpkg_geometry_columns"))
    database.close()
    assert set(styles) == set(columns) == {name for name, (_, kind) in TABLES.items() if kind}
    assert set(columns.values()) == {"geom"}
    style = ElementTree.fromstring(styles["zones"].split("\n", 1)[1])
    assert [c.get("value") for c in style.iter("category")] == ["Opposition · contested", "Opposition · held"]
    brushes = [o.get("value") for o in style.iter("Option") if o.get("name") == "style"]
    assert brushes == ["diagonal_x", "solid"]


def test_hostile_sides_make_no_broken_style() -> None:
    frame = layer_styles({"zones": ("MultiPolygon", [('"><x> & \x00\ud800', "held")])})
    ElementTree.fromstring(frame["styleQML"][0].split("\n", 1)[1])


def test_claims_reports_and_the_moment_are_tables(tmp_path: Path) -> None:
    path = tmp_path / "a.gpkg"
    write(situation(), path)
    claims = pyogrio.read_dataframe(path, layer="claims")
    assert set(claims["claim"]) == {"c1"}
    assert set(claims["feature"]) == {"z1", "z2"}
    reports = pyogrio.read_dataframe(path, layer="reports")
    assert reports[["report", "publisher", "url"]].to_numpy().tolist() == [
        ["desk", "Desk", "https://desk.example/1"]
    ]
    assert pyogrio.read_dataframe(path, layer="situation")["moment"].item() == "2024-11-30T12:00:00+00:00"
