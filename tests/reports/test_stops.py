"""Sentences begin where the library says, though it is shown less."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from data import DATA
from reports.paragraphs import paragraphs
from reports.stops import _begins, cuts_of

WORDS = (
    "The army took two towns on Monday with U.S. help Mr. Gen. no. 5 3.5 a.m. I A. he's … ... . ! ? ; ; ), ) ”"
    ' said." “We ’ (The end) [1] {x « » , - – Dec. 24 www.un.org etc. He It 2024. hills,” two:'
).split()


def test_reports_are_cut_alike() -> None:
    for path in sorted((DATA / "reports").glob("*.txt")):
        body = path.read_text(encoding="utf-8")
        for paragraph in paragraphs(body):
            text = " ".join(body[paragraph.start : paragraph.end].split())
            assert cuts_of(text) == _begins(text)


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=3).map(" ".join), max_size=9), st.integers(0, 14))
@settings(max_examples=300, deadline=None)
def test_any_words_are_cut_alike(parts: list[str], plain: int) -> None:
    rows = [part + " word" * plain for part in parts]
    text = " ".join(rows)
    assert cuts_of(text) == _begins(text)
    assert cuts_of(f" {text}  ") == _begins(f" {text}  ")
