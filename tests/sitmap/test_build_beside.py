"""``sitmap build``: what lies beside the zones (a published map, the model), the summary, and what changed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pyogrio
import pytest

from data import DATA
from tests.sitmap.test_build import GOOD, Command, features


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(GOOD, encoding="utf-8")
    return path


@pytest.fixture
def sitmap(capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(capsys)


DRAWN = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"name": "North", "side": "Syrian opposition", "status": "held"},
            "geometry": {"type": "Polygon", "coordinates": [[[36, 35], [37, 35], [37, 36], [36, 35]]]},
        }
    ],
}


def test_a_published_map_and_the_model_stand_apart_from_the_zones_in_all_formats(
    sitmap: Command, good: Path, tmp_path: Path
) -> None:
    drawn = tmp_path / "theirs.geojson"
    drawn.write_text(json.dumps(DRAWN), encoding="utf-8")
    files = {name: tmp_path / f"out.{name}" for name in ("geojson", "html", "gpkg", "csv", "kml")}
    written = [word for name, path in files.items() for word in (f"--{name}", path)]
    theirs = ["--drawn", drawn, "--drawn-publisher", "An institute", "--drawn-date", "2024-11-30"]
    status, out, err = sitmap("build", good, "--model", *theirs, *written)
    assert (status, err) == (0, [])
    assert "drawn: 1 areas, apart from the zones" in out
    found: list[dict[str, Any]] = features(files["geojson"])
    theirs_found = [one["properties"] for one in found if one["properties"]["basis"] == "drawn"]
    assert [(one["title"], one["start"]) for one in theirs_found] == [("North", "2024-11-30T00:00:00+00:00")]
    assert theirs_found[0]["sources"][0]["publisher"] == "An institute"
    schema = json.loads((DATA / "schema" / "feature.schema.json").read_text(encoding="utf-8"))
    for feature in found:
        jsonschema.validate(feature, schema)
    votes = [one["properties"]["probability"] for one in found if "probability" in one["properties"]]
    assert any(vote is not None for vote in votes)
    assert len(pyogrio.read_dataframe(files["gpkg"], layer="drawn")) == 1
    assert len(pyogrio.read_dataframe(files["gpkg"], layer="model")) >= 1
    for name in ("csv", "kml"):
        assert "An institute" in files[name].read_text(encoding="utf-8")


def test_a_drawn_map_needs_its_publisher_and_a_date_that_is_one(
    sitmap: Command, good: Path, tmp_path: Path
) -> None:
    drawn = tmp_path / "theirs.geojson"
    drawn.write_text(json.dumps(DRAWN), encoding="utf-8")
    status, _, err = sitmap("build", good, "--drawn", drawn)
    assert (status, len(err)) == (2, 1)
    status, _, err = sitmap("build", good, "--drawn", drawn, "--drawn-publisher", "X", "--drawn-date", "soon")
    assert (status, len(err)) == (2, 1)
    status, _, err = sitmap("build", good, "--drawn", good, "--drawn-publisher", "X")
    assert (status, len(err)) == (2, 1)


def test_the_summary_and_the_changes_since_a_day_are_printed(sitmap: Command, good: Path) -> None:
    status, out, _ = sitmap("build", good, "--since", "2024-11-27")
    assert status == 0
    assert any(line.startswith("- Held by Syrian opposition: 1 place, Saraqib") for line in out), out
    changes = out[out.index("After 2024-11-27, up to 2024-11-29:") :]
    assert any("Saraqib" in line for line in changes)
    assert any("1 new strike: Idlib; killed: 4." in line for line in changes)
