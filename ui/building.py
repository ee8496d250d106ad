"""Reports into screens and situations, each built once for all sessions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from reports.read import read, with_unique_ids
from reports.readings import Readings, joined
from reports.report import Report
from ui.screen import Screen, key_of, load, save, screen_of

if TYPE_CHECKING:
    from pipeline import Situation

__all__ = ["read_start", "screen_for", "situation_for", "together"]


def read_start(paths: tuple[str, ...]) -> Readings:
    """The reports that the program was started with, as they are now."""
    return _read_start(paths, _changed(paths))


@st.cache_data(show_spinner=False, max_entries=4)
def _read_start(paths: tuple[str, ...], changed: tuple[int, int]) -> Readings:  # noqa: ARG001 - part of the key
    return read([Path(path) for path in paths])


def _changed(paths: tuple[str, ...]) -> tuple[int, int]:
    """How many files there are and when the last was changed: different after any edit."""
    files = [file for path in map(Path, paths) for file in ([path] if path.is_file() else path.rglob("*"))]
    return len(files), max((file.stat().st_mtime_ns for file in files if file.exists()), default=0)


def together(*parts: Readings) -> Readings:
    """Several readings as one, ids made unique and doubles left out."""
    return with_unique_ids(joined(parts))


def screen_for(reports: Sequence[Report], as_of: date | None) -> Screen:
    """The screen of some reports: from memory, from disk, or built now."""
    return _screen(key_of(reports, _text(as_of)), tuple(reports), as_of)


def situation_for(reports: Sequence[Report], as_of: date | None) -> Situation:
    """The situation of some reports, from memory or built now."""
    return _situation(key_of(reports, _text(as_of)), tuple(reports), as_of)


def _text(as_of: date | None) -> str | None:
    return as_of.isoformat() if as_of else None


# The arguments with an underscore are not hashed: the key stands for them.
@st.cache_resource(show_spinner=False, max_entries=8)
def _screen(key: str, _reports: tuple[Report, ...], _as_of: date | None) -> Screen:
    kept = load(key)
    if kept is not None:
        return kept
    screen = screen_of(_situation(key, _reports, _as_of))
    save(key, screen)
    return screen


@st.cache_resource(show_spinner=False, max_entries=4)
def _situation(key: str, _reports: tuple[Report, ...], _as_of: date | None) -> Situation:  # noqa: ARG001
    import pipeline  # noqa: PLC0415 - seconds to import; a screen from disk does not need it

    moment = datetime.combine(_as_of, time(23, 59, 59), UTC) if _as_of else None
    return pipeline.build(_reports, as_of=moment)
