"""Report text in Streamlit's Markdown stays text."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from ui.text import plain


@given(st.text())
def test_nothing_of_a_text_can_be_markup(text: str) -> None:
    shown = plain(text)
    assert "\n" not in shown
    left = re.sub(r"\\.", "", shown)
    assert not re.search(r"[`*_\[\]<>#$:|~&\\]", left)


def test_the_words_are_kept() -> None:
    assert plain("Aleppo, حلب 2024") == "Aleppo, حلب 2024"
    assert plain("**bold** :red[x] $y$") == r"\*\*bold\*\* \:red\[x\] \$y\$"
