"""The texts that reading speed is measured with: of a real one's size, no two alike, the same in every run."""

from __future__ import annotations

from pathlib import Path

from bench.reading import news, once, texts, write
from reports.read import read


def test_texts_are_real_sized_and_all_different() -> None:
    made = list(texts(40))
    assert made == list(texts(40))
    assert len(set(made)) == 40
    assert all(3000 <= len(text) < 6000 for text in made)


def test_texts_are_reports(tmp_path: Path) -> None:
    found = read(write(tmp_path, list(texts(3))))
    assert len(found.reports) == 3
    assert not found.rejected
    assert all(report.published is not None for report in found.reports)


def test_paragraphs_come_once_where_that_is_asked() -> None:
    made = list(once())
    paragraphs = [paragraph for text in made for paragraph in text.split("\n\n")]
    assert len(made) > 40
    assert len(set(paragraphs)) == len(paragraphs)
    assert all(3000 <= len(text) < 6000 for text in made)


def test_articles_of_a_newspaper_are_read(tmp_path: Path) -> None:
    path = tmp_path / "paper.xml"
    long = "The council met on Monday. " * 50
    path.write_text(
        f"<articles><article><text>{long}</text></article><article><text>Short.</text></article></articles>"
    )
    assert list(news(path)) == [long.strip()]
