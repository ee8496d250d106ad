"""What a reader has filtered the map to, so that the same can be written to a file.

The text of a view (see ``outputs/web/README.md``) says it; what cannot be read is passed over, as in the script.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qs

import pandas as pd

from layers.situation import Layers

__all__ = ["Selection", "selected", "selection_of"]

_EVENTS = ("control", "strikes", "displacement", "clashes", "other")
_SWITCHES = ("zones", "fronts", *_EVENTS)
_OFF = frozenset({"other"})
"""Layers that are off until somebody asks for them."""

_BACKGROUND = ("historical", "planned", "denied")
_TEXTS = (
    "title",
    "place",
    "place_text",
    "admin1",
    "actor",
    "side",
    "target",
    "origin",
    "destination",
    "weapon",
)
_SOURCE_TEXTS = ("quote", "publisher", "attributed_to")


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Layers that are shown, and what events have to meet; an empty one lets everything through.

    Attributes
    ----------
    layers
        Names of `Layers` members that are shown.
    columns
        Values that a column may have, by name of the column; None stands for no value.
    publishers
        Publishers of which one must be among the sources.
    confidence
        The least, 0 to 1.
    words
        All have to be in the titles, names or quotes.
    span
        First and last moment, wall-clock time where it happened.
    background
        Whether history, plans and denials are shown.
    """

    layers: frozenset[str] = frozenset(_SWITCHES) - _OFF
    columns: Mapping[str, frozenset[str | None]] = field(default_factory=dict)
    publishers: frozenset[str | None] = frozenset()
    confidence: float = 0.0
    words: tuple[str, ...] = ()
    span: tuple[datetime, datetime] | None = None
    background: bool = False


def selection_of(view: str) -> Selection:
    """Read the text of a view."""
    try:
        asked = parse_qs(view.lstrip("#?"), keep_blank_values=True, max_num_fields=500)
    except ValueError:
        return Selection()
    on = frozenset(",".join(asked.get("on", ())).split(","))
    off = frozenset(",".join(asked.get("off", ())).split(","))
    shown = frozenset(name for name in _SWITCHES if name in on or (name not in _OFF and name not in off))
    keys = {"side": "side", "weapon": "weapon", "standing": "modality", "review": "review"}
    columns = {column: _values(asked[key]) for key, column in keys.items() if asked.get(key)}
    return Selection(
        layers=shown,
        columns=columns,
        publishers=_values(asked.get("source", [])),
        confidence=_share(asked.get("sure", ["0"])[0]),
        words=tuple(" ".join(asked.get("words", [])).casefold().replace('"', " ").split()[:8]),
        span=_span(asked.get("time", [""])[0]),
        background="background" in on,
    )


def selected(layers: Layers, selection: Selection) -> Layers:
    """The layers with only what the selection lets through; zones and fronts are shown whole or not at all."""
    frames: dict[str, Any] = {}
    for name in _SWITCHES:
        frame = getattr(layers, name)
        if name not in selection.layers:
            frames[name] = frame.iloc[0:0]
        elif name in _EVENTS and len(frame):
            frames[name] = frame[_passes(frame, selection)]
    if len(layers.unlocated):
        frames["unlocated"] = layers.unlocated[_passes(layers.unlocated, selection)]
    return replace(layers, **frames)


def _passes(frame: pd.DataFrame, selection: Selection) -> pd.Series[bool]:
    keeps = pd.Series(data=True, index=frame.index)
    if not selection.background:
        keeps &= ~frame["modality"].isin(_BACKGROUND)
    for column, values in selection.columns.items():
        # A party without a side is chosen by its name.
        held = frame["side"].fillna(frame["actor"]) if column == "side" else frame[column]
        keeps &= held.isin([value for value in values if value]) | (held.isna() & (None in values))
    if selection.confidence > 0:
        keeps &= frame["confidence"].fillna(-1) >= selection.confidence - 1e-6
    if selection.publishers:
        keeps &= _each(frame["sources"], lambda sources: not selection.publishers.isdisjoint(_names(sources)))
    if selection.words:
        keeps &= _each(
            frame.to_dict("records"), lambda row: all(word in _text(row) for word in selection.words)
        )
    if selection.span:
        keeps &= _each(
            zip(frame["start"], frame["end"], strict=True), lambda ends: _within(ends, selection.span)
        )
    return keeps


def _each(rows: Any, test: Callable[[Any], bool]) -> Any:
    import numpy as np  # noqa: PLC0415

    return np.fromiter((test(row) for row in rows), dtype=bool)


def _names(sources: Any) -> set[str | None]:
    return {source.get("publisher") or source.get("report") for source in sources}


def _text(row: Mapping[str, Any]) -> str:
    parts = [row.get(name) for name in _TEXTS]
    parts += [source.get(name) for source in row.get("sources") or () for name in _SOURCE_TEXTS]
    return " ".join(part for part in parts if isinstance(part, str)).casefold()


def _within(ends: tuple[Any, Any], span: tuple[datetime, datetime] | None) -> bool:
    start, end = (_wall(moment) for moment in ends)
    if span is None or start is None:
        return True
    return start <= span[1] and (end or start) >= span[0]


def _wall(moment: Any) -> datetime | None:
    return datetime.fromisoformat(moment).replace(tzinfo=None) if isinstance(moment, str) else None


def _values(texts: list[str]) -> frozenset[str | None]:
    return frozenset(text or None for text in texts[:60])


def _share(text: str) -> float:
    try:
        percent = float(text)
    except ValueError:
        return 0.0
    return percent / 100 if 0 < percent <= 100 else 0.0


def _span(text: str) -> tuple[datetime, datetime] | None:
    first, _, last = text.partition("_")
    try:
        start, end = (datetime.fromisoformat(part).replace(tzinfo=None) for part in (first, last))
    except ValueError:
        return None
    if "T" not in last:
        end += timedelta(days=1, seconds=-1)
    return (start, end) if start <= end else None
