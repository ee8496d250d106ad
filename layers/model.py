"""The model layer: who probably holds the ground around the places, as a vote of the statements near it.

A second opinion beside the zones, and labelled so: it is off unless asked for, and nothing rests on it. At each
square of a grid every place votes for those who stand there, with its confidence times a Gaussian of its
distance (Nadaraya, On estimating regression, Theory of Probability and its Applications 9, 1964). Knowing nothing
votes too, with a stated weight (`model_prior`), so that far from all places no probability is high. Places that
stay blank on the map (given up, only advanced on) vote for nobody.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely
from scipy.sparse import coo_matrix, csr_matrix
from scipy.spatial import cKDTree
from shapely.geometry.base import BaseGeometry

from events.event import Event
from layers.clip import Ground, grounds_of
from layers.columns import frame
from layers.confidence import seed_confidence
from layers.geodesic import area_km2
from layers.naming import feature_id
from layers.outlines import Outlines
from layers.rows import sources_of
from layers.seeds import Seed
from layers.settings import Settings
from layers.statement import Party
from layers.zones import SHOWN

__all__ = ["BANDS", "model_frame"]

BANDS = (0.2, 0.4, 0.6, 0.8)
"""Lower bounds of the bands of probability that are drawn apart; below the first the ground stays blank."""

REACH = 3.0
"""Standard deviations beyond which a vote is left out: it would weigh less than a ninetieth."""

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Part:
    """Ground on which one party leads with a probability in one band."""

    shape: BaseGeometry
    party: Party
    band: int
    probability: float
    claims: tuple[str, ...]
    country: str | None


def model_frame(
    seeds: Sequence[Seed],
    events: Mapping[str, Event],
    moment: datetime | None,
    *,
    outlines: Outlines,
    numbers: Settings,
) -> gpd.GeoDataFrame:
    """One row a party and band: `probability` is the mean over its ground, `claims` what voted for the party."""
    parts = [
        part
        for ground in grounds_of(tuple(seeds), outlines, numbers)
        for part in _parts(ground, moment, numbers)
    ]
    rows = [_row(part, events, moment, numbers) for part in parts]
    return frame(rows, [part.shape for part in parts])


def _parts(ground: Ground, moment: datetime | None, numbers: Settings) -> list[_Part]:
    voting = [seed for seed in ground.seeds if seed.state.status in SHOWN]
    if not voting:
        return []
    centres, near = _near(ground, numbers)
    ballots, parties = _ballots(ground.seeds, moment, numbers)
    votes = (near @ ballots).toarray()
    share = votes / (numbers.model_prior + votes.sum(axis=1, keepdims=True))
    share = share[:, :-1]  # the last column voted for nobody
    lead = share.argmax(axis=1)
    leading = share[np.arange(len(share)), lead]
    band = np.searchsorted(BANDS, leading, side="right") - 1
    found = []
    for number, part in sorted({(int(n), int(b)) for n, b in zip(lead, band, strict=True) if b >= 0}):
        inside = np.flatnonzero((lead == number) & (band == part))
        shape = _shape(ground, centres[inside], numbers.model_step_m)
        if not shapely.is_empty(shape):
            voters = np.flatnonzero(
                (near[inside].getnnz(axis=0) > 0) & (ballots[:, [number]].toarray()[:, 0] > 0)
            )
            claims = {event for n in voters for event in ground.seeds[n].state.events}
            found.append(
                _Part(
                    shape, parties[number], part, float(leading[inside].mean()), tuple(sorted(claims)),
                    ground.seeds[voters[0]].place.country,
                )
            )  # fmt: skip
    return found


def _near(ground: Ground, numbers: Settings) -> tuple[Floats, csr_matrix]:
    """Middles of the squares in reach, and the weight of each seed there by its distance."""
    step, reach = numbers.model_step_m, REACH * numbers.model_scale_m
    wide = int(np.ceil(reach / step))
    grid = np.stack(np.meshgrid(*[np.arange(-wide, wide + 1)] * 2), axis=-1).reshape(-1, 2)
    own = np.floor(ground.xy / step).astype(np.int64)
    squares = np.unique((own[:, None, :] + grid[None]).reshape(-1, 2), axis=0)
    centres = (squares + 0.5) * step
    away = cKDTree(centres).sparse_distance_matrix(cKDTree(ground.xy), reach, output_type="coo_matrix")
    weight = np.exp(-0.5 * (away.data / numbers.model_scale_m) ** 2)
    weight[~_in_outline(ground, centres, away)] = 0
    near = csr_matrix((weight, (away.row, away.col)), shape=(len(centres), len(ground.seeds)))
    near.eliminate_zeros()
    return centres, near


def _in_outline(ground: Ground, centres: Floats, away: coo_matrix) -> npt.NDArray[np.bool_]:
    """What is said of a province has no vote beyond its line."""
    good = np.ones(len(away.data), dtype=bool)
    outlines = {id(seed.outline): seed.outline for seed in ground.seeds if seed.outline is not None}
    lonlat = ground.plane.degrees(centres) if outlines else centres
    for key, outline in outlines.items():
        shapely.prepare(outline)
        outside = ~shapely.contains_xy(outline, lonlat[:, 0], lonlat[:, 1])
        bound = np.array([seed.outline is not None and id(seed.outline) == key for seed in ground.seeds])
        good &= ~(bound[away.col] & outside[away.row])
    return good


def _ballots(
    seeds: Sequence[Seed], moment: datetime | None, numbers: Settings
) -> tuple[csr_matrix, list[Party]]:
    """The vote of each seed for each party, shared alike among those who stand there; the last is nobody."""
    parties = {standing.party.key: standing.party for seed in seeds for standing in seed.state.standings}
    column = {key: number for number, key in enumerate(sorted(parties))}
    votes = np.zeros((len(seeds), len(column) + 1))
    for row, seed in enumerate(seeds):
        sure = seed_confidence(seed, moment, numbers)
        chosen = [column[s.party.key] for s in seed.state.standings] if seed.state.status in SHOWN else [-1]
        votes[row, chosen] += sure / len(chosen)
    return csr_matrix(votes), [parties[key] for key in column]


def _shape(ground: Ground, centres: Floats, step: float) -> BaseGeometry:
    low, high = centres - step / 2, centres + step / 2
    squares: Any = shapely.box(low[:, 0], low[:, 1], high[:, 0], high[:, 1])
    drawn = ground.clipped([ground.plane.to_degrees(shapely.coverage_union_all(squares))])[0]
    parts = [part for part in shapely.get_parts(shapely.make_valid(drawn)) if part.geom_type == "Polygon"]
    turned: BaseGeometry = shapely.orient_polygons(shapely.multipolygons(parts))
    return turned


def _row(
    part: _Part, events: Mapping[str, Event], moment: datetime | None, numbers: Settings
) -> dict[str, Any]:
    low = BANDS[part.band]
    high = BANDS[part.band + 1] if part.band + 1 < len(BANDS) else 1.0
    when = moment.isoformat() if moment else ""
    return {
        "id": feature_id("model", part.party.key, part.country or "", str(low), when, *part.claims),
        "layer": "control",
        "event_type": "Strategic developments",
        "sub_event_type": "Other",
        "title": f"Model, no report: {part.party.actor} leads with {low:.0%} to {high:.0%}",
        "place_why": (
            f"A vote of {len(part.claims)} statements by a Gaussian of {numbers.model_scale_m / 1000:g} km; "
            f"knowing nothing votes with {numbers.model_prior:g}."
        ),
        "country": part.country,
        "actor": part.party.actor,
        "actor_id": part.party.actor_id,
        "side": part.party.side,
        "modality": "reported",
        "basis": "inferred",
        "review": "auto",
        "confidence": part.probability,
        "probability": part.probability,
        "area_km2": area_km2(part.shape),
        "end": when or None,
        "claims": list(part.claims),
        "sources": sources_of(c for claim in part.claims if claim in events for c in events[claim].claims),
    }
