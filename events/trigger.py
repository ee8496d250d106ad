"""The trigger: a word of a sentence that stands for a happening."""

from __future__ import annotations

from dataclasses import dataclass

from events.lexicon import Frame, lexicon
from events.tokens import Token

__all__ = ["Trigger", "frame_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A word that stands for a happening. `support` is the verb that carries a noun ("launched strikes")."""

    token: Token
    frame: Frame
    support: Token | None = None
    attributive: bool = False


def frame_of(name: str) -> Frame:
    """The frame of a name, as `data/events/frames.csv` has it."""
    return lexicon().frames[name]
