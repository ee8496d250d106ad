"""Copies of a whole workspace: a file that is complete or not there."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import shapely
import sqlalchemy as sa
from shapely.geometry.base import BaseGeometry

from outputs.replacing import replacing
from workspace import log
from workspace.database import Database
from workspace.errors import DamagedWorkspaceError, DecisionError, ReadOnlyWorkspaceError
from workspace.tables import DERIVED, KEPT, workspace

__all__ = ["copy_file", "copy_rows", "write_jsonl"]

_AT_ONCE = 1_000


def copy_file(source: Path, target: Path) -> None:
    """Copy a GeoPackage as it is at this moment, while others may be writing to it (SQLite's backup).

    The copy is one file without a log beside it, checked and on disk before it takes its name.

    Raises
    ------
    DamagedWorkspaceError, ReadOnlyWorkspaceError
        The source is broken, or the target cannot be written.
    """
    try:
        with replacing(target) as fresh:
            with (
                closing(sqlite3.connect(source, timeout=30)) as one,
                closing(sqlite3.connect(fresh)) as other,
            ):
                one.backup(other)
                other.execute("PRAGMA journal_mode = DELETE").close()
                faults = other.execute("PRAGMA quick_check(1)").fetchone()[0]
                if faults != "ok":
                    raise DamagedWorkspaceError(f"{source} is damaged ({faults}); take an earlier backup.")
            _sync(fresh)
    except sqlite3.Error as error:
        raise ReadOnlyWorkspaceError(f"{target} cannot be written ({error}); nothing was copied.") from error


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def copy_rows(source: sa.Connection, target: Database) -> None:
    """Copy the kept tables, and the derived ones where there are any, into an empty workspace.

    Raises
    ------
    DecisionError
        The target holds something already.
    """
    with target.writing() as connection:
        if log.last_seq(connection):
            raise DecisionError(f"{target.name} is not empty; fill a new workspace.")
        for table in KEPT.sorted_tables:
            if table is not workspace:
                _copy_table(source, connection, table)


def _copy_table(source: sa.Connection, target: sa.Connection, table: sa.Table) -> None:
    names = [name for name in table.columns.keys() if name != "fid"]  # noqa: SIM118 - columns iterate as columns
    rows = source.execute(sa.select(table).order_by(*table.primary_key)).mappings()
    while chunk := rows.fetchmany(_AT_ONCE):
        target.execute(table.insert(), [{name: row[name] for name in names} for row in chunk])


def write_jsonl(connection: sa.Connection, folder: Path) -> tuple[Path, ...]:
    """Write each table into a file of JSON lines, shapes as GeoJSON; the files that were written."""
    there = set(sa.inspect(connection).get_table_names())
    written = []
    for table in (*KEPT.sorted_tables, *DERIVED.sorted_tables):
        if table.name not in there:
            continue
        target = folder / f"{table.name}.jsonl"
        with replacing(target) as fresh, fresh.open("w", encoding="utf-8") as file:
            for row in connection.execute(sa.select(table).order_by(*table.primary_key)).mappings():
                file.write(
                    json.dumps({name: _plain(value) for name, value in row.items()}, ensure_ascii=False)
                )
                file.write("\n")
        written.append(target)
    return tuple(written)


def _plain(value: Any) -> Any:
    return json.loads(shapely.to_geojson(value)) if isinstance(value, BaseGeometry) else value
