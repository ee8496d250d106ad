"""The statement: what one control event says of one party at one place, and how much its source counts.

Rules (after the editors' guide of Wikipedia's conflict maps and the method notes of the ISW):

* a party that speaks against itself, or for its enemy, counts fully;
* a monitor, an agency, a witness or the report itself counts a little less;
* a party that speaks for itself or for an ally only claims;
* planned and denied statements never say who holds a place; historical ones count for their own dates alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from events.claim import Actor, Claim
from events.event import Event
from geo.place import Place
from layers.alliances import friends
from layers.settings import Settings, settings

__all__ = ["Party", "Source", "Statement", "party_key", "statements_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who stands at a place: `key` is the side where known, else the actor's id or name."""

    key: str
    actor: str
    actor_id: str | None
    side: str | None


Source = str
"""``adverse``, ``neutral`` or ``self``: how the one who says so stands to the party."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One party at one place.

    Attributes
    ----------
    stand
        ``whole`` (held or claimed), ``part`` (contested), ``lost``, ``advance`` or ``denied``.
    source, force
        The best of its sources, and its share of a fully counting source (0 to 1).
    start, end
        Time zone aware. `end` is None for what lasts until something else is said, and the end of the span
        for a historical statement. `start` is None where no date is known.
    """

    place: Place
    party: Party
    stand: str
    source: Source
    force: float
    start: datetime | None
    end: datetime | None
    event: str
    confidence: float


_STANDS = {"held": "whole", "claimed": "whole", "contested": "part", "lost": "lost", "advance": "advance"}


def statements_of(event: Event, *, table: Settings | None = None) -> tuple[Statement, ...]:
    """What a control event says, one statement a side among its actors; () where it says nothing."""
    stand = _stand(event)
    if event.layer != "control" or event.place is None or stand is None:
        return ()
    start, end = _lasting(event)
    numbers = table or settings()
    found = []
    for party in _parties(event.actors):
        source = _best_source(event, party, stand)
        force = {
            "adverse": numbers.source_adverse,
            "neutral": numbers.source_neutral,
            "self": numbers.source_self,
        }
        found.append(
            Statement(
                place=event.place,
                party=party,
                stand=stand,
                source=source,
                force=force[source],
                start=start,
                end=end,
                event=event.id,
                confidence=event.confidence,
            )
        )
    return tuple(found)


def party_key(actor: Actor) -> str:
    """What an actor is grouped by: its side, else its id, else its name."""
    return actor.side or actor.id or actor.name


def _parties(actors: Iterable[Actor]) -> tuple[Party, ...]:
    grouped: dict[str, list[Actor]] = {}
    for actor in actors:
        grouped.setdefault(party_key(actor), []).append(actor)
    return tuple(
        Party(
            key=key,
            actor="; ".join(dict.fromkeys(actor.name for actor in members)),
            actor_id="; ".join(dict.fromkeys(actor.id for actor in members if actor.id)) or None,
            side=members[0].side,
        )
        for key, members in grouped.items()
    )


def _stand(event: Event) -> str | None:
    if event.modality == "planned" or event.status is None or event.review == "rejected":
        return None
    stand = _STANDS.get(event.status)
    if event.modality == "denied":
        return "denied" if stand in {"whole", "part"} else None
    return stand


def _lasting(event: Event) -> tuple[datetime | None, datetime | None]:
    if event.time is not None:
        return _aware(event.time.start), _aware(event.time.end) if event.modality == "historical" else None
    if event.modality == "historical":
        return None, None
    # A statement without a date of its own is at least as old as the report it stands in.
    published = [_aware(claim.published) for claim in event.claims if claim.published]
    return (min(published) if published else None), None


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _best_source(event: Event, party: Party, stand: str) -> Source:
    kinds = {_source(claim, party, stand) for claim in event.claims} or {"neutral"}
    if event.status == "claimed" and kinds == {"neutral"}:
        return "self"
    return next(kind for kind in ("adverse", "neutral", "self") if kind in kinds)


def _source(claim: Claim, party: Party, stand: str) -> Source:
    speaker = claim.attribution
    if speaker is None or speaker.side is None:
        return "self" if claim.modality == "claimed" and stand != "lost" else "neutral"
    with_it = friends(speaker.side, party.key)
    if not with_it and speaker.kind != "party":
        return "neutral"
    # A loss is to the advantage of the others, everything else to that of the party.
    gains = with_it if stand != "lost" else not with_it
    return "self" if gains else "adverse"
