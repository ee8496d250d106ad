"""Titles are plain English, also where a report names no place or party."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from events.claim import Claim


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Jets bombed Idlib in Syria, killing four.", "Air strike in Idlib: 4 killed"),
        ("Gunmen attacked a convoy, killing two soldiers.", "Attack at a place that is not named: 2 killed"),
        ("Aleppo fell on Friday.", "Aleppo has changed hands; to whom is not said"),
        ("Fighting raged near Avdiivka in Ukraine.", "Fighting near Avdiyivka"),
        ("Kupiansk in Ukraine is contested.", "Kupyansk is contested"),
        ("Around 200 families fled Pokrovsk for Dnipro.", "About 200 people flee Pokrovsk for Dnipro"),
        ("Shells fell on the edge of Idlib city in Syria.", "Shelling on the edge of Idlib"),
        ("Thousands of people fled.", "2,000–9,999 people flee: where is not said"),
    ],
)
def test_a_title_reads_well(read: Callable[..., tuple[Claim, ...]], text: str, title: str) -> None:
    assert title in [claim.title for claim in read(text)]


def test_no_title_names_a_missing_place_or_party(read: Callable[..., tuple[Claim, ...]]) -> None:
    for text in ("The town was taken.", "They withdrew.", "A blast killed three.", "Residents fled."):
        for claim in read(text):
            assert "unnamed" not in claim.title
            assert " in A " not in claim.title
            assert "None" not in claim.title
