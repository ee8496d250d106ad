"""``sitmap geoparse`` and ``sitmap geocode``: the fields that other programs rely on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from data import DATA
from reports.read import read
from sitmap.__main__ import main


def test_one_line_a_report_with_offsets_into_its_body(tmp_path: Path) -> None:
    written = tmp_path / "mentions.jsonl"
    assert main(["geoparse", str(DATA / "reports"), "--jsonl", str(written)]) == 0
    rows = [json.loads(line) for line in written.read_text(encoding="utf-8").splitlines()]
    bodies = {report.id: report.body for report in read([DATA / "reports"]).reports}
    assert {row["report"] for row in rows} == set(bodies)
    for row in rows:
        assert row["mentions"]
        for mention in row["mentions"]:
            assert bodies[row["report"]][mention["start"] : mention["end"]] == mention["text"]
            check_mention(mention)


def check_mention(mention: dict[str, Any]) -> None:
    assert {"kind", "name", "lat", "lon", "place_id", "precision", "radius_m", "confidence"} <= set(mention)
    assert 0 <= mention["confidence"] <= 1
    if mention["lat"] is None:
        assert mention["reason"]
    else:
        assert -90 <= mention["lat"] <= 90
        assert -180 <= mention["lon"] <= 180
        assert mention["place_id"]
    for candidate in mention["candidates"]:
        assert set(candidate) == {"place_id", "name", "lat", "lon", "score", "why"}


def test_one_bad_file_does_not_stop_geoparse(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    written = tmp_path / "mentions.jsonl"
    good = next((DATA / "reports").glob("*.txt"))
    assert main(["geoparse", str(tmp_path / "empty.txt"), str(good), "--jsonl", str(written)]) == 0
    assert len(written.read_text(encoding="utf-8").splitlines()) == 1
    assert "empty.txt" in capsys.readouterr().err


def test_geocode_as_a_table_and_for_a_machine(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["geocode", "Idlib", "--country", "SY"]) == 0
    assert "Idlib" in capsys.readouterr().out
    assert main(["geocode", "Idlib", "Saraqib", "--country", "SY", "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["name"] for row in rows] == ["Idlib", "Saraqib"]
    best = rows[0]["candidates"][0]
    assert abs(best["lat"] - 35.93) < 0.1
    assert best["why"]
    scores = [candidate["score"] for candidate in rows[0]["candidates"]]
    assert scores == sorted(scores, reverse=True)


def test_near_decides_between_places_of_one_name(capsys: pytest.CaptureFixture[str]) -> None:
    found = []
    for near in ("33.9,-83.4", "38.0,23.7"):  # Georgia in the United States; Greece
        assert main(["geocode", "Athens", "--near", near, "--json"]) == 0
        found.append(json.loads(capsys.readouterr().out)["candidates"][0]["country"])
    assert found == ["US", "GR"]


def test_a_name_of_no_place_says_so_and_is_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["geocode", "Xqzzyvvk"]) == 0
    assert "Xqzzyvvk" in capsys.readouterr().out
