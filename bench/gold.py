"""Gold files: what a careful analyst would put on the map after reading a report.

``tests/quality/README.md`` describes the format.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

__all__ = ["Absent", "Fact", "Gold", "GoldError", "read_gold"]


class GoldError(ValueError):
    """A gold file can't be used; the message names the file and the row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One row of gold; empty tuples and None are attributes that the text leaves open.

    `km` is how far from (`lat`, `lon`) the mark may lie, `anchor` the words that the cited sentence holds.
    """

    layer: str
    place: str
    lat: float
    lon: float
    km: float
    anchor: str
    optional: bool
    actors: tuple[str, ...]
    statuses: tuple[str, ...]
    weapons: tuple[str, ...]
    counts: tuple[tuple[str, int], ...]
    date: str | None
    attributed_to: tuple[str, ...]
    destination: tuple[float, float] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Absent:
    """A place that must stay empty, of one layer where it is named; `lat` is None for what is no place."""

    place: str
    why: str
    layer: str | None
    lat: float | None
    lon: float | None
    km: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """The gold of one report. Nothing current may rest on sentences with the words of `not_current`."""

    report: str
    facts: tuple[Fact, ...]
    not_current: tuple[str, ...]
    absent: tuple[Absent, ...]


def read_gold(path: Path) -> Gold:
    """Read a gold file.

    Raises
    ------
    GoldError
        A row lacks a key, or the file is no YAML mapping.
    """
    loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
    try:
        return Gold(
            report=loaded["report"],
            facts=tuple(_fact(row) for row in loaded["events"]),
            not_current=tuple(
                row["anchor"] for key in ("historical", "unlocated") for row in loaded.get(key) or ()
            ),
            absent=tuple(_absent(row) for row in loaded.get("absent") or ()),
        )
    except (KeyError, TypeError) as error:
        raise GoldError(f"{path.name}: a row lacks {error}; see tests/quality/README.md") from error


def _fact(row: Mapping[str, Any]) -> Fact:
    return Fact(
        layer=row["layer"],
        place=row["place"],
        lat=row["lat"],
        lon=row["lon"],
        km=row["km"],
        anchor=row["anchor"],
        optional=bool(row.get("optional")),
        actors=() if row.get("actor_optional") else _several(row.get("actor")),
        statuses=_several(row.get("status")),
        weapons=_several(row.get("weapon")),
        # A number is checked against the bounds; words for a number ("hundreds") are not.
        counts=tuple((k, row[k]) for k in ("killed", "injured", "people") if isinstance(row.get(k), int)),
        date=str(row["date"]) if row.get("date") else None,
        attributed_to=_several(row.get("attributed_to")),
        destination=(row["dest_lat"], row["dest_lon"])
        if row.get("destination") and "dest_lat" in row
        else None,
    )


def _several(value: str | list[str] | None) -> tuple[str, ...]:
    if not value:
        return ()
    return tuple(value) if isinstance(value, list) else (value,)


def _absent(row: Mapping[str, Any]) -> Absent:
    return Absent(
        place=row["place"],
        why=row.get("why", ""),
        layer=row.get("layer"),
        lat=row.get("lat"),
        lon=row.get("lon"),
        km=row.get("km", 0.0),
    )
