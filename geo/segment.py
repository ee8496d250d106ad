"""A segment of the place index: a folder with two Arrow files, written once and read memory-mapped.

``places.arrow`` has one row a place (`Entry`'s columns); ``names.arrow`` has three columns sorted by key:
``key`` (uint64, `geo.spelling.hash_key`), ``row`` (uint32, into places), ``quality`` (uint8, `Quality`).
Nothing is parsed at opening: numbers are views into the mapped file.
"""

from __future__ import annotations

import json
import os
import shutil
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from geo.errors import IndexDamagedError, IndexMissingError
from geo.place import PRECISIONS, Place
from geo.spelling import hash_key, loose_key, name_key
from geo.variants import bare, without_article, without_h
from geo.words import words

__all__ = ["Entry", "Quality", "Segment", "write_segment"]

FORMAT = 5
"""Raised whenever the files' meaning changes; an index of another format is built again."""


class Quality(IntEnum):
    """How a name belongs to its place."""

    MAIN = 0
    OTHER = 1
    FOREIGN = 2
    """A name in the Latin letters of another language than English."""
    SHORT = 3
    """An abbreviation or a code: only believed with support from the text."""
    LOOSE = 4
    """Not a name: the loose key of one."""
    ID = 5
    """Not a name: the place's id."""


@dataclass(slots=True, kw_only=True)
class Entry:
    """A place on its way into the index, with all its names. Degrees (WGS 84) and metres."""

    id: str
    name: str
    kind: str
    lat: float
    lon: float
    precision: str
    radius_m: float
    country: str | None = None
    admin1: str | None = None
    admin1_code: str | None = None
    parent_id: str | None = None
    population: int = 0
    names: list[str] = field(default_factory=list)
    foreign_names: list[str] = field(default_factory=list)
    short_names: list[str] = field(default_factory=list)
    members: tuple[str, ...] = ()
    """Codes of the provinces that an area is made of; only used while building."""


_TEXTS = ("id", "name", "kind", "precision", "country", "admin1", "admin1_code", "parent_id")
_CODED = frozenset({"kind", "precision", "country", "admin1", "admin1_code"})
_NUMBERS = {"lat": pa.float64(), "lon": pa.float64(), "radius_m": pa.float32(), "population": pa.int64()}


def _name_rows(entries: Sequence[Entry]) -> dict[tuple[int, int], int]:
    best: dict[tuple[int, int], int] = {}

    def put(key: str, row: int, quality: Quality) -> None:
        if key:
            at = (hash_key(key), row)
            best[at] = min(best.get(at, 9), int(quality))

    for row, entry in enumerate(entries):
        put("#" + entry.id, row, Quality.ID)
        put(name_key(entry.name), row, Quality.MAIN)
        for name in entry.names:
            put(name_key(name), row, _quality(name))
        for name in (entry.name, *entry.names, *entry.foreign_names):
            put(without_article(name), row, Quality.OTHER)
            put(without_h(name, entry.country), row, Quality.OTHER)
        for name in entry.foreign_names:
            put(name_key(name), row, Quality.FOREIGN if name.isascii() or _latin(name) else Quality.MAIN)
        for name in entry.short_names:
            put(name_key(name), row, Quality.SHORT)
        for name in {entry.name, *entry.names}:
            loose = loose_key(name)
            if loose:
                put("~" + loose, row, Quality.LOOSE)
    known = {key for key, _ in best}
    for row, entry in enumerate(entries):
        if entry.kind not in ("settlement", "town", "village") or entry.country not in words().transliterated:
            continue  # a district that is bare would stand for its town
        for name in {entry.name, *entry.names}:
            for key in bare(name):
                if hash_key(key) in known:
                    put(key, row, Quality.OTHER)
    return best


def _quality(name: str) -> Quality:
    if name.isascii():
        short = len(name) <= 2 or (name.endswith(".") and len(name) <= 6)
        return Quality.SHORT if short else Quality.OTHER
    # In its own script a place has no better name.
    return Quality.OTHER if _latin(name) else Quality.MAIN


def _latin(name: str) -> bool:
    return all(not c.isalpha() or "LATIN" in unicodedata.name(c, "") for c in name)


def _places_table(entries: Sequence[Entry]) -> pa.Table:
    columns: dict[str, Any] = {}
    for text in _TEXTS:
        column = pa.array([getattr(entry, text) for entry in entries], pa.string())
        columns[text] = column.dictionary_encode() if text in _CODED else column
    for number, kind in _NUMBERS.items():
        columns[number] = pa.array([getattr(entry, number) for entry in entries], kind)
    return pa.table(columns)


def _write(path: Path, table: pa.Table, meta: dict[str, Any]) -> None:
    table = table.combine_chunks().replace_schema_metadata({"sitmap": json.dumps(meta)})
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, table.schema) as writer:
        writer.write_table(table)


def write_segment(folder: Path, entries: Iterable[Entry], *, source: str, joined: int = 0) -> None:
    """Write a segment into `folder`; readers see the old one or the new one, never a half.

    The last `joined` entries only bring names for places of an earlier segment with the same ids.
    """
    rows = list(entries)
    names = _name_rows(rows)
    keys = np.fromiter((key for key, _ in names), np.uint64, len(names))
    places = np.fromiter((row for _, row in names), np.uint32, len(names))
    qualities = np.fromiter(names.values(), np.uint8, len(names))
    order = np.argsort(keys, kind="stable")
    table = pa.table({"key": keys[order], "row": places[order], "quality": qualities[order]})
    meta = {"format": FORMAT, "source": source, "places": len(rows), "joined": joined}
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(mkdtemp(prefix=folder.name + ".", dir=folder.parent))
    try:
        _write(fresh / "places.arrow", _places_table(rows), meta)
        _write(fresh / "names.arrow", table, meta)
        fresh.chmod(0o755)
        _swap(fresh, folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _swap(fresh: Path, folder: Path) -> None:
    old = folder.with_name(f"{folder.name}.old{os.getpid()}")
    if folder.exists():
        folder.rename(old)
    fresh.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def _read(path: Path) -> pa.Table:
    try:
        with pa.memory_map(str(path)) as source:
            table = pa.ipc.open_file(source).read_all()
    except FileNotFoundError as error:
        raise IndexMissingError(
            f"The place index is not at {path.parent}. Build it with: python -m geo.build"
        ) from error
    except (pa.ArrowException, OSError) as error:
        raise IndexDamagedError(
            f"{path} can't be read ({error}). Build it again: python -m geo.build"
        ) from error
    if _meta(table).get("format") != FORMAT:
        raise IndexDamagedError(f"{path} is of another version. Build it again with: python -m geo.build")
    return table


def _meta(table: pa.Table) -> dict[str, Any]:
    meta: dict[str, Any] = json.loads((table.schema.metadata or {}).get(b"sitmap", b"{}"))
    return meta


class Segment:
    """One segment, open. `lat`, `lon`, `population`, `radius_m` are arrays with one entry a place."""

    def __init__(self, folder: Path) -> None:
        names, places = _read(folder / "names.arrow"), _read(folder / "places.arrow")
        self.folder = folder
        self.keys: npt.NDArray[np.uint64] = _numbers(names, "key")
        self.rows: npt.NDArray[np.uint32] = _numbers(names, "row")
        self.qualities: npt.NDArray[np.uint8] = _numbers(names, "quality")
        self.lat: npt.NDArray[np.float64] = _numbers(places, "lat")
        self.lon: npt.NDArray[np.float64] = _numbers(places, "lon")
        self.radius_m: npt.NDArray[np.float32] = _numbers(places, "radius_m")
        self.population: npt.NDArray[np.int64] = _numbers(places, "population")
        self.joined: int = _meta(places).get("joined", 0)
        self._texts = {
            text: places.column(text).chunk(0) for text in _TEXTS if text not in _CODED and len(places)
        }
        self._codes = {text: _coded(places, text) for text in _CODED}

    def __len__(self) -> int:
        return len(self.lat)

    def text(self, column: str, row: int) -> str | None:
        """One cell of a text column."""
        if column in _CODED:
            codes, values = self._codes[column]
            code = int(codes[row])
            return values[code] if code >= 0 else None
        value = self._texts[column][row].as_py()
        return None if value is None else str(value)

    def texts(self, column: str, rows: npt.NDArray[np.int64]) -> list[str | None]:
        """Cells of a text column."""
        if column in _CODED or not len(rows):
            return [self.text(column, row) for row in rows.tolist()]
        found: list[str | None] = self._texts[column].take(pa.array(rows)).to_pylist()
        return found

    def rows_where(self, column: str, value: str) -> npt.NDArray[np.int64]:
        """Rows whose dictionary-coded column (kind, country, admin1_code …) holds `value`."""
        codes, values = self._codes[column]
        return np.flatnonzero(codes == values.index(value)) if value in values else np.empty(0, np.int64)

    def place(self, row: int) -> Place:
        """The place in a row."""
        precision = self.text("precision", row) or "settlement"
        return Place(
            id=self.text("id", row) or "",
            name=self.text("name", row) or "",
            kind=self.text("kind", row) or "",
            lat=float(self.lat[row]),
            lon=float(self.lon[row]),
            precision=precision if precision in PRECISIONS else "settlement",
            radius_m=float(self.radius_m[row]),
            country=self.text("country", row),
            admin1=self.text("admin1", row),
            admin1_code=self.text("admin1_code", row),
            parent_id=self.text("parent_id", row),
            population=int(self.population[row]),
        )


def _coded(table: pa.Table, column: str) -> tuple[npt.NDArray[np.int32], list[str]]:
    """The codes of a dictionary-coded column (-1: empty) and its values."""
    if not len(table):
        return np.empty(0, np.int32), []
    cells = table.column(column).chunk(0)
    indices = cells.indices
    codes = _array(indices)
    if indices.null_count:
        filled = np.unpackbits(np.frombuffer(indices.buffers()[0], np.uint8), bitorder="little")
        filled = filled[indices.offset : indices.offset + len(indices)]
        codes = np.where(filled == 1, codes, -1).astype(codes.dtype)
    return codes, cells.dictionary.to_pylist()


def _numbers(table: pa.Table, column: str) -> Any:
    if not len(table):
        return np.empty(0, table.schema.field(column).type.to_pandas_dtype())
    return _array(table.column(column).chunk(0))


def _array(cells: pa.Array) -> Any:
    """The numbers of a column, where they lie; pyarrow's own ways there import pandas, which takes half a second."""
    kind = np.dtype(cells.type.to_pandas_dtype())
    return np.frombuffer(cells.buffers()[1], kind, count=len(cells), offset=cells.offset * kind.itemsize)
