"""What hides or turns text is shown by its name, and nothing else is changed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.visible import visible
from ui.text import plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Aleppo\u202etxt.exe", "Aleppo‹U+202E›txt.exe"),
        ("\x1b[31mred\x07", "‹U+001B›[31mred‹U+0007›"),
        ("a\u200bb\u00ad\ufeff", "a‹U+200B›b‹U+00AD›‹U+FEFF›"),
        ("\ud800", "‹U+D800›"),
        ("x\U000e0041", "x‹U+E0041›"),
        ("می\u200cخواهم \u200fحلب\u200e 12\t3\n4", "می\u200cخواهم \u200fحلب\u200e 12\t3\n4"),
        ("Zażółć 阿勒颇 👨‍👩‍👧", "Zażółć 阿勒颇 👨‍👩‍👧"),
    ],
)
def test_hiding_characters_are_named(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_nothing_that_turns_or_steers_is_left(text: str) -> None:
    left = visible(text)
    turning = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
    assert not any(unicodedata.bidirectional(character) in turning for character in left)
    assert not any(unicodedata.category(c) == "Cc" and c not in "\t\n\r\x85" for c in left)
    assert visible(left) == left


def test_the_dashboard_shows_them_too() -> None:
    assert "U\\+202E" in plain("Aleppo\u202etxt.exe")
    assert "\u202e" not in plain("Aleppo\u202etxt.exe")
