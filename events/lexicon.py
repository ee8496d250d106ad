"""The word lists of `data/events` as look-ups."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from data import DATA
from events.claim import LAYERS, STATUSES, WEAPONS
from events.errors import LexiconError

__all__ = ["Frame", "Lexicon", "Weapon", "lexicon"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A kind of happening: see `data/events/frames.csv`. Layer ``none`` stays off the map."""

    name: str
    layer: str
    event_type: str
    sub_event_type: str
    status: str | None
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Weapon:
    """A word for a weapon: its class, ACLED's sub-event, and whether it is a weapon, its user or a modifier."""

    word: str
    weapon: str
    sub_event_type: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All word lists. Verbs map to (frame name, note) pairs: one verb may stand for several frames."""

    frames: Mapping[str, Frame]
    verbs: Mapping[str, tuple[tuple[str, str], ...]]
    nouns: Mapping[str, tuple[str, str | None]]
    support: Mapping[str, tuple[str, ...]]
    weapons: Mapping[str, Weapon]
    people: Mapping[str, str]
    places: Mapping[str, str]
    quantities: Mapping[str, tuple[int, int | None]]
    modality: Mapping[str, str]
    speech: Mapping[str, str]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Load the word lists once.

    Raises
    ------
    LexiconError
        A row names an unknown frame, layer, status or class of weapon.
    """
    folder = DATA / "events"
    frames = {row["frame"]: _frame(row) for row in _rows(folder / "frames.csv")}
    return Lexicon(
        frames=frames,
        verbs=_grouped(folder / "verbs.csv", "verb", "frame", "note"),
        nouns={row["noun"]: (row["frame"], row["weapon"] or None) for row in _rows(folder / "nouns.csv")},
        support={
            verb: tuple(kind for kind, _ in kinds)
            for verb, kinds in _grouped(folder / "support.csv", "verb", "for", "for").items()
        },
        weapons={row["word"]: _weapon(row) for row in _rows(folder / "weapons.csv")},
        people=_pairs(folder / "people.csv", "word", "kind"),
        places=_pairs(folder / "places.csv", "word", "kind"),
        quantities={
            row["phrase"]: (int(row["low"]), int(row["high"]) if row["high"] else None)
            for row in _rows(folder / "quantities.csv")
        },
        modality=_pairs(folder / "modality.csv", "word", "modality"),
        speech=_pairs(folder / "speech.csv", "verb", "kind"),
    )


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _pairs(path: Path, key: str, value: str) -> dict[str, str]:
    return {row[key]: row[value] for row in _rows(path)}


def _grouped(path: Path, key: str, value: str, note: str) -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for row in _rows(path):
        found[row[key]] = (*found.get(row[key], ()), (row[value], row[note] or ""))
    return found


def _frame(row: Mapping[str, str]) -> Frame:
    if row["layer"] not in (*LAYERS, "none") or (row["status"] and row["status"] not in STATUSES):
        raise LexiconError(
            f"frames.csv: «{row['frame']}» has an unknown layer or status; use {LAYERS}, {STATUSES}."
        )
    return Frame(
        name=row["frame"],
        layer=row["layer"],
        event_type=row["event_type"],
        sub_event_type=row["sub_event_type"],
        status=row["status"] or None,
        title=row["title"],
    )


def _weapon(row: Mapping[str, str]) -> Weapon:
    if row["weapon"] not in WEAPONS:
        raise LexiconError(f"weapons.csv: «{row['word']}» has an unknown class; use one of {WEAPONS}.")
    return Weapon(
        word=row["word"], weapon=row["weapon"], sub_event_type=row["sub_event_type"], kind=row["kind"]
    )
