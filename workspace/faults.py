"""What a database's faults mean: foreign errors become those of `workspace.errors`, in one table."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from json import JSONDecodeError

import sqlalchemy as sa

from reports.journal import note
from workspace.errors import (
    DamagedWorkspaceError,
    FullDiskError,
    LockedWorkspaceError,
    ReadOnlyWorkspaceError,
    UnreachableError,
    WorkspaceError,
)

__all__ = ["translated"]

_Fault = tuple[type[WorkspaceError], str]

_LOCKED: _Fault = (
    LockedWorkspaceError,
    "is held by another program; close it there (QGIS in editing mode, say), then try again",
)
_READ_ONLY: _Fault = (
    ReadOnlyWorkspaceError,
    "cannot be written: the file or its folder is read-only; change its rights or copy it elsewhere",
)
_FULL: _Fault = (
    FullDiskError,
    "cannot be written: the disk is full or a limit on file sizes is reached; make room, then try again",
)
_DAMAGED: _Fault = (
    DamagedWorkspaceError,
    "is damaged or no GeoPackage; take the last backup (sitmap workspace backup makes them)",
)
_FILE_FAULTS: dict[int, _Fault] = {
    sqlite3.SQLITE_BUSY: _LOCKED,
    sqlite3.SQLITE_LOCKED: _LOCKED,
    sqlite3.SQLITE_PROTOCOL: _LOCKED,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: _READ_ONLY,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_IOERR: (DamagedWorkspaceError, "cannot be used: the disk reports a fault"),
    sqlite3.SQLITE_IOERR_WRITE: _FULL,
    sqlite3.SQLITE_IOERR_FSYNC: _FULL,
    sqlite3.SQLITE_IOERR_TRUNCATE: _FULL,
    sqlite3.SQLITE_IOERR_SHMSIZE: _FULL,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_ERROR: _DAMAGED,  # our statements are sound: a table or column is not what it was
    sqlite3.SQLITE_TOOBIG: _DAMAGED,
    sqlite3.SQLITE_MISMATCH: _DAMAGED,
}
"""By SQLite's extended result code, or its low byte, the primary one."""

_STATE_FAULTS: dict[str, _Fault] = {
    "08": (UnreachableError, "does not answer; see that the server runs and the address is right"),
    "28": (UnreachableError, "does not let this user in; see the user and the password"),
    "3D": (UnreachableError, "does not exist; create the database first"),
    "53": (FullDiskError, "cannot take more: the server's disk is full or it has no connection to spare"),
    "57": (UnreachableError, "was shut down in the middle; nothing of the last change was kept"),
    "55": _LOCKED,
    "40": (LockedWorkspaceError, "was changed by two at once; try again"),
    "42501": (ReadOnlyWorkspaceError, "does not let this user write; ask its administrator for the rights"),
    "25006": (ReadOnlyWorkspaceError, "is read-only"),
    "XX001": (DamagedWorkspaceError, "is damaged; take the last backup"),
}
"""By SQLSTATE, or the class that it begins with (PostgreSQL, appendix A)."""


@contextmanager
def translated(name: str) -> Iterator[None]:
    """Raise what a database reports as an error of `workspace.errors` that names the workspace."""
    try:
        yield
    except sa.exc.TimeoutError as error:
        raise LockedWorkspaceError(f"{name} is in use by too many at once; try again.") from error
    except (UnicodeDecodeError, JSONDecodeError, OverflowError) as error:
        # A text of ours is always UTF-8 and JSON of ours always sound.
        raise DamagedWorkspaceError(f"{name} {_DAMAGED[1]}.") from error
    except sa.exc.DBAPIError as error:
        fault = _fault(error)
        if fault is None:
            raise
        kind, what = fault
        note("workspace fault", level=logging.WARNING, workspace=name, error=kind)
        raise kind(f"{name} {what}.") from error


def _fault(error: sa.exc.DBAPIError) -> _Fault | None:
    cause = error.orig
    code = getattr(cause, "sqlite_errorcode", None)
    if code is not None:
        return _FILE_FAULTS.get(code) or _FILE_FAULTS.get(code & 0xFF)
    if isinstance(cause, sqlite3.Error):
        return _DAMAGED if isinstance(cause, sqlite3.OperationalError) else None
    state = getattr(cause, "sqlstate", None)
    if state is None:
        # No answer at all, so no state either.
        return _STATE_FAULTS["08"] if isinstance(error, sa.exc.OperationalError) else None
    return _STATE_FAULTS.get(state) or _STATE_FAULTS.get(state[:2])
