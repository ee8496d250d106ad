"""Whether a workspace is well: looked at without changing anything, not even its version."""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal
from urllib.parse import quote

import sqlalchemy as sa

from workspace import log
from workspace.database import Database
from workspace.errors import (
    DamagedWorkspaceError,
    LockedWorkspaceError,
    MissingWorkspaceError,
    NotAWorkspaceError,
    ReadOnlyWorkspaceError,
    WorkspaceError,
)
from workspace.faults import translated
from workspace.migrations import VERSION
from workspace.opening import LEFT_BEHIND_S, check_file, version_of
from workspace.standing import report_of
from workspace.tables import reports, workspace

__all__ = ["Finding", "examine"]

_LEAST_FREE_BYTES = 500_000_000
_LONG_LOG_BYTES = 200_000_000
_BACKUP = "Take the last backup; sitmap workspace backup makes them."


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was looked at, what was found, and how to mend it where it is not good."""

    name: str
    state: Literal["good", "doubtful", "wrong"]
    found: str
    remedy: str = ""


def examine(address: str | Path, *, patience_s: float = 2.0) -> tuple[Finding, ...]:
    """Look at a workspace; where one thing is wrong, what rests on it is not looked at any more.

    Never raises for what is wrong with a workspace. No file is made, none is migrated.
    """
    found: list[Finding] = []
    try:
        database = Database.at(address, patience_s=patience_s)
        try:
            for one in _file(database, patience_s) if database.path else _schema(database):
                found.append(one)  # noqa: PERF402 - what was found before an error counts
        finally:
            database.close()
    except WorkspaceError as error:
        name = {ReadOnlyWorkspaceError: "rights", LockedWorkspaceError: "lock"}.get(type(error), "workspace")
        found.append(Finding(name=name, state="wrong", found=str(error)))
    return tuple(found)


def _file(database: Database, patience_s: float) -> Iterator[Finding]:
    path = database.path
    assert path is not None
    if not path.exists():
        raise MissingWorkspaceError(f"{path} does not exist; name a file that a workspace was saved to.")
    check_file(path)
    yield Finding(name="workspace", state="good", found=f"{path}, {path.stat().st_size / 1e6:,.1f} MB")
    engine = sa.create_engine("sqlite://", creator=lambda: _read_only(path), poolclass=sa.NullPool)
    reader = replace(database, engine=engine)
    with reader.reading() as connection:
        yield _version(connection, reader.name)
        faults = connection.exec_driver_sql("PRAGMA integrity_check(3)").scalars().all()
        if faults != ["ok"]:
            raise DamagedWorkspaceError(f"{path} is damaged ({'; '.join(map(str, faults))}). {_BACKUP}")
        yield from _held(connection)
    with translated(reader.name):
        _try_lock(path, patience_s)
    yield Finding(name="lock", state="good", found="nobody holds it")
    yield _log_beside(path)
    yield _left_behind(path.parent)
    yield _room(path.parent)


def _read_only(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True, check_same_thread=False)


def _version(connection: sa.Connection, name: str) -> Finding:
    version = version_of(connection, name)
    if version < VERSION:
        found = f"format {version}, older than this program's {VERSION}."
        remedy = "Opening it brings it up; a copy of the older one is kept beside it."
        return Finding(name="format", state="doubtful", found=found, remedy=remedy)
    return Finding(name="format", state="good", found=f"format {version}")


def _held(connection: sa.Connection) -> Iterator[Finding]:
    """Every entry of the log and every report can be read, and no entry is missing."""
    decisions = log.read(connection)
    if decisions and decisions[-1].seq != len(decisions):
        found = f"{decisions[-1].seq - len(decisions)} entries of the log of decisions are missing."
        yield Finding(name="decisions", state="wrong", found=found, remedy=_BACKUP)
    else:
        last = f", the last on {decisions[-1].at:%Y-%m-%d %H:%M} UTC" if decisions else ""
        yield Finding(name="decisions", state="good", found=f"{len(decisions)}{last}")
    count = 0
    for row in connection.execute(sa.select(reports)).mappings():
        report_of(dict(row))
        count += 1
    yield Finding(name="reports", state="good", found=str(count))
    said = sa.select(workspace.c.value).where(workspace.c.key == "saved_seq")
    behind = len(decisions) - int(connection.scalar(said) or 0)
    if behind > 0:
        found = f"{behind} decisions behind; the dashboard does not need them."
        remedy = "For QGIS and SQL run: sitmap workspace build"
        yield Finding(name="tables", state="doubtful", found=found, remedy=remedy)
    else:
        yield Finding(name="tables", state="good", found="up to date")


def _try_lock(path: Path, patience_s: float) -> None:
    with closing(sqlite3.connect(path, timeout=patience_s, isolation_level=None)) as connection:
        try:
            connection.execute("BEGIN IMMEDIATE")
            connection.rollback()
        except sqlite3.OperationalError as error:
            raise sa.exc.OperationalError("BEGIN IMMEDIATE", {}, error) from error


def _log_beside(path: Path) -> Finding:
    beside = path.with_name(f"{path.name}-wal")
    size = beside.stat().st_size if beside.exists() else 0
    if size > _LONG_LOG_BYTES:
        found = f"{beside.name} has grown to {size / 1e6:,.0f} MB: somebody has long been reading."
        remedy = "Close the program in every window, and QGIS."
        return Finding(name="write-ahead log", state="doubtful", found=found, remedy=remedy)
    return Finding(name="write-ahead log", state="good", found=f"{size / 1e6:,.1f} MB")


def _left_behind(folder: Path) -> Finding:
    left = [
        one.name
        for one in (*folder.glob(".creating-*"), *folder.glob(".writing-*"))
        if time.time() - one.stat().st_mtime > LEFT_BEHIND_S
    ]
    if left:
        remedy = "Opening the workspace removes them."
        return Finding(name="remains", state="doubtful", found=f"{len(left)} half-written.", remedy=remedy)
    return Finding(name="remains", state="good", found="none")


def _room(folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free
    if free < _LEAST_FREE_BYTES:
        found = f"{free / 1e6:,.0f} MB are free at {folder}."
        return Finding(name="room", state="doubtful", found=found, remedy="Make room.")
    return Finding(name="room", state="good", found=f"{free / 1e9:,.1f} GB free")


def _schema(database: Database) -> Iterator[Finding]:
    schema = database.schema or ""
    with database.reading(steady=True) as connection:
        server = connection.scalar(sa.text("SHOW server_version"))
        yield Finding(name="workspace", state="good", found=f"{database.name}, PostgreSQL {server}")
        yield _postgis(connection)
        inspector = sa.inspect(connection)
        if schema not in inspector.get_schema_names():
            raise MissingWorkspaceError(f"{database.name} holds no workspace; open it once to make one.")
        if not inspector.has_table(workspace.name, schema=schema):
            raise NotAWorkspaceError(
                f"{database.name}: the schema {schema} holds something else; choose another with ?workspace=NAME."
            )
        yield _version(connection, database.name)
        yield _rights(connection, schema)
        yield from _held(connection)


def _postgis(connection: sa.Connection) -> Finding:
    found = connection.scalar(sa.text("SELECT extversion FROM pg_extension WHERE extname = 'postgis'"))
    if found is None:
        remedy = "Its administrator adds it with: CREATE EXTENSION postgis"
        return Finding(name="PostGIS", state="wrong", found="The extension is missing.", remedy=remedy)
    return Finding(name="PostGIS", state="good", found=str(found))


def _rights(connection: sa.Connection, schema: str) -> Finding:
    asked = sa.text(
        "SELECT bool_and(has_table_privilege(quote_ident(schemaname) || '.' || quote_ident(tablename), 'INSERT')) "
        "FROM pg_tables WHERE schemaname = :schema"
    )
    may = connection.scalar(asked, {"schema": schema})
    if not may or connection.scalar(sa.text("SHOW transaction_read_only")) == "on":
        remedy = f"Its administrator gives them: GRANT ALL ON ALL TABLES IN SCHEMA {schema} TO this user"
        return Finding(
            name="rights", state="wrong", found="This user may not write every table.", remedy=remedy
        )
    return Finding(name="rights", state="good", found="may write")
