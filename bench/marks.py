"""Marks: the features of an exported situation, as far as they are scored."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["Mark", "marks_of", "plain"]

_NOT_WORDS = re.compile(r"\W+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One feature. `at` is its anchor (lat, lon), `ends` the last vertex of a line; None without geometry."""

    layer: str
    basis: str | None
    modality: str | None
    place: str
    at: tuple[float, float] | None
    ends: tuple[float, float] | None
    reports: tuple[str, ...]
    quotes: tuple[str, ...]
    speakers: tuple[str, ...]
    party: str
    status: str | None
    weapon: str | None
    start: str
    counts: Mapping[str, tuple[int | None, int | None]]

    def cites(self, anchor: str) -> bool:
        """Whether a cited sentence holds the anchor's words, or is (if longer than a phrase) held by them."""
        words = plain(anchor)
        return any(words in quote or (len(quote) > 25 and quote in words) for quote in self.quotes)


def plain(text: object) -> str:
    """Lower-case words with single spaces, for comparing."""
    return _NOT_WORDS.sub(" ", str(text).lower()).strip()


def marks_of(features: Iterable[Mapping[str, Any]]) -> list[Mark]:
    """The marks of GeoJSON features, in their order."""
    return [_mark(feature) for feature in features]


def _mark(feature: Mapping[str, Any]) -> Mark:
    said = feature["properties"]
    sources = said.get("sources") or []
    sources = json.loads(sources) if isinstance(sources, str) else sources
    geometry = feature.get("geometry")
    line = geometry["coordinates"] if geometry is not None and geometry["type"] == "LineString" else None
    return Mark(
        layer=str(said.get("layer")),
        basis=said.get("basis"),
        modality=said.get("modality"),
        place=str(said.get("place")),
        at=_anchor(geometry) if geometry is not None else None,
        ends=(line[-1][1], line[-1][0]) if line else None,
        reports=tuple(str(source.get("report", "")) for source in sources),
        quotes=tuple(plain(source.get("quote", "")) for source in sources),
        speakers=tuple(plain(source.get("attributed_to") or "") for source in sources),
        party=plain(" ".join(str(said.get(key) or "") for key in ("actor", "actor_id", "side"))),
        status=said.get("status"),
        weapon=said.get("weapon"),
        start=str(said.get("start") or ""),
        counts={
            key: (said.get(f"{key}_min"), said.get(f"{key}_max")) for key in ("killed", "injured", "people")
        },
    )


def _anchor(geometry: Mapping[str, Any]) -> tuple[float, float]:
    """A point itself, the first vertex of a line, the mean of a polygon's vertices, as (lat, lon)."""
    points = _vertices(geometry["coordinates"])
    if geometry["type"] in ("Point", "LineString", "MultiLineString"):
        points = points[:1]
    return sum(lat for lat, _ in points) / len(points), sum(lon for _, lon in points) / len(points)


def _vertices(coordinates: Any) -> list[tuple[float, float]]:
    if isinstance(coordinates[0], int | float):
        return [(coordinates[1], coordinates[0])]
    return [vertex for part in coordinates for vertex in _vertices(part)]
