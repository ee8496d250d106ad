"""`sitmap geoparse`, `geocode` and `gazetteer`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sitmap.__main__ import main


def test_geoparse_writes_one_line_a_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    body = "Rebels took Aleppo airport.\nThe city fell. Aleppo lies 55 km from Idlib.\n"
    (tmp_path / "one.txt").write_text(f"---\ntitle: T\npublished: 2024-11-30\n---\n{body}", encoding="utf-8")
    (tmp_path / "two.txt").write_text("Nothing happened.", encoding="utf-8")
    out = tmp_path / "out.jsonl"
    assert main(["geoparse", str(tmp_path / "one.txt"), str(tmp_path / "two.txt"), "--jsonl", str(out)]) == 0
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [line["report"] for line in lines] == ["one", "two"]
    first = lines[0]["mentions"][0]
    assert body[first["start"] : first["end"]] == first["text"] == "Aleppo airport"
    assert first["place_id"] == "ourairports:OSAP"
    assert set(first) >= {"kind", "name", "lat", "lon", "precision", "radius_m", "confidence", "candidates"}
    assert set(first["candidates"][0]) == {"place_id", "name", "lat", "lon", "score", "why"}
    assert [row["text"] for row in lines[0]["references"]] == ["city"]
    assert lines[0]["checks"][0]["passed"]
    assert lines[1]["mentions"] == []
    assert "2 reports" in capsys.readouterr().out


def test_geoparse_without_a_report_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["geoparse", str(tmp_path / "none.txt"), "--jsonl", str(tmp_path / "o")]) == 2
    assert "There is no such file" in capsys.readouterr().err


def test_geocode_prints_candidates(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["geocode", "Idlib", "Xyzzyqwert"]) == 0
    shown = capsys.readouterr().out
    assert "geonames:169389" in shown
    assert "no place of the index" in shown
    assert main(["geocode", "Tripoli", "--country", "LB", "--near", "34.4,35.8", "--json"]) == 0
    row = json.loads(capsys.readouterr().out)
    assert row["candidates"][0]["country"] == "LB"


@pytest.mark.parametrize("wrong", [["--country", "Syria"], ["--near", "north"], ["--near", "99,200"]])
def test_geocode_refuses_what_it_cannot_use(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    try:
        status = main(["geocode", "Idlib", *wrong])
    except SystemExit as stop:
        status = int(stop.code or 0)
    assert status == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
