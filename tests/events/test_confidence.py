"""How sure a claim is, by who says it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.claim import Claim
from events.confidence import TOP, joined

Reader = Callable[..., tuple[Claim, ...]]


def sure(sentence: str, read: Reader) -> float:
    claim = next(claim for claim in read(sentence) if claim.layer == "control")
    return claim.confidence


def test_sources_are_weighed_against_whom_they_speak_for(read: Reader) -> None:
    admission = sure("The Syrian army said rebels had captured Saraqib in Idlib province.", read)
    monitor = sure(
        "The Syrian Observatory for Human Rights said rebels had captured Saraqib in Idlib province.", read
    )
    resident = sure("A resident said rebels had captured Saraqib in Idlib province.", read)
    praise = sure("The Syrian army said its forces had captured Saraqib in Idlib province.", read)
    assert admission > monitor > resident > praise > 0


def test_what_is_inferred_is_less_sure_than_what_is_said(read: Reader) -> None:
    whole = sure("Rebels captured Saraqib in Idlib province.", read)
    part = sure("Rebels captured parts of Saraqib in Idlib province.", read)
    assert part < whole


@given(st.lists(st.floats(0, 1), min_size=1, max_size=8))
def test_more_sources_are_never_less_sure(values: list[float]) -> None:
    result = joined(values)
    assert 0 <= result <= TOP
    assert result >= min(max(values), TOP) - 0.001
    assert joined([*values, 0.5]) >= result


def test_no_number_of_sources_makes_it_certain() -> None:
    assert joined([0.9] * 50) == pytest.approx(TOP)
