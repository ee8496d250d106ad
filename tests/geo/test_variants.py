"""Spellings of Arabic names that the press shortens."""

from __future__ import annotations

import pytest

from geo.index import PlaceIndex
from geo.variants import bare, without_h


@pytest.mark.parametrize(
    ("name", "country", "key"),
    [
        ("Al Mazra‘ah", "SY", "al mazraa"),
        ("As Suwaydah al Kabirah", "SY", "as suwayda al kabira"),
        ("Savannah", "US", ""),
        ("Al Bab", "SY", ""),
    ],
)
def test_the_ending_that_the_press_leaves_out(name: str, country: str, key: str) -> None:
    assert without_h(name, country) == key


def test_the_article_that_the_press_leaves_out() -> None:
    assert set(bare("Al Mazra‘ah")) == {"mazraah", "mazraa"}
    assert bare("Aleppo") == ()


@pytest.mark.parametrize("name", ["al-Mazraa", "Mazraa"])
def test_a_village_is_found_as_the_press_writes_it(index: PlaceIndex, name: str) -> None:
    assert "geonames:172441" in {index.place(match.row).id for match in index.named(name)}
