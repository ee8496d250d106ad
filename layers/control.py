"""Control as frames: the claims as points, the zones they add up to, the fronts between zones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import geopandas as gpd
import shapely
from shapely.geometry.base import BaseGeometry

from events.event import Event
from layers.columns import frame
from layers.confidence import confidence_of
from layers.fronts import Front, fronts_of
from layers.geodesic import area_km2, length_km
from layers.naming import feature_id, listed
from layers.rows import sources_of
from layers.seeds import Seed
from layers.settings import Settings
from layers.shading import shades_of
from layers.statement import Party
from layers.zones import Zone, reach_m

__all__ = ["front_frame", "zone_frame"]

_SAID = {"held": "held by {}", "claimed": "claimed by {}", "contested": "contested, {} inside"}
REACH = 0.1
"""Degrees beside a front within which places are named as its grounds; the nearest always is."""
_PRECISION = {"quarter": "landmark", "place": "settlement"}


def zone_frame(
    zones: Sequence[Zone], events: Mapping[str, Event], moment: datetime | None, numbers: Settings
) -> gpd.GeoDataFrame:
    """One row a zone: `basis` inferred, `claims` the ids of the events it rests on, and its area.

    `start` is since when all of it has been so, `end` the moment shown.
    """
    rows = [_zone_row(zone, events, moment, numbers) for zone in zones]
    return frame(rows, [zone.shape for zone in zones])


def front_frame(
    zones: Sequence[Zone], events: Mapping[str, Event], moment: datetime | None
) -> gpd.GeoDataFrame:
    """One row a front: where zones of opposed sides meet, with `length_km` on the ellipsoid."""
    fronts = fronts_of(zones)
    return frame([_front_row(front, events, moment) for front in fronts], [front.shape for front in fronts])


def _zone_row(
    zone: Zone, events: Mapping[str, Event], moment: datetime | None, numbers: Settings
) -> dict[str, Any]:
    claims = _claims(zone.seeds)
    lead = zone.seeds[0].state.standings[0]
    named = [seed for seed in zone.seeds if seed.area is None] or list(zone.seeds)
    area = next((seed.area for seed in zone.seeds if seed.area), None)
    about = next((e.place for c in claims if (e := events.get(c)) and e.place and e.place.id == area), None)
    place = about or (zone.seeds[0].place if len(zone.seeds) == 1 else None)
    names = [about.name] if about else sorted(seed.place.name for seed in named)
    stand = _parties(zone.seeds)
    return {
        **_common(
            "zone", zone.status, claims, moment, "|".join([zone.level, *(s.place.id for s in zone.seeds)])
        ),
        "title": _title(zone, listed(names), listed([p["actor"] for p in stand])),
        "place": about.name if about else listed(names),
        "place_id": place.id if place else None,
        "country": zone.seeds[0].place.country,
        "admin1": _only(seed.place.admin1 for seed in zone.seeds),
        "precision": _PRECISION.get(zone.level, zone.level),
        "radius_m": max(reach_m(seed, numbers) for seed in zone.seeds),
        "actor": "; ".join(p["actor"] for p in stand),
        "actor_id": "; ".join(p["actor_id"] for p in stand if p["actor_id"]) or None,
        "side": lead.party.side,
        "status": zone.status,
        "level": zone.level,
        "weight": zone.seeds[0].weight,
        "confidence": confidence_of(zone.seeds, moment, numbers),
        "area_km2": area_km2(zone.shape),
        "parties": stand,
        "parts": _parts(zone, moment, numbers),
        "conflicts": sorted({line for seed in zone.seeds for line in seed.state.conflicts}),
        "sources": sources_of(c for claim in claims if claim in events for c in events[claim].claims),
        **_since([seed.state.since for seed in zone.seeds], moment),
    }


def _parts(zone: Zone, moment: datetime | None, numbers: Settings) -> list[dict[str, Any]]:
    return [
        {
            "confidence_min": shade.low,
            "confidence_max": shade.high,
            "area_km2": round(shade.area_km2, 1),
            "geometry": shapely.geometry.mapping(shapely.transform(shade.shape, lambda at: at.round(5))),
        }
        for shade in shades_of(zone, moment, numbers)
    ]


def _title(zone: Zone, names: str, parties: str) -> str:
    said = f"{names}: {_SAID[zone.status].format(parties)}"
    return (
        said
        if zone.level in {"quarter", "place"}
        else f"{said} (said of the {zone.level}, shown at its towns)"
    )


def _front_row(front: Front, events: Mapping[str, Event], moment: datetime | None) -> dict[str, Any]:
    seeds = [seed for zone in front.zones for seed in _beside(front.shape, zone)]
    claims = _claims(seeds)
    names = [_name(zone) for zone in front.zones]
    length = length_km(front.shape)
    status = "contested" if "contested" in {zone.status for zone in front.zones} else None
    return {
        **_common("front", "|".join(names), claims, moment, status or "line"),
        "title": f"Front between {names[0]} and {names[1]}, {length:.0f} km",
        "actor": names[0],
        "target": names[1],
        "side": front.zones[0].seeds[0].state.standings[0].party.side,
        "country": front.zones[0].seeds[0].place.country,
        "status": status,
        "length_km": length,
        "parties": [p for zone in front.zones for p in _parties(zone.seeds)],
        "sources": sources_of(c for claim in claims if claim in events for c in events[claim].claims),
        **_since([seed.state.since for seed in seeds], moment),
    }


def _beside(line: BaseGeometry, zone: Zone) -> list[Seed]:
    """The seeds of a zone whose cells can reach a front: what it rests on."""
    points: Any = shapely.points([(seed.place.lon, seed.place.lat) for seed in zone.seeds])
    away = shapely.distance(points, line)
    return [
        seed for seed, distance in zip(zone.seeds, away, strict=True) if distance <= max(REACH, away.min())
    ]


def _common(kind: str, what: str, claims: list[str], moment: datetime | None, more: str) -> dict[str, Any]:
    return {
        "id": feature_id(kind, what, more, moment.isoformat() if moment else "", *claims),
        "layer": "control",
        "event_type": "Strategic developments",
        "sub_event_type": "Other",
        "modality": "reported",
        "basis": "inferred",
        "review": "auto",
        "claims": claims,
    }


def _claims(seeds: Sequence[Seed]) -> list[str]:
    return sorted({event for seed in seeds for event in seed.state.events})


def _parties(seeds: Sequence[Seed]) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for seed in seeds:
        for standing in seed.state.standings:
            found.setdefault(standing.party.key, {**_party(standing.party), "stand": standing.stand})
    return list(found.values())


def _party(party: Party) -> dict[str, Any]:
    return {"actor": party.actor, "actor_id": party.actor_id, "side": party.side}


def _name(zone: Zone) -> str:
    return listed([standing.party.key for standing in zone.seeds[0].state.standings])


def _since(dates: Sequence[datetime | None], moment: datetime | None) -> dict[str, Any]:
    start = max((date for date in dates if date), default=None)
    end = moment if moment and (start is None or start <= moment) else None
    return {
        "start": start.isoformat() if start else None,
        "end": end.isoformat() if end else None,
        "time_precision": "day" if start else None,
    }


def _only(values: Any) -> str | None:
    kept = {value for value in values if value}
    return kept.pop() if len(kept) == 1 else None
