"""Numbers as reports bound them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.numbers import quantities

ROWS = [
    # exact
    ("four civilians", 4, 4),
    ("12 people", 12, 12),
    ("twenty-one soldiers", 21, 21),
    ("three hundred and fifty families", 350, 350),
    ("one hundred fighters", 100, 100),
    ("1,200 people", 1200, 1200),
    ("20,000 people", 20_000, 20_000),
    ("20\u00a0000 people", 20_000, 20_000),
    ("1\u202f250\u202f000 people", 1_250_000, 1_250_000),
    ("1.5 million people", 1_500_000, 1_500_000),
    ("2m people", 2_000_000, 2_000_000),
    ("300k people", 300_000, 300_000),
    ("two million", 2_000_000, 2_000_000),
    ("half a million people", 500_000, 500_000),
    ("a dozen people", 12, 12),
    ("half a dozen people", 6, 6),
    ("two dozen people", 24, 24),
    ("five thousand two hundred people", 5200, 5200),
    ("another 20 people", 20, 20),
    ("٢٠ شخصا", 20, 20),
    # open at the top
    ("at least 20 people", 20, None),
    ("At least twelve people", 12, None),
    ("at least another 20 people", 20, None),
    ("at least two dozen people", 24, None),
    ("at least a dozen people", 12, None),
    ("more than 300 people", 300, None),
    ("more than a hundred people", 100, None),
    ("well over 1,000 people", 1000, None),
    ("no fewer than seven", 7, None),
    ("not less than seven", 7, None),
    ("upwards of 40", 40, None),
    ("15+ people", 15, None),
    ("20 or more people", 20, None),
    ("a million or more people", 1_000_000, None),
    ("millions of people", 2_000_000, None),
    # from nothing up to
    ("up to 400,000 people", 0, 400_000),
    ("as many as 60 people", 0, 60),
    ("fewer than ten people", 0, 10),
    ("no more than 30 people", 0, 30),
    ("not more than 30 people", 0, 30),
    ("a maximum of 30 people", 0, 30),
    ("up to several hundred people", 0, 999),
    # about
    ("some 20,000 people", 18_000, 22_000),
    ("about 50 people", 45, 55),
    ("nearly a dozen people", 10, 14),
    ("an estimated 3,000 people", 2_700, 3_300),
    ("approximately five people", 4, 6),
    # between
    ("between 10 and 15 people", 10, 15),
    ("between 1,000 and 2,000 people", 1000, 2000),
    ("10-15 people", 10, 15),
    ("10–15 people", 10, 15),
    ("10 to 15 people", 10, 15),
    ("two or three people", 2, 3),
    ("20,000-30,000 people", 20_000, 30_000),
    ("2-3 million people", 2_000_000, 3_000_000),
    ("two to three thousand people", 2000, 3000),
    ("between two and three million people", 2_000_000, 3_000_000),
    ("eleven to fifteen thousand people", 11_000, 15_000),
    ("900 to 1,000 people", 900, 1000),
    ("five to ten people", 5, 10),
    ("two hundred to three hundred people", 200, 300),
    # words for many
    ("dozens of people", 24, 99),
    ("scores of people", 40, 199),
    ("hundreds of people", 200, 999),
    ("Thousands of people", 2000, 9999),
    ("tens of thousands of people", 20_000, 99_999),
    ("hundreds of thousands of people", 200_000, 999_999),
    ("a handful of people", 2, 9),
    ("several people", 2, 9),
    # none
    ("no casualties", 0, 0),
    ("no civilian casualties", 0, 0),
    ("no deaths", 0, 0),
    ("No one was killed", 0, 0),
    ("nobody was hurt", 0, 0),
]


@pytest.mark.parametrize(("text", "low", "high"), ROWS)
def test_the_words_give_these_bounds(text: str, low: int, high: int | None) -> None:
    found = quantities(text)
    assert [(q.bounds.low, q.bounds.high) for q in found] == [(low, high)]


@pytest.mark.parametrize(
    "text",
    [
        "M23 fighters",
        "G9 gang members",
        "Su-25 jets",
        "an F-16 jet",
        "Shahed-136 drones",
        "the 4th division",
        "the 25th brigade",
        "a 12-year-old boy",
        "a three-storey building",
        "a two-day truce",
        "122-mm rockets",
        "155mm shells",
        "about 40% of the city",
        "10 percent of the province",
        "nearly 70 per cent of residents",
        "two-thirds of the town",
        "three quarters of the city",
        "a third of residents",
        "at 17:00 local time",
        "$3 million worth of aid",
        "no sign of life",
        "someone heavy, often",
        "",
    ],
)
def test_what_counts_no_people_is_no_number(text: str) -> None:
    assert quantities(text) == []


def test_several_numbers_come_from_left_to_right() -> None:
    text = "At least 20 people, including six children, were killed and dozens wounded."
    found = quantities(text)
    assert [text[q.start : q.end] for q in found] == ["At least 20", "six", "dozens"]
    assert [(q.bounds.low, q.bounds.high) for q in found] == [(20, None), (6, 6), (24, 99)]


@given(st.text(max_size=400))
def test_any_text_gives_ordered_quantities_with_sound_bounds(text: str) -> None:
    end = 0
    for quantity in quantities(text):
        assert end <= quantity.start < quantity.end <= len(text)
        assert quantity.bounds.low >= 0
        assert quantity.bounds.high is None or quantity.bounds.low <= quantity.bounds.high
        end = quantity.end


WORDS = st.sampled_from(
    "at least up to between and or 10 2,000 1.5 million dozen dozens of hundred thousand some no casualties "
    "twenty one 3 - – + % 12:30 2024 99999999999999999999".split()
)


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_any_order_of_number_words_gives_sound_bounds(text: str) -> None:
    for quantity in quantities(text):
        assert quantity.bounds.high is None or 0 <= quantity.bounds.low <= quantity.bounds.high


def test_a_very_long_figure_is_no_number_and_no_failure() -> None:
    assert quantities("9" * 5000) == []
    assert quantities(f"{'9' * 400} million people") == []


@given(st.integers(min_value=0, max_value=10**9))
def test_figures_with_and_without_separators_are_the_same(number: int) -> None:
    for text in (f"{number} people", f"{number:,} people", f"{number:,} people".replace(",", "\u202f")):
        assert [(q.bounds.low, q.bounds.high) for q in quantities(text)] == [(number, number)]
