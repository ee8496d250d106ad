"""What changed between two moments: ground gained and lost by whom, and what else happened in between.

Both moments are laid over one and the same cells, those of all places that carry a state at either; so a
change on the map is a change of what is said, never of the cells around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import geopandas as gpd

from events.event import Event
from layers.columns import frame
from layers.geodesic import area_km2
from layers.history import histories, moment_of
from layers.naming import feature_id, listed
from layers.outlines import Gazetteer, NoGazetteer, NoOutlines, Outlines
from layers.rows import sources_of
from layers.seeds import Seed, seeds_at
from layers.settings import settings
from layers.zones import SHOWN, Zone, zones_of

__all__ = ["Change", "between"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What changed after one moment and up to another.

    Attributes
    ----------
    areas
        One row a piece of land whose state changed: `actor` has it now, `target` had it before, `status` now
        (None: nobody is said to hold it), `area_km2`, `title` says it in a sentence, `claims` why.
    events
        What happened in between, but control: strikes, movements, clashes, ordered by time.
    sentences
        All of it in words, the widest change first.
    """

    areas: gpd.GeoDataFrame
    events: tuple[Event, ...]
    sentences: tuple[str, ...]


def between(
    events: Sequence[Event],
    first: datetime,
    second: datetime,
    *,
    places: Gazetteer | None = None,
    boundaries: Outlines | None = None,
) -> Change:
    """Compare two moments; midnight stands for its whole day, as in `layers.situation.layers_of`."""
    numbers, outlines = settings(), boundaries or NoOutlines()
    moments = [moment for when in (first, second) if (moment := moment_of((), when)) is not None]
    known = histories(events)
    before, after = (
        {
            seed.place.id: seed
            for seed in seeds_at(
                known, moment, outlines=outlines, gazetteer=places or NoGazetteer(), numbers=numbers
            )
        }
        for moment in moments
    )
    changed = zones_of(
        [after.get(key) or before[key] for key in sorted(before.keys() | after.keys())],
        outlines=outlines,
        numbers=numbers,
        key=lambda seed: _turn(before.get(seed.place.id), after.get(seed.place.id)),
    )
    rows = [_row(zone, before, after, {event.id: event for event in events}, moments) for zone in changed]
    happened = tuple(event for event in events if event.layer != "control" and _inside(event, moments))
    widest = sorted(rows, key=lambda row: -row["area_km2"])
    return Change(
        areas=frame(rows, [zone.shape for zone in changed]),
        events=tuple(
            sorted(happened, key=lambda event: (event.time.start.isoformat() if event.time else "", event.id))
        ),
        sentences=(*(row["title"] for row in widest), *_counted(happened)),
    )


def _stand(seed: Seed | None) -> tuple[str, tuple[str, ...]] | None:
    if seed is None or seed.state.status not in SHOWN:
        return None
    return seed.state.status, tuple(standing.party.key for standing in seed.state.standings)


def _turn(before: Seed | None, after: Seed | None) -> tuple[Any, ...] | None:
    was, now = _stand(before), _stand(after)
    return None if was == now else (was, now, (after or before).level if after or before else None)  # type: ignore[union-attr]


def _row(
    zone: Zone,
    before: dict[str, Seed],
    after: dict[str, Seed],
    events: dict[str, Event],
    moments: Sequence[datetime],
) -> dict[str, Any]:
    key = zone.seeds[0].place.id
    was, now = _stand(before.get(key)), _stand(after.get(key))
    ids = [seed.place.id for seed in zone.seeds]
    states = [side[place].state for place in ids for side in (before, after) if place in side]
    claims = sorted({event for state in states for event in state.events})
    area = area_km2(zone.shape)
    names = listed(sorted(seed.place.name for seed in zone.seeds))
    return {
        "id": feature_id(
            "change", *[moment.isoformat() for moment in moments], str(was), str(now), *claims, *ids
        ),
        "layer": "control",
        "event_type": "Strategic developments",
        "sub_event_type": "Other",
        "title": f"{_sentence(was, now, names)} ({area:,.0f} km²).",
        "place": names,
        "country": zone.seeds[0].place.country,
        "actor": "; ".join(now[1]) if now else None,
        "target": "; ".join(was[1]) if was else None,
        "side": now[1][0] if now else None,
        "status": now[0] if now else None,
        "level": zone.level,
        "area_km2": area,
        "start": moments[0].isoformat(),
        "end": moments[1].isoformat(),
        "modality": "reported",
        "basis": "inferred",
        "review": "auto",
        "claims": claims,
        "sources": sources_of(c for claim in claims if claim in events for c in events[claim].claims),
    }


_Stand = tuple[str, tuple[str, ...]] | None


def _sentence(was: _Stand, now: _Stand, names: str) -> str:
    before = (
        f"{'contested' if was[0] == 'contested' else was[0] + ' by ' + listed(was[1])} before" if was else ""
    )
    if now is None:
        return f"{listed(was[1]) if was else 'Somebody'} is no longer said to hold {names}; nobody else is"
    who = listed(now[1])
    if now[0] == "contested":
        return f"{names} became contested, with {who} inside: {before or 'nothing was known before'}"
    verb = "gained" if now[0] == "held" else "says that it took"
    if was is None:
        return f"{who} {'holds' if now[0] == 'held' else 'claims'} {names}: nothing was known before"
    return f"{who} {verb} {names}, {before}"


def _inside(event: Event, moments: Sequence[datetime]) -> bool:
    if event.time is None or event.modality not in {"reported", "claimed"}:
        return False
    start = event.time.start if event.time.start.tzinfo else event.time.start.replace(tzinfo=UTC)
    return moments[0] < start <= moments[1]


def _counted(events: Sequence[Event]) -> list[str]:
    words = {"strike": "strike", "displacement": "movement of people", "clash": "clash"}
    plural = {"strike": "strikes", "displacement": "movements of people", "clash": "clashes"}
    found = []
    for layer, one in words.items():
        those = [event for event in events if event.layer == layer]
        if those:
            where = listed(sorted({event.place.name for event in those if event.place}))
            count = f"{len(those)} new {one if len(those) == 1 else plural[layer]}"
            found.append(f"{count}: {where}." if where else f"{count}.")
    return found
