"""Words' own vectors, worked out once for each spelling: half of the words of a text were in the texts before.

A word's vector before the model looks at its neighbours depends on its spelling and the space behind it alone.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc
from thinc.api import Model, NumpyOps
from thinc.types import Ragged

__all__ = ["remember_words"]

_Floats = npt.NDArray[np.float32]
_Features = npt.NDArray[np.uint64]
_MOST_KNOWN = 50_000
"""Words that are remembered before all are forgotten: texts of chance have no end of them."""
_STEADY = NumpyOps(use_blis=True)
"""BLIS sums a row alike wherever it stands; on some processors NumpyOps' other library does not."""
_ROWS = 48
"""Rows are multiplied in multiples of this many, so that a row's sum does not depend on how many there are."""


def remember_words(tok2vec: Model[Any, Any]) -> None:
    """Let the first of the two layers of spaCy's `tok2vec` remember the words that it has seen."""
    embed = tok2vec.layers[0]
    for layer in embed.walk():
        layer.ops = _STEADY
    tok2vec.layers[0] = Model("remembered", _Words(embed), layers=[embed], ops=embed.ops)


class _Words:
    """The layer: features of words, and the vectors of those seen before."""

    def __init__(self, embed: Model[Any, Any]) -> None:
        self._features, _, *self._layers, _ = embed.layers
        self._lock = threading.Lock()
        self._known: dict[bytes, int] = {}
        self._vectors: _Floats = np.empty((0, embed.get_dim("nO")), np.float32)

    def __call__(
        self, model: Model[Any, Any], docs: Sequence[Doc], is_train: bool
    ) -> tuple[list[_Floats], Callable[[Any], Any]]:
        del model, is_train
        features = self._features.predict(docs)
        with self._lock:
            vectors = self._vectors_of(np.ascontiguousarray(np.concatenate(features)))
        ends = np.cumsum([len(rows) for rows in features])
        return np.split(vectors, ends[:-1]), lambda gradient: gradient

    def _vectors_of(self, rows: _Features) -> _Floats:
        keys: list[bytes] = rows.view(f"V{rows.itemsize * rows.shape[1]}").ravel().tolist()
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        new = {key: n for n, key in enumerate(keys) if key not in self._known}
        if new:
            first, past = len(self._known), len(self._known) + len(new)
            if past > len(self._vectors):
                more = np.empty((past + first, self._vectors.shape[1]), np.float32)
                self._vectors = np.concatenate([self._vectors[:first], more])
            self._vectors[first:past] = self._worked_out(rows[list(new.values())])
            self._known.update(zip(new, range(first, past), strict=True))
        return self._vectors[[self._known[key] for key in keys]]

    def _worked_out(self, rows: _Features) -> _Floats:
        full = np.concatenate([rows, np.repeat(rows[-1:], -len(rows) % _ROWS, axis=0)])
        found = Ragged(full, np.array([len(full)], np.int32))  # type: ignore[arg-type]
        for layer in self._layers:
            found = layer.predict(found)
        return np.asarray(found.data, np.float32)[: len(rows)]
