"""Verbs by which a place changes hands: it falls, passes to somebody, is handed over, or is cleared of somebody."""

from __future__ import annotations

from events.actor_table import Context
from events.actors import is_force
from events.links import prepositions
from events.needs import PERSONAL
from events.no_loss import OUT
from events.spots import Spots
from events.syntax import subjects
from events.tokens import Token

__all__ = ["fits_change"]


def fits_change(token: Token, frame: str, targets: list[Token], spots: Spots, context: Context) -> bool:
    """Whether a place changes hands by itself, is handed over, or somebody is driven from it."""
    if token.lemma_.lower() in ("pass", "go", "come"):
        links = {words for words, noun in prepositions(token)}
        passing = spots.at if token.lemma_.lower() == "pass" else spots.about
        return bool(links & {"to", "into"}) and any(passing(noun) for noun in subjects(token))
    if frame in ("contest", "fall"):
        falls = frame == "contest" or not any(_falls_otherwise(words, n) for words, n in prepositions(token))
        # What collapses is a building, unless a town or base is named.
        falling = spots.at if token.lemma_.lower() == "collapse" else spots.about
        return falls and any(falling(noun) for noun in subjects(token))
    if frame == "expel":
        away = any(words in OUT for words, _ in prepositions(token)) or _has_particle(token, "out")
        return away and any(is_force(noun, context) or noun.lower_ in PERSONAL for noun in targets)
    if frame == "handover":
        return any(spots.about(noun) for noun in targets)
    return False


def _falls_otherwise(words: str, noun: Token) -> bool:
    """ "Fell by half", "fell in value", "fell behind": towns that lost something else than their defenders."""
    first = words.split(maxsplit=1)[0]
    if first == "in":
        return noun.lemma_.lower() not in _SPELLS and not noun.text[:1].isupper()
    return first in ("by", "from", "off", "behind", "below", "short", "out", "through", "within")


_SPELLS = frozenset(
    "hour day week month minute morning evening night afternoon blow campaign offensive".split()
)


def _has_particle(token: Token, particle: str) -> bool:
    return any(child.dep_ in ("prt", "advmod") and child.lower_ == particle for child in token.children)
