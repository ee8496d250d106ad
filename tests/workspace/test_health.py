"""A workspace is looked at without being changed, and what is wrong is said with its remedy."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from reports.readings import Readings
from sitmap.__main__ import main
from tests.conftest import report_of
from tests.workspace.test_faults import confirm, without_rights
from workspace import health
from workspace.health import Finding, examine
from workspace.workspace import Workspace


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    path = tmp_path / "desk.gpkg"
    with Workspace.open(path) as workspace:
        workspace.add(Readings(reports=(report_of("One.", id="r1"),)), by="ann")
        workspace.decide(confirm("event-1"), seen=1)
    return path


def found(address: str | Path) -> dict[str, Finding]:
    """What is found, by name; a file is the same before and after."""
    path = Path(address)
    before = path.read_bytes() if path.is_file() else None
    looked = {one.name: one for one in examine(address, patience_s=0.2)}
    assert (path.read_bytes() if path.is_file() else None) == before
    return looked


def wrong(address: str | Path) -> Finding:
    return next(one for one in found(address).values() if one.state == "wrong")


def test_a_good_workspace_is_well(desk: Path) -> None:
    looked = found(desk)
    assert {one.state for name, one in looked.items() if name != "tables"} == {"good"}
    assert looked["decisions"].found.startswith("2, the last on 20")
    assert looked["reports"].found == "1"
    assert "2 decisions behind" in looked["tables"].found
    assert [file.name for file in desk.parent.iterdir()] == ["desk.gpkg"]


def test_one_that_is_open_in_a_window_is_well_too(desk: Path) -> None:
    with Workspace.open(desk):
        assert found(desk)["lock"].state == "good"


def test_what_is_not_there_and_what_is_none(tmp_path: Path) -> None:
    assert "does not exist" in wrong(tmp_path / "no.gpkg").found
    assert "is no workspace" in wrong(tmp_path / "no.xlsx").found
    (tmp_path / "text.gpkg").write_text("no database at all " * 20)
    assert "damaged or no GeoPackage" in wrong(tmp_path / "text.gpkg").found
    assert list(tmp_path.iterdir()) == [tmp_path / "text.gpkg"]


def test_a_damaged_file_says_to_take_the_backup(desk: Path) -> None:
    content = bytearray(desk.read_bytes())
    content[20_000:28_000] = os.urandom(8_000)
    desk.write_bytes(bytes(content))
    assert "backup" in f"{wrong(desk).found} {wrong(desk).remedy}"


def test_an_entry_that_is_missing_or_cannot_be_read_is_found(desk: Path) -> None:
    with closing(sqlite3.connect(desk)) as connection, connection:
        connection.execute("DROP TRIGGER IF EXISTS decisions_no_delete")
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute("DELETE FROM decisions WHERE seq = 1")
    assert "1 entries of the log" in wrong(desk).found
    with closing(sqlite3.connect(desk)) as connection, connection:
        connection.execute("UPDATE decisions SET at = 'yesterday'")
    assert "Entry 2" in wrong(desk).found


@pytest.mark.parametrize(("version", "said"), [("99", "update the program"), ("1", "a copy of the older")])
def test_another_version_is_named_and_not_migrated(desk: Path, version: str, said: str) -> None:
    with closing(sqlite3.connect(desk)) as connection, connection:
        connection.execute("UPDATE workspace SET value = ? WHERE key = 'format'", (version,))
    looked = found(desk)
    assert any(said in f"{one.found} {one.remedy}" for one in looked.values() if one.state != "good")
    with closing(sqlite3.connect(desk)) as connection:
        assert connection.execute("SELECT value FROM workspace WHERE key = 'format'").fetchone() == (version,)


def test_a_file_held_by_another_and_a_read_only_one(desk: Path) -> None:
    with closing(sqlite3.connect(desk)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert wrong(desk).name == "lock"
        other.rollback()
    folder = Path(tempfile.mkdtemp(dir="/tmp"))
    try:
        shutil.copy(desk, folder / "desk.gpkg")
        (folder / "desk.gpkg").chmod(0o444)
        folder.chmod(0o755)
        with without_rights():
            assert "read-only" in wrong(folder / "desk.gpkg").found
    finally:
        shutil.rmtree(folder)


def test_little_room_remains_and_a_long_log_are_doubtful(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk.parent / ".creating-x").mkdir()
    os.utime(desk.parent / ".creating-x", (0, 0))
    monkeypatch.setattr(health, "_LEAST_FREE_BYTES", 10**18)
    monkeypatch.setattr(health, "_LONG_LOG_BYTES", -1)
    looked = found(desk)
    assert {looked[name].state for name in ("room", "remains", "write-ahead log")} == {"doubtful"}
    assert all(looked[name].remedy for name in ("room", "remains", "write-ahead log"))


def test_a_database_is_looked_at_too(postgis: str) -> None:
    import psycopg

    address = f"{postgis}&workspace=looked_at"
    assert "open it once" in wrong(address).found
    with Workspace.open(address) as workspace:
        workspace.add(Readings(reports=(report_of("One.", id="r1"),)), by="ann")
    looked = found(address)
    assert {one.state for name, one in looked.items() if name != "tables"} == {"good"}
    assert looked["PostGIS"].found[0].isdigit()
    assert looked["reports"].found == "1"
    with psycopg.connect(postgis, autocommit=True) as server:
        server.execute("CREATE DATABASE bare")
    bare = postgis.replace("/sitmap?", "/bare?")
    assert any("CREATE EXTENSION postgis" in one.remedy for one in examine(bare))
    assert "does not answer" in wrong("postgresql://ann:secret@127.0.0.1:1/desk").found


def test_the_command_looks_at_a_workspace(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["doctor", str(desk), "--json"])
    names = [one["name"] for one in json.loads(capsys.readouterr().out)]
    assert {"Python", "workspace", "format", "decisions", "lock"} <= set(names)
    desk.write_bytes(b"x" * 1000)
    assert main(["doctor", str(desk)]) == 2
    assert "WRONG   workspace" in capsys.readouterr().out
