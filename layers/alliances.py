"""Which sides fight together, from ``data/actors/alliances.csv``."""

from __future__ import annotations

import csv
from functools import lru_cache

from data import DATA

__all__ = ["friends"]

TABLE = DATA / "actors" / "alliances.csv"


def friends(one: str, two: str) -> bool:
    """True for one and the same side, and for two that the table has as allies."""
    return one == two or frozenset({one, two}) in _pairs()


@lru_cache(maxsize=1)
def _pairs() -> frozenset[frozenset[str]]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return frozenset(frozenset({row["side"], row["ally"]}) for row in csv.DictReader(lines))
