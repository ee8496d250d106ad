"""The texts that reading speed is measured with: of a real one's size, no two alike, the same in every run."""

from __future__ import annotations

from pathlib import Path

from bench.reading import texts, write
from reports.read import read


def test_texts_are_real_sized_and_all_different() -> None:
    made = list(texts(40))
    assert made == list(texts(40))
    assert len(set(made)) == 40
    assert all(3000 <= len(text) < 6000 for text in made)


def test_texts_are_reports(tmp_path: Path) -> None:
    found = read(write(tmp_path, 3))
    assert len(found.reports) == 3
    assert not found.rejected
    assert all(report.published is not None for report in found.reports)
