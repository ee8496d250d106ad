"""Online geocoders of geopy for what the index lacks: off unless asked for, slow by rule, cached on disk.

Nominatim's usage policy (operations.osmfoundation.org/policies/nominatim): at most one request a second, a
user agent that names the application, results cached.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from geopy.exc import GeopyError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim

from geo.errors import GeoError
from geo.place import Candidate, Place

__all__ = ["OnlineGeocoder", "OnlineGeocoderError"]

MIN_DELAY_SECONDS = 1.0
"""One request a second at most: Nominatim's policy."""


class OnlineGeocoderError(GeoError, RuntimeError):
    """The service did not answer, or may not be asked like this."""


class OnlineGeocoder:
    """Nominatim behind a rate limit and a cache; every answer says where it comes from.

    Parameters
    ----------
    user_agent
        Names the application and a way to reach who runs it; asked for by the service's policy.
    cache
        SQLite file that keeps the answers.
    service
        For tests: anything with geopy's `geocode(query, exactly_one, limit, addressdetails)`.
    """

    def __init__(
        self,
        user_agent: str,
        cache: Path,
        *,
        service: Any = None,
        min_delay_seconds: float = MIN_DELAY_SECONDS,
    ) -> None:
        if len(user_agent.strip()) < 5:
            raise OnlineGeocoderError(
                "online geocoding needs a user agent that names you, as the service's policy asks"
            )
        coder = service or Nominatim(user_agent=user_agent)
        self._ask: Callable[..., Any] = RateLimiter(
            coder.geocode,
            min_delay_seconds=min_delay_seconds,
            error_wait_seconds=5 * min_delay_seconds,
            swallow_exceptions=False,
        )
        cache.parent.mkdir(parents=True, exist_ok=True)
        self._cache = sqlite3.connect(cache)
        with self._cache:
            self._cache.execute(
                "create table if not exists answers (query text primary key, answer text not null)"
            )

    def geocode(self, query: str) -> tuple[Candidate, ...]:
        """Candidates for a name, from the cache or the service.

        Raises
        ------
        OnlineGeocoderError
            The service did not answer.
        """
        row = self._cache.execute("select answer from answers where query = ?", (query,)).fetchone()
        answer = json.loads(row[0]) if row else self._fetch(query)
        return tuple(_candidate(item) for item in answer)

    def close(self) -> None:
        """Close the cache."""
        self._cache.close()

    def _fetch(self, query: str) -> list[dict[str, Any]]:
        try:
            found = self._ask(query, exactly_one=False, limit=5, addressdetails=True) or []
        except GeopyError as error:
            raise OnlineGeocoderError(
                f"the online geocoder did not answer ({error}); try again later"
            ) from error
        answer = [location.raw for location in found]
        with self._cache:
            self._cache.execute("insert or replace into answers values (?, ?)", (query, json.dumps(answer)))
        return answer


def _candidate(item: dict[str, Any]) -> Candidate:
    south, north, west, east = (float(v) for v in item.get("boundingbox", (0, 0, 0, 0)))
    radius = max(500.0, 111_000.0 * max(north - south, (east - west) * 0.7) / 2)
    place = Place(
        id=f"nominatim:{item.get('osm_type', '')[:1]}{item.get('osm_id', '')}",
        name=str(item.get("name") or item.get("display_name", "")).split(",")[0],
        kind=str(item.get("type", "")),
        lat=float(item["lat"]),
        lon=float(item["lon"]),
        precision="landmark" if radius < 1500 else "settlement" if radius < 20_000 else "district",
        radius_m=radius,
        country=str(item.get("address", {}).get("country_code", "")).upper() or None,
    )
    return Candidate(
        place=place,
        score=float(item.get("importance", 0.0)),
        why="answered online by Nominatim (OpenStreetMap, ODbL)",
    )
