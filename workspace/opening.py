"""Opening a workspace: made where there is none, checked, and brought to this version after a copy was kept."""

from __future__ import annotations

import os
import shutil
import time
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp

import sqlalchemy as sa

from reports.journal import timed
from workspace.copying import copy_file
from workspace.database import Database
from workspace.errors import (
    DamagedWorkspaceError,
    MissingWorkspaceError,
    NewerWorkspaceError,
    NotAWorkspaceError,
    ReadOnlyWorkspaceError,
)
from workspace.geopackage import APPLICATION_ID, prepare
from workspace.migrations import VERSION, migrate
from workspace.tables import KEPT, workspace

__all__ = ["LEFT_BEHIND_S", "check_file", "opened", "version_of"]

LEFT_BEHIND_S = 86_400
"""Half-written copies older than this belong to nobody any more."""


def opened(address: str | Path, *, create: bool, patience_s: float) -> Database:
    """Open the workspace at an address; the errors are those of `Workspace.open`."""
    database = Database.at(address, patience_s=patience_s)
    store = "database" if database.path is None else "file"
    try:
        with timed("workspace opened", workspace=database.name, store=store):
            if database.path is None:
                _open_schema(database, create=create)
            else:
                _open_file(database, database.path, create=create)
    except BaseException:
        database.close()
        raise
    return database


def _open_file(database: Database, path: Path, *, create: bool) -> None:
    if not path.exists():
        if not create:
            raise MissingWorkspaceError(f"{path} does not exist; name a file that a workspace was saved to.")
        _create_file(path, database)
    check_file(path)
    _sweep(path.parent)
    with database.reading() as connection:
        version = version_of(connection, database.name)
        if version == VERSION:
            faults = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
            if faults != "ok":
                raise DamagedWorkspaceError(f"{path} is damaged ({faults}); take the last backup.")
    if version < VERSION:
        copy_file(path, _free(path, version))
    _upgrade(database)


def check_file(path: Path) -> None:
    """Look at the file itself before SQLite, which would begin to write, does."""
    if not path.is_file():
        raise NotAWorkspaceError(f"{path} is no file; name one that ends in .gpkg.")
    for target in (path, path.parent):
        if not os.access(target, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
            raise ReadOnlyWorkspaceError(
                f"{path} cannot be used: {'it' if target is path else 'its folder'} is read-only; "
                "change its rights, or copy the workspace elsewhere and open it there."
            )
    with path.open("rb") as file:
        head = file.read(100)
    if len(head) < 100 or not head.startswith(b"SQLite format 3\0"):
        raise DamagedWorkspaceError(f"{path} is damaged or no GeoPackage; take the last backup.")
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise NotAWorkspaceError(f"{path} is no GeoPackage; name another file.")


def _create_file(path: Path, database: Database) -> None:
    """Make the file beside its place and put it there when it is complete; never over another."""
    if not path.parent.is_dir():
        raise MissingWorkspaceError(f"The folder of {path} does not exist; make it first.")
    try:
        folder = Path(mkdtemp(prefix=".creating-", dir=path.parent))
    except OSError as error:
        raise ReadOnlyWorkspaceError(f"{path.parent} cannot be written ({error.strerror}).") from error
    fresh = Database.file(folder / path.name, patience_s=1)
    try:
        with fresh.writing() as connection:
            prepare(connection)
            migrate(connection, 0)
        fresh.close()
        _put(folder / path.name, path)
        _sync(path.parent)
    finally:
        fresh.close()
        for left in folder.iterdir():
            left.unlink()
        folder.rmdir()
    database.close()


def _put(fresh: Path, path: Path) -> None:
    """Give a complete file its name, unless somebody else was quicker: then theirs is opened."""
    try:
        os.link(fresh, path)
    except FileExistsError:
        return
    except OSError:  # a disk without links, such as a memory stick
        if not path.exists():
            fresh.rename(path)


def _sync(folder: Path) -> None:
    """Have the folder's entry on disk too, where the system knows how."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _sweep(folder: Path) -> None:
    """Remove what processes that were killed long ago left half-written."""
    with suppress(OSError):
        for left in (*folder.glob(".creating-*"), *folder.glob(".writing-*")):
            if left.is_dir() and time.time() - left.stat().st_mtime > LEFT_BEHIND_S:
                shutil.rmtree(left, ignore_errors=True)


def _free(path: Path, version: int) -> Path:
    """A name for the copy of an older version that no file has."""
    names = [
        f"{path.stem}.version-{version}{more}{path.suffix}"
        for more in ("", *(f"-{n}" for n in range(2, 1000)))
    ]
    return next(path.with_name(name) for name in names if not path.with_name(name).exists())


def _open_schema(database: Database, *, create: bool) -> None:
    schema = database.schema or ""
    with database.reading() as connection:
        inspector = sa.inspect(connection)
        there = schema in inspector.get_schema_names()
        tables = set(inspector.get_table_names(schema=schema)) if there else set()
        if tables and workspace.name not in tables:
            raise NotAWorkspaceError(
                f"{database.name}: the schema {schema} holds something else; "
                "choose another with ?workspace=NAME at the end of the address."
            )
        version = version_of(connection, database.name) if tables else 0
    if not tables and not create:
        raise MissingWorkspaceError(f"{database.name} holds no workspace; open it once to make one.")
    if not tables:
        _extend(database)
    _upgrade(database, copy=0 < version < VERSION)


def _extend(database: Database) -> None:
    with database.writing() as connection:
        found = connection.scalar(sa.text("SELECT count(*) FROM pg_extension WHERE extname = 'postgis'"))
        if not found:
            try:
                connection.exec_driver_sql("CREATE EXTENSION IF NOT EXISTS postgis WITH SCHEMA public")
            except sa.exc.DBAPIError as error:
                raise NotAWorkspaceError(
                    f"{database.name} has no PostGIS; its administrator adds it with: CREATE EXTENSION postgis"
                ) from error
        connection.exec_driver_sql(f"CREATE SCHEMA IF NOT EXISTS {database.schema}")


def _upgrade(database: Database, *, copy: bool = False) -> None:
    """Run the steps that are missing; looked at again under the lock, as two may open at once."""
    with database.reading() as connection:
        if version_of(connection, database.name) == VERSION:
            return
    with database.writing() as connection:
        version = version_of(connection, database.name)
        if version < VERSION:
            if copy:
                _copy_schema(connection, database.schema or "", version)
            migrate(connection, version)


def _copy_schema(connection: sa.Connection, schema: str, version: int) -> None:
    kept = f"{schema}_version_{version}"
    connection.exec_driver_sql(f"CREATE SCHEMA {kept}")
    for table in set(KEPT.tables) & set(sa.inspect(connection).get_table_names(schema=schema)):
        connection.exec_driver_sql(f"CREATE TABLE {kept}.{table} AS TABLE {schema}.{table}")


def version_of(connection: sa.Connection, name: str) -> int:
    """The version of the tables there; 0 where a database has none.

    Raises
    ------
    NotAWorkspaceError, NewerWorkspaceError
        It is no workspace, or one of a later program.
    """
    if not sa.inspect(connection).has_table(workspace.name):
        if connection.dialect.name == "sqlite":
            raise NotAWorkspaceError(
                f"{name} is a GeoPackage, but no workspace; name a new file and add its reports there."
            )
        return 0
    text = connection.scalar(sa.select(workspace.c.value).where(workspace.c.key == "format"))
    if text is None or not text.isdecimal():
        raise DamagedWorkspaceError(f"{name} does not say its version; take the last backup.")
    if int(text) > VERSION:
        raise NewerWorkspaceError(
            f"{name} was written by a later version of this program (format {text}, this one knows {VERSION}); "
            "update the program. Nothing was changed."
        )
    return int(text)
