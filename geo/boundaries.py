"""Outlines of countries and provinces: which one a point lies in, what to draw, and how wide they are.

One Arrow file, opened memory-mapped; an outline is decoded when it is first asked for.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import shapely
from shapely.geometry.base import BaseGeometry

from data import BUILD
from geo.errors import IndexDamagedError, IndexMissingError

__all__ = ["DEFAULT_PATH", "Boundaries", "Outline", "write_boundaries"]

DEFAULT_PATH = BUILD / "boundaries.arrow"
FORMAT = 2
FAR_DEGREES = 0.25
"""Outlines for the far side of a wide map are generalised so much; smaller islands are left out of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """One row of the file. `shape` is exact, `drawn` generalised together with its neighbours for a base
    map.
    """

    id: str
    level: str
    name: str
    country: str | None
    code: str
    shape: BaseGeometry
    drawn: BaseGeometry


def write_boundaries(path: Path, outlines: Iterable[Outline]) -> None:
    """Write the file; `level` is ``admin1``, ``country`` or ``region``."""
    rows = list(outlines)
    bounds = shapely.bounds([row.shape for row in rows])
    table = pa.table(
        {
            "id": [row.id for row in rows],
            "level": [row.level for row in rows],
            "name": [row.name for row in rows],
            "country": pa.array([row.country for row in rows], pa.string()),
            "code": [row.code for row in rows],
            **{side: bounds[:, n] for n, side in enumerate(("west", "south", "east", "north"))},
            "shape": pa.array([shapely.to_wkb(row.shape) for row in rows], pa.large_binary()),
            "drawn": pa.array([shapely.to_wkb(row.drawn) for row in rows], pa.large_binary()),
            "far": pa.array(_far(rows), pa.large_binary()),
        }
    ).combine_chunks()
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    table = table.replace_schema_metadata({"sitmap": json.dumps({"format": FORMAT})})
    with pa.OSFile(str(fresh), "wb") as sink, pa.ipc.new_file(sink, table.schema) as writer:
        writer.write_table(table)
    fresh.replace(path)


def _far(rows: Sequence[Outline]) -> list[bytes | None]:
    """Countries as small pictures of themselves, neighbours together; None for what is no country."""
    chosen = [n for n, row in enumerate(rows) if row.level == "country"]
    found: list[bytes | None] = [None] * len(rows)
    if not chosen:
        return found
    simple = shapely.coverage_simplify([rows[n].drawn for n in chosen], FAR_DEGREES)
    for n, shape in zip(chosen, simple, strict=True):
        parts = shapely.get_parts(shape)
        wide = parts[shapely.area(parts) >= FAR_DEGREES**2]
        if len(wide):
            found[n] = shapely.MultiPolygon(wide.tolist()).wkb
    return found


class Boundaries:
    """The outlines, by id and by position."""

    def __init__(self, table: pa.Table) -> None:
        self._table = table
        self.ids: list[str] = table.column("id").to_pylist()
        self._at = {place_id: row for row, place_id in enumerate(self.ids)}
        self._levels = np.array(table.column("level").to_pylist())
        self._countries: list[str | None] = table.column("country").to_pylist()
        self._box = np.column_stack(
            [table.column(side).chunk(0).to_numpy() for side in ("west", "south", "east", "north")]
        )
        self._shape = lru_cache(maxsize=512)(self._decode)

    @classmethod
    def open(cls, path: Path | None = None) -> Boundaries:
        """Open the file, by default where `python -m geo.build` puts it.

        Raises
        ------
        IndexMissingError, IndexDamagedError
            With what to do about it.
        """
        where = DEFAULT_PATH if path is None else path
        try:
            with pa.memory_map(str(where)) as source:
                table = pa.ipc.open_file(source).read_all()
        except FileNotFoundError as error:
            raise IndexMissingError(f"There is no {where}. Build it with: python -m geo.build") from error
        except (pa.ArrowException, OSError) as error:
            raise IndexDamagedError(f"{where} can't be read ({error}): python -m geo.build") from error
        return cls(table)

    def _decode(self, column: str, row: int) -> BaseGeometry:
        shape: BaseGeometry = shapely.from_wkb(self._table.column(column)[row].as_py())
        return shape

    def shape(self, place_id: str) -> BaseGeometry | None:
        """The exact (Multi)Polygon of ``admin1:…``, ``country:…`` or ``region:…`` in degrees, or None."""
        row = self._at.get(place_id)
        return None if row is None else self._shape("shape", row)

    def drawn_shape(self, place_id: str) -> BaseGeometry | None:
        """The generalised outline by place id, or None."""
        row = self._at.get(place_id)
        return None if row is None else self._shape("drawn", row)

    def admin1(self, code: str) -> BaseGeometry | None:
        """The outline of a province by ISO 3166-2 code, or None."""
        return self.shape(f"admin1:{code}")

    def country(self, iso2: str) -> BaseGeometry | None:
        """The outline of a country by ISO 3166-1 alpha-2 code, or None."""
        return self.shape(f"country:{iso2}")

    def drawn(
        self, level: str, countries: Iterable[str] | None = None
    ) -> list[tuple[str, str, BaseGeometry]]:
        """(id, name, generalised outline) of a level (``admin1`` or ``country``), of some countries or
        all.
        """
        wanted = None if countries is None else set(countries)
        rows = [int(r) for r in np.flatnonzero(self._levels == level)]
        names = self._table.column("name")
        return [
            (self.ids[r], names[r].as_py(), self._shape("drawn", r))
            for r in rows
            if wanted is None or self._countries[r] in wanted
        ]

    def far(self) -> list[tuple[str, BaseGeometry]]:
        """(id, MultiPolygon) of the countries of the world, coarse: `FAR_DEGREES`; [] in a file of an earlier form."""
        if "far" not in self._table.column_names:
            return []
        column = self._table.column("far")
        rows = [int(row) for row in np.flatnonzero(self._levels == "country") if column[int(row)].is_valid]
        return [(self.ids[row], self._shape("far", row)) for row in rows]

    def in_box(self, level: str, box: tuple[float, float, float, float]) -> list[tuple[str, str, str | None]]:
        """(id, name, country) of a level's outlines that may lie in a box (west, south, east, north).

        Their own boxes meet it; no outline is read for that.
        """
        west, south, east, north = box
        own = self._box
        meets = (own[:, 0] <= east) & (own[:, 2] >= west) & (own[:, 1] <= north) & (own[:, 3] >= south)
        rows = np.flatnonzero((self._levels == level) & meets).tolist()
        names = self._table.column("name")
        return [(self.ids[row], names[row].as_py(), self._countries[row]) for row in rows]

    def ids_of(self, level: str, country: str) -> list[str]:
        """Ids of a country's outlines of one level."""
        return [
            self.ids[int(r)]
            for r in np.flatnonzero(self._levels == level)
            if self._countries[int(r)] == country
        ]

    def _row_at(self, level: str, lat: float, lon: float) -> int | None:
        west, south, east, north = self._box.T
        rows = np.flatnonzero(
            (self._levels == level) & (west <= lon) & (lon <= east) & (south <= lat) & (lat <= north)
        )
        point = shapely.Point(lon, lat)
        return next((int(r) for r in rows if shapely.intersects(self._shape("shape", int(r)), point)), None)

    def admin1_of(self, lat: float, lon: float) -> str | None:
        """The id (``admin1:SY-HL``) of the province that a point lies in; None at sea."""
        row = self._row_at("admin1", lat, lon)
        return None if row is None else self.ids[row]

    def country_of(self, lat: float, lon: float) -> str | None:
        """The country (ISO 3166-1 alpha-2) that a point lies in; None at sea."""
        row = self._row_at("admin1", lat, lon)
        return None if row is None else self._countries[row]

    def table(self, level: str) -> dict[str, Any]:
        """Columns ``id``, ``name``, ``country``, ``code`` of a level, as lists."""
        columns = self._table.select(["id", "name", "country", "code"])
        found: dict[str, Any] = columns.filter(pa.array(self._levels == level)).to_pydict()
        return found
