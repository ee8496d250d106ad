"""Gazetteers that belong to a workspace: kept as rows, counted by decisions, opened as segments of the place index.

A gazetteer is kept under the name of its file and a hash of its rows, and never changed: another version of the file
is another gazetteer, whose decision takes the earlier one out. So the place index of any moment can be had again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from shapely.geometry import Point

from data import BUILD
from geo.additions import Prepared
from geo.segment import Entry, write_segment
from workspace import log
from workspace.decision import Decision
from workspace.review import in_force
from workspace.tables import places

__all__ = ["FOLDER", "TARGET", "counting", "keep", "name_of", "read", "rows_of", "segment", "superseded"]

FOLDER = BUILD / "places.workspaces"
"""Segments by gazetteer, written when first needed; only a copy of what workspaces hold."""

TARGET = "gazetteer:"
"""What the target of a decision on a gazetteer begins with."""

_FIELDS = ("id", "name", "kind", "lat", "lon", "precision", "radius_m", "country", "admin1", "admin1_code")
_NAMES = ("names", "foreign_names", "short_names")


def name_of(prepared: Prepared) -> str:
    """The name that a gazetteer is kept under."""
    entries = [asdict(entry) for entry in (*prepared.new, *prepared.joined)]
    text = json.dumps([len(prepared.new), entries], sort_keys=True, ensure_ascii=True)
    return f"{prepared.name}-{hashlib.sha256(text.encode()).hexdigest()[:16]}"


def counting(decisions: Iterable[Decision]) -> tuple[str, ...]:
    """The gazetteers that count after a log of decisions, sorted by name."""
    found: dict[str, bool] = {}
    for decision in in_force(decisions):
        if decision.kind == "places":
            found[decision.target.removeprefix(TARGET)] = "added" in decision.after
    return tuple(sorted(name for name, counts in found.items() if counts))


def superseded(name: str, names: Iterable[str]) -> list[str]:
    """Which of the gazetteers are earlier versions of one."""
    stem = name.rpartition("-")[0]
    return [other for other in names if other != name and other.rpartition("-")[0] == stem]


def rows_of(prepared: Prepared, name: str) -> list[dict[str, Any]]:
    """A gazetteer as rows of the table `places`."""
    return [
        {
            **{field: getattr(entry, field) for field in _FIELDS},
            "gazetteer": name,
            "names": {kind: list(getattr(entry, kind)) for kind in _NAMES},
            "population": entry.population,
            "joined": joined,
            "geom": Point(entry.lon, entry.lat),
        }
        for joined, entries in ((False, prepared.new), (True, prepared.joined))
        for entry in entries
    ]


def keep(connection: sa.Connection, prepared: Prepared, *, by: str, note: str) -> tuple[Decision, ...]:
    """Write a gazetteer and the decisions that add it; see `Workspace.add_places`."""
    name = name_of(prepared)
    names = counting(log.read(connection))
    if name in names:
        return ()
    held = sa.select(places.c.fid).where(places.c.gazetteer == name).limit(1)
    if connection.execute(held).first() is None:
        connection.execute(places.insert(), rows_of(prepared, name))
    asked = [(other, "removed") for other in superseded(name, names)] + [(name, "added")]
    made = [
        Decision(kind="places", target=f"{TARGET}{one}", by=by, note=note, after={what: True})
        for one, what in asked
    ]
    return log.append(connection, made, seen=None)


def read(connection: sa.Connection, name: str) -> list[dict[str, Any]]:
    """The rows of a gazetteer, as they were written."""
    wanted = sa.select(places).where(places.c.gazetteer == name).order_by(places.c.fid)
    return [dict(row) for row in connection.execute(wanted).mappings()]


def segment(name: str, rows: Sequence[Mapping[str, Any]], *, folder: Path = FOLDER) -> Path:
    """The folder of a gazetteer's segment; it is written from its rows, the joined ones last, if it is not there."""
    target = folder / name
    if not (target / "names.arrow").is_file():
        entries = [
            Entry(
                **{field: row[field] for field in _FIELDS},
                population=row["population"] or 0,
                **{kind: row["names"][kind] for kind in _NAMES},
            )
            for row in rows
        ]
        write_segment(target, entries, source=name, joined=sum(row["joined"] for row in rows))
    return target
