"""The reports' texts with the places and statements found in them, as tables for the map's script.

Positions count UTF-16 units, as JavaScript's strings do; the program's own offsets are characters.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from geo.geoparse import Geoparsed
from geo.place import Candidate, Located, Unresolved
from layers.situation import Layers
from reports.report import Report

__all__ = ["text_tables"]

_EVENTS = ("control", "strikes", "displacement", "clashes", "other", "unlocated")
_CANDIDATES = 6

_TEXTS = ("report", "title", "publisher", "start", "url", "language", "body")
_STATEMENTS = ("report", "first", "last", "feature", "table")
_MENTIONS = ("report", "first", "last", "kind", "name", "at_lat", "at_lon", "radius_m", "confidence", "why")


def text_tables(
    reports: Sequence[Report], geoparsed: Iterable[Geoparsed], layers: Layers
) -> dict[str, pd.DataFrame]:
    """Tables that show each report's text beside the map.

    Returns
    -------
    dict
        ``texts``: report, title, publisher, start (when it was published), url, language, body.
        ``statements``: report, first, last (the sentence), feature (the event's id), table (its layer).
        ``mentions``: report, first, last, kind, name, at_lat, at_lon (degrees, WGS 84), radius_m, confidence,
        why, candidates; name is null for what has no place, why then says the reason.
    """
    units = {report.id: _Units(report.body) for report in reports}
    return {
        "texts": pd.DataFrame([_text(report) for report in reports], columns=list(_TEXTS), dtype=object),
        "statements": _frame(list(_statements(layers, units)), _STATEMENTS),
        "mentions": _frame(list(_mentions(geoparsed, units)), (*_MENTIONS, "candidates")),
    }


class _Units:
    """Positions of characters in UTF-16 units."""

    def __init__(self, text: str) -> None:
        self._wide = [at for at, character in enumerate(text) if ord(character) > 0xFFFF]

    def __call__(self, at: int) -> int:
        return at + bisect_left(self._wide, at)


def _text(report: Report) -> dict[str, Any]:
    return {
        "report": report.id,
        "title": report.title,
        "publisher": report.publisher,
        "start": report.published.isoformat() if report.published else None,
        "url": report.url,
        "language": report.language,
        "body": report.body,
    }


def _frame(rows: list[dict[str, Any]], columns: Sequence[str]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=list(columns))
    numbers = [
        name for name in ("first", "last", "at_lat", "at_lon", "radius_m", "confidence") if name in table
    ]
    return table.astype(dict.fromkeys(numbers, "float64")).sort_values(
        ["report", "first"], kind="stable", ignore_index=True
    )


def _statements(layers: Layers, units: Mapping[str, _Units]) -> Iterable[dict[str, Any]]:
    for name in _EVENTS:
        frame = getattr(layers, name)
        for feature, sources in zip(frame["id"], frame["sources"], strict=True):
            for source in sources:
                count = units.get(source.get("report"))
                if count is not None:
                    yield {
                        "report": source["report"],
                        "first": count(source["start"]),
                        "last": count(source["end"]),
                        "feature": feature,
                        "table": name,
                    }


def _mentions(geoparsed: Iterable[Geoparsed], units: Mapping[str, _Units]) -> Iterable[dict[str, Any]]:
    for places in geoparsed:
        count = units.get(places.report_id)
        if count is None:
            continue
        names: tuple[Located | Unresolved, ...] = (*places.located, *places.unresolved)
        for found in names:
            yield {
                "report": places.report_id,
                "first": count(found.mention.start),
                "last": count(found.mention.end),
                "kind": found.mention.kind,
                "candidates": [_candidate(candidate) for candidate in found.candidates[:_CANDIDATES]],
                **_place(found),
            }


def _place(found: Located | Unresolved) -> dict[str, Any]:
    if isinstance(found, Unresolved):
        return {"name": None, "why": found.reason}
    return {
        "name": found.place.name,
        "at_lat": found.place.lat,
        "at_lon": found.place.lon,
        "radius_m": found.place.radius_m,
        "confidence": found.confidence,
        "why": found.why,
    }


def _candidate(candidate: Candidate) -> dict[str, Any]:
    return {"name": candidate.place.name, "score": candidate.score, "why": candidate.why}
