"""How a statement is meant: as reported, denied, planned or feared, or as history."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from _pytest.mark import ParameterSet

from events.claim import Claim, Span
from events.past import HISTORY_DAYS, is_historical

Reader = Callable[..., tuple[Claim, ...]]


def bug(reason: str, *row: object) -> ParameterSet:
    return pytest.param(*row, marks=pytest.mark.xfail(strict=True, reason=reason))


ROWS = [
    # as reported
    ("Rebels captured Saraqib on Thursday.", "reported"),
    ("Rebels have captured Saraqib.", "reported"),
    ("Rebels managed to capture Saraqib.", "reported"),
    ("Rebels began to shell Saraqib.", "reported"),
    ("Rebels captured Saraqib without firing a shot.", "reported"),
    ("It is clear that rebels have captured Saraqib.", "reported"),
    # denied
    ("Rebels did not capture Saraqib.", "denied"),
    ("Rebels have not captured Saraqib.", "denied"),
    ("Rebels failed to capture Saraqib.", "denied"),
    ("The army denied that rebels had captured Saraqib.", "denied"),
    ("The army denied shelling Saraqib.", "denied"),
    ("There is no evidence that rebels captured Saraqib.", "denied"),
    ("Rebels never entered Saraqib.", "denied"),
    ("No shells hit Saraqib.", "denied"),
    # planned, feared, possible
    ("Rebels may capture Saraqib.", "planned"),
    ("Rebels could capture Saraqib within hours.", "planned"),
    ("Rebels will capture Saraqib.", "planned"),
    ("Rebels plan to capture Saraqib.", "planned"),
    ("Rebels are preparing to capture Saraqib.", "planned"),
    ("Rebels vowed to capture Saraqib.", "planned"),
    ("Rebels threatened to shell Saraqib.", "planned"),
    ("Rebels want to capture Saraqib.", "planned"),
    ("Residents fear that rebels might capture Saraqib.", "planned"),
    ("The army ordered its troops to retake Saraqib.", "planned"),
    ("The army is expected to retake Saraqib.", "planned"),
    ("The aim of the offensive is to capture Saraqib.", "planned"),
    # history
    ("Rebels captured Saraqib in 2015.", "historical"),
    ("Rebels captured Saraqib nine years ago.", "historical"),
    ("Rebels captured Saraqib in the early 2010s.", "historical"),
    ("Rebels once held Saraqib.", "historical"),
    ("Rebels had held Saraqib until the army retook it in 2020.", "historical"),
]
MISSING: dict[str, str] = {}
"""Sentences that are not read yet, with the reason."""


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [bug(MISSING[row[0]], *row) if row[0] in MISSING else row for row in ROWS],
    ids=[row[0] for row in ROWS],
)
def test_how_a_sentence_is_meant(sentence: str, modality: str, read: Reader) -> None:
    claims = [c for c in read(f"Fighting went on in Syria. {sentence}") if c.layer in ("control", "strike")]
    assert claims
    assert {claim.modality for claim in claims} == {modality}


@pytest.mark.parametrize(
    "sentence",
    [
        "If rebels capture Saraqib, the road is cut.",
        "Did rebels capture Saraqib?",
    ],
)
def test_what_is_only_supposed_is_not_reported(sentence: str, read: Reader) -> None:
    assert not [claim for claim in read(sentence) if claim.modality in ("reported", "claimed")]


PUBLISHED = datetime(2024, 11, 30, tzinfo=UTC)


def until(days_before: int) -> Span:
    end = PUBLISHED - timedelta(days=days_before)
    return Span(start=end - timedelta(days=1), end=end, precision="day")


def test_history_begins_sixty_days_before_the_report() -> None:
    assert not is_historical(until(HISTORY_DAYS), PUBLISHED, background=False)
    assert is_historical(until(HISTORY_DAYS + 1), PUBLISHED, background=False)


def test_without_dates_only_what_once_was_is_history() -> None:
    assert not is_historical(None, PUBLISHED, background=False)
    assert not is_historical(until(900), None, background=False)
    assert is_historical(None, None, background=True)
