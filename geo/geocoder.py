"""The place index as a geopy geocoder, so that whatever speaks geopy works offline with it.

::

    import geopandas
    from geo.geocoder import PlaceGeocoder

    PlaceGeocoder().geocode("Saraqib").latitude
    geopandas.tools.geocode(["Aleppo airport", "Kyiv"], provider=PlaceGeocoder)
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from geo.geocode import rank
from geo.index import PlaceIndex
from geo.place import Candidate, Place

__all__ = ["PlaceGeocoder"]

REACH_KM = 50.0
"""`reverse` looks for the nearest place this far."""


class PlaceGeocoder(Geocoder):  # type: ignore[misc]
    """A geopy geocoder over the place index; no network is used.

    Parameters
    ----------
    path
        The index, by default the one that `python -m geo.build` writes.
    domain, timeout, user_agent
        Taken for geopy's sake and not used: nothing is sent.
    """

    def __init__(
        self,
        path: Path | None = None,
        *,
        domain: str | None = None,  # noqa: ARG002
        timeout: Any = DEFAULT_SENTINEL,
        user_agent: str | None = None,
    ) -> None:
        super().__init__(timeout=timeout, user_agent=user_agent or "sitmap (offline)")
        self.index = PlaceIndex.open(path)

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        country_codes: str | Sequence[str] | None = None,
        language: str | None = None,  # noqa: ARG002
        timeout: Any = DEFAULT_SENTINEL,  # noqa: ARG002
        limit: int = 10,
    ) -> Location | list[Location] | None:
        """Places for a name or a phrase.

        Parameters
        ----------
        query
            "Idlib", "Aleppo airport", "30 km south of Homs", "Tripoli, Lebanon".
        exactly_one
            The best one, or a list of all.
        country_codes
            ISO 3166-1 alpha-2 codes to keep to, as one text divided by commas or as a list.
        language
            Taken for geopy's sake: names come as the index spells them.

        Returns
        -------
        A `Location` whose `raw` holds id, kind, precision, radius in metres, score and reason; None without
        one.
        """
        codes = country_codes.split(",") if isinstance(country_codes, str) else list(country_codes or ())
        found: list[Candidate] = []
        for code in codes or [""]:
            found.extend(rank(self.index, query, country=code.strip() or None, limit=limit))
        found.sort(key=lambda candidate: -candidate.score)
        return _answer([_location(c.place, c.score, c.why) for c in found[:limit]], exactly_one)

    def reverse(
        self,
        query: Any,
        *,
        exactly_one: bool = True,
        language: str | None = None,  # noqa: ARG002
        timeout: Any = DEFAULT_SENTINEL,  # noqa: ARG002
        limit: int = 10,
    ) -> Location | list[Location] | None:
        """The nearest places to a point (anything that `geopy.Point` takes), nearest first."""
        point = Point(query)
        near = self.index.near(point.latitude, point.longitude, REACH_KM)[: 20 * limit]
        rows = [(km, self.index.place(row)) for km, row in near]
        settled = [
            (km, p) for km, p in rows if p.precision in ("settlement", "landmark", "neighbourhood", "exact")
        ]
        made = [_location(p, 1 / (1 + km), f"{km:.1f} km from the point") for km, p in settled[:limit]]
        return _answer(made, exactly_one)


def _answer(found: list[Location], exactly_one: bool) -> Location | list[Location] | None:
    if not found:
        return None
    return found[0] if exactly_one else found


def _location(place: Place, score: float, why: str) -> Location:
    address = ", ".join(dict.fromkeys(filter(None, (place.name, place.admin1, place.country))))
    raw = {
        "place_id": place.id,
        "kind": place.kind,
        "precision": place.precision,
        "radius_m": place.radius_m,
        "country": place.country,
        "score": score,
        "why": why,
    }
    return Location(address, (place.lat, place.lon, 0.0), raw)
