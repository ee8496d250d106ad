"""The situation as rows of the derived tables, so that QGIS and SQL see what the map shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

import shapely
import sqlalchemy as sa
from shapely.geometry import MultiLineString, MultiPolygon, Point
from shapely.geometry.base import BaseGeometry

from events.claim import Claim
from events.event import Event
from geo.geoparse import Geoparsed
from geo.place import Located, Place, Unresolved
from layers.columns import LISTS
from layers.rows import candidate_row, event_row, joined
from layers.situation import Layers, shape_of
from outputs import qgis
from outputs.feature import json_text, plain_columns, rounded, shapes
from outputs.geopackage import TABLES, belongs
from workspace.geopackage import register, unregister
from workspace.tables import DERIVED, LAYERS, claims, events, layer_styles, mentions

__all__ = ["Built", "ensure", "rows_of", "wanting", "write"]


class Built(Protocol):
    """What of a situation is saved; `pipeline.Situation` has it."""

    @property
    def geoparsed(self) -> tuple[Geoparsed, ...]:
        """Mentions by report."""

    @property
    def events(self) -> tuple[Event, ...]:
        """All events, rejected ones too."""

    @property
    def layers(self) -> Layers:
        """What is on the map."""


Rows = tuple[tuple[sa.Table, list[dict[str, Any]]], ...]
"""The rows of each derived table."""


def write(connection: sa.Connection, tables: Rows) -> None:
    """Put a situation in the place of the one that was saved before; the tables are there (`ensure`)."""
    for table, rows in tables:
        connection.execute(table.delete())
        if rows:
            connection.execute(table.insert(), rows)


def wanting(connection: sa.Connection) -> list[sa.Table]:
    """The derived tables that are not there, or have other columns, from an older version of the program."""
    inspector = sa.inspect(connection)
    there = set(inspector.get_table_names())
    return [
        table
        for table in DERIVED.sorted_tables
        if table.name not in there
        or [column["name"] for column in inspector.get_columns(table.name)] != list(table.columns.keys())
    ]


def ensure(connection: sa.Connection) -> None:
    """Make the derived tables that are wanting."""
    inspector = sa.inspect(connection)
    tables = wanting(connection)
    old = [table for table in tables if inspector.has_table(table.name)]
    in_file = connection.dialect.name == "sqlite"
    if in_file:
        unregister(connection, old)
    DERIVED.drop_all(connection, tables=old)
    DERIVED.create_all(connection, tables=tables, checkfirst=False)
    if in_file:
        register(connection, tables)


def rows_of(built: Built) -> Rows:
    """A situation as rows: made before anything is locked."""
    said = [_claim_row(claim, event.id) for event in built.events for claim in event.claims]
    return (
        (mentions, [row for places in built.geoparsed for row in _mention_rows(places)]),
        (claims, said),
        (events, [_event_row(event) for event in built.events]),
        *_layers(built.layers),
    )


def _layers(layers: Layers) -> Rows:
    rows = {name: _layer_rows(name, layers) for name in LAYERS}
    looks = {
        name: (kind, [(row["side"], row["status"]) for row in rows[name]])
        for name, (_, kind) in TABLES.items()
        if kind
    }
    styles = [{str(k): v for k, v in style.items()} for style in qgis.layer_styles(looks).to_dict("records")]
    return (*((LAYERS[name], found) for name, found in rows.items()), (layer_styles, styles))


def _mention_rows(places: Geoparsed) -> Iterator[dict[str, Any]]:
    blank: dict[str, Any] = {"why": None, "reason": None, "confidence": None}
    everything: tuple[Located | Unresolved, ...] = (*places.located, *places.unresolved)
    for found in everything:
        mention = found.mention
        place = found.place if isinstance(found, Located) else None
        yield {
            **blank,
            "report": places.report_id,
            "start": mention.start,
            "end": mention.end,
            "text": mention.text,
            "kind": mention.kind,
            **_placed(place),
            "candidates": [candidate_row(candidate) for candidate in found.candidates],
            **{name: getattr(found, name) for name in blank if hasattr(found, name)},
        }


def _placed(place: Place | None) -> dict[str, Any]:
    return {
        "place": place.name if place else None,
        "place_id": place.id if place else None,
        "precision": place.precision if place else None,
        "radius_m": place.radius_m if place else None,
        "geom": _point(place),
    }


def _claim_row(claim: Claim, event: str) -> dict[str, Any]:
    time = claim.time
    same = ("id", "report", "start", "end", "quote", "layer", "event_type", "sub_event_type", "title")
    more = ("place_text", "place_why", "unlocated", "status", "weapon", "modality", "confidence")
    return {
        **{name: getattr(claim, name) for name in (*same, *more)},
        "event": event,
        "place": claim.place.name if claim.place else None,
        "place_id": claim.place.id if claim.place else None,
        "actor": joined(actor.name for actor in claim.actors),
        "target": joined(actor.name for actor in claim.targets),
        "attributed_to": claim.attribution.name if claim.attribution else None,
        "time_start": time.start.isoformat() if time else None,
        "time_end": time.end.isoformat() if time else None,
        "time_precision": time.precision if time else None,
        "rules": list(claim.rules),
        "geom": _point(claim.place),
    }


def _event_row(event: Event) -> dict[str, Any]:
    row = event_row(event)
    return {
        **_BLANK,
        **row,
        **{name: json_text(row.get(name) or []) for name in LISTS},
        "geom": shape_of(event),
    }


_BLANK = dict.fromkeys(column.name for column in events.columns if column.name != "fid")
"""Every row of a table names the same columns."""


def _layer_rows(name: str, layers: Layers) -> list[dict[str, Any]]:
    layer, kind = TABLES[name]
    frame = getattr(layers, layer)
    columns = plain_columns(frame)
    geometries = rounded(shapes(frame))
    blank = _BLANK if kind else {column: None for column in _BLANK if column != "geom"}
    rows = []
    for at in belongs(name, geometries).nonzero()[0].tolist():
        row = {**blank, **{column: values[at] for column, values in columns.items()}}
        row |= {listed: json_text(row[listed] or []) for listed in LISTS}
        if kind:
            row["geom"] = _of_kind(geometries[at], kind)
        rows.append(row)
    return rows


def _of_kind(shape: BaseGeometry | None, kind: str) -> BaseGeometry | None:
    """Tables of many-part shapes hold nothing else."""
    if shape is None or not kind.startswith("Multi") or shape.geom_type == kind:
        return shape
    many = MultiPolygon if kind == "MultiPolygon" else MultiLineString
    return many(shapely.get_parts(shape).tolist())


def _point(place: Place | None) -> BaseGeometry | None:
    return Point(place.lon, place.lat) if place else None
