"""``python -m bench.quality``: how well reports with known answers are read, per conflict and split.

``-v`` lists every miss, every mark that no fact explains and every wrong attribute. Each split is built for
itself, so that no report of one split helps to read another. Figures under *held_out* are of reports that no
rule was written for.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import orjson
import yaml

from bench.gold import read_gold
from bench.marks import marks_of
from bench.scoring import Score, score
from data import DATA, ROOT

__all__ = ["main", "measure", "splits"]

QUALITY = ROOT / "tests" / "quality"


def splits() -> dict[str, tuple[tuple[Path, Path], ...]]:
    """(report, gold file) of each split, in order of name: *develop*, *held_out* and the bundled reports."""
    named = yaml.safe_load((QUALITY / "SPLIT.yaml").read_text(encoding="utf-8"))
    folder = QUALITY / "reports"
    found = {
        split: tuple(
            (folder / f"{name}.txt", folder / f"{name}.gold.yaml") for name in sorted(named[split] or ())
        )
        for split in ("develop", "held_out")
    }
    bundled = sorted((QUALITY / "bundled").glob("*.gold.yaml"))
    stems = [path.name.removesuffix(".gold.yaml") for path in bundled]
    found["bundled"] = tuple(
        (DATA / "reports" / f"{stem}.txt", path) for stem, path in zip(stems, bundled, strict=True)
    )
    return found


def measure(pairs: Iterable[tuple[Path, Path]]) -> dict[str, Score]:
    """Build the situation of some reports together and score each, by the stem of the report's file."""
    from outputs import geojson  # noqa: PLC0415 - after the arguments are known good
    from pipeline import build_paths  # noqa: PLC0415

    wanted = list(pairs)
    situation = build_paths([report for report, _ in wanted])
    marks = marks_of(orjson.loads(geojson.dumps(situation.layers))["features"])
    return {report.stem: score(read_gold(gold), marks) for report, gold in wanted}


def by_conflict(scores: Mapping[str, Score]) -> dict[str, Score]:
    """Sums of scores by the first word of the report's name."""
    found: dict[str, Score] = {}
    for name, one in scores.items():
        conflict = name.split("-")[0]
        found[conflict] = found.get(conflict, Score()) + one
    return found


def table(split: str, scores: Mapping[str, Score]) -> list[str]:
    """The lines of one split: a row a conflict, and the total."""
    heads = ("recall", "precision", "F1", "attributes", "forbidden")
    lines = [f"{split:<10} reports " + " ".join(f"{head:>16}" for head in heads)]
    rows = by_conflict(scores)
    for name, one in [*sorted(rows.items()), ("all", sum(rows.values(), Score()))]:
        recall = f"{one.found}/{one.facts} {one.recall:.3f}"
        precision = f"{one.explained}/{one.marks} {one.precision:.3f}"
        right = f"{one.right}/{one.attributes} {one.accuracy:.3f}"
        figures = f"{recall:>16} {precision:>16} {one.f1:>16.3f} {right:>16} {one.forbidden:>16}"
        lines.append(f"  {name:<8} {one.reports:>7} {figures}")
    return lines


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table of every split; 0 whatever the figures are."""
    parser = argparse.ArgumentParser(prog="python -m bench.quality", description=__doc__)
    parser.add_argument("-v", "--verbose", action="store_true", help="list misses, extras, wrong attributes")
    parser.add_argument("--split", choices=("develop", "held_out", "bundled"), help="only this split")
    chosen = parser.parse_args(arguments)
    for split, pairs in splits().items():
        if chosen.split not in (None, split):
            continue
        if not pairs:
            print(f"{split:<10} no reports", end="\n\n")
            continue
        scores = measure(pairs)
        if chosen.verbose:
            print("\n".join(f"  {note}" for one in scores.values() for note in one.notes))
        print("\n".join(table(split, scores)), end="\n\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
