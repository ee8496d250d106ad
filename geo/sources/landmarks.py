"""The project's own table of landmarks, quarters and villages that no package has."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from data import DATA
from geo.segment import Entry

__all__ = ["landmarks"]


def landmarks(folder: Path | None = None) -> Iterator[Entry]:
    """The rows of all tables in data/gazetteer; nothing where there are none.

    A place that stands in two tables under one id is taken from the first.
    """
    seen: set[str] = set()
    for table in sorted((DATA / "gazetteer" if folder is None else folder).glob("*.csv")):
        with table.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if row["id"] not in seen:
                    seen.add(row["id"])
                    yield _entry(row)


def _entry(row: dict[str, str]) -> Entry:
    return Entry(
        id=f"landmark:{row['id']}",
        name=row["name"],
        kind=row["kind"] or "landmark",
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        precision=row["precision"] or "landmark",
        radius_m=float(row["radius_m"]),
        country=row["country"] or None,
        admin1_code=row["admin1_code"] or None,
        parent_id=_parent(row["parent"]),
        names=[name.strip() for name in row["aliases"].split("|") if name.strip()],
    )


def _parent(stated: str) -> str | None:
    if not stated:
        return None
    if ":" in stated:
        return stated
    return f"geonames:{stated}" if stated.isdigit() else f"landmark:{stated}"
