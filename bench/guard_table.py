"""The attacks that the program withstands: each with the guard that holds, and the test that fails without it."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["Guard", "guards"]

_TABLE = Path(__file__).with_name("guards.csv")


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """One row of ``bench/guards.csv``.

    Attributes
    ----------
    at
        Where the guard is, as ``module:name``: a function, a method or a constant, at the place where it is used.
        Where two guards hold the same attack off, both, with a space between.
    off
        What takes its place, a name of `bench.guard_off`; as many as there are guards.
    slow
        The test takes a second or more without its guard.
    """

    name: str
    attack: str
    at: str
    off: str
    test: str
    slow: bool

    def switches(self) -> tuple[tuple[str, Any], ...]:
        """Each guard with what takes its place."""
        from bench import guard_off  # noqa: PLC0415 - loads what the guards guard

        return tuple(
            (at, getattr(guard_off, off)) for at, off in zip(self.at.split(), self.off.split(), strict=True)
        )


@cache
def guards() -> tuple[Guard, ...]:
    """All of them, in the order of the table."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(Guard(**{**row, "slow": row["slow"] == "slow"}) for row in csv.DictReader(file))  # type: ignore[arg-type]
