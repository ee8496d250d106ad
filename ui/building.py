"""Reports and decisions into screens and situations, each built once for all sessions."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from threading import RLock, Thread
from typing import TYPE_CHECKING, Generic, TypeVar

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
T = TypeVar("T")


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
    key = key_of(reports, _text(as_of), decisions)

    def build() -> Screen:
        kept = load(key)
        if kept is not None:
            return kept
        screen = screen_of(situation_for(reports, decisions, as_of, progress))
        save(key, screen)
        return screen

    return _memory().screens.get(key, build)


def situation_for(
    reports: Sequence[Report],
    decisions: Sequence[Decision],
    as_of: date | None,
    progress: Progress | None = None,
) -> Situation:
    """The situation of reports and decisions, from memory or built now."""

    def build() -> Situation:
        import pipeline  # noqa: PLC0415 - seconds to import; a screen from disk does not need it

        moment = datetime.combine(as_of, time(23, 59, 59), UTC) if as_of else None
        return pipeline.build(reports, as_of=moment, decisions=decisions, progress=progress)

    return _memory().situations.get(key_of(reports, _text(as_of), decisions), build)


class _Kept(Generic[T]):
    """The last few things built, by key; each is built once, also when several sessions ask for it.

    Streamlit's own cache would not let the building draw its progress.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: OrderedDict[str, T] = OrderedDict()
        self._lock = RLock()

    def get(self, key: str, build: Callable[[], T]) -> T:
        with self._lock:
            if key not in self._held:
                self._held[key] = build()
            self._held.move_to_end(key)
            while len(self._held) > self._most:
                self._held.popitem(last=False)
            return self._held[key]


class _Memory:
    def __init__(self) -> None:
        self.screens: _Kept[Screen] = _Kept(16)
        self.situations: _Kept[Situation] = _Kept(6)


@st.cache_resource(show_spinner=False)
def _memory() -> _Memory:
    return _Memory()


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
