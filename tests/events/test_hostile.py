"""Text made to break a reader: odd characters, dates at the ends of time, sentences without end."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from _pytest.mark import ParameterSet

from events.claim import Claim
from events.pieces import pieces
from reports.sentences import split

Reader = Callable[..., tuple[Claim, ...]]
SECONDS = 20.0
# A hang is meant, not a speed: `python -m bench.fuzz` counts seconds.
"""The longest that one report may take."""


def bug(reason: str, *row: str, name: str) -> ParameterSet:
    return pytest.param(*row, id=name, marks=pytest.mark.xfail(strict=True, reason=reason))


def as_name(row: tuple[str, str]) -> ParameterSet:
    return pytest.param(row[1], id=row[0])


ODD = [
    ("nul", "Rebels\u0000 captured Saraqib in Idlib\u0000 province."),
    ("bidi", "\u202eRebels captured\u202c Saraqib\u200f in Idlib province."),
    ("zero-width", "Re\u200bbels cap\u200btured Sara\u200bqib in Idlib province."),
    ("line separators", "Rebels captured\u2028Saraqib\u2029in Idlib\u0085province."),
    ("combining", "R" + "\u0301" * 200 + "ebels captured Saraqib in Idlib province."),
    ("emoji", "🧨🧨 Rebels captured Saraqib 👨‍👩‍👧‍👦 in Idlib province 🇸🇾."),
    ("script", "<script>alert('Rebels captured Saraqib in Idlib province')</script> ${x} `y`"),
    ("formula", "=cmd|' /C calc'!A0 Rebels captured Saraqib in Idlib province."),
    ("fullwidth", "Ｒｅｂｅｌｓ captured Saraqib，killing １２ people."),
    ("no vowels", "Rbls cptrd Srqb n Idlb prvnc."),
    ("one letter", "R"),
    ("only marks", "…—–“”«»()[]{}<>!?.,;:"),
]


@pytest.mark.parametrize(
    "text",
    [
        *map(as_name, ODD),
        "Rebels \ud800captured Saraqib in Idlib prov\udfffince.",
    ],
)
def test_odd_characters_move_no_offset(text: str, read: Reader) -> None:
    for claim in read(text):
        assert claim.quote == text[claim.start : claim.end]


@pytest.mark.parametrize(
    "published",
    [
        "0001-01-01",
        "9999-12-31",
        "9999-12-31T23:59:59+00:00",
        "1900-02-28T12:00:00-12:00",
    ],
)
def test_any_date_of_a_report(published: str, read: Reader) -> None:
    text = (
        "Rebels captured Saraqib in Idlib province on Saturday. They shelled Idlib three years ago. The army "
        "entered Saraqib last month. Rebels will capture Idlib next Monday, after 29 February."
    )
    claims = read(text, published)
    assert claims
    assert all(claim.time is None or claim.time.start <= claim.time.end for claim in claims)


LONG = [
    ("one word", "captured " * 2000),
    ("names", "Saraqib, " * 1000 + "were shelled."),
    ("brackets", "(" * 10_000 + " Rebels captured Saraqib."),
    ("quotation marks", '"' * 10_000 + " Rebels captured Saraqib."),
    ("clauses", "Rebels captured Saraqib in Idlib province and " * 500),
    ("semicolons", "Rebels captured Saraqib; " * 500),
    ("hyphens", "rebel-held-" * 1500 + " Saraqib was shelled."),
    ("chain of saying", "said that " * 2000 + "rebels captured Saraqib."),
    ("verbs", "The Ministry of Defence bombed Aleppo on Saturday " + "bombed and " * 700 + "in Idlib."),
    ("verbs and marks", "Rebels captured Nubl next Monday " + "bombed، " * 300 + "captured and in Idlib."),
    ("figures", "9 " * 5000 + "people were killed in Saraqib."),
    ("digits", "9" * 100_000 + " people were killed in Saraqib."),
    ("no spaces", "Rebelscaptured" * 5000),
    ("dates", "on 5 May 2024 to " * 2000 + "rebels captured Saraqib."),
]


@pytest.mark.parametrize("text", [as_name((name, text)) for name, text in LONG])
def test_a_sentence_without_end_does_not_hang(text: str, read: Reader) -> None:
    started = time.process_time()
    for claim in read(text):
        assert claim.quote == text[claim.start : claim.end]
    assert time.process_time() - started < SECONDS


@pytest.mark.parametrize("text", [as_name((name, text)) for name, text in LONG])
def test_no_piece_of_a_sentence_without_end_is_long(text: str) -> None:
    found = [piece.text for sentence in split(text) for piece in pieces(sentence)]
    assert max(map(len, found)) <= 1_000
    assert "".join(found).replace(" ", "") in text.replace(" ", "")


def test_a_place_in_another_piece_of_a_long_sentence_ends_the_search(read: Reader) -> None:
    words = "The army denied losing Aleppo three years ago and; Hayat Tahrir al-Sham withdrew from a village and; "
    for times in range(1, 30, 7):
        for claim in read(words * times):
            assert claim.place is None or claim.place.name
