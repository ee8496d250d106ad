"""``python -m bench.notes``: how coded event notes (a paragraph each) are read, per split.

Each note is a report of its own, so that none helps to read another. A note of control, strikes, displacement
or clashes is right in its layer when a mark of that layer is drawn from it; place, date and deaths are counted
over the marks of that layer, the best one of them. Notes of protests, politics and the like are *kept off* when
none of the four layers has a current mark. ``-v`` lists the misses of *develop*; those of *held_out* only with
``--held-out -v``.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import Any

import yaml

from bench.marks import Mark, marks_of
from data import ROOT

__all__ = ["checks", "main", "read_notes", "table"]

NOTES = ROOT / "tests" / "quality" / "notes"
CONFLICT = ("control", "strike", "displacement", "clash")
_NOT_CURRENT = ("historical", "planned", "denied")
_KM = 25.0
_KM_PER_DEGREE = 111.195
_HEADS = ("layer", "place", "date", "deaths", "kept off")


def read_notes(split: str) -> list[dict[str, Any]]:
    """The notes of a split; `tests/quality/README.md` describes their keys."""
    loaded: list[dict[str, Any]] = yaml.safe_load((NOTES / f"{split}.yaml").read_text(encoding="utf-8"))
    return loaded


def checks(note: Mapping[str, Any], marks: Sequence[Mark]) -> dict[str, bool]:
    """What is asked of the marks of one note, by the heads of the table, and whether it is right."""
    current = [mark for mark in marks if mark.at is not None and mark.modality not in _NOT_CURRENT]
    drawn = [mark for mark in current if mark.layer in CONFLICT and mark.basis != "inferred"]
    if note["layer"] not in CONFLICT:
        return {"kept off": not drawn}
    mine = [mark for mark in drawn if mark.layer == note["layer"]]
    asked = [_attributes(note, mark) for mark in mine] or [_attributes(note, None)]
    best: dict[str, bool] = max(asked, key=lambda row: sum(row.values()))
    return {"layer": bool(mine)} | best


def _attributes(note: Mapping[str, Any], mark: Mark | None) -> dict[str, bool]:
    found = {"place": mark is not None and _near(note, mark)}
    if note.get("date"):
        found["date"] = mark is not None and _dated(note["date"], mark.start)
    if note.get("killed"):
        found["deaths"] = mark is not None and mark.counts["killed"] == tuple(note["killed"])
    return found


def _near(note: Mapping[str, Any], mark: Mark) -> bool:
    """Within the tolerance, on a plane at the note's latitude: exact enough for some kilometres."""
    assert mark.at is not None
    north = mark.at[0] - note["lat"]
    east = (mark.at[1] - note["lon"]) * math.cos(math.radians(note["lat"]))
    return math.hypot(north, east) * _KM_PER_DEGREE <= _KM


def _dated(said: date | Sequence[date], start: str) -> bool:
    first, last = (said, said) if isinstance(said, date) else (said[0], said[-1])
    return bool(start) and first.isoformat() <= start[:10] <= last.isoformat()


def _marks(note: Mapping[str, Any]) -> list[Mark]:
    import orjson  # noqa: PLC0415 - after the arguments are known good

    from outputs import geojson  # noqa: PLC0415
    from pipeline import build  # noqa: PLC0415
    from reports.report import Report  # noqa: PLC0415

    report = Report(
        id=note["id"],
        title=None,
        publisher=None,
        published=datetime.combine(note["published"], time(), UTC),
        published_has_time=False,
        url=None,
        language="en",
        body=note["text"],
        path=None,
    )
    return marks_of(orjson.loads(geojson.dumps(build([report]).layers))["features"])


def table(split: str, found: Sequence[Mapping[str, bool]]) -> str:
    """One line: right answers of those asked, by head."""
    asked, right = Counter[str](), Counter[str]()
    for row in found:
        asked.update(row.keys())
        right.update(head for head, value in row.items() if value)
    figures = "  ".join(f"{head} {right[head]}/{asked[head]}" for head in _HEADS)
    return f"{split:<9} {len(found)} notes  {figures}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the totals of both splits; 0 whatever the figures are."""
    parser = argparse.ArgumentParser(prog="python -m bench.notes", description=__doc__)
    parser.add_argument("-v", "--verbose", action="store_true", help="list the misses")
    parser.add_argument("--held-out", action="store_true", help="with -v: those of held_out as well")
    chosen = parser.parse_args(arguments)
    for split in ("develop", "held_out"):
        notes = read_notes(split)
        found = [checks(note, _marks(note)) for note in notes]
        if chosen.verbose and (split == "develop" or chosen.held_out):
            for note, row in zip(notes, found, strict=True):
                wrong = [head for head, right in row.items() if not right]
                if wrong:
                    print(f"  {note['id']} ({note['layer']}): wrong {', '.join(wrong)} «{note['text']}»")
        print(table(split, found), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
