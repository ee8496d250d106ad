"""A draft: what one trigger says, gathered before it becomes claims."""

from __future__ import annotations

from dataclasses import dataclass, field

from events.claim import Actor, Attribution, Bounds, Span
from events.lexicon import Weapon
from events.spot import Spot
from events.tokens import Token
from events.trigger import Trigger
from geo.place import Located

__all__ = ["Draft"]


@dataclass(slots=True, kw_only=True)
class Draft:
    """One trigger with its roles; filled in step by step and then joined with others of its sentence.

    `apart` marks what each of several parties says of itself alone ("both sides claimed the town").
    """

    trigger: Trigger
    spots: tuple[Spot, ...]
    borrowed: tuple[Located, ...]
    place_rule: str
    partial: bool
    actors: list[Actor]
    losers: list[Actor]
    targets: list[Actor]
    weapon: Weapon | None
    span: Span | None
    time_rule: str
    mood: str
    background: bool
    attribution: Attribution | None
    origins: list[Spot] = field(default_factory=list)
    ends: list[Spot] = field(default_factory=list)
    people: Bounds | None = None
    killed: Bounds | None = None
    injured: Bounds | None = None
    casualties_who: str | None = None
    rules: list[str] = field(default_factory=list)
    apart: bool = False

    @property
    def token(self) -> Token:
        """The trigger's word."""
        return self.trigger.token

    @property
    def layer(self) -> str:
        """The layer of the trigger's frame."""
        return self.trigger.frame.layer

    @property
    def violent(self) -> bool:
        """Whether casualties may belong to it."""
        return self.layer in ("strike", "clash")

    def located(self) -> list[Located]:
        """The places it is at: named in the sentence, else borrowed from before."""
        named = [spot.located for spot in self.spots if spot.located is not None]
        return named or list(self.borrowed)
