"""How well zones predict: leave one place out and tell its holder from the others.

A place left out lies in the cell of the nearest other place, if that one is within the cut-off distance; so
the zones say that holder, or nothing. That is the nearest-neighbour rule with a reject option (Chow, On
optimum recognition error and reject tradeoff, IEEE Transactions on Information Theory 16, 1970). The distance is
chosen as he does: the one with most right places, each wrong one counting `wrong_cost` times against them.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import sqrt
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.spatial import cKDTree

from events.event import Event
from layers.errors import TableError
from layers.history import histories, moment_of, state_at
from layers.seeds import level_of
from layers.sphere import ground_m, on_sphere

__all__ = [
    "DISTANCES_KM",
    "HeldPlace",
    "Score",
    "best_distance",
    "held_places",
    "leave_one_out",
    "read_places",
]

DISTANCES_KM = (2.0, 4.0, 6.0, 8.0, 10.0, 12.0, 15.0, 20.0, 30.0, 50.0)
"""The cut-off distances that are tried by default."""


Z90 = 1.6448536269514722
"""Standard deviations of a normal distribution that hold 90 of 100 cases."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldPlace:
    """A place with one holder; degrees, WGS 84."""

    name: str
    lat: float
    lon: float
    holder: str
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How the zones did at one cut-off distance.

    Attributes
    ----------
    places
        How many were left out, one after the other.
    told
        Of how many a holder was told; the others lay in the blank.
    right
        How many of those told were right.
    """

    distance_km: float
    places: int
    told: int
    right: int

    @property
    def accuracy(self) -> float | None:
        """The share of right answers among those given; None where none was given."""
        return self.right / self.told if self.told else None

    @property
    def likely(self) -> tuple[float, float] | None:
        """Where the true share lies in 90 of 100 cases (Wilson, Journal of the American Statistical Association
        22, 1927); None where none was given."""
        if not self.told:
            return None
        share, spread = self.right / self.told, Z90**2 / self.told
        middle = (share + spread / 2) / (1 + spread)
        half = Z90 * sqrt(share * (1 - share) / self.told + spread / (4 * self.told)) / (1 + spread)
        return middle - half, middle + half

    def worth(self, wrong_cost: float) -> float:
        """Right answers less `wrong_cost` times the wrong ones; a blank counts nothing."""
        return self.right - wrong_cost * (self.told - self.right)

    @property
    def abstention(self) -> float | None:
        """The share of places of which nothing was told; None without places."""
        return 1 - self.told / self.places if self.places else None


def best_distance(scores: Iterable[Score], wrong_cost: float) -> float | None:
    """The distance in kilometres that is worth most, the shorter one of equals; None where blank is better."""
    ordered = sorted(scores, key=lambda score: (-score.worth(wrong_cost), score.distance_km))
    return ordered[0].distance_km if ordered and ordered[0].worth(wrong_cost) > 0 else None


def leave_one_out(
    places: Sequence[HeldPlace], distances_km: Iterable[float] = DISTANCES_KM
) -> tuple[Score, ...]:
    """Score each distance. A place is told from others of its own country only, as zones end at its line."""
    away, right = _nearest_others(places)
    return tuple(
        Score(
            distance_km=distance,
            places=len(places),
            told=int((away <= distance * 1000).sum()),
            right=int((right & (away <= distance * 1000)).sum()),
        )
        for distance in distances_km
    )


def held_places(events: Iterable[Event], as_of: datetime | None = None) -> tuple[HeldPlace, ...]:
    """The settlements that one party alone holds or claims at a moment."""
    events = tuple(events)
    moment = moment_of(events, as_of)
    found = []
    for history in histories(events):
        state = state_at(history, moment)
        if state is None or state.status not in {"held", "claimed"} or level_of(history.place) != "place":
            continue
        place = history.place
        holder = state.standings[0].party.key
        found.append(
            HeldPlace(name=place.name, lat=place.lat, lon=place.lon, holder=holder, country=place.country)
        )
    return tuple(found)


def read_places(path: Path) -> tuple[HeldPlace, ...]:
    """Places from a CSV table with the columns name, lat, lon, holder and, if known, country.

    Raises
    ------
    TableError
        The file is no such table, or a row is wrong: with its line and what is wrong.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.DictReader(lines))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise TableError(f"{path} cannot be read as a CSV table ({error})") from error
    return tuple(_place(path, number, row) for number, row in enumerate(rows, start=2))


def _place(path: Path, line: int, row: dict[str, str]) -> HeldPlace:
    try:
        lat, lon, holder = float(row["lat"]), float(row["lon"]), row["holder"].strip()
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise TableError(
            f"{path}, line {line}: lat, lon and holder are needed, with degrees as numbers"
        ) from error
    if not holder or not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise TableError(f"{path}, line {line}: no holder, or no place on earth ({row['lat']}, {row['lon']})")
    return HeldPlace(
        name=row.get("name") or "", lat=lat, lon=lon, holder=holder, country=row.get("country") or None
    )


def _nearest_others(places: Sequence[HeldPlace]) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.bool_]]:
    """For each place the distance to the nearest other one, in metres, and whether both have one holder."""
    away, right = np.full(len(places), np.inf), np.zeros(len(places), dtype=bool)
    holders = np.array([place.holder for place in places], dtype=object)
    countries = np.array([place.country or "" for place in places], dtype=object)
    xyz = on_sphere([place.lat for place in places], [place.lon for place in places])
    for country in sorted(set(countries)):
        rows = np.flatnonzero(countries == country)
        if len(rows) < 2:
            continue
        found = cKDTree(xyz[rows]).query(xyz[rows], k=2)
        # The nearest is the place itself, unless another stands on the very same spot.
        own = found[1][:, 0] == np.arange(len(rows))
        column = np.where(own, 1, 0)
        nth = np.arange(len(rows))
        away[rows] = ground_m(found[0][nth, column])
        right[rows] = holders[rows[found[1][nth, column]]] == holders[rows]
    return away, right
