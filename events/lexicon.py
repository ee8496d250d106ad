"""The word lists of `data/events` as look-ups, checked row by row when they are loaded."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from data import DATA
from events.claim import LAYERS, STATUSES, WEAPONS
from events.errors import LexiconError

__all__ = ["HARM", "KINDS", "Frame", "Lexicon", "Weapon", "lexicon", "load"]

KINDS = {
    "weapons": ("modifier", "user", "weapon"),
    "people": ("civilian", "displaced", "fighter", "other", "person", "police", "soldier"),
    "forces": ("action", "force", "state", "weapon"),
    "places": ("part", "place", "site"),
    "modality": ("denied", "planned"),
    "accidents": (
        "building",
        "crime",
        "crowd",
        "disease",
        "fire",
        "health",
        "hunger",
        "industry",
        "nature",
        "traffic",
    ),
    "speakers": ("media", "official", "post", "witness"),
    "speech": ("accuse", "admit", "deny", "quote", "say", "show", "warn"),
}
"""The kinds that the rows of each list may name."""

_COLUMNS = {
    "frames": "frame,layer,event_type,sub_event_type,status,title",
    "verbs": "verb,frame,note",
    "nouns": "noun,frame,weapon,note",
    "support": "verb,for",
    "weapons": "word,weapon,sub_event_type,kind",
    "people": "word,kind",
    "forces": "word,kind",
    "places": "word,kind",
    "quantities": "phrase,low,high",
    "modality": "word,modality",
    "accidents": "word,kind",
    "speakers": "word,kind",
    "speech": "verb,kind",
}
HARM = "harm"
"""What a verb stands for that only tells of casualties: no happening of its own."""

_SUPPORTED = ("any", "lift")
"""What a supporting verb may be for, besides the name of a frame."""

Row = dict[str, str]


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
    """A word for a weapon: class, ACLED sub-event; `kind` is ``weapon``, its ``user`` or a ``modifier``."""

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
    forces: Mapping[str, str]
    places: Mapping[str, str]
    quantities: Mapping[str, tuple[int, int | None]]
    modality: Mapping[str, str]
    speech: Mapping[str, str]
    speakers: Mapping[str, str]
    accidents: Mapping[str, str]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The project's word lists, loaded once; see `load`."""
    return load(DATA / "events")


def load(folder: Path) -> Lexicon:
    """Load the word lists of a folder.

    Raises
    ------
    LexiconError
        Rows with an unknown frame, layer, status, weapon or kind, without a word, or with numbers that are
        none; the message names the file and line of each.
    """
    lists = _Lists(folder)
    frames = {row["frame"]: _frame(row) for row in lists.rows("frames", _check_frame)}
    known = frozenset({*frames, HARM})
    loaded = Lexicon(
        frames=frames,
        verbs=_grouped(lists.rows("verbs", lambda row: _unknown("frame", row["frame"], known))),
        nouns={
            row["noun"]: (row["frame"], row["weapon"] or None)
            for row in lists.rows("nouns", lambda row: _check_noun(row, known))
        },
        support={
            verb: tuple(kind for kind, _ in kinds)
            for verb, kinds in _grouped(
                lists.rows("support", lambda row: _unknown("frame", row["for"], known | {*_SUPPORTED}))
            ).items()
        },
        weapons={row["word"]: _weapon(row) for row in lists.rows("weapons", _check_weapon)},
        people=lists.kinds("people"),
        forces=lists.kinds("forces"),
        places=lists.kinds("places"),
        quantities={
            row["phrase"]: (int(row["low"]), int(row["high"]) if row["high"] else None)
            for row in lists.rows("quantities", _check_quantity)
        },
        modality=lists.kinds("modality"),
        speech=lists.kinds("speech"),
        speakers=lists.kinds("speakers"),
        accidents=lists.kinds("accidents"),
    )
    if lists.faults:
        raise LexiconError("; ".join(lists.faults))
    return loaded


@dataclass(slots=True)
class _Lists:
    """The files of one folder; rows with a fault are kept out and noted."""

    folder: Path
    faults: list[str] = field(default_factory=list)

    def rows(self, name: str, fault_of: Callable[[Row], str | None]) -> Iterator[Row]:
        """The rows of a list in which nothing is wrong."""
        wanted = _COLUMNS[name].split(",")
        with (self.folder / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
            reader = csv.DictReader(lines, restkey="", restval="")
            if reader.fieldnames != wanted:
                self.faults.append(f"{name}.csv, line 1: the columns must be {_COLUMNS[name]}")
                return
            for row in reader:
                fault = "has more values than columns; quote commas" if "" in row else None
                fault = fault or (None if row[wanted[0]] else f"has no {wanted[0]}") or fault_of(row)
                if fault:
                    self.faults.append(f"{name}.csv, line {reader.line_num}: «{row[wanted[0]]}» {fault}")
                else:
                    yield row

    def kinds(self, name: str) -> dict[str, str]:
        """A list of words with one of its kinds each."""
        word, kind = _COLUMNS[name].split(",")
        rows = self.rows(name, lambda row: _unknown(kind, row[kind], KINDS[name]))
        return {row[word]: row[kind] for row in rows}


def _unknown(what: str, value: str, known: Iterable[str]) -> str | None:
    if value in known:
        return None
    return f"has the unknown {what} «{value}»; use one of: {', '.join(sorted(known))}"


def _check_frame(row: Row) -> str | None:
    return _unknown("layer", row["layer"], (*LAYERS, "none")) or _unknown(
        "status", row["status"], ("", *STATUSES)
    )


def _check_noun(row: Row, frames: frozenset[str]) -> str | None:
    return _unknown("frame", row["frame"], frames) or _unknown("weapon", row["weapon"], ("", *WEAPONS))


def _check_weapon(row: Row) -> str | None:
    return _unknown("weapon", row["weapon"], WEAPONS) or _unknown("kind", row["kind"], KINDS["weapons"])


def _check_quantity(row: Row) -> str | None:
    low, high = row["low"], row["high"]
    if not low.isdecimal() or not (high.isdecimal() or not high):
        return "needs whole numbers for low and high; leave high empty where it is open"
    return "has a high below its low" if high and int(high) < int(low) else None


def _grouped(rows: Iterable[Row]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Pairs of the second and the last column, by the first."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for row in rows:
        word, value, *rest = row.values()
        found[word] = (*found.get(word, ()), (value, rest[-1] if rest else ""))
    return found


def _frame(row: Row) -> Frame:
    return Frame(
        name=row["frame"],
        layer=row["layer"],
        event_type=row["event_type"],
        sub_event_type=row["sub_event_type"],
        status=row["status"] or None,
        title=row["title"],
    )


def _weapon(row: Row) -> Weapon:
    return Weapon(
        word=row["word"], weapon=row["weapon"], sub_event_type=row["sub_event_type"], kind=row["kind"]
    )
