"""Readers: reports read one after the other or, where there are many, by several processes at once."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path

from events.claim import Claim
from events.claims import read_claims
from events.helper import make_ready
from events.parsing import parse
from geo.geoparse import Geoparsed, geoparse
from geo.index import PlaceIndex
from reports.journal import note
from reports.report import Report
from reports.sentences import split

__all__ = ["What", "read_reports", "warm_up"]

What = tuple[Geoparsed, tuple[Claim, ...]]
"""What one report says: its places and its claims."""
WORTH_A_WORKER = 25
"""Reports that take as long to read as it takes to start a process."""
AT_ONCE = 2
"""Reports that a process is given at a time."""
KEPT = 2_000
"""Reports whose reading stays in memory, so that a decision is on the map without reading everything again."""

SLOW_S = 10.0
"""A report that takes longer is in the log."""

_Timed = tuple[What, float]
_Part = Sequence[Report]


def read_reports(
    reports: Sequence[Report], index: PlaceIndex, places: tuple[Path, ...] = (), workers: int = 1
) -> Iterator[What]:
    """The reading of each report, in their order; many reports are shared out among `workers`, this process one of them.

    `places` are the folders of the further segments of `index`.
    """
    helpers = min(workers, len(reports) // WORTH_A_WORKER) - 1
    if helpers < 1:
        yield from (_read(report, index) for report in reports)
        return
    parts = [reports[n : n + AT_ONCE] for n in range(0, len(reports), AT_ONCE)]
    # Not by a fork: threads of the libraries may hold locks.
    pool = ProcessPoolExecutor(
        helpers, mp_context=get_context("spawn"), initializer=make_ready, initargs=(places,)
    )
    try:
        asked = [pool.submit(_read_apart, part, places) for part in parts]
        yield from _together(parts, asked, index)
    finally:
        pool.shutdown(cancel_futures=True)


def _together(
    parts: Sequence[_Part], asked: Sequence[Future[list[_Timed]]], index: PlaceIndex
) -> Iterator[What]:
    """What the other processes read and, while there is nothing of theirs to give, what none has begun with."""
    ours: dict[int, list[What]] = {}
    free = iter(range(len(parts)))
    for n, (part, theirs) in enumerate(zip(parts, asked, strict=True)):
        while n not in ours and not theirs.done():
            mine = next((k for k in free if asked[k].cancel()), None)
            if mine is None:
                break
            ours[mine] = [_read(report, index) for report in parts[mine]]
        if n in ours:
            yield from ours.pop(n)
            continue
        for report, (what, seconds) in zip(part, theirs.result(), strict=True):
            _note_read(report, what, seconds)
            yield what


def _read_apart(reports: _Part, places: tuple[Path, ...]) -> list[_Timed]:
    """Reports read in a process of its own, which has no log; and the seconds that each took."""
    index = _index(places)
    found = []
    for report in reports:
        begun = time.monotonic()
        found.append((_read(report, index), time.monotonic() - begun))
    return found


def warm_up(places: tuple[Path, ...]) -> None:
    """Load what the first report would wait for."""
    _index(places)
    list(parse(["The army took the town."]))


@lru_cache(maxsize=1)
def _index(places: tuple[Path, ...]) -> PlaceIndex:
    return PlaceIndex.open(more=places)


@lru_cache(maxsize=KEPT)
def _read(report: Report, index: PlaceIndex) -> What:
    """What one report says: the slow part, and always the same for one report and gazetteer."""
    begun = time.monotonic()
    sentences = split(report.body)
    places = geoparse(report, sentences, index)
    claims = tuple(read_claims(report, sentences, places))
    _note_read(report, (places, claims), time.monotonic() - begun)
    return places, claims


def _note_read(report: Report, what: What, seconds: float) -> None:
    places, claims = what
    counts = {"characters": len(report.body), "places": len(places.located), "claims": len(claims)}
    level = logging.WARNING if seconds > SLOW_S else logging.DEBUG
    note("report read", level=level, report=report.id, seconds=seconds, **counts)
