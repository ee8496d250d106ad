"""Small towns of countries that a report does not speak of: a namesake that no gazetteer has is rather meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo.bound import LEAST_SURE
from geo.hits import Hit
from geo.measure import distance_km
from geo.place import Place

__all__ = ["drop_strays"]

_POINTS = frozenset({"settlement", "town", "village", "quarter", "district"})
KNOWN = 100_000
"""People of a town that may be named without its country."""
DOUBTFUL = 0.6
"""A name that is less surely a place is refused where the armed groups fight in other countries."""
FAR_KM = 1_000.0
NEAR_KM = 250.0
"""A name that the index spells differently lies this near to a town that the report names as the index does."""
LEAST_OTHERS = 2
"""So many other places must be named."""


def drop_strays(hits: Sequence[Hit], fought_in: Sequence[Place] = ()) -> list[Hit]:
    """The hits, with small towns far from all else that the report names left without a place.

    `fought_in` are the countries of the armed groups that it names.

    Who writes of a village abroad says in which country it lies; where nothing of that country is named, not even
    by an adjective, the name is that of another village, which is in no gazetteer.
    """
    kept = []
    for hit in hits:
        place = hit.place
        if place is None or hit.bare or hit.inside or place.kind not in _POINTS or place.population >= KNOWN:
            kept.append(hit)
            continue
        others = _others(place, hits)
        if _is_guess(hit) and _alone(place, others):
            why = f"{place.name}, spelt otherwise, is far from the towns that the report names"
            kept.append(replace(hit, place=None, confidence=0.0, why=why))
            continue
        told = LEAST_OTHERS if hit.confidence < DOUBTFUL else 1
        signs = len(others) + (told if fought_in else 0)
        if signs < LEAST_OTHERS or any(_beside(place, other) for other in (*others, *fought_in)):
            kept.append(hit)
            continue
        kept.append(_elsewhere(hit, place, [*others, *fought_in]))
    return kept


def _elsewhere(hit: Hit, place: Place, others: Sequence[Place]) -> Hit:
    """The hit at the likeliest namesake that lies near what else is named, else without a place."""
    for one in hit.candidates:
        if any(_beside(one.place, other) for other in others):
            why = f"{one.why}. {place.name} in {place.country} is far from all that the report names"
            return replace(hit, place=one.place, confidence=round(0.8 * hit.confidence, 3), why=why)
    why = f"{place.name} in {place.country} is far from all that the report names: a namesake is meant"
    return replace(hit, place=None, confidence=0.0, why=why)


def _is_guess(hit: Hit) -> bool:
    """Whether the index spells the name differently."""
    return "spelt a little differently" in hit.why


def _alone(place: Place, others: Sequence[Place]) -> bool:
    """ "Digging in around Berdychi and Orlivka": no Berdychiv 600 km from there."""
    towns = [other for other in others if other.kind in _POINTS]
    return len(towns) >= LEAST_OTHERS and all(
        distance_km(place.lat, place.lon, town.lat, town.lon) > NEAR_KM for town in towns
    )


def _others(place: Place, hits: Sequence[Hit]) -> list[Place]:
    """What else is named surely, each place once; that of adjectives too."""
    found: dict[str, Place] = {}
    for hit in hits:
        other = hit.base or hit.place
        if (
            other is not None
            and other.id != place.id
            and (other.country == place.country or hit.confidence >= LEAST_SURE)
        ):
            found.setdefault(other.id, other)
    return list(found.values())


def _beside(place: Place, other: Place) -> bool:
    if place.country == other.country:
        return True
    km = distance_km(place.lat, place.lon, other.lat, other.lon)
    return km - other.radius_m / 1000 < FAR_KM
