"""A gazetteer that a user brings: read, checked row by row, joined with known places, added to the index.

Two forms: a country dump as GeoNames serves it (``SY.txt`` or ``SY.zip``, 19 columns without a header), or
a CSV with named columns: ``name``, ``lat``, ``lon`` and, where known, ``id``, ``kind``, ``country``,
``aliases``
(divided by ``|``), ``population``, ``radius_m``, ``precision``.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from geo.errors import GazetteerError
from geo.measure import settlement_radius_m
from geo.place import PRECISIONS
from geo.segment import Entry
from geo.words import FOLDER

__all__ = ["Gazetteer", "RejectedRow", "read_gazetteer"]

LARGEST_BYTES = 500_000_000
_COLUMNS = {
    "lat": ("lat", "latitude", "y"),
    "lon": ("lon", "lng", "long", "longitude", "x"),
    "name": ("name", "placename", "place", "asciiname"),
    "aliases": ("aliases", "alternatenames", "alternate_names", "other_names", "alt_names"),
    "kind": ("kind", "type", "feature"),
    "country": ("country", "country_code", "iso2"),
    "population": ("population", "pop"),
    "radius_m": ("radius_m",),
    "precision": ("precision",),
    "id": ("id", "geonameid"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedRow:
    """A row that can't be a place: its line in the file, the reason, the row's words."""

    line: int
    reason: str
    text: str


@dataclass(slots=True, kw_only=True)
class Gazetteer:
    """What a file holds: places for the index, and rows that are none."""

    name: str
    entries: list[Entry] = field(default_factory=list)
    rejected: list[RejectedRow] = field(default_factory=list)


def read_gazetteer(path: Path) -> Gazetteer:
    """Read a file; rows that can't be used are in `rejected`, they never stop the others.

    Raises
    ------
    GazetteerError
        The file is missing, too large, no text, or has none of the columns wanted.
    """
    text = _text(path)
    found = Gazetteer(name=_slug(path.stem))
    first = text.split("\n", 1)[0]
    rows = _dump_rows(text) if first.count("\t") >= 18 else _table_rows(text, path)
    for line, row in rows:
        try:
            found.entries.append(_entry(row, found.name, line))
        except ValueError as error:
            found.rejected.append(RejectedRow(line=line, reason=str(error), text=" ".join(row.values())[:80]))
    if not found.entries:
        raise GazetteerError(
            f"{path} has no row that could be a place; the first fault: {_first_fault(found)}"
        )
    return found


def _first_fault(found: Gazetteer) -> str:
    return (
        f"line {found.rejected[0].line}: {found.rejected[0].reason}" if found.rejected else "it has no rows"
    )


def _slug(stem: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-") or "gazetteer"


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise GazetteerError(f"{path} is larger than {LARGEST_BYTES:,} bytes; cut it to one country")
        data = _unzipped(path) if path.suffix.lower() == ".zip" else path.read_bytes()
        return data.decode("utf-8-sig")
    except (OSError, zipfile.BadZipFile) as error:
        raise GazetteerError(f"{path} can't be read ({error}); name a .txt, .csv or .zip file") from error
    except UnicodeDecodeError as error:
        raise GazetteerError(f"{path} is not UTF-8 text; save it as UTF-8") from error


def _unzipped(path: Path) -> bytes:
    with zipfile.ZipFile(path) as archive:
        inside = [
            i
            for i in archive.infolist()
            if i.filename.endswith((".txt", ".csv")) and "readme" not in i.filename.lower()
        ]
        if len(inside) != 1 or inside[0].file_size > LARGEST_BYTES:
            raise GazetteerError(
                f"{path} must hold one table (.txt or .csv) of less than {LARGEST_BYTES:,} bytes"
            )
        return archive.read(inside[0])


def _dump_rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows of a GeoNames dump (columns after download.geonames.org/export/dump/readme.txt)."""
    features = _features()
    for line, raw in enumerate(text.splitlines(), 1):
        cells = raw.split("\t")
        if len(cells) < 15:
            yield line, {"name": raw[:80], "lat": "", "lon": ""}
            continue
        kind, precision, radius = (
            features.get(cells[7]) or features.get(cells[6]) or ("landmark", "landmark", "1000")
        )
        size = radius if cells[7] == "PPLX" or cells[6] != "P" or int(radius) else ""
        yield line, {
            "id": f"geonames:{cells[0]}", "name": cells[1], "aliases": cells[3].replace(",", "|"),
            "lat": cells[4], "lon": cells[5], "kind": kind, "precision": precision,
            "radius_m": size, "country": cells[8], "population": cells[14],
        }  # fmt: skip


def _features() -> dict[str, tuple[str, str, str]]:
    with (FOLDER / "geonames_features.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: (row["kind"], row["precision"], row["radius_m"]) for row in csv.DictReader(file)}


def _table_rows(text: str, path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    delimiter = (
        "\t" if "\t" in text.split("\n", 1)[0] else ";" if text.split("\n", 1)[0].count(";") > 1 else ","
    )
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    heads = {(head or "").strip().lower(): head for head in reader.fieldnames or ()}
    chosen = {
        column: next((heads[h] for h in names if h in heads), None) for column, names in _COLUMNS.items()
    }
    missing = [column for column in ("name", "lat", "lon") if chosen[column] is None]
    if missing:
        raise GazetteerError(
            f"{path} has no column {', '.join(missing)}; it needs at least name, lat and lon"
        )
    for row in reader:
        values = {
            column: (row.get(head) or "").strip() for column, head in chosen.items() if head is not None
        }
        yield reader.line_num, values


def _entry(row: dict[str, str], source: str, line: int) -> Entry:
    name = row.get("name", "").strip()
    if not name or len(name) > 200:
        raise ValueError("it has no name, or one of more than 200 letters")
    lat, lon = _degrees(row, "lat", 90.0), _degrees(row, "lon", 180.0)
    population = _whole(row.get("population", ""))
    kind = row.get("kind", "").lower() or "settlement"
    settled = kind in ("settlement", "village", "town", "city")
    radius = row.get("radius_m", "")
    country = row.get("country", "").upper()
    precision = row.get("precision", "")
    return Entry(
        id=row.get("id") or f"{source}:{line}",
        name=name,
        kind="settlement" if kind == "city" else kind,
        lat=lat,
        lon=lon,
        precision=precision if precision in PRECISIONS else "settlement" if settled else "landmark",
        radius_m=float(radius) if radius else settlement_radius_m(population) if settled else 1000.0,
        country=country if re.fullmatch(r"[A-Z]{2}", country) else None,
        population=population,
        names=[alias.strip() for alias in row.get("aliases", "").split("|") if alias.strip()],
    )


def _degrees(row: dict[str, str], column: str, most: float) -> float:
    try:
        value = float(row.get(column, ""))
    except ValueError:
        raise ValueError(f"{column} is {row.get(column, '')!r}, not a number of degrees") from None
    if not -most <= value <= most:
        raise ValueError(f"{column} is {value}, outside of ±{most:g}")
    return value


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else 0
