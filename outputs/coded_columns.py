"""Columns of texts, numbers and times as numbers into dictionaries; once a run or once a parent's text where they follow."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import orjson

from outputs.arrays import Arrays
from outputs.codes import Coded, follows, narrow, steps

__all__ = ["NULL", "TIMES", "coded_columns_of", "parents_of", "runs_of", "wall_minutes"]

NULL = -(2**31)
"""Stands for an unknown time or coordinate."""

TIMES = ("start", "end", "moment", "published_day")
_ALIKE = ("start", "end", "time_precision", "modality")
"""What decides whether a row is shown at a moment: rows that are alike in it are a run."""

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - wall-clock minutes have no zone
_MANY_TEXTS = 255
"""So many texts that their numbers take two bytes."""
_FEW = 2
"""A column with fewer texts is no parent: nothing that changes follows from it."""
_SHORT = 2
"""Runs shorter than so many rows are not worth it."""


def runs_of(texts: Mapping[str, Coded]) -> npt.NDArray[np.intp] | None:
    """The first row of each run, or None where runs are short."""
    found = [texts[name].codes for name in _ALIKE if name in texts]
    if "start" not in texts or not len(found[0]):
        return None
    changes = np.zeros(len(found[0]), bool)
    changes[0] = True
    for codes in found:
        changes[1:] |= codes[1:] != codes[:-1]
    runs = np.flatnonzero(changes)
    return runs if len(runs) * _SHORT <= len(changes) else None


def coded_columns_of(
    texts: Mapping[str, Coded],
    arrays: Arrays,
    lane_of: Callable[[str], int],
    *,
    runs: npt.NDArray[np.intp] | None,
    ordered: bool,
) -> dict[str, dict[str, Any]]:
    """Columns of texts and times, each after the narrowest column that it follows from."""
    # Who has most texts can follow from nobody with fewer, so parents are known before their children; and what
    # is read first follows from nothing that is read later.
    order = sorted(texts, key=lambda name: (lane_of(name), -len(texts[name].words), name in TIMES, name))
    likely = set(parents_of(texts))
    parents: list[str] = []
    within = _within(runs, len(next(iter(texts.values())).codes)) if runs is not None else np.empty(0, bool)
    written: dict[str, dict[str, Any]] = {}
    for name in order:
        column, arrays.lane = texts[name], lane_of(name)
        if runs is not None and _follows_runs(column.codes, within):
            written[name] = {"r": 1, **_coded_column(name, column.codes[runs], column.words, arrays, True)}
            continue
        for parent in sorted(parents, key=lambda one: len(texts[one].words)):
            words = len(texts[parent].words)
            by_parent = follows(column.codes, texts[parent].codes, words) if len(column.words) > 1 else None
            if by_parent is not None:
                written[name] = {"v": parent, **_coded_column(name, by_parent, column.words, arrays, True)}
                break
        else:
            written[name] = _coded_column(name, column.codes, column.words, arrays, ordered)
            if name in likely:
                parents.append(name)
    return {name: written[name] for name in texts}


def parents_of(texts: Mapping[str, Coded]) -> list[str]:
    """Columns that others may follow from."""
    return [
        name
        for name, column in texts.items()
        if name not in TIMES and _FEW <= len(column.words) < len(column.codes) / 2
    ]


def _within(runs: npt.NDArray[np.intp], count: int) -> npt.NDArray[np.bool_]:
    """Whether each row but the first lies in the run of the row before."""
    found = np.ones(count, bool)
    found[runs] = False
    return found[1:]


def _follows_runs(codes: npt.NDArray[np.intp], within: npt.NDArray[np.bool_]) -> bool:
    return not ((codes[1:] != codes[:-1]) & within).any()


def _coded_column(
    name: str, codes: npt.NDArray[np.intp], words: list[Any], arrays: Arrays, ordered: bool
) -> dict[str, Any]:
    if name not in TIMES:
        kind: dict[str, Any] = {"k": "num" if isinstance(words[0], float) else "cat"}
        if len(words) > _MANY_TEXTS:
            texts = np.frombuffer(orjson.dumps([None, *words]), np.uint8)
            kind["j"] = arrays.add(texts, ordered=True)
        else:
            kind["d"] = [None, *words]
        if ordered and len(words) > _MANY_TEXTS:
            return {**kind, "g": arrays.add(narrow(steps(codes + 1)))}
        numbers = (codes + 1).astype(narrow(np.array([len(words)])).dtype)
        return {**kind, "a": arrays.add(numbers, ordered=ordered)}
    known = [wall_minutes(value) for value in words]
    minutes, zones = [NULL, *(pair[0] for pair in known)], [0, *(pair[1] for pair in known)]
    numbers = (codes + 1).astype(narrow(np.array([len(words)])).dtype)
    return {
        "k": "time",
        "m": arrays.add(np.array(minutes, np.int32), ordered=True),
        "z": arrays.add(np.array(zones, np.int16), ordered=True),
        "a": arrays.add(numbers, ordered=True),
    }


@lru_cache(maxsize=4096)
def wall_minutes(moment: str | datetime) -> tuple[int, int]:
    """(minutes since 1970 of the wall clock where it happened, minutes that this clock is ahead of UTC)."""
    when = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    ahead = when.utcoffset()
    wall = when.replace(tzinfo=None) - _EPOCH
    return int(wall.total_seconds() // 60), 0 if ahead is None else int(ahead.total_seconds() // 60)
