"""``sitmap zones`` on a table of places."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sitmap.__main__ import main


@pytest.fixture
def table(tmp_path: Path) -> str:
    path = tmp_path / "places.csv"
    path.write_text("name,lat,lon,holder\nA,36,37,X\nB,36.04,37,X\nC,36.1,37,Y\n", encoding="utf-8")
    return str(path)


def test_it_prints_accuracy_and_abstention_for_each_distance(
    table: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["zones", table, "--validate", "--distances", "2,10"]) == 0
    said = capsys.readouterr().out
    assert "3 places with one holder" in said
    assert "too few" in said
    assert [line.split() for line in said.splitlines() if line.split()[0] in {"2", "10"}] == [
        ["2", "0", "0", "–", "–", "1.000", "0"],
        ["10", "3", "2", "0.667", "0.25", "to", "0.92", "0.000", "-1"],
    ]
    assert "no distance is worth more than a blank map" in said


def test_a_machine_gets_json(table: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["zones", table, "--validate", "--distances", "10", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["places"] == 3
    assert told["scores"][0]["right"] == 2


@pytest.mark.parametrize("distances", ["0", "x", "5,-1"])
def test_distances_that_are_none_are_refused(table: str, distances: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["zones", table, "--validate", "--distances", distances])
    assert stopped.value.code == 2


def test_a_bad_table_is_one_line_on_stderr(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["zones", str(tmp_path / "none.csv"), "--validate"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
