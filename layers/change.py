"""What changed between two moments: ground gained and lost by whom, and what else happened in between.

Both moments are laid over one and the same cells, those of all places that carry a state at either; so a
change on the map is a change of what is said, never of the cells around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
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
from layers.sentence import Sentence, begin, counted, range_words, told
from layers.settings import settings
from layers.strikes import toll
from layers.zones import SHOWN, Zone, zones_of

__all__ = ["Balance", "Change", "between"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """What one party won and lost in all, in km².

    Attributes
    ----------
    gained_km2
        It holds or claims it alone now; others stood there before.
    lost_km2
        It held or claimed it alone before; others stand there now, or it is said to have given it up.
    first_told_km2
        It holds or claims it alone now, and of before nothing is known: no gain.
    """

    party: str
    gained_km2: float
    lost_km2: float
    first_told_km2: float
    events: tuple[str, ...]


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
    balances
        What each party gained and lost in all, the one that gained most first.
    sentences
        All of it in words, each with the ids of its events: what each gained and lost, the single changes,
        the widest first, and what else happened.
    """

    areas: gpd.GeoDataFrame
    events: tuple[Event, ...]
    balances: tuple[Balance, ...]
    sentences: tuple[Sentence, ...]


def between(
    events: Sequence[Event],
    first: datetime,
    second: datetime,
    *,
    places: Gazetteer | None = None,
    boundaries: Outlines | None = None,
) -> Change:
    """Compare two moments; midnight stands for its whole day, as in `layers.situation.layers_of`."""
    # Exact borders: what is measured is the change, not how an outline was simplified.
    numbers, outlines = replace(settings(), simplify_m=0), boundaries or NoOutlines()
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
    widest = sorted(rows, key=lambda row: (-row["area_km2"], row["id"]))
    balances = _balances(rows)
    return Change(
        areas=frame(rows, [zone.shape for zone in changed]),
        events=tuple(
            sorted(happened, key=lambda event: (event.time.start.isoformat() if event.time else "", event.id))
        ),
        balances=balances,
        sentences=(
            *(_balance_words(balance) for balance in balances),
            *(Sentence(text=row["title"], events=tuple(row["claims"])) for row in widest),
            *_counted(happened),
        ),
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
    names = _names(zone, [events[claim] for claim in claims if claim in events])
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
        "was": was,
        "now": now,
        "given_up": any(place in after for place in ids),
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


def _names(zone: Zone, grounds: Sequence[Event]) -> str:
    """The places, or the area that was spoken of: nobody named its towns."""
    areas = {seed.area for seed in zone.seeds if seed.area}
    about = sorted({event.place.name for event in grounds if event.place and event.place.id in areas})
    own = sorted(seed.place.name for seed in zone.seeds if seed.area is None)
    return listed([*own, *(f"{name} ({zone.level})" for name in about)] or [s.place.name for s in zone.seeds])


def _sentence(was: _Stand, now: _Stand, names: str) -> str:
    before = "nothing was known before"
    if was:
        before = "contested before" if was[0] == "contested" else f"{was[0]} by {listed(was[1])} before"
    if now is None:
        return f"No longer said to be held by {listed(was[1]) if was else 'anyone'}, nor by others: {names}"
    who = listed(now[1])
    if now[0] == "contested":
        return f"Now contested, with {who} inside: {names}; {before}"
    if was is None or now[0] == "claimed":
        return f"Now {now[0]} by {who}: {names}; {before}"
    return f"{who} gained {names}, {before}"


def _balances(rows: Sequence[dict[str, Any]]) -> tuple[Balance, ...]:
    parties = {party for row in rows for party in (_alone(row, "now"), _alone(row, "was")) if party}
    found = []
    for party in sorted(parties):
        came = [row for row in rows if _alone(row, "now") == party != _alone(row, "was")]
        gone = [row for row in rows if _alone(row, "was") == party != _alone(row, "now")]
        new = [row for row in came if row["was"] is None]
        lost = [row for row in gone if row["now"] is not None or row["given_up"]]
        touched = [*came, *lost]
        if touched:
            found.append(
                Balance(
                    party=party,
                    gained_km2=_area([row for row in came if row["was"] is not None]),
                    lost_km2=_area(lost),
                    first_told_km2=_area(new),
                    events=tuple(sorted({claim for row in touched for claim in row["claims"]})),
                )
            )
    return tuple(sorted(found, key=lambda balance: (-balance.gained_km2, balance.party)))


def _area(rows: Sequence[dict[str, Any]]) -> float:
    return float(sum(row["area_km2"] for row in rows))


def _alone(row: dict[str, Any], when: str) -> str | None:
    """Who holds or claims a changed piece of ground ``now``, or did before (``was``), if it is not contested."""
    stand: _Stand = row[when]
    return "; ".join(stand[1]) if stand is not None and stand[0] in {"held", "claimed"} else None


def _balance_words(balance: Balance) -> Sentence:
    words = [
        f"{verb} {area:,.0f} km²"
        for verb, area in (
            ("gained", balance.gained_km2),
            ("lost", balance.lost_km2),
            ("for the first time told to hold", balance.first_told_km2),
        )
        if area
    ]
    return Sentence(text=f"{balance.party}, in all: {', '.join(words)}.", events=balance.events)


def _inside(event: Event, moments: Sequence[datetime]) -> bool:
    start = begin(event)
    return told(event) and start is not None and moments[0] < start <= moments[1]


_NOUNS = {
    "strike": ("strike", "strikes"),
    "displacement": ("movement of people", "movements of people"),
    "clash": ("clash", "clashes"),
}


def _counted(events: Sequence[Event]) -> list[Sentence]:
    found = []
    for layer, nouns in _NOUNS.items():
        those = [event for event in events if event.layer == layer]
        if those:
            where = listed(sorted({event.place.name for event in those if event.place}))
            killed = toll(those, lambda event: event.killed) if layer == "strike" else None
            words = (
                f"{counted(len(those), 'new ' + nouns[0], 'new ' + nouns[1])}{': ' + where if where else ''}"
            )
            words += f"; killed: {range_words(killed)}" if killed else ""
            found.append(Sentence(text=f"{words}.", events=tuple(event.id for event in those)))
    return found
