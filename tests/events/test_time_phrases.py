"""Phrases for times are looked for only where a word of theirs stands."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from events import time_phrases


@given(
    st.lists(
        st.sampled_from(
            "since the end of March last Mondays week this weekend's two decades ago early a couple of centuries earlier "
            "century past hour overnight today's yesterday at dawn over night morning in 2015 the day before . , May".split()
        ),
        max_size=8,
    ).map(" ".join)
)
def test_no_phrase_is_without_a_word_that_is_looked_for_first(text: str) -> None:
    found = time_phrases._PATTERN.search(text) is not None
    sought = time_phrases._DIGIT.search(text) or not time_phrases._WORDS.isdisjoint(
        time_phrases._WORD.findall(text.lower())
    )
    assert sought or not found
