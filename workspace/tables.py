"""The tables of a workspace, one definition for GeoPackage and PostGIS.

What is kept: `workspace` (what this is), `reports`, `intake` (what was rejected or noted while reading),
`decisions` and `decision_targets`, `places` (gazetteer additions). They change by `workspace.migrations` alone.

What is derived from them, and written anew by each save: `mentions`, `claims`, `events`, one table a layer,
as `outputs.geopackage` names them, and `layer_styles`.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from layers.columns import COUNTS, EXTRA, LISTS, NUMBERS, TEXTS
from outputs.geopackage import TABLES
from workspace.columns import Json, Shape, Words, whole

__all__ = [
    "DERIVED",
    "KEPT",
    "LAYERS",
    "claims",
    "decision_targets",
    "decisions",
    "events",
    "intake",
    "layer_styles",
    "mentions",
    "places",
    "reports",
    "workspace",
]

KEPT = sa.MetaData()
DERIVED = sa.MetaData()


def _table(name: str, metadata: sa.MetaData, *columns: sa.Column[Any]) -> sa.Table:
    key = sa.Column("fid", whole(), primary_key=True, autoincrement=True)
    return sa.Table(name, metadata, key, *columns, sqlite_autoincrement=True)


def _texts(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, Words()) for name in names]


def _needed(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, Words(), nullable=False) for name in names]


workspace = _table(
    "workspace", KEPT, sa.Column("key", Words(), nullable=False, unique=True), sa.Column("value", Words())
)
reports = _table(
    "reports",
    KEPT,
    sa.Column("id", Words(), nullable=False, unique=True),
    *_needed("hash"),
    *_texts("title", "publisher", "published"),
    sa.Column("published_has_time", sa.Boolean(), nullable=False),
    *_texts("url", "language"),
    *_needed("body"),
    *_texts("path"),
)
intake = _table("intake", KEPT, *_needed("at", "kind", "source", "reason"), *_texts("remedy"))
decisions = sa.Table(
    "decisions",
    KEPT,
    sa.Column("seq", whole(), primary_key=True, autoincrement=False),
    sa.Column("id", Words(), nullable=False, unique=True),
    *_needed("at", "by", "kind", "target"),
    sa.Column("before", Json()),
    sa.Column("after", Json()),
    *_texts("note"),
)
decision_targets = _table(
    "decision_targets",
    KEPT,
    sa.Column("seq", whole(), nullable=False),
    sa.Column("target", Words(), nullable=False, index=True),
)
places = _table(
    "places",
    KEPT,
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
)

mentions = _table(
    "mentions",
    DERIVED,
    *_needed("report"),
    sa.Column("start", whole()),
    sa.Column("end", whole()),
    *_needed("text", "kind"),
    *_texts("place", "place_id", "precision"),
    sa.Column("radius_m", sa.Float()),
    sa.Column("confidence", sa.Float()),
    *_texts("why", "reason"),
    sa.Column("candidates", Json()),
    sa.Column("geom", Shape("POINT")),
)
claims = _table(
    "claims",
    DERIVED,
    *_needed("id", "event", "report"),
    sa.Column("start", whole()),
    sa.Column("end", whole()),
    *_texts("quote", "layer", "event_type", "sub_event_type", "title", "place", "place_id", "place_text"),
    *_texts("place_why", "unlocated", "actor", "target", "status", "weapon", "modality", "attributed_to"),
    *_texts("time_start", "time_end", "time_precision"),
    sa.Column("confidence", sa.Float()),
    sa.Column("rules", Json()),
    sa.Column("geom", Shape("POINT")),
)


def _feature_table(name: str, kind: str | None) -> sa.Table:
    """A table with the columns of `layers.columns`; lists are JSON text."""
    return _table(
        name,
        DERIVED,
        *_texts(*TEXTS, *EXTRA["text"]),
        *[sa.Column(count, whole()) for count in (*COUNTS, *EXTRA["count"])],
        *[sa.Column(number, sa.Float()) for number in (*NUMBERS, *EXTRA["number"])],
        *_texts(*LISTS),
        *([sa.Column("geom", Shape(kind))] if kind else []),
    )


events = _feature_table("events", "GEOMETRY")
LAYERS = {name: _feature_table(name, kind.upper() if kind else None) for name, (_, kind) in TABLES.items()}
"""The tables of the layers by name: all that is on the map, and what has no place."""
layer_styles = sa.Table(
    "layer_styles",
    DERIVED,
    sa.Column("id", whole(), primary_key=True, autoincrement=True),
    *_texts("f_table_catalog", "f_table_schema", "f_table_name", "f_geometry_column"),
    *_texts("styleName", "styleQML", "styleSLD"),
    sa.Column("useAsDefault", sa.Boolean()),
    *_texts("description", "owner"),
    sqlite_autoincrement=True,
)
"""How QGIS draws the layers of a GeoPackage, in QGIS's own names (`outputs.qgis`)."""
