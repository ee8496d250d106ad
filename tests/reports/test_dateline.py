"""What the head of a text says of itself."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.dateline import dateline, headline


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("KHARTOUM, 4 May 2025 (Desk) — The army shelled the market.", date(2025, 5, 4)),
        ("Army shells market\nBy A. Reporter\nPublished: May 4, 2025\n\nThe army …", date(2025, 5, 4)),
        ("Army shells market\n2025-05-04\n\nThe army …", date(2025, 5, 4)),
        ("Army shells market\nUpdated on Sept. 9, 2024 | 14:00\nThe army …", date(2024, 9, 9)),
        ("On 3 May 2023, militants killed two farmers near the town.", None),
        ("The town, held since 3 May 2023, was shelled.", None),
        ("Posted 3 May 2023\nUpdated 4 May 2023\nTwo dates are no date.", None),
        ("In the first sentence nothing is dated.", None),
        ("Published 31 February 2024\nNo such day.", None),
    ],
)
def test_the_date_of_a_text_is_that_of_its_head(text: str, day: date | None) -> None:
    found = dateline(text)
    assert (found[0] if found else None) == day


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Army shells market in the north\n\nThe army shelled …", "Army shells market in the north"),
        ("# Army shells market\nThe army shelled …", "Army shells market"),
        ("The army shelled the market on Friday.\nTwo people died.", None),
        ("One line alone without a full stop", None),
        ("2 May 2024\nThe army shelled …", None),
        ("", None),
    ],
)
def test_a_headline_stands_alone(text: str, title: str | None) -> None:
    assert headline(text) == title


@given(st.text(max_size=300))
def test_any_text_has_a_head_or_none(text: str) -> None:
    found = dateline(text)
    assert found is None or found[1] in text
    title = headline(text)
    assert title is None or title in text
