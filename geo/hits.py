"""A mention on its way through the stages: words, and what is known of their place so far."""

from __future__ import annotations

from dataclasses import dataclass

from geo.place import Candidate, Place
from geo.tokens import Token

__all__ = ["Hit"]


@dataclass(slots=True, kw_only=True)
class Hit:
    """Tokens `first` to `last` (inclusive) with the place chosen for them, or the reason why there is
    none.
    """

    first: int
    last: int
    kind: str
    place: Place | None
    confidence: float
    why: str
    candidates: tuple[Candidate, ...] = ()
    bare: bool = False
    inside: str | None = None
    base: Place | None = None
    """The named place that a derived one was made from."""

    def start(self, tokens: list[Token]) -> int:
        """Offset of the first character."""
        return tokens[self.first].start

    def end(self, tokens: list[Token]) -> int:
        """Offset after the last character."""
        return tokens[self.last].end
