"""Places of one name against each other, before anything of the report is known."""

from __future__ import annotations

from collections.abc import Sequence

from geo.measure import distance_km
from geo.place import Place
from geo.segment import Quality
from geo.spelling import loose_key

__all__ = ["handicaps"]

OTHER_NAME = 1.0
"""What a town loses to one that bears the name itself (orders of magnitude of people)."""

NAMED_AFTER_TOWN = 1.0
"""What a district loses to the town that it is named after."""

_SETTLED = frozenset({"settlement", "town", "village"})


def handicaps(key: str, namesakes: Sequence[tuple[Place, Quality]]) -> list[float]:
    """What each of the places found under a name loses to its namesakes.

    A town that bears the name, in whatever spelling, comes before one that bore it once or bears it in another
    language (Sloviansk was Nikopol's name, too); a town comes before the district around it.
    """
    sound = loose_key(key)
    own = [
        quality is Quality.MAIN or (bool(sound) and loose_key(place.name) == sound)
        for place, quality in namesakes
    ]
    named = [(place, quality) for place, quality in namesakes if quality is not Quality.LOOSE]
    towns = [place for place, _ in named if place.kind in _SETTLED]
    has_own = any(
        is_own and place.kind in _SETTLED for (place, _), is_own in zip(namesakes, own, strict=True)
    )
    lost = []
    for (place, quality), is_own in zip(namesakes, own, strict=True):
        if place.kind in _SETTLED and has_own and quality is Quality.OTHER and not is_own:
            lost.append(OTHER_NAME)
        elif (
            place.kind == "district"
            and quality is not Quality.LOOSE
            and any(_inside(t, place) for t in towns)
        ):
            lost.append(NAMED_AFTER_TOWN)
        else:
            lost.append(0.0)
    return lost


def _inside(town: Place, area: Place) -> bool:
    km = distance_km(town.lat, town.lon, area.lat, area.lon)
    return town.country == area.country and 1000 * km <= area.radius_m
