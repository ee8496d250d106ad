"""What goes wrong on disk: a plain message, and nothing is changed."""

from __future__ import annotations

import os
import random
import resource
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from reports.readings import Readings
from sitmap.__main__ import main
from tests.conftest import report_of
from workspace.decision import Decision
from workspace.errors import (
    AddressError,
    DamagedWorkspaceError,
    FullDiskError,
    LockedWorkspaceError,
    MissingWorkspaceError,
    NewerWorkspaceError,
    NotAWorkspaceError,
    ReadOnlyWorkspaceError,
    UnreachableError,
    WorkspaceError,
)
from workspace.workspace import Workspace

NOBODY = 65534


def confirm(target: str) -> Decision:
    return Decision(kind="confirm", target=target, by="ann")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A workspace with a report and a decision, closed."""
    path = tmp_path / "desk.gpkg"
    with Workspace.open(path) as workspace:
        workspace.add(Readings(reports=(report_of("One.", id="r1"),)), by="ann")
        workspace.decide(confirm("event-1"), seen=1)
    assert [file.name for file in tmp_path.iterdir()] == ["desk.gpkg"], "one file is left"
    return path


def is_whole(path: Path) -> bool:
    with Workspace.open(path, create=False) as workspace:
        return [d.kind for d in workspace.decisions()] == ["reports", "confirm"] and len(
            workspace.reports()
        ) == 1


def refused(path: Path, kind: type[WorkspaceError], said: str) -> None:
    """Opening is refused with these words, and leaves every byte as it was, with no file beside it."""
    before = {file.name: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}
    with pytest.raises(kind, match=said) as caught:
        Workspace.open(path, patience_s=0.1)
    assert str(path) in str(caught.value)
    assert before == {file.name: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}


@pytest.mark.parametrize(
    "content",
    [b"", b"SQLite format 3\0", b"no database at all " * 20, os.urandom(5000)],
    ids=["empty", "head", "text", "bytes"],
)
def test_a_file_that_is_none_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "desk.gpkg"
    path.write_bytes(content)
    refused(path, DamagedWorkspaceError, "damaged or no GeoPackage")


def test_a_file_cut_short_is_refused(desk: Path) -> None:
    desk.write_bytes(desk.read_bytes()[:20_000])
    refused(desk, DamagedWorkspaceError, "damaged")


@pytest.mark.parametrize("seed", range(12))
def test_a_file_with_wrong_bytes_is_refused_or_read_but_never_breaks_the_program(
    desk: Path, seed: int
) -> None:
    chance = random.Random(seed)
    content = bytearray(desk.read_bytes())
    for _ in range(40):
        at = chance.randrange(100, len(content) - 600)
        content[at : at + 200] = chance.randbytes(200)
    desk.write_bytes(bytes(content))
    with suppress(WorkspaceError), Workspace.open(desk, patience_s=0.1) as workspace:
        workspace.decisions()
        workspace.reports()
        workspace.decide(confirm("event-2"), seen=None)


def test_a_file_of_a_later_version_is_left_alone(desk: Path) -> None:
    with closing(sqlite3.connect(desk)) as connection, connection:
        connection.execute("PRAGMA journal_mode = DELETE").close()
        connection.execute("UPDATE workspace SET value = '99' WHERE key = 'format'")
    with pytest.raises(NewerWorkspaceError, match="update the program") as caught:
        Workspace.open(desk)
    assert "Nothing was changed" in str(caught.value)
    with closing(sqlite3.connect(desk)) as connection:
        assert connection.execute("SELECT value FROM workspace WHERE key = 'format'").fetchone() == ("99",)


def test_a_geopackage_of_another_program_is_left_alone(tmp_path: Path) -> None:
    import geopandas as gpd
    from shapely import Point

    path = tmp_path / "theirs.gpkg"
    gpd.GeoDataFrame({"name": ["a"]}, geometry=[Point(1, 2)], crs="EPSG:4326").to_file(path)
    with pytest.raises(NotAWorkspaceError, match="no workspace"):
        Workspace.open(path)
    assert len(gpd.read_file(path)) == 1


def test_a_file_held_by_another_says_so_and_is_whole_afterwards(desk: Path) -> None:
    with Workspace.open(desk, patience_s=0.1) as workspace, closing(sqlite3.connect(desk)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LockedWorkspaceError, match="held by another program"):
            workspace.decide(confirm("event-2"), seen=None)
        assert workspace.version == 2, "reading goes on"
        other.rollback()
    assert is_whole(desk)


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """No file may grow beyond so many bytes: writing fails as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_loses_what_was_not_acknowledged_and_nothing_else(desk: Path) -> None:
    report = report_of("A long text. " * 100_000, id="long")
    with Workspace.open(desk) as workspace:
        with largest_file(desk.stat().st_size + 50_000), pytest.raises(FullDiskError, match="disk is full"):
            workspace.add(Readings(reports=(report,)), by="ann")
        assert workspace.version == 2
    assert is_whole(desk)
    with Workspace.open(desk) as workspace:
        assert workspace.add(Readings(reports=(report,)), by="ann").new == ("long",), "with room it goes on"


def test_a_new_file_on_a_full_disk_leaves_nothing_behind(tmp_path: Path) -> None:
    with largest_file(8_000), pytest.raises(FullDiskError):
        Workspace.open(tmp_path / "desk.gpkg")
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_process_left_long_ago_is_swept_away(desk: Path) -> None:
    old, new = desk.with_name(".creating-old"), desk.with_name(".writing-new")
    for folder in (old, new):
        folder.mkdir()
        (folder / "half.gpkg").write_bytes(b"half")
    os.utime(old, (0, 0))
    assert is_whole(desk)
    assert not old.exists()
    assert new.exists(), "somebody may be writing it"


def test_a_backup_on_a_full_disk_leaves_the_old_one(desk: Path) -> None:
    target = desk.with_name("backup.gpkg")
    target.write_bytes(b"the old one")
    full, said = largest_file(8_000), pytest.raises(WorkspaceError, match="nothing was copied")
    with Workspace.open(desk) as workspace, full, said:
        workspace.backup(target)
    assert target.read_bytes() == b"the old one"


@contextmanager
def without_rights() -> Iterator[None]:
    """As somebody whom the rights of files hold back: root they do not."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.parametrize(
    "rights", [(0o555, 0o444), (0o555, 0o666), (0o777, 0o444)], ids=["both", "folder", "file"]
)
def test_a_read_only_file_or_folder_says_so(desk: Path, rights: tuple[int, int]) -> None:
    folder = Path(tempfile.mkdtemp(dir="/tmp"))
    try:
        path = folder / "desk.gpkg"
        shutil.copy(desk, path)
        path.chmod(rights[1])
        folder.chmod(rights[0])
        with without_rights():
            refused(path, ReadOnlyWorkspaceError, "read-only")
            with pytest.raises((ReadOnlyWorkspaceError, NotAWorkspaceError)):
                Workspace.open(folder / "new.gpkg") if rights[0] == 0o555 else Workspace.open(path)
        folder.chmod(0o755)
        path.chmod(0o644)
        assert is_whole(path)
    finally:
        shutil.rmtree(folder)


def test_addresses_that_lead_nowhere_say_so(tmp_path: Path) -> None:
    with pytest.raises(AddressError, match="is no workspace"):
        Workspace.open(tmp_path / "desk.xlsx")
    with pytest.raises(AddressError) as caught:
        Workspace.open("mysql://ann:secret@localhost/x")
    assert "secret" not in str(caught.value)
    with pytest.raises(AddressError, match="a-z"):
        Workspace.open("postgresql://ann@localhost/x?workspace=Robert'); DROP TABLE reports;--")
    with pytest.raises(MissingWorkspaceError, match="folder"):
        Workspace.open(tmp_path / "nowhere" / "desk.gpkg")
    with pytest.raises(MissingWorkspaceError, match="does not exist"):
        Workspace.open(tmp_path / "desk.gpkg", create=False)
    (tmp_path / "folder.gpkg").mkdir()
    with pytest.raises(NotAWorkspaceError, match="is no file"):
        Workspace.open(tmp_path / "folder.gpkg")


def test_a_server_that_does_not_answer_is_named_without_its_password() -> None:
    with pytest.raises(UnreachableError, match="does not answer") as caught:
        Workspace.open("postgresql://ann:secret@127.0.0.1:1/desk", patience_s=2)
    assert "secret" not in str(caught.value)


def test_a_schema_that_holds_something_else_is_left_alone(postgis: str) -> None:
    import psycopg

    with psycopg.connect(postgis) as connection:
        connection.execute("CREATE SCHEMA theirs CREATE TABLE reports (id int)")
    with pytest.raises(NotAWorkspaceError, match="holds something else"):
        Workspace.open(f"{postgis}&workspace=theirs")


def test_a_connection_that_was_cut_while_idle_is_made_anew(
    postgis: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import psycopg

    from workspace import database

    with Workspace.open(f"{postgis}&workspace=cut_off") as workspace:
        with psycopg.connect(postgis, autocommit=True) as server:
            server.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        monkeypatch.setattr(database, "_IDLE_S", 0.0)
        assert workspace.version == 0
        assert workspace.decide(confirm("event-1"), seen=0).seq == 1


def test_the_command_line_says_it_in_one_line(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk.write_bytes(b"x" * 1000)
    assert main(["app", str(desk)]) == 2
    said = capsys.readouterr().err
    assert said.startswith("sitmap app: ")
    assert said.count("\n") == 1
