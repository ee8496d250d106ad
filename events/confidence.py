"""How sure a claim and an event are, from 0 to 1.

A claim's confidence is the weight of its source times the confidence of its place (not less than 0.3 of it):

=============================================  ======
source                                         weight
=============================================  ======
a party against its own side (loss, enemy gain)  0.85
the report itself, a monitor, the UN, rescue     0.75
another speaker                                  0.60
a party about itself                             0.45
social media                                     0.40
=============================================  ======

A status that rests on inference (presence, a part for the whole) loses a tenth. Sources that do not depend on each
other add up as 1 − Π(1 − c), with 0.97 as the top; copies of one text count once (`events.merge`).
"""

from __future__ import annotations

from collections.abc import Iterable
from math import prod

from events.claim import Actor
from events.draft import Draft
from geo.place import Located

__all__ = ["confidence", "joined"]

_WEIGHTS = {
    "monitor": 0.75,
    "rescue": 0.75,
    "un": 0.75,
    "ngo": 0.75,
    "agency": 0.7,
    "official": 0.6,
    "witness": 0.6,
    "media": 0.6,
    "party": 0.6,
}
NARRATED, ADVERSE, OWN, SOCIAL, TOP = 0.75, 0.85, 0.45, 0.40, 0.97


def confidence(
    draft: Draft, found: Located | None, actors: list[Actor], modality: str, status: str | None
) -> float:
    """The confidence of one claim."""
    weight = _source(draft, actors, modality, status)
    place = found.confidence if found is not None else 0.0
    inferred = 0.9 if draft.trigger.frame.name == "presence" or draft.partial else 1.0
    return round(weight * (0.3 + 0.7 * place) * inferred, 3)


def _source(draft: Draft, actors: list[Actor], modality: str, status: str | None) -> float:
    speaker = draft.attribution
    if speaker is None:
        return NARRATED
    if modality == "claimed":
        return OWN
    if "social media" in speaker.name.lower():
        return SOCIAL
    against = speaker.side is not None and (
        (status == "lost" and any(actor.side == speaker.side for actor in actors))
        or (
            status not in (None, "lost")
            and bool(actors)
            and all(actor.side != speaker.side for actor in actors)
        )
    )
    return ADVERSE if against else _WEIGHTS.get(speaker.kind, 0.6)


def joined(values: Iterable[float]) -> float:
    """The confidence of what several independent sources say."""
    return round(min(TOP, 1.0 - prod(1.0 - value for value in values)), 3)
