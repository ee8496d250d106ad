"""Front lines: where zones of opposed sides meet.

Zones of a country share the very same corners along their borders, so a front is the set of segments that
two zones have in common: found by sorting, without any overlay.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from layers.alliances import friends
from layers.zones import Zone

__all__ = ["Front", "fronts_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """A (Multi)LineString in degrees between two zones."""

    shape: BaseGeometry
    zones: tuple[Zone, Zone]


def fronts_of(zones: Sequence[Zone]) -> tuple[Front, ...]:
    """The fronts between zones that have no party, and no ally, in common.

    Two zones of one party (held here, claimed there) have no front. Nor has a contested zone with that of a
    party that stands inside it: there the fighting line lies within the contested ground, nobody says where.
    """
    segments, owners = _segments([zone.shape for zone in zones])
    if len(segments) == 0:
        return ()
    order = np.lexsort(segments.T[::-1])
    twin = np.flatnonzero(np.all(segments[order[1:]] == segments[order[:-1]], axis=1))
    shared: dict[tuple[int, int], list[int]] = {}
    for n in twin:
        first, second = int(owners[order[n]]), int(owners[order[n + 1]])
        shared.setdefault((min(first, second), max(first, second)), []).append(int(order[n]))
    found = []
    for (first, second), rows in sorted(shared.items()):
        if first != second and _opposed(zones[first], zones[second]):
            found.append(Front(shape=_line(segments[rows]), zones=(zones[first], zones[second])))
    return tuple(found)


def _opposed(one: Zone, two: Zone) -> bool:
    return not any(friends(first, second) for first in _keys(one) for second in _keys(two))


def _keys(zone: Zone) -> frozenset[str]:
    return frozenset(
        standing.party.key for standing in zone.seeds[0].state.standings if standing.stand != "lost"
    )


def _segments(shapes: Sequence[BaseGeometry]) -> tuple[npt.NDArray[np.float64], npt.NDArray[Any]]:
    """All segments of all rings as rows x1, y1, x2, y2 with the lesser end first, and whose they are."""
    if not shapes:
        return np.empty((0, 4)), np.empty(0, dtype=np.int64)
    parts, owner = shapely.get_parts(list(shapes), return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    points, ring = shapely.get_coordinates(rings, return_index=True)
    joined = np.flatnonzero(ring[1:] == ring[:-1])
    segments = np.hstack([points[joined], points[joined + 1]])
    turned = (segments[:, 0] > segments[:, 2]) | (
        (segments[:, 0] == segments[:, 2]) & (segments[:, 1] > segments[:, 3])
    )
    segments[turned] = segments[turned][:, [2, 3, 0, 1]]
    return segments, owner[part[ring[joined]]]


def _line(segments: npt.NDArray[np.float64]) -> BaseGeometry:
    lines: Any = shapely.linestrings(segments.reshape(-1, 2, 2))
    merged: Any = shapely.line_merge(shapely.multilinestrings(lines))
    return cast("BaseGeometry", merged)
