"""A text is parsed alike, whatever was parsed before it."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events import remembered
from events.parsing import _model

TEXTS = st.lists(
    st.lists(
        st.sampled_from("The army took Dhamar in 2015 , said U.N. rebels' Kyiv — 🚀".split()), max_size=7
    ).map(" ".join),
    max_size=5,
)


def vectors(texts: list[str]) -> list[npt.NDArray[np.float32]]:
    return [np.asarray(doc.tensor) for doc in _model().pipe(texts)]


def plainly(texts: list[str]) -> list[npt.NDArray[np.float32]]:
    """The same by the model's own layers."""
    layers = _model().get_pipe("tok2vec").model.layers  # type: ignore[attr-defined]
    ours, layers[0] = layers[0], layers[0].layers[0]
    try:
        return vectors(texts)
    finally:
        layers[0] = ours


def alike(some: list[npt.NDArray[np.float32]], others: list[npt.NDArray[np.float32]]) -> bool:
    """Whether vectors are the same but for the rounding of sums of another order."""
    return all(np.allclose(one, other, atol=1e-5) for one, other in zip(some, others, strict=True))


@given(TEXTS)
@settings(max_examples=40, deadline=None)
def test_words_seen_before_have_the_vectors_of_the_model(texts: list[str]) -> None:
    assert alike(vectors(texts), plainly(texts))


@given(TEXTS, TEXTS)
@settings(max_examples=5, deadline=None)
def test_a_text_is_parsed_alike_whatever_was_parsed_before(texts: list[str], others: list[str]) -> None:
    _model.cache_clear()
    alone = vectors(texts)
    _model.cache_clear()
    vectors(others)
    assert [one.tobytes() for one in vectors(texts)] == [one.tobytes() for one in alone]


def test_no_end_of_new_words_is_forgotten_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "_MOST_KNOWN", 10)
    texts = [f"Forces from Name{n} shelled Town{n} on Friday." for n in range(20)]
    assert all(alike(vectors([text]), plainly([text])) for text in texts)
