"""What the program did, for who runs it: JSON lines without a word of any report.

``SITMAP_LOG`` says where they go: ``stderr``, or a file, which is turned over at 10 MB and kept five times; without it
nothing is written. ``SITMAP_LOG_LEVEL`` is ``info`` (as without it), ``warning`` or ``debug``.

A fact is a number, a truth, the class of an error, or a text; texts are written as a hash, so that the same report,
place or person can be followed and not read. Only the fields of `WORDS` hold words, and these come from the program.
"""

from __future__ import annotations

import json
import logging
import os
import re
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from logging.handlers import RotatingFileHandler
from typing import Any

__all__ = ["LEVEL", "WHERE", "WORDS", "Fact", "note", "start", "timed"]

WHERE = "SITMAP_LOG"
LEVEL = "SITMAP_LOG_LEVEL"
"""Environment variables."""

WORDS = frozenset({"command", "kind", "outcome", "role", "store"})
"""Fields whose texts are words of the program."""

Fact = int | float | bool | str | type[BaseException] | None

_LEVELS = {"debug": logging.DEBUG, "info": logging.INFO, "warning": logging.WARNING}
_BYTES, _KEPT = 10_000_000, 5
_WORD = re.compile(r"[a-z][a-z_-]{0,29}")
_LOGGER = logging.getLogger("sitmap")
_LOGGER.addHandler(logging.NullHandler())
_LOGGER.propagate = False


class JournalError(ValueError):
    """The settings of the log can't be used; the message says how to mend them."""


class _Lines(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        said = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.msg,
            "process": record.process,
        }
        return json.dumps({**said, **getattr(record, "facts", {})})


class _File(RotatingFileHandler):
    """A file for its owner alone. A full disk costs lines of the log, and never the work."""

    def _open(self) -> Any:
        os.close(os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600))
        return super()._open()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the library's name
        """Leave the line out."""


def start() -> None:
    """Begin to write as the environment says; a second call changes what has changed since.

    Raises
    ------
    JournalError
        An unknown level.
    OSError
        The file can't be written.
    """
    level = os.environ.get(LEVEL, "info").lower()
    if level not in _LEVELS:
        raise JournalError(f"{LEVEL} is «{level}»; set it to {', '.join(_LEVELS)}.")
    where = os.environ.get(WHERE, "")
    key = f"{where} {level}"
    if any(handler.name == key for handler in _LOGGER.handlers):
        return
    for old in [handler for handler in _LOGGER.handlers if handler.name]:
        _LOGGER.removeHandler(old)
        old.close()
    if where:
        handler: logging.Handler = (
            logging.StreamHandler(sys.stderr)
            if where == "stderr"
            else _File(where, maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8")
        )
        handler.name = key
        handler.setFormatter(_Lines())
        _LOGGER.addHandler(handler)
    _LOGGER.setLevel(_LEVELS[level])


def note(event: str, *, level: int = logging.INFO, **facts: Fact) -> None:
    """Write one line, where anybody wants it."""
    _write(event, level, facts)


@contextmanager
def timed(event: str, **facts: Fact) -> Iterator[dict[str, Fact]]:
    """Write one line when the block is done, with its seconds, what was added to the facts, and the error if any."""
    begun = time.monotonic()
    try:
        yield facts
    except Exception as error:
        facts["error"] = type(error)
        _write(event, logging.WARNING, {**facts, "seconds": time.monotonic() - begun})
        raise
    _write(event, logging.INFO, {**facts, "seconds": time.monotonic() - begun})


def _write(event: str, level: int, facts: Mapping[str, Fact]) -> None:
    if _LOGGER.isEnabledFor(level):
        said = {name: _plain(name, fact) for name, fact in facts.items()}
        _LOGGER.log(level, event, extra={"facts": said})


def _plain(name: str, fact: Fact) -> int | float | str | None:
    if isinstance(fact, type):
        return fact.__name__
    if isinstance(fact, float):
        return round(fact, 3)
    if not isinstance(fact, str):
        return fact
    if name in WORDS and _WORD.fullmatch(fact):
        return fact
    return sha256(fact.encode("utf-8", "surrogatepass")).hexdigest()[:16]
