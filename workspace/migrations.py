"""How the kept tables came to be what they are: numbered steps, each from one version to the next.

A step never changes once it has been released. It says its tables itself: those of `workspace.tables` are as they
are today. The derived tables need no steps, as each save writes them anew.
"""

from __future__ import annotations

from collections.abc import Callable

import sqlalchemy as sa
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext

from workspace.columns import Json, Shape, Words, whole
from workspace.decision import Decision, touched
from workspace.geopackage import register

__all__ = ["VERSION", "migrate"]


def migrate(connection: sa.Connection, since: int, until: int | None = None) -> None:
    """Take the kept tables from version `since` (0: there are none) to `until`, by default `VERSION`."""
    version = VERSION if until is None else until
    operations = Operations(MigrationContext.configure(connection))
    for step in STEPS[since:version]:
        made = step(operations)
        if connection.dialect.name == "sqlite":
            register(connection, made)
    table = sa.table("workspace", sa.column("key"), sa.column("value"))
    connection.execute(table.delete().where(table.c.key == "format"))
    connection.execute(table.insert().values(key="format", value=str(version)))


def _key() -> sa.Column[int]:
    return sa.Column("fid", whole(), primary_key=True, autoincrement=True)


def _needed(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, Words(), nullable=False) for name in names]


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, Words()) for name in names]


def _first(op: Operations) -> list[sa.Table]:
    """Reports, what was not read, and the log of decisions, which can only be added to."""
    workspace = op.create_table(
        "workspace",
        _key(),
        sa.Column("key", Words(), nullable=False, unique=True),
        *_texts("value"),
        sqlite_autoincrement=True,
    )
    reports = op.create_table(
        "reports",
        _key(),
        sa.Column("id", Words(), nullable=False, unique=True),
        *_needed("hash"),
        *_texts("title", "publisher", "published"),
        sa.Column("published_has_time", sa.Boolean(), nullable=False),
        *_texts("url", "language"),
        *_needed("body"),
        *_texts("path"),
        sqlite_autoincrement=True,
    )
    intake = op.create_table(
        "intake",
        _key(),
        *_needed("at", "kind", "source", "reason"),
        *_texts("remedy"),
        sqlite_autoincrement=True,
    )
    decisions = op.create_table(
        "decisions",
        sa.Column("seq", whole(), primary_key=True, autoincrement=False),
        sa.Column("id", Words(), nullable=False, unique=True),
        *_needed("at", "by", "kind", "target"),
        sa.Column("before", Json()),
        sa.Column("after", Json()),
        *_texts("note"),
    )
    for statement in _ONLY_ADDED_TO[op.get_bind().dialect.name]:
        op.execute(statement)
    return [workspace, reports, intake, decisions]


def _targets(op: Operations) -> list[sa.Table]:
    """What each decision speaks of, so that two who decide on the same at once are found quickly."""
    targets = op.create_table(
        "decision_targets",
        _key(),
        sa.Column("seq", whole(), nullable=False),
        sa.Column("target", Words(), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_decision_targets_target", "decision_targets", ["target"])
    log = sa.table(
        "decisions",
        *[sa.column(name) for name in ("seq", "kind", "target", "by")],
        *[sa.column(name, Json()) for name in ("before", "after")],
    )
    rows = op.get_bind().execute(sa.select(log).order_by(log.c.seq)).mappings()
    found = [
        {"seq": row["seq"], "target": target}
        for row in rows.all()
        for target in sorted(
            touched(Decision(**{**row, "before": row["before"] or {}, "after": row["after"] or {}}))
        )
    ]
    if found:
        op.bulk_insert(targets, found)
    return [targets]


def _places(op: Operations) -> list[sa.Table]:
    """Places that were added to the gazetteer."""
    return [
        op.create_table(
            "places",
            _key(),
            *_needed("gazetteer", "id", "name", "kind"),
            sa.Column("names", Json()),
            sa.Column("lat", sa.Float(), nullable=False),
            sa.Column("lon", sa.Float(), nullable=False),
            *_needed("precision"),
            sa.Column("radius_m", sa.Float(), nullable=False),
            *_texts("country", "admin1", "admin1_code"),
            sa.Column("population", whole()),
            sa.Column("joined", sa.Boolean(), nullable=False),
            sa.Column("geom", Shape("POINT")),
            sqlite_autoincrement=True,
        )
    ]


def _at_once(op: Operations) -> list[sa.Table]:
    """In PostgreSQL, a decision is written in one call: nobody waits for the way to the program and back.

    NULL: it is there already, or something that shares a target was decided after `seen`. The lock is that of
    `workspace.database`.
    """
    if op.get_bind().dialect.name == "postgresql":
        op.execute(_APPEND)
    return []


_APPEND = """
CREATE FUNCTION append_decision(entry decisions, targets text[], seen bigint) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE number bigint;
BEGIN
  PERFORM pg_advisory_xact_lock(20852, hashtext(current_schema()));
  IF EXISTS (SELECT FROM decisions d WHERE d.id = entry.id) OR (seen IS NOT NULL AND EXISTS (
    SELECT FROM decision_targets t WHERE t.seq > seen AND t.target = ANY (targets))) THEN RETURN NULL;
  END IF;
  SELECT coalesce(max(d.seq), 0) + 1 INTO number FROM decisions d;
  entry.seq := number;
  INSERT INTO decisions SELECT entry.*;
  INSERT INTO decision_targets (seq, target) SELECT number, unnest(targets);
  RETURN number;
END $$
"""

_ONLY_ADDED_TO = {
    "sqlite": [
        f"CREATE TRIGGER decisions_no_{verb} BEFORE {verb} ON decisions "
        "BEGIN SELECT RAISE(ABORT, 'the log of decisions is only ever added to'); END"
        for verb in ("update", "delete")
    ],
    "postgresql": [
        "CREATE FUNCTION decisions_only_added_to() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the log of decisions is only ever added to'; END $$",
        "CREATE TRIGGER decisions_only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON decisions "
        "FOR EACH STATEMENT EXECUTE FUNCTION decisions_only_added_to()",
    ],
}

STEPS: tuple[Callable[[Operations], list[sa.Table]], ...] = (_first, _targets, _places, _at_once)

VERSION = len(STEPS)
"""The version of the kept tables that this program writes."""
