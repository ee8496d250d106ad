"""The database under a workspace: how it is opened, read and written, and what its faults mean.

**A decision is on disk before anyone is told.** A GeoPackage is written with SQLite's write-ahead log and
``synchronous = FULL``: a commit returns after the log has been synced, so that neither a killed process nor a
power cut loses it (https://www.sqlite.org/pragma.html#pragma_synchronous), and those who read never wait for
the one who writes. While it is open, ``FILE-wal`` and ``FILE-shm`` lie beside the file; the last to close
it folds them in. The log does not work across machines: a team shares a PostGIS, not a file on a network drive.
PostgreSQL's ``synchronous_commit`` is set to on in every connection.

Writers come one after the other (``BEGIN IMMEDIATE``; an advisory lock in PostgreSQL): the numbers of the log have
no gaps, and who has read up to a number has missed nothing.
"""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import URL, make_url

from workspace.address import is_url, is_workspace
from workspace.errors import AddressError
from workspace.faults import translated

__all__ = ["DEFAULT_SCHEMA", "Database"]

DEFAULT_SCHEMA = "situation"
"""Where the tables are in a PostgreSQL database, unless the address ends in ``?workspace=NAME``."""

_LOCK = 20852
_LOOK_AGAIN_MS = 20
_IDLE_S = 30.0


@dataclass(frozen=True, slots=True)
class Database:
    """One open GeoPackage or PostgreSQL schema; may be shared between threads.

    `name` is the address without a password, for messages; `path` is None for PostgreSQL.
    """

    engine: sa.Engine
    name: str
    path: Path | None
    schema: str | None

    @classmethod
    def at(cls, address: str | Path, *, patience_s: float) -> Database:
        """Prepare to use a database; nothing is opened yet.

        Raises
        ------
        AddressError
            It is neither a .gpkg file nor a postgresql:// address.
        """
        text = str(address)
        if is_url(text):
            return _postgres(text, patience_s)
        if not is_workspace(text):
            raise AddressError(
                f"{_plain(text)} is no workspace; name a file that ends in .gpkg, "
                "or a database as postgresql://USER@HOST/NAME."
            )
        return cls.file(Path(text).absolute(), patience_s=patience_s)

    @classmethod
    def file(cls, path: Path, *, patience_s: float) -> Database:
        """The GeoPackage at a path, whatever it is called."""
        engine = sa.create_engine(
            URL.create("sqlite", database=str(path)),
            connect_args={"timeout": patience_s},
            pool_size=20,
            max_overflow=20,
        )
        sa.event.listen(engine, "connect", _open_file)
        sa.event.listen(engine, "begin", _Beginning(patience_s))
        return cls(engine=engine, name=str(path), path=path, schema=None)

    @contextmanager
    def reading(self, *, steady: bool = False) -> Iterator[sa.Connection]:
        """A transaction that reads; with `steady` all its statements see the state at the first of them.

        In a GeoPackage they always do. Without it each statement in PostgreSQL is a transaction of its own.
        """
        level = {"isolation_level": "REPEATABLE READ" if steady else "AUTOCOMMIT"}
        with translated(self.name), self.engine.connect() as connection:
            if self.path is None:
                connection = connection.execution_options(**level)  # noqa: PLW2901
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self, *, derived: bool = False) -> Iterator[sa.Connection]:
        """The one writing transaction: all of it is on disk after the block, or nothing is.

        With `derived`, in PostgreSQL, only others who save a situation wait for it: those who decide do not.
        """
        with translated(self.name), self.engine.connect() as connection:
            connection = connection.execution_options(begin="BEGIN IMMEDIATE")  # noqa: PLW2901
            with connection.begin():
                if self.path is None:
                    connection.exec_driver_sql(
                        f"SELECT pg_advisory_xact_lock({_LOCK + derived}, hashtext('{self.schema}'))"
                    )
                yield connection

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()


def _postgres(text: str, patience_s: float) -> Database:
    try:
        url = make_url(text.replace("postgres://", "postgresql://", 1)).set(drivername="postgresql+psycopg")
    except sa.exc.ArgumentError as error:
        raise AddressError(
            f"{_plain(text)} is no address of a database; write postgresql://USER@HOST/NAME."
        ) from error
    schema = url.query.get("workspace", DEFAULT_SCHEMA)
    if not isinstance(schema, str) or not re.fullmatch(r"[a-z_][a-z0-9_]{0,50}", schema):
        raise AddressError("The name of a workspace in a database is of a-z, 0-9 and _ alone.")
    url = url.difference_update_query(["workspace"])
    wait_ms = int(patience_s * 1000)
    engine = sa.create_engine(
        url,
        pool_size=20,
        max_overflow=20,
        connect_args={
            "connect_timeout": max(2, int(patience_s)),
            "options": f"-c search_path={schema},public -c lock_timeout={wait_ms} -c timezone=UTC "
            "-c synchronous_commit=on",
        },
    )
    sa.event.listen(engine, "checkout", _still_there)
    sa.event.listen(engine, "checkin", _used)
    name = f"{url.render_as_string(hide_password=True).replace('+psycopg', '')} ({schema})"
    return Database(engine=engine, name=name, path=None, schema=schema)


def _used(_: Any, record: Any) -> None:
    record.info["used"] = time.monotonic()


def _still_there(connection: Any, record: Any, _: Any) -> None:
    """Ask a connection that has long been idle whether it is still open; the pool makes another if not."""
    if time.monotonic() - record.info.get("used", time.monotonic()) < _IDLE_S:
        return
    import psycopg  # noqa: PLC0415 - only where there is a database

    try:
        connection.execute("SELECT 1").close()
        connection.rollback()
    except psycopg.OperationalError as error:
        raise sa.exc.DisconnectionError from error


def _plain(text: str) -> str:
    """An address without what could be a password."""
    return re.sub(r"//[^@/]*@", "//…@", text)


def _open_file(connection: sqlite3.Connection, _: Any) -> None:
    # The driver's own transactions begin too late: SQLAlchemy's "begin" event does it.
    connection.isolation_level = None
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}").close()


class _Beginning:
    """Begins a transaction, at once or when the one who writes is done.

    SQLite itself would look again only every tenth of a second, after a while: with many waiting most of the time
    would be lost. So it is asked again every few milliseconds.
    """

    def __init__(self, patience_s: float) -> None:
        self._patience_s = patience_s

    def __call__(self, connection: sa.Connection) -> None:
        begin = connection.get_execution_options().get("begin", "BEGIN")
        if begin == "BEGIN":
            connection.exec_driver_sql(begin)
            return
        end = time.monotonic() + self._patience_s
        cursor = connection.connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {_LOOK_AGAIN_MS}")
        try:
            while True:
                try:
                    cursor.execute(begin)
                    return
                except sqlite3.OperationalError as error:
                    busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
                    if not busy or time.monotonic() > end:
                        raise sa.exc.OperationalError(begin, {}, error) from error
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {int(self._patience_s * 1000)}")
            cursor.close()
