"""``python -m bench.sessions [--seconds S] [--sessions N]``: many reviewers at once on one workspace.

Each session is a process of its own that looks at the workspace (version, new decisions), filters the reviewed events
as the screen does, decides on one of them, and now and then builds the layers and saves them; then it
thinks for a moment. Some decide on what another has just decided on: they are told, look again and decide once more.
Measured is how long each answer takes, on a GeoPackage and, where Debian's packages are installed, on a PostGIS.
Afterwards every decision that was acknowledged must be in the log, once.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

from bench import postgres
from events.event import Event
from geo.geoparse import Geoparsed
from layers.situation import Layers, layers_of
from reports.readings import Readings
from reports.report import Report
from workspace import deciding
from workspace.decision import Decision
from workspace.errors import StaleDecisionError
from workspace.review import reviewed
from workspace.workspace import Workspace

__all__ = ["Session", "main", "run"]

EVENTS, REPORTS = 500, 50
MOST_SESSIONS, MOST_SECONDS = 50, 600.0
LIMIT_S = 1.0
"""The median answer that is asked for."""

_SAVES = 0.03
"""The share of turns in which a session saves the layers."""


@dataclass(slots=True)
class Session:
    """What one session saw."""

    acknowledged: list[str] = field(default_factory=list)
    told: int = 0
    faults: list[str] = field(default_factory=list)
    seconds: list[tuple[str, float]] = field(default_factory=list)


class _Built(NamedTuple):
    geoparsed: tuple[Geoparsed, ...]
    events: tuple[Event, ...]
    layers: Layers


def _session(address: str, events: tuple[Event, ...], number: int, seconds: float) -> Session:
    chance, seen = random.Random(number), Session()
    end = time.monotonic() + seconds
    with Workspace.open(address, create=False, patience_s=30) as workspace:
        while time.monotonic() < end:
            try:
                _turn(workspace, events, chance, seen, f"reviewer {number}")
            except Exception as error:
                seen.faults.append(f"{type(error).__name__}: {error}")
            time.sleep(chance.uniform(0.2, 1.0))
    return seen


def _turn(
    workspace: Workspace, read: tuple[Event, ...], chance: random.Random, seen: Session, name: str
) -> None:
    begun = time.perf_counter()
    version = workspace.version
    reports, log = workspace.reports(), workspace.decisions()
    seen.seconds.append(("read", time.perf_counter() - begun))
    begun = time.perf_counter()
    events = reviewed(read, log).events
    wanted = chance.choice(("auto", "edited", "confirmed", "rejected"))
    shown = [event for event in events if event.review == wanted] or list(events)
    seen.seconds.append(("filter", time.perf_counter() - begun))
    if len(reports) != REPORTS:
        seen.faults.append(f"{len(reports)} reports are there")
    begun = time.perf_counter()
    decision = _choice(chance, shown[chance.randrange(min(len(shown), 40))], name)
    looked = version
    while True:
        try:
            kept = workspace.decide(decision, seen=looked)
            break
        except StaleDecisionError as stale:
            seen.told += 1
            looked = stale.newer[-1].seq
    seen.seconds.append(("decide", time.perf_counter() - begun))
    seen.acknowledged.append(kept.id)
    if chance.random() < _SAVES:
        begun = time.perf_counter()
        workspace.save(_Built((), events, layers_of(events)), seq=version)
        seen.seconds.append(("save", time.perf_counter() - begun))


def _choice(chance: random.Random, event: Event, name: str) -> Decision:
    kind = chance.randrange(4)
    if kind == 0:
        return deciding.reject(event, by=name)
    if kind == 1:
        return deciding.edit(event, by=name, weapon=chance.choice(("air", "drone", "rocket")))
    if kind == 2:
        point = deciding.clicked(chance.uniform(33, 37), chance.uniform(36, 41), radius_m=500)
        return deciding.place(event, point, by=name)
    return deciding.confirm(event, by=name)


def _fill(address: str) -> tuple[Event, ...]:
    """Put reports into a new workspace; the events that are decided on, as if they had been read from them."""
    chance = random.Random(0)
    given = {"title": None, "publisher": "Bench", "published": None, "published_has_time": False}
    reports = tuple(
        Report(id=f"report-{n}", url=None, language="en", body=f"Text {n}. " * 300, path=None, **given)  # type: ignore[arg-type]
        for n in range(REPORTS)
    )
    made = [
        deciding.add(
            by="bench",
            layer="strike",
            title=f"Strike {n}",
            event_type="Explosions/Remote violence",
            sub_event_type="Air/drone strike",
            modality="reported",
            confidence=0.5,
            at=deciding.clicked(chance.uniform(33, 37), chance.uniform(36, 41), radius_m=500),
        )
        for n in range(EVENTS)
    ]
    events = reviewed((), made).events
    with Workspace.open(address) as workspace:
        workspace.add(Readings(reports=reports), by="bench")
        workspace.save(_Built((), events, layers_of(events)), seq=workspace.version)
    return events


def run(address: str, *, sessions: int, seconds: float) -> tuple[list[Session], list[str]]:
    """Run sessions at once; what each saw, and what is wrong with the log afterwards."""
    sessions, seconds = min(sessions, MOST_SESSIONS), min(seconds, MOST_SECONDS)
    events = _fill(address)
    fork = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(sessions, mp_context=fork) as pool:
        running = [pool.submit(_session, address, events, number, seconds) for number in range(sessions)]
        seen = [one.result(timeout=seconds + 300) for one in running]
    with Workspace.open(address, create=False) as workspace:
        log = workspace.decisions()
    counted = Counter(decision.id for decision in log)
    wrong = [name for one in seen for name in one.acknowledged if counted[name] != 1]
    if [decision.seq for decision in log] != list(range(1, len(log) + 1)):
        wrong.append("the numbers of the log have gaps")
    return seen, wrong


def _print(name: str, seen: Sequence[Session], wrong: Sequence[str]) -> bool:
    faults = [fault for one in seen for fault in one.faults]
    acknowledged = sum(len(one.acknowledged) for one in seen)
    told = sum(one.told for one in seen)
    print(f"{name}: {len(seen)} sessions, {acknowledged} decisions, {told} told of another's in time")
    print(f"  errors: {len(faults)}  lost: {len(wrong)}")
    for line in (*faults, *wrong)[:10]:
        print(f"    {line}")
    answers = [taken for one in seen for _, taken in one.seconds]
    for what in ("read", "filter", "decide", "save", "all"):
        taken = [s for one in seen for kind, s in one.seconds if what in (kind, "all")]
        if len(taken) > 1:
            worst = quantiles(taken, n=20)[-1]
            print(
                f"  {what:7} median {median(taken) * 1000:6.0f} ms   95 % {worst * 1000:6.0f} ms   of {len(taken)}"
            )
    return not faults and not wrong and median(answers) <= LIMIT_S


def main(argv: Sequence[str] | None = None) -> int:
    """Print both measurements; 1 where an answer was lost, wrong or too slow."""
    parser = argparse.ArgumentParser(prog="python -m bench.sessions")
    parser.add_argument("--seconds", type=float, default=120.0)
    parser.add_argument("--sessions", type=int, default=20)
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        address = str(Path(folder) / "desk.gpkg")
        good = _print("GeoPackage", *run(address, sessions=args.sessions, seconds=args.seconds))
    reason = postgres.missing()
    if reason is not None:
        print(f"PostGIS: not measured, {reason}")
    else:
        with postgres.started() as address:
            good &= _print("PostGIS", *run(address, sessions=args.sessions, seconds=args.seconds))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
