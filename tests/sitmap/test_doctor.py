"""``sitmap doctor`` finds what is wrong, says how to mend it, and changes nothing."""

from __future__ import annotations

import json
import os
import socket
from pathlib import Path

import pytest

from geo import index
from outputs import assets
from sitmap import checkup
from sitmap.__main__ import main
from workspace.versions import PARTS, versions


def test_a_good_installation_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--json"]) == 0
    checks = json.loads(capsys.readouterr().out)
    assert {check["name"] for check in checks} >= {"Python", "packages", "place index", "map script", "port"}
    assert all(check["state"] in ("good", "doubtful") for check in checks)
    assert all(check["remedy"] for check in checks if check["state"] != "good")


def test_what_is_wrong_ends_in_2_and_says_how_to_mend_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(index, "DEFAULT_PATH", tmp_path / "nowhere")
    assert main(["doctor"]) == 2
    line = next(line for line in capsys.readouterr().out.splitlines() if "place index" in line)
    assert line.startswith("WRONG")
    assert line.endswith("make setup")


@pytest.mark.parametrize(
    ("version", "state"), [((3, 10, 1), "wrong"), ((3, 11, 0), "good"), ((3, 14, 0), "wrong")]
)
def test_pythons_that_are_not_supported(version: tuple[int, ...], state: str) -> None:
    check = checkup.python(version)
    assert check.state == state
    assert bool(check.remedy) == (state == "wrong")


def test_packages_that_differ_from_the_pins(tmp_path: Path) -> None:
    pins = tmp_path / "requirements.txt"
    pins.write_text(
        "pytest==0.1 \\\n    --hash=sha256:00\nno-such-package==1.0\nabsent==1 ; python_version < '3'\n# note\n"
    )
    check = checkup.packages(pins)
    assert check.state == "wrong"
    assert "pytest is" in check.found
    assert "no-such-package is missing" in check.found
    assert "absent" not in check.found
    assert checkup.packages(tmp_path / "none").state == "doubtful"


def test_a_script_that_is_not_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "WEB", tmp_path)
    assert checkup.map_script().state == "wrong"
    for name in ("page.js", "page.css", "component.js", "map.css", "fonts.css"):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (0, 0))
    assert checkup.map_script().state == "doubtful"


def test_a_port_in_use_and_one_that_is_none() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        check = checkup.free_port(taken.getsockname()[1])
    assert check.state == "doubtful"
    assert "--port" in check.remedy
    assert checkup.free_port(70_000).state == "wrong"


def test_accounts_that_others_can_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITMAP_ACCOUNTS", str(tmp_path / "accounts.json"))
    assert checkup.accounts().state == "good"
    (tmp_path / "accounts.json").write_text("{}")
    (tmp_path / "accounts.json").chmod(0o644)
    check = checkup.accounts()
    assert check.state == "wrong"
    assert "chmod 600" in check.found


def test_a_folder_that_takes_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checkup, "BUILD", tmp_path)
    monkeypatch.setattr(checkup.os, "access", lambda folder, _rights: folder != tmp_path)
    assert checkup.folders().state == "wrong"
    monkeypatch.undo()
    monkeypatch.setattr(checkup, "_LEAST_FREE_BYTES", 10**18)
    assert checkup.folders().state == "doubtful"


def test_an_error_inside_a_check_is_what_it_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> checkup.Check:
        raise RuntimeError("the disk is gone")

    monkeypatch.setattr(checkup, "packages", broken)
    found = next(check for check in checkup.checkup() if "disk is gone" in check.found)
    assert found.state == "wrong"


def test_versions_name_program_data_and_index(capsys: pytest.CaptureFixture[str]) -> None:
    found = versions()
    assert {
        "sitmap",
        "Python",
        "place index",
        "map script",
        *(f"data/{part}" for part in PARTS),
    } <= found.keys()
    assert "missing" not in found.values()
    assert main(["doctor", "--versions", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == found
