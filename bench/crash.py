"""``python -m bench.crash [KILLS] [--light]``: kills a process at random moments while it works on a workspace.

Each round a process opens (or makes) a workspace and, in random order, imports reports, decides, builds the
situation and saves it, and makes backups. It says so on a pipe after each call has returned; at a random moment it
is killed with SIGKILL. Then the workspace must open, hold everything that was acknowledged in all rounds, and pass
SQLite's own check; so must every backup that was acknowledged. A new file is begun every `ROUNDS_A_FILE` rounds, so
that making one is hit too.

SIGKILL ends the process, not the operating system: that a commit has been synced before it is acknowledged
is SQLite's part (``synchronous = FULL``), which this cannot show. With ``--light`` no text is read: situations are
built from events by hand.
"""

from __future__ import annotations

import argparse
import os
import random
import select
import signal
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from events.event import Event
from geo.geoparse import Geoparsed
from layers.situation import Layers, layers_of
from reports.readings import Readings
from reports.report import Report
from workspace import deciding
from workspace.errors import WorkspaceError
from workspace.review import reviewed
from workspace.workspace import Workspace

__all__ = ["Outcome", "main", "run"]

ROUNDS_A_FILE = 20
MOST_LINES = 24
LONGEST_S = 0.25
"""A kill comes so many seconds at most after at most so many lines were said; none stands for the very start."""

PATIENCE_S = 60.0


@dataclass(slots=True)
class Outcome:
    """What became of the kills."""

    kills: int = 0
    decisions: int = 0
    reports: int = 0
    saves: int = 0
    backups: int = 0
    while_doing: dict[str, int] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    unopened: list[str] = field(default_factory=list)


class _Built(NamedTuple):
    geoparsed: tuple[Geoparsed, ...]
    events: tuple[Event, ...]
    layers: Layers


def _situation(workspace: Workspace, *, light: bool) -> Any:
    if not light:
        import pipeline  # noqa: PLC0415 - seconds to load

        return pipeline.build_workspace(workspace)
    events = reviewed((), workspace.decisions()).events
    return _Built((), events, layers_of(events))


class _Work:
    """The process that is killed: says on a pipe what it begins, and what has returned."""

    def __init__(self, path: Path, pipe: int, number: int, *, light: bool) -> None:
        self._path, self._pipe, self._light = path, pipe, light
        self._chance = random.Random(number)
        self._number = number

    def __call__(self) -> None:
        self._say("doing open")
        with Workspace.open(self._path) as workspace:
            steps: Sequence[tuple[Callable[[Workspace], None], int]] = (
                (self._decide, 6),
                (self._import, 3),
                (self._save, 3),
                (self._backup, 1),
            )
            while True:
                step = self._chance.choices([s for s, _ in steps], [weight for _, weight in steps])[0]
                self._say(f"doing {step.__name__.strip('_')}")
                step(workspace)

    def _say(self, line: str) -> None:
        os.write(self._pipe, f"{line}\n".encode())

    def _decide(self, workspace: Workspace) -> None:
        lat, lon = self._chance.uniform(33, 37), self._chance.uniform(36, 41)
        decision = deciding.add(
            by="bench",
            layer="strike",
            title="A strike by hand",
            event_type="Explosions/Remote violence",
            sub_event_type="Air/drone strike",
            modality="reported",
            confidence=0.5,
            at=deciding.clicked(lat, lon, radius_m=100),
        )
        kept = workspace.decide(decision, seen=workspace.version)
        self._say(f"decision {kept.id}")

    def _import(self, workspace: Workspace) -> None:
        name = f"report-{self._number}-{self._chance.randrange(10**9)}"
        text = "Government forces shelled Idlib on Friday, killing four people. " * self._chance.choice(
            (1, 1, 200)
        )
        report = Report(
            id=name,
            title=None,
            publisher="Bench",
            published=None,
            published_has_time=False,
            url=None,
            language="en",
            body=text if self._light else text[:64],
            path=None,
        )
        added = workspace.add(Readings(reports=(report,)), by="bench")
        self._say(f"report {added.new[0]}")

    def _save(self, workspace: Workspace) -> None:
        self._say("doing build")
        seq = workspace.version
        built = _situation(workspace, light=self._light)
        self._say("doing write")
        if workspace.save(built, seq=seq):
            self._say(f"saved {seq}")

    def _backup(self, workspace: Workspace) -> None:
        target = self._path.with_name(f"backup-{self._number}.gpkg")
        workspace.backup(target)
        self._say(f"backup {target.name}")


def _killed(work: _Work, read: int, pipe: int, lines: int, delay_s: float) -> list[str]:
    """Run work in a process of its own, kill it some time after it has said some lines; all that it said.

    Lines are counted, not time alone: on a busy machine too the kill hits work, not only its beginning.
    """
    child = os.fork()
    if child == 0:
        os.close(read)
        try:
            work()
        except BaseException as error:
            os.write(pipe, f"fault {type(error).__name__}: {error}\n".encode())
        os._exit(1)
    os.close(pipe)
    said = b""
    while said.count(b"\n") < lines and select.select([read], [], [], PATIENCE_S)[0]:
        more = os.read(read, 65_536)
        if not more:
            break
        said += more
    time.sleep(delay_s)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(read, "rb") as rest:
        said += rest.read()
    return [line.decode("utf-8", "replace") for line in said.split(b"\n")[:-1]]


@dataclass(slots=True)
class _Promised:
    """What one file's processes acknowledged."""

    decisions: set[str] = field(default_factory=set)
    reports: set[str] = field(default_factory=set)
    saved: int = 0

    def take(self, lines: Sequence[str], outcome: Outcome) -> list[str]:
        """Note the lines of one process; the names of the backups that it made."""
        backups = []
        for kind, _, what in (line.partition(" ") for line in lines):
            if kind == "decision":
                self.decisions.add(what)
                outcome.decisions += 1
            elif kind == "report":
                self.reports.add(what)
                outcome.reports += 1
            elif kind == "saved":
                self.saved = max(self.saved, int(what))
                outcome.saves += 1
            elif kind == "backup":
                backups.append(what)
            elif kind == "fault":
                outcome.lost.append(what)
        doing = [line.split()[1] for line in lines if line.startswith("doing ")]
        last = doing[-1] if doing else "start"
        outcome.while_doing[last] = outcome.while_doing.get(last, 0) + 1
        outcome.backups += len(backups)
        return backups


def _check(path: Path, promised: _Promised, outcome: Outcome) -> None:
    if not path.exists():
        if promised.decisions or promised.reports:
            outcome.unopened.append(f"{path.name} is gone")
        return
    try:
        with Workspace.open(path, create=False) as workspace:
            log, kept, saved = workspace.decisions(), workspace.reports(), workspace.saved.seq
    except WorkspaceError as error:
        outcome.unopened.append(str(error))
        return
    outcome.lost += sorted(promised.decisions - {decision.id for decision in log})
    outcome.lost += sorted(promised.reports - {report.id for report in kept})
    if saved < promised.saved:
        outcome.lost.append(f"the situation saved at {promised.saved}")
    with closing(sqlite3.connect(path)) as connection:
        if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
            outcome.unopened.append(f"{path.name} fails SQLite's check")


def run(kills: int, *, light: bool, folder: Path, seed: int = 1) -> Outcome:
    """Kill so many processes; what was lost is in the outcome, nothing is raised."""
    chance, outcome, promised = random.Random(seed), Outcome(), _Promised()
    path = folder / "none.gpkg"
    for number in range(kills):
        if number % ROUNDS_A_FILE == 0:
            path, promised = folder / f"desk-{number}.gpkg", _Promised()
        read, pipe = os.pipe()
        work = _Work(path, pipe, number, light=light)
        lines = _killed(work, read, pipe, chance.randint(0, MOST_LINES), chance.uniform(0, LONGEST_S))
        outcome.kills += 1
        for name in promised.take(lines, outcome):
            _check(folder / name, _Promised(), outcome)
        _check(path, promised, outcome)
    return outcome


def _warm(path: Path, *, light: bool) -> None:
    """Load everything once before the processes are made, so that they are hit at work and not at loading."""
    null = os.open(os.devnull, os.O_WRONLY)
    work = _Work(path, null, 0, light=light)
    with Workspace.open(path) as workspace:
        for step in (work._import, work._decide, work._save):
            step(workspace)
    os.close(null)


def main(argv: Sequence[str] | None = None) -> int:
    """Print what became of the kills; 1 if anything was lost."""
    parser = argparse.ArgumentParser(prog="python -m bench.crash")
    parser.add_argument("kills", nargs="?", type=int, default=300)
    parser.add_argument("--light", action="store_true", help="build from events by hand, read no text")
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        _warm(Path(folder) / "first.gpkg", light=args.light)
        outcome = run(args.kills, light=args.light, folder=Path(folder))
    doing = ", ".join(f"{what} {count}" for what, count in sorted(outcome.while_doing.items()))
    print(f"{outcome.kills} kills, hit while: {doing}")
    print(
        f"acknowledged: {outcome.decisions} decisions, {outcome.reports} reports, {outcome.saves} saves, "
        f"{outcome.backups} backups"
    )
    print(f"lost: {len(outcome.lost)}  files that do not open: {len(outcome.unopened)}")
    for line in (*outcome.lost, *outcome.unopened)[:20]:
        print(f"  {line}")
    return 1 if outcome.lost or outcome.unopened else 0


if __name__ == "__main__":
    sys.exit(main())
