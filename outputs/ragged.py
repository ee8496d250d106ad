"""Lists of unequal length, kept as one array of all their items and the length of each list."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

__all__ = ["begins", "items"]

Whole = npt.NDArray[np.int64]


def begins(lengths: Whole) -> Whole:
    """Where the first item of each list stands."""
    return np.cumsum(lengths) - lengths


def items(begin: Whole, lengths: Whole) -> Whole:
    """Where the items of lists stand that begin somewhere and have some length, list by list."""
    total = int(lengths.sum())
    found: Whole = np.repeat(begin - begins(lengths), lengths) + np.arange(total)
    return found
