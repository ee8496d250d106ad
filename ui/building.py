"""Reports and decisions into screens and situations, each built once for all sessions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import streamlit as st

from reports.read import read
from reports.readings import Readings
from reports.report import Report
from ui.screen import Screen, key_of, load, save, screen_of

if TYPE_CHECKING:
    from pipeline import Situation
    from workspace.decision import Decision

__all__ = ["read_start", "screen_for", "situation_for", "warm_up"]

Progress = Callable[[int, int], None]


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


def screen_for(
    reports: Sequence[Report],
    decisions: Sequence[Decision],
    as_of: date | None,
    progress: Progress | None = None,
) -> Screen:
    """The screen of reports and decisions: from memory, from disk, or built now."""
    return _screen(
        key_of(reports, _text(as_of), decisions), tuple(reports), tuple(decisions), as_of, progress
    )


def situation_for(
    reports: Sequence[Report],
    decisions: Sequence[Decision],
    as_of: date | None,
    progress: Progress | None = None,
) -> Situation:
    """The situation of reports and decisions, from memory or built now."""
    key = key_of(reports, _text(as_of), decisions)
    return _situation(key, tuple(reports), tuple(decisions), as_of, progress)


def warm_up(reports: Sequence[Report]) -> None:
    """Read the reports in the background, so that the first decision need not wait for it."""
    _warm(key_of(reports), tuple(reports))


@st.cache_resource(show_spinner=False, max_entries=8)
def _warm(key: str, _reports: tuple[Report, ...]) -> None:  # noqa: ARG001
    def build() -> None:
        import pipeline  # noqa: PLC0415

        pipeline.build(_reports)

    Thread(target=build, daemon=True, name="reading ahead").start()


def _text(as_of: date | None) -> str | None:
    return as_of.isoformat() if as_of else None


# The arguments with an underscore are not hashed: the key stands for them.
@st.cache_resource(show_spinner=False, max_entries=16)
def _screen(
    key: str,
    _reports: tuple[Report, ...],
    _decisions: tuple[Decision, ...],
    _as_of: date | None,
    _progress: Progress | None,
) -> Screen:
    kept = load(key)
    if kept is not None:
        return kept
    screen = screen_of(_situation(key, _reports, _decisions, _as_of, _progress))
    save(key, screen)
    return screen


@st.cache_resource(show_spinner=False, max_entries=8)
def _situation(
    key: str,  # noqa: ARG001
    _reports: tuple[Report, ...],
    _decisions: tuple[Decision, ...],
    _as_of: date | None,
    _progress: Progress | None,
) -> Situation:
    import pipeline  # noqa: PLC0415 - seconds to import; a screen from disk does not need it

    moment = datetime.combine(_as_of, time(23, 59, 59), UTC) if _as_of else None
    return pipeline.build(_reports, as_of=moment, decisions=_decisions, progress=_progress)
