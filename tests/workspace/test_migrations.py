"""Older versions become this one, after a copy was kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from reports.report import Report
from tests.conftest import report_of
from workspace import opening
from workspace.database import Database
from workspace.geopackage import prepare
from workspace.migrations import VERSION, migrate
from workspace.standing import report_row
from workspace.tables import KEPT
from workspace.workspace import Workspace

REPORT: Report = report_of("One.", id="r1", publisher="Desk")
LOG = (
    ("reports", "reports", {"added": ["r1"]}),
    ("confirm", "event-1", {}),
    ("merge", "event-1", {"events": ["event-2"]}),
)


@pytest.fixture
def old(address: str) -> Iterator[Callable[[int], Database]]:
    """``old(version)``: a workspace as that version of the tables had it, with a report and a log."""
    made: list[Database] = []

    def write(version: int) -> Database:
        database = Database.at(address, patience_s=5)
        made.append(database)
        if database.path is None:
            opening._extend(database)
        with database.writing() as connection:
            if database.path is not None:
                prepare(connection)
            migrate(connection, 0, until=version)
            connection.execute(KEPT.tables["reports"].insert(), [report_row(REPORT)])
            at = datetime(2024, 11, 30, tzinfo=UTC).isoformat()
            rows = [
                {
                    "seq": n,
                    "id": f"d{n}",
                    "at": at,
                    "by": "ann",
                    "kind": kind,
                    "target": target,
                    "after": after,
                }
                for n, (kind, target, after) in enumerate(LOG, start=1)
            ]
            connection.execute(KEPT.tables["decisions"].insert(), rows)
        database.close()
        return database

    yield write
    for database in made:
        database.close()


@pytest.mark.parametrize("version", range(1, VERSION))
def test_an_older_version_is_brought_up_with_everything_in_it(
    old: Callable[[int], Database], address: str, version: int, tmp_path: Path
) -> None:
    database = old(version)
    with Workspace.open(address) as workspace:
        assert workspace.reports() == (REPORT,)
        assert [(d.kind, d.target, dict(d.after)) for d in workspace.decisions()] == list(LOG)
        with database.reading() as connection:
            inspector = sa.inspect(connection)
            for table in KEPT.sorted_tables:
                columns = [column["name"] for column in inspector.get_columns(table.name)]
                assert columns == list(table.columns.keys()), table.name
    if database.path is not None:
        copy = tmp_path / f"desk.version-{version}.gpkg"
        with Database.file(copy, patience_s=1).reading() as connection:
            assert connection.scalar(sa.text("SELECT value FROM workspace WHERE key = 'format'")) == str(
                version
            )
            assert connection.scalar(sa.text("SELECT count(*) FROM decisions")) == len(LOG)
        connection.engine.dispose()
    else:
        with database.reading() as connection:
            kept = sa.text(f"SELECT count(*) FROM {database.schema}_version_{version}.decisions")
            assert connection.scalar(kept) == len(LOG)


def test_the_second_step_enters_what_each_decision_speaks_of(
    old: Callable[[int], Database], address: str
) -> None:
    database = old(1)
    with Workspace.open(address), database.reading() as connection:
        found = connection.execute(sa.text("SELECT seq, target FROM decision_targets ORDER BY seq, target"))
        assert [tuple(row) for row in found] == [
            (1, "report:r1"),
            (2, "event-1"),
            (3, "event-1"),
            (3, "event-2"),
        ]


def test_this_version_is_opened_without_a_copy(workspace: Workspace, address: str, tmp_path: Path) -> None:
    with Workspace.open(address):
        assert not list(tmp_path.glob("*version*"))


def test_the_tables_are_those_the_steps_make(workspace: Workspace) -> None:
    with workspace._database.reading() as connection:
        inspector = sa.inspect(connection)
        for table in KEPT.sorted_tables:
            found = {column["name"]: column["nullable"] for column in inspector.get_columns(table.name)}
            assert found == {
                column.name: bool(column.nullable) and not column.primary_key
                if connection.dialect.name == "postgresql"
                else found[column.name]
                for column in table.columns
            }
