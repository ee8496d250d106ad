"""The situation of a workspace: what people decided is on the map, and the derived tables say the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
from shapely.geometry import MultiPolygon

import pipeline
from reports.readings import Readings
from tests.conftest import report_of
from workspace import deciding
from workspace.tables import DERIVED, LAYERS, claims, events
from workspace.workspace import Workspace

TEXT = (
    "Syrian government forces hold Hama. On Friday an air strike on Idlib killed four people. "
    "About 2,000 people fled from Aleppo to Idlib on Friday."
)


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    workspace.add(Readings(reports=(report_of(TEXT, id="desk", publisher="Desk"),)), by="ann")
    return workspace


def test_the_situation_is_a_function_of_reports_and_decisions(filled: Workspace) -> None:
    read = pipeline.build_workspace(filled)
    strike = next(event for event in read.events if event.layer == "strike")
    filled.decide(deciding.reject(strike, by="ann", note="a hoax"), seen=filled.version)
    now = pipeline.build_workspace(filled)
    assert strike.id in set(read.layers.strikes["id"])
    assert strike.id not in set(now.layers.strikes["id"])
    assert {event.id: event.review for event in now.events}[strike.id] == "rejected"
    assert [decision.note for decision in now.history[strike.id]] == ["a hoax"]
    then = pipeline.build_workspace(filled, until=1)
    assert then.events == read.events


def test_a_saved_situation_is_in_the_tables(filled: Workspace) -> None:
    strike = next(e for e in pipeline.build_workspace(filled).events if e.layer == "strike")
    filled.decide(deciding.reject(strike, by="ann"), seen=1)
    situation = pipeline.build_workspace(filled)
    assert filled.save(situation, seq=filled.version)
    with filled._database.reading() as connection:
        counts = {
            name: connection.scalar(sa.select(sa.func.count()).select_from(t)) for name, t in LAYERS.items()
        }
        kept = {row.id: row for row in connection.execute(sa.select(events))}
        said = connection.execute(sa.select(claims)).all()
        zones = [row.geom for row in connection.execute(sa.select(LAYERS["zones"]))]
    assert counts["strikes"] == len(situation.layers.strikes) == 0
    assert counts["zones"] == len(situation.layers.zones) > 0
    assert kept[strike.id].review == "rejected"
    assert strike.place is not None
    assert (kept[strike.id].geom.x, kept[strike.id].geom.y) == (strike.place.lon, strike.place.lat)
    assert all(isinstance(shape, MultiPolygon) for shape in zones)
    assert {row.event for row in said} == set(kept)
    assert all(TEXT[row.start : row.end] == row.quote for row in said)


def test_an_older_situation_does_not_take_the_place_of_a_newer_one(filled: Workspace) -> None:
    situation = pipeline.build_workspace(filled)
    assert filled.save(situation, seq=5, gazetteer="g1")
    assert not filled.save(situation, seq=4)
    assert (filled.saved.seq, filled.saved.gazetteer) == (5, "g1")


def test_derived_tables_of_another_shape_are_made_anew(filled: Workspace) -> None:
    situation = pipeline.build_workspace(filled)
    filled.save(situation, seq=1)
    with filled._database.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE strikes ADD COLUMN of_old TEXT")
    assert filled.save(situation, seq=1)
    with filled._database.reading() as connection:
        assert "of_old" not in {column["name"] for column in sa.inspect(connection).get_columns("strikes")}


def test_gdal_reads_every_table_of_a_geopackage(tmp_path: Path) -> None:
    import pyogrio

    path = tmp_path / "desk.gpkg"
    with Workspace.open(path) as workspace:
        workspace.add(Readings(reports=(report_of(TEXT, id="desk", publisher="Desk"),)), by="ann")
        situation = pipeline.build_workspace(workspace)
        workspace.save(situation, seq=1)
        # While the workspace is open, as QGIS would.
        read = dict(pyogrio.list_layers(path))
        assert set(DERIVED.tables) | {"reports", "decisions", "places"} <= set(read)
        assert (read["zones"], read["strikes"], read["reports"]) == ("MultiPolygon", "Point", None)
        strikes = pyogrio.read_dataframe(path, layer="strikes")
        styles = pyogrio.read_dataframe(path, layer="layer_styles")
    assert {"zones", "strikes"} <= set(styles["f_table_name"])
    assert strikes.crs == "EPSG:4326"
    assert list(strikes["id"]) == list(situation.layers.strikes["id"])
    assert strikes.geometry.iloc[0].equals(situation.layers.strikes.geometry.iloc[0])


def test_two_windows_build_the_same(filled: Workspace, open_workspace: Callable[[], Workspace]) -> None:
    other = open_workspace()
    strike = next(e for e in pipeline.build_workspace(filled).events if e.layer == "strike")
    filled.decide(deciding.edit(strike, by="ann", weapon="drone"), seen=1)
    assert pipeline.build_workspace(other).events == pipeline.build_workspace(filled).events
