"""``sitmap build https://…``: an address is a report like any other, and a refused one is a reject like any other."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reports import fetch, internet
from sitmap.__main__ import main
from tests.reports.answering import Network, answer, web

PAGE = "<meta name='date' content='2024-11-30'><p>Rebels captured Saraqib in Idlib province on Saturday.</p>"


def test_an_address_is_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "Web", lambda: web(Network(answer(PAGE))))
    out = tmp_path / "map.geojson"
    assert main(["build", "https://desk.example/saraqib", "--geojson", str(out)]) == 0
    claims = [one["properties"] for one in json.loads(out.read_text())["features"]]
    source = next(claim["sources"][0] for claim in claims if claim["place"] == "Saraqib")
    assert source["url"] == "https://desk.example/saraqib"


def test_an_address_inside_is_refused_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(internet, "resolve", lambda _host, _port: ["10.0.0.1"])
    assert main(["build", "http://127.0.0.1/"]) == 2
    said = capsys.readouterr().err
    assert "127.0.0.1 is not on the public internet" in said
    assert said.count("\n") == 1


def test_a_report_s_text_cannot_steer_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = (
        "---\npublished: 2024-11-30\n---\nRebels captured Saraqib\x1b[2J\u202e in Idlib province on Saturday."
    )
    (tmp_path / "a.txt").write_text(report, encoding="utf-8")
    (tmp_path / "b\x1b[31m.png").write_bytes(b"\0")
    assert main(["build", str(tmp_path), "--explain"]) == 0
    said = "".join(capsys.readouterr())
    assert "U+001B" in said
    assert "\x1b" not in said
    assert "\u202e" not in said
