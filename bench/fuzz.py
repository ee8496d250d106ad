"""Hostile reports through the whole program: no unhandled error, no hang, bounded memory.

``python -m bench.fuzz --reports 10000``: each report is read and cut, its places and claims are found; the
claims of every 50 together are merged, drawn and written as GeoJSON, those of every 500 as the map's columns too.
A batch that takes longer than one report may is done again report by report. ``--from N --reports 1`` does one again.
"""

from __future__ import annotations

import argparse
import resource
import signal
import sys
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import process_time

from bench.hostile import hostile
from events.claim import Claim
from events.claims import read_claims
from events.merge import merge
from geo.boundaries import Boundaries
from geo.geoparse import geoparse
from geo.index import PlaceIndex
from layers.situation import layers_of
from outputs import geojson, payload
from outputs.sheet import sheet_of
from reports.read import read_uploads
from reports.report import Report
from reports.sentences import split

__all__ = ["main"]

SECONDS = 2.0
"""The longest that a report may take, in time of the processor."""

BYTES = 1_000_000_000
"""The most memory that the run may hold."""

_GIVEN_UP_SECONDS = 60
_BATCH = 50
_PAGE = 500


class _Hang(Exception):
    """A stage that does not end."""


@dataclass(slots=True)
class _Outcome:
    """What the run has found so far."""

    read: int = 0
    rejected: int = 0
    claims: int = 0
    seconds: list[tuple[float, int]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Said:
    """The reports of one input, and what they claim."""

    number: int
    reports: list[Report] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)


@contextmanager
def _ended(outcome: _Outcome, what: str) -> Iterator[None]:
    """Note an error or a hang inside as a fault of what was done."""
    signal.setitimer(signal.ITIMER_PROF, _GIVEN_UP_SECONDS)
    try:
        yield
    except Exception as error:  # any error is what is looked for
        where = traceback.extract_tb(error.__traceback__)[-1]
        outcome.faults.append(f"{what}: {type(error).__name__}: {error} ({where.filename}:{where.lineno})")
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _read(number: int, outcome: _Outcome, places: PlaceIndex) -> _Said:
    """Read one hostile input and find what its reports say."""
    kind, source = hostile(number)
    started = process_time()
    said = _Said(number=number)
    with _ended(outcome, f"{kind} {number}: reading"):
        readings = read_uploads([source])
        outcome.read += len(readings.reports)
        outcome.rejected += len(readings.rejected)
        for report in readings.reports:
            sentences = split(report.body)
            said.claims.extend(read_claims(report, sentences, geoparse(report, sentences, places)))
            said.reports.append(report)
    outcome.claims += len(said.claims)
    _timed(outcome, f"{kind} {number}: reading", started, number)
    return said


def _timed(outcome: _Outcome, what: str, started: float, number: int) -> None:
    took = process_time() - started
    outcome.seconds.append((took, number))
    if took > SECONDS:
        outcome.faults.append(f"{what}: {took:.1f} s")


def _draw(said: Sequence[_Said], places: PlaceIndex, *, page: bool = False) -> None:
    """Merge, lay out, write as GeoJSON; as the map's columns too where asked for, a second for the base map alone."""
    reports = {report.id: report for one in said for report in one.reports}
    events = merge([claim for one in said for claim in one.claims])
    layers = layers_of(events, places=places, boundaries=Boundaries.open())
    geojson.dumps(layers, texts={name: report.body for name, report in reports.items()})
    if page:
        sheet = sheet_of(layers, reports=tuple(reports.values()), countries=payload.country_names())
        payload.payload(layers, sheet).whole()


def _draw_batch(batch: Sequence[_Said], outcome: _Outcome, places: PlaceIndex) -> None:
    """Draw what several inputs say together; one by one where that takes long or fails."""
    failed = _Outcome()
    started = process_time()
    with _ended(failed, "together"):
        _draw(batch, places)
    if process_time() - started <= SECONDS and not failed.faults:
        return
    found = len(outcome.faults)
    for said in batch:
        started = process_time()
        with _ended(outcome, f"{said.number}: drawing"):
            _draw([said], places)
        _timed(outcome, f"{said.number}: drawing", started, said.number)
    if len(outcome.faults) == found:
        outcome.faults.extend(
            f"{batch[0].number} to {batch[-1].number}: drawing {fault}" for fault in failed.faults
        )


def main(arguments: Sequence[str] = ()) -> int:
    """Run and print the figures; 1 where a report broke one of the rules."""
    parser = argparse.ArgumentParser(prog="python -m bench.fuzz", description=__doc__)
    parser.add_argument("--reports", type=int, default=250, help="how many (250)")
    parser.add_argument("--from", dest="first", type=int, default=0, help="the number of the first (0)")
    args = parser.parse_args(list(arguments))
    signal.signal(signal.SIGPROF, _hang)
    places = PlaceIndex.open()
    _draw([_read(args.first, _Outcome(), places)], places)  # loads models, which is no report's time
    outcome = _Outcome()
    shown: list[_Said] = []
    told = 0
    for start in range(args.first, args.first + args.reports, _BATCH):
        numbers = range(start, min(start + _BATCH, args.first + args.reports))
        said = [_read(number, outcome, places) for number in numbers]
        _draw_batch(said, outcome, places)
        done = numbers[-1] + 1 - args.first
        shown.extend(said)
        if len(shown) >= _PAGE or done == args.reports:
            with _ended(outcome, f"{shown[0].number} to {shown[-1].number}: page"):
                _draw(shown, places, page=True)
            shown.clear()
        print(f"{done:,} of {args.reports:,}: {outcome.faults[told:] or ''}", file=sys.stderr, flush=True)
        told = len(outcome.faults)
    return _print(outcome, args.reports)


def _hang(_number: int, _frame: object) -> None:
    raise _Hang(f"not done after {_GIVEN_UP_SECONDS} s")


def _peak_bytes() -> int:
    """The most memory this program held; `getrusage` would count what the one that started it held before."""
    status = Path("/proc/self/status")
    if status.exists():
        return (
            next(int(line.split()[1]) for line in status.read_text().splitlines() if line[:6] == "VmHWM:")
            * 1024
        )
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _print(outcome: _Outcome, count: int) -> int:
    peak = _peak_bytes()
    if peak > BYTES:
        outcome.faults.append(f"memory: {peak / 1e6:,.0f} MB at the peak")
    slowest = sorted(outcome.seconds, reverse=True)[:3]
    middle = sorted(outcome.seconds)[len(outcome.seconds) // 2][0]
    print(
        f"{count:,} hostile inputs: {outcome.read:,} reports read, {outcome.rejected:,} rejected with a reason"
    )
    print(
        f"{outcome.claims:,} claims; median {middle:.3f} s, slowest {[(round(s, 2), n) for s, n in slowest]}"
    )
    print(f"peak memory {peak / 1e6:,.0f} MB; {len(outcome.faults)} faults")
    for fault, times in Counter(outcome.faults).most_common(50):
        print(f"  {times} × {fault}")
    return 1 if outcome.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
