"""The workspace: reports and decisions on disk, in one GeoPackage or in a PostGIS, and the situation beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Self

import sqlalchemy as sa

from geo.additions import Prepared
from reports.readings import Readings
from reports.report import Report
from workspace import additions, log
from workspace.copying import copy_file, copy_rows, write_jsonl
from workspace.database import Database
from workspace.decision import Decision, undone
from workspace.errors import MissingWorkspaceError
from workspace.noted import Added, keep, read_noted
from workspace.opening import opened
from workspace.person import Person, admit
from workspace.saving import Built, ensure, rows_of, wanting, write
from workspace.standing import report_of, standing
from workspace.tables import reports, workspace
from workspace.told import tell_added, tell_decided

__all__ = ["Added", "Saved", "Workspace"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """Which situation the derived tables hold: that after decision `seq`, at `as_of`, of a gazetteer."""

    seq: int
    as_of: str | None
    gazetteer: str | None


class Workspace:
    """One workspace, open. It may be shared between threads; several programs may have it open at once.

    Whatever a method raises, it has changed nothing.
    """

    def __init__(self, database: Database, *, guarded: bool = False) -> None:
        self._database = database
        self._guarded = guarded
        self._lock = Lock()
        self._log: list[Decision] = []
        self._kept: dict[str, Report] = {}
        self._last_row = 0

    @classmethod
    def open(
        cls, address: str | Path, *, create: bool = True, patience_s: float = 10.0, guarded: bool = False
    ) -> Self:
        """Open a workspace; an older version is migrated after a copy was kept beside it.

        Parameters
        ----------
        address
            A path that ends in ``.gpkg``, or ``postgresql://USER@HOST/NAME[?workspace=SCHEMA]``.
        create
            Make one where there is none.
        patience_s
            How long to wait for another program that is writing.
        guarded
            Refuse every change that does not say which person makes it.

        Raises
        ------
        AddressError, MissingWorkspaceError, NotAWorkspaceError, NewerWorkspaceError, DamagedWorkspaceError,
        LockedWorkspaceError, ReadOnlyWorkspaceError, FullDiskError, UnreachableError
            As their names say; nothing was changed.
        """
        return cls(opened(address, create=create, patience_s=patience_s), guarded=guarded)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close it; the last to do so folds the write-ahead log into the file."""
        self._database.close()

    @property
    def name(self) -> str:
        """The address, without a password."""
        return self._database.name

    @property
    def path(self) -> Path | None:
        """The file; None for a database."""
        return self._database.path

    @property
    def version(self) -> int:
        """The number of the last decision: cheap to ask for, and different as soon as anything has changed."""
        with self._database.reading() as connection:
            return log.last_seq(connection)

    def decisions(self, *, since: int = 0, until: int | None = None) -> tuple[Decision, ...]:
        """The log after number `since`, up to `until`."""
        with self._lock:
            with self._database.reading() as connection:
                self._log.extend(log.read(connection, since=len(self._log)))
            # Numbers have no gaps and entries never change: what was read once is kept.
            return tuple(self._log[since:until])

    def version_at(self, moment: datetime) -> int:
        """The `version` that the workspace had at a moment: yesterday's, say, for `until`."""
        earlier = [decision.seq for decision in self.decisions() if decision.at <= moment]
        return max(earlier, default=0)

    def decide(self, decision: Decision, *, seen: int | None, person: Person | None = None) -> Decision:
        """Write a decision; when this returns, it is on disk.

        Parameters
        ----------
        seen
            The `version` that was looked at when this was decided. None: whatever was decided since.
        person
            Who asks for it: the role must allow it, and the decision carry the name.

        Returns
        -------
        Decision
            With its number. The same decision again is written once.

        Raises
        ------
        StaleDecisionError
            Somebody decided on the same after `seen`.
        NotAllowedError
            The person may not decide this, or nobody is named where the workspace is guarded.
        DecisionError
            An undo or redo of something that cannot be undone.
        """
        return self.decide_all([decision], seen=seen, person=person)[0]

    def decide_all(
        self, decisions: Sequence[Decision], *, seen: int | None, person: Person | None = None
    ) -> tuple[Decision, ...]:
        """Write several decisions, all or none; see `decide`."""
        if person is not None or self._guarded:
            earlier = {one.id: one for one in self.decisions()}
            admit(person, [(undone(one, earlier).kind, one.by) for one in decisions])
        kept = self._written(decisions, seen)
        tell_decided(kept, self.name)
        return kept

    def _written(self, decisions: Sequence[Decision], seen: int | None) -> tuple[Decision, ...]:
        if self.path is None and len(decisions) == 1 and decisions[0].kind not in ("undo", "redo"):
            with self._database.reading() as connection:
                kept = log.append_at_once(connection, decisions[0], seen=seen)
            if kept is not None:
                return (kept,)
        with self._database.writing() as connection:
            return log.append(connection, decisions, seen=seen)

    def reports(self, *, until: int | None = None) -> tuple[Report, ...]:
        """The reports that count now, or counted after decision `until`, sorted by id."""
        decisions = self.decisions(until=until)
        with self._lock:
            with self._database.reading() as connection:
                self._read_kept(connection)
            return standing(self._kept, decisions)

    def _read_kept(self, connection: sa.Connection) -> None:
        wanted = sa.select(reports).where(reports.c.fid > self._last_row).order_by(reports.c.fid)
        for row in connection.execute(wanted).mappings():
            self._kept[row["id"]] = report_of(dict(row))
            self._last_row = row["fid"]

    def add(self, readings: Readings, *, by: str, note: str = "", person: Person | None = None) -> Added:
        """Keep reports, with what was rejected or noted while reading; one decision of kind ``reports``.

        A report whose id is taken by another text gets a hash behind its id; one that is there already is
        not kept twice, but counts again if it had been taken out. `person` as in `decide`.
        """
        if person is not None or self._guarded:
            admit(person, [("reports", by)])
        with self._database.writing() as connection:
            added = keep(connection, readings, by=by, note=note)
        tell_added(added, readings, self.name)
        return added

    def readings(self, *, until: int | None = None) -> Readings:
        """The reports that count, with all that was ever rejected or noted while reading."""
        with self._database.reading() as connection:
            noted = read_noted(connection)
        return replace(noted, reports=self.reports(until=until))

    def add_places(
        self, prepared: Prepared, *, by: str, note: str = "", person: Person | None = None
    ) -> tuple[Decision, ...]:
        """Add a gazetteer (see `geo.additions.prepare`); an earlier version of the same file is taken out.

        `person` as in `decide`. Gives no decision where it counts already.
        """
        if person is not None or self._guarded:
            admit(person, [("places", by)])
        with self._database.writing() as connection:
            made = additions.keep(connection, prepared, by=by, note=note)
        tell_decided(made, self.name)
        return made

    def gazetteers(self, *, until: int | None = None) -> tuple[str, ...]:
        """The gazetteers that count now, or counted after decision `until`."""
        return additions.counting(self.decisions(until=until))

    def segments(self, *, until: int | None = None) -> tuple[Path, ...]:
        """The gazetteers as segments for `geo.index.PlaceIndex.open`."""
        names, segment = self.gazetteers(until=until), additions.segment
        with self._database.reading() as connection:
            return tuple(segment(name, additions.read(connection, name)) for name in names)

    def save(
        self, built: Built, *, seq: int, as_of: datetime | None = None, gazetteer: str | None = None
    ) -> bool:
        """Write the derived tables of the situation after decision `seq`; False if a later one is there."""
        rows = rows_of(built)
        with self._database.reading() as connection:
            missing = wanting(connection)
        if missing:
            with self._database.writing(derived=True) as connection:
                ensure(connection)
        with self._database.writing(derived=True) as connection:
            if _saved(connection).seq > seq:
                return False
            write(connection, rows)
            said = {"saved_seq": str(seq), "saved_gazetteer": gazetteer}
            _say(connection, {**said, "saved_as_of": as_of.isoformat() if as_of else None})
        return True

    @property
    def saved(self) -> Saved:
        """Which situation the derived tables hold; `seq` 0 where none was saved."""
        with self._database.reading() as connection:
            return _saved(connection)

    def backup(self, target: Path) -> None:
        """Copy everything as it is at this moment into one GeoPackage, which takes its name when complete.

        The copy of a database is a GeoPackage too; it opens as a workspace of its own.
        """
        if not target.absolute().parent.is_dir():
            raise MissingWorkspaceError(f"The folder of {target} does not exist; make it first.")
        if self.path is not None:
            copy_file(self.path, target)
            return
        with Workspace.open(target) as other, self._database.reading(steady=True) as connection:
            copy_rows(connection, other._database)

    def fill_from(self, source: Workspace) -> None:
        """Take everything over from another workspace, say a desk's file into a team's database.

        Raises
        ------
        DecisionError
            This workspace is not empty.
        """
        with source._database.reading(steady=True) as connection:
            copy_rows(connection, self._database)

    def export(self, folder: Path) -> tuple[Path, ...]:
        """Write every table as JSON lines into a folder, to be read without this program; the files made."""
        with self._database.reading(steady=True) as connection:
            return write_jsonl(connection, folder)


def _saved(connection: sa.Connection) -> Saved:
    said = {
        row.key: row.value
        for row in connection.execute(sa.select(workspace).where(workspace.c.key.startswith("saved_")))
    }
    return Saved(
        seq=int(said.get("saved_seq") or 0),
        as_of=said.get("saved_as_of"),
        gazetteer=said.get("saved_gazetteer"),
    )


def _say(connection: sa.Connection, values: dict[str, str | None]) -> None:
    connection.execute(workspace.delete().where(workspace.c.key.in_(list(values))))
    connection.execute(workspace.insert(), [{"key": key, "value": value} for key, value in values.items()])
