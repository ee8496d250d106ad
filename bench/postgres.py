"""A PostgreSQL with PostGIS of our own for as long as it is needed, from Debian's packages.

It listens on a socket in a folder of its own alone, runs as an unprivileged user, and leaves nothing behind.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["PACKAGE", "missing", "started"]

PACKAGE = "postgresql-postgis"
"""Debian's package, with all that it needs."""

_PROGRAMS = Path("/usr/lib/postgresql")
_EXTENSIONS = Path("/usr/share/postgresql")


def _programs() -> Path | None:
    """The folder of the newest PostgreSQL for which there is a PostGIS."""
    found = [
        folder / "bin"
        for folder in sorted(_PROGRAMS.glob("*"), reverse=True)
        if (folder / "bin" / "initdb").is_file()
        and (_EXTENSIONS / folder.name / "extension" / "postgis.control").is_file()
    ]
    return found[0] if found else None


def _user() -> str | None:
    """Who runs the server: root may not."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def missing() -> str | None:
    """Why no server can be started here, or None."""
    if _programs() is None:
        return f"no PostgreSQL with PostGIS is installed (Debian: apt-get install {PACKAGE})"
    return None


@contextmanager
def started(*, durable: bool = True) -> Iterator[str]:
    """Start a server with an empty database; gives its address, stops and removes it afterwards.

    Without `durable` it does not wait for the disk: for tests that do not ask for that.
    """
    programs, user = _programs(), _user()
    if programs is None:
        raise RuntimeError(missing())
    folder = Path(tempfile.mkdtemp(prefix="sitmap-pg-", dir="/tmp"))  # a socket's path must be short
    try:
        if user is not None:
            shutil.chown(folder, user)
        data, sync = folder / "data", "on" if durable else "off"
        _run(
            user,
            programs / "initdb",
            "-D",
            data,
            "-U",
            "sitmap",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C",
            "--no-sync",
        )
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync={sync} -c max_connections=120"
        _run(
            user,
            programs / "pg_ctl",
            "-D",
            data,
            "-l",
            folder / "log",
            "-o",
            options,
            "-w",
            "-t",
            "60",
            "start",
        )
        try:
            _run(user, programs / "createdb", "-h", folder, "-U", "sitmap", "sitmap")
            yield f"postgresql://sitmap@/sitmap?host={folder}"
        finally:
            _run(user, programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(user: str | None, *words: str | Path) -> None:
    subprocess.run(
        [str(word) for word in words],
        check=True,
        user=user,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
