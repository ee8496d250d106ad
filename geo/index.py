"""The place index: all names of all segments, looked up by hash, opened memory-mapped in milliseconds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from shapely.geometry.base import BaseGeometry

from data import BUILD
from geo.boundaries import Boundaries
from geo.errors import IndexMissingError
from geo.measure import distances_km
from geo.place import Place
from geo.segment import Quality, Segment
from geo.spelling import hash_key, loose_key, name_key

__all__ = ["DEFAULT_PATH", "Match", "PlaceIndex"]

DEFAULT_PATH = BUILD / "places"


_QUALITIES = tuple(Quality)
_MOST_KNOWN = 10_000
"""Names whose rows are remembered before all are forgotten: reports of one war say the same ones."""


class Match(NamedTuple):
    """A row of the index that bears a name, and how it bears it."""

    row: int
    quality: Quality


class PlaceIndex:
    """All places by name, by id and by position. Rows are numbered through all segments.

    Open it with `PlaceIndex.open`; it may be shared between threads.
    """

    def __init__(self, segments: Sequence[Segment], outlines: Path | None = None) -> None:
        self.segments = tuple(segments)
        self._outlines = outlines
        self._starts = np.cumsum([0, *map(len, self.segments)])
        self.lat = _joined([segment.lat for segment in self.segments])
        self.lon = _joined([segment.lon for segment in self.segments])
        self.population = _joined([segment.population for segment in self.segments])
        self._same = self._joined_rows()
        self.kind_and_people = lru_cache(maxsize=50_000)(self._kind_and_people)
        self.place = lru_cache(maxsize=50_000)(self._place)
        self._by_key = lru_cache(maxsize=50_000)(self._matches)
        self._known: dict[str, tuple[Match, ...]] = {}

    @classmethod
    def open(
        cls, path: Path | None = None, *, without: str | None = None, more: Iterable[Path] = ()
    ) -> PlaceIndex:
        """Open the index at `path`, by default where `python -m geo.build` puts it.

        Gazetteers that a user added lie beside the first segment, in ``<path>.user/<name>``; one of them
        can be left out by its name. `more` are folders of further segments.

        Raises
        ------
        IndexMissingError
            There is no index: the message says how to build it.
        IndexDamagedError
            A file is of another version or broken.
        """
        base = DEFAULT_PATH if path is None else Path(path)
        if not base.is_dir():
            raise IndexMissingError(f"The place index is not at {base}. Build it with: python -m geo.build")
        user = base.with_name(base.name + ".user")
        extra = (
            sorted(p for p in user.iterdir() if (p / "names.arrow").is_file() and p.name != without)
            if user.is_dir()
            else []
        )
        return cls([Segment(folder) for folder in (base, *extra, *more)], base.with_name("boundaries.arrow"))

    @cached_property
    def version(self) -> str:
        """A hash of all names and positions: the same for the same gazetteer, wherever it was built."""
        digest = hashlib.blake2b(digest_size=8)
        for segment in self.segments:
            for column in (segment.keys, segment.rows, segment.lat, segment.lon, segment.population):
                digest.update(np.ascontiguousarray(column).tobytes())
        return digest.hexdigest()

    @cached_property
    def boundaries(self) -> Boundaries | None:
        """The outlines that lie beside the index, opened when first asked for; None where there are none."""
        return Boundaries.open(self._outlines) if self._outlines and self._outlines.is_file() else None

    def outline(self, place_id: str) -> BaseGeometry | None:
        """The exact outline of a province, country or region, or None."""
        return self.boundaries.shape(place_id) if self.boundaries else None

    def drawn_outline(self, place_id: str) -> BaseGeometry | None:
        """The generalised outline of a province, country or region, or None."""
        return self.boundaries.drawn_shape(place_id) if self.boundaries else None

    def __len__(self) -> int:
        return int(self._starts[-1])

    def _joined_rows(self) -> dict[int, int]:
        """Rows that only bring names for a place of an earlier segment, with that place's row."""
        same: dict[int, int] = {}
        for segment, start in zip(self.segments, self._starts.tolist(), strict=False):
            ids = [segment.text("id", row) for row in range(len(segment) - segment.joined, len(segment))]
            first = len(segment) - segment.joined
            for offset, matches in enumerate(self._find([f"#{place_id}" for place_id in ids])):
                if matches and matches[0].row < start:
                    same[start + first + offset] = matches[0].row
        return same

    def _locate(self, row: int) -> tuple[Segment, int]:
        if row < len(self.segments[0]):
            return self.segments[0], row
        number = int(np.searchsorted(self._starts, row, side="right")) - 1
        return self.segments[number], int(row - self._starts[number])

    def country_of(self, row: int) -> str | None:
        """The country of a row, without the rest of the place."""
        segment, at = self._locate(row)
        return segment.text("country", at)

    def names(self, rows: npt.NDArray[np.int64]) -> list[str]:
        """The names of the places in some rows, without the rest of them."""
        names = np.full(len(rows), "", dtype=object)
        numbers = np.searchsorted(self._starts, rows, side="right") - 1
        for number in np.unique(numbers).tolist():
            at = np.flatnonzero(numbers == number)
            names[at] = self.segments[number].texts("name", rows[at] - self._starts[number])
        return [name or "" for name in names.tolist()]

    def _kind_and_people(self, row: int) -> tuple[str, int]:
        segment, at = self._locate(row)
        return segment.text("kind", at) or "", int(segment.population[at])

    def _place(self, row: int) -> Place:
        segment, at = self._locate(row)
        return segment.place(at)

    def _matches(self, key: str) -> tuple[Match, ...]:
        return self.lookup([key])[0]

    def lookup(self, keys: Sequence[str]) -> list[tuple[Match, ...]]:
        """The rows under each key (`geo.spelling.name_key`), all found in one search."""
        known = self._known if len(self._known) < _MOST_KNOWN else {}
        new = [key for key in dict.fromkeys(keys) if key not in known]
        if new:
            found = self._find(new)
            known.update(zip(new, map(self._unique, found) if self._same else map(tuple, found), strict=True))
        self._known = known
        return [known[key] for key in keys]

    def _unique(self, matches: Sequence[Match]) -> tuple[Match, ...]:
        best: dict[int, Quality] = {}
        for row, quality in matches:
            known = self._same.get(row, row)
            best[known] = min(best.get(known, quality), quality)
        return tuple(Match(row, quality) for row, quality in best.items())

    def _find(self, keys: Sequence[str]) -> list[list[Match]]:
        hashes = np.fromiter((hash_key(key) for key in keys), np.uint64, len(keys))
        found: list[list[Match]] = [[] for _ in keys]
        for segment, start in zip(self.segments, self._starts.tolist(), strict=False):
            if not len(segment.keys):
                continue
            low = np.searchsorted(segment.keys, hashes, side="left")
            hits = np.flatnonzero(segment.keys[np.minimum(low, len(segment.keys) - 1)] == hashes)
            high = np.searchsorted(segment.keys, hashes[hits], side="right")
            for k, stop in zip(hits.tolist(), high.tolist(), strict=True):
                rows = segment.rows[low[k] : stop].tolist()
                qualities = segment.qualities[low[k] : stop].tolist()
                found[k].extend(
                    Match(start + row, _QUALITIES[q]) for row, q in zip(rows, qualities, strict=True)
                )
        return found

    def named(self, name: str, *, loose: bool = False) -> tuple[Match, ...]:
        """Rows that bear a name; with `loose`, also those that only sound like it when none bears it."""
        strict = self._by_key(name_key(name))
        if strict or not loose:
            return strict
        key = loose_key(name)
        return self._by_key("~" + key) if key else ()

    def with_id(self, place_id: str) -> tuple[Match, ...]:
        """The row with an id: one, or none."""
        return self._by_key("#" + place_id)

    def by_id(self, place_id: str) -> Place | None:
        """The place with an id, or None."""
        matches = self.with_id(place_id)
        return self.place(matches[0].row) if matches else None

    @cached_property
    def _by_lat(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]:
        order = np.argsort(self.lat, kind="stable")
        return order, self.lat[order]

    def near(self, lat: float, lon: float, km: float) -> list[tuple[float, int]]:
        """Rows within `km` of a point as (distance in km, row), nearest first."""
        order, sorted_lat = self._by_lat
        reach = km / 110.0
        low, high = np.searchsorted(sorted_lat, [lat - reach, lat + reach])
        box = order[low:high]
        d = distances_km(lat, lon, self.lat[box], self.lon[box])
        inside = np.flatnonzero(d <= km)
        nearest = inside[np.lexsort((box[inside], d[inside]))]
        return [(float(d[n]), int(box[n])) for n in nearest if int(box[n]) not in self._same]

    def where(self, column: str, value: str) -> npt.NDArray[np.int64]:
        """Rows whose `kind`, `country`, `precision` or `admin1_code` is `value`."""
        parts = [
            segment.rows_where(column, value) + int(start)
            for segment, start in zip(self.segments, self._starts, strict=False)
        ]
        return np.concatenate(parts) if parts else np.empty(0, np.int64)

    def places(self, rows: Iterable[int]) -> list[Place]:
        """The places in some rows."""
        return [self.place(int(row)) for row in rows]


def _joined(arrays: Sequence[npt.NDArray[np.generic]]) -> npt.NDArray[np.float64]:
    # One segment stays a view of the mapped file; several are joined in memory.
    joined: npt.NDArray[np.float64] = arrays[0] if len(arrays) == 1 else np.concatenate(arrays)  # type: ignore[assignment]
    return joined
