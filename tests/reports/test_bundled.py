from __future__ import annotations

import re

import pytest
import yaml

from data import DATA, ROOT
from reports.read import read
from reports.sentences import split

GOLD = sorted((ROOT / "tests" / "quality" / "bundled").glob("*.gold.yaml"))
BUNDLED = {report.id: report for report in read([DATA / "reports"]).reports}


def plain(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower().replace("’", "'")).strip()


def test_the_bundled_reports_are_read_without_complaint() -> None:
    found = read([DATA / "reports"])
    assert sorted(report.id for report in found.reports) == ["aleppo-desk-a", "aleppo-desk-b"]
    assert not found.rejected
    assert not found.notices
    assert all(report.published and report.publisher and report.title for report in found.reports)


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_each_row_of_the_gold_files_stands_in_one_sentence(path: object) -> None:
    gold = yaml.safe_load(path.read_text(encoding="utf-8"))  # type: ignore[attr-defined]
    sentences = [plain(sentence.text) for sentence in split(BUNDLED[gold["report"]].body)]
    rows = [row for key in ("events", "historical", "unlocated", "checks") for row in gold.get(key, [])]
    assert rows
    assert not [row["anchor"] for row in rows if not any(plain(row["anchor"]) in s for s in sentences)]


def test_headings_of_the_bundled_reports_are_seen() -> None:
    headings = [s.text for s in split(BUNDLED["aleppo-desk-a"].body) if s.heading]
    assert headings == [
        "Ministers on the telephone",
        "Bombs on Idlib, new lines in Aleppo",
        "Pictures from the citadel",
        "How it came to this",
    ]
