"""The situation as layers: events in, one GeoDataFrame a layer out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

import geopandas as gpd
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from events.event import Event
from layers.columns import frame
from layers.control import front_frame, zone_frame
from layers.displacement import movement_shape
from layers.history import histories, moment_of
from layers.model import model_frame
from layers.outlines import Gazetteer, NoGazetteer, NoOutlines, Outlines
from layers.rows import event_row
from layers.seeds import seeds_at
from layers.settings import Settings, settings
from layers.zones import zones_of

__all__ = ["LAYER_NAMES", "Layers", "layers_of", "shape_of"]

LAYER_NAMES = (
    "control",
    "zones",
    "fronts",
    "strikes",
    "displacement",
    "clashes",
    "other",
    "unlocated",
    "drawn",
    "model",
)


def _nothing() -> gpd.GeoDataFrame:
    return frame([], [])


@dataclass(frozen=True, slots=True, kw_only=True)
class Layers:
    """One GeoDataFrame a layer, EPSG:4326, with the columns of `layers.columns`; `layers.schema` checks them.

    Attributes
    ----------
    control
        Claims on control, Points, `basis` report.
    zones
        (Multi)Polygons at `moment`, `basis` inferred, with `claims`, `weight`, `parties`, `area_km2`.
    fronts
        Lines between zones of opposed sides, with `length_km`; `status` contested where one of them is.
    strikes, clashes, other
        Points; `stack` counts those at exactly one position, `radius_m` is the circle of uncertainty.
    displacement
        LineStrings from origin to destination, Points where one end is known.
    unlocated
        What has no place, without geometry; `unlocated` says why.
    moment
        The moment that zones and fronts show; None where no event has a date.
    drawn
        Zones of a published map that was brought along, `basis` drawn (`layers.drawn`); else empty.
    model
        Probabilities (`layers.model`), only where asked for; else empty.
    """

    control: gpd.GeoDataFrame
    zones: gpd.GeoDataFrame
    fronts: gpd.GeoDataFrame
    strikes: gpd.GeoDataFrame
    displacement: gpd.GeoDataFrame
    clashes: gpd.GeoDataFrame
    other: gpd.GeoDataFrame
    unlocated: gpd.GeoDataFrame
    moment: datetime | None = None
    drawn: gpd.GeoDataFrame = field(default_factory=_nothing)
    model: gpd.GeoDataFrame = field(default_factory=_nothing)

    def items(self) -> tuple[tuple[str, gpd.GeoDataFrame], ...]:
        """(name, frame) of every layer, in the order of `LAYER_NAMES`."""
        return tuple((name, getattr(self, name)) for name in LAYER_NAMES)


_LAYER = {"control": "control", "strike": "strikes", "displacement": "displacement", "clash": "clashes"}


def layers_of(
    events: Sequence[Event],
    *,
    as_of: datetime | None = None,
    places: Gazetteer | None = None,
    boundaries: Outlines | None = None,
    numbers: Settings | None = None,
    drawn: gpd.GeoDataFrame | None = None,
    model: bool = False,
) -> Layers:
    """Lay out events. The same events give the same layers, in any order; rejected ones are left out.

    Parameters
    ----------
    events
        As `events.merge.merge` gives them.
    as_of
        The moment shown; midnight stands for its whole day. What begins later is left out. By default the
        latest moment that the reports speak of, and nothing is left out.
    places, boundaries
        The place index and the outlines; without them nothing is cut at borders and statements on provinces
        colour nothing.
    numbers
        Other settings than those of ``data/layers/settings.csv``.
    drawn
        What `layers.drawn.read_drawn` read: it is shown beside the zones, and nothing is computed from it.
    model
        Also the layer of probabilities.
    """
    events = [event for event in events if event.review != "rejected"]
    moment = moment_of(events, as_of)
    shown = sorted(_begun(events, moment if as_of else None), key=lambda event: event.id)
    chosen = numbers or settings()
    outlines = boundaries or NoOutlines()
    seeds = seeds_at(
        histories(shown), moment, outlines=outlines, gazetteer=places or NoGazetteer(), numbers=chosen
    )
    zones = zones_of(seeds, outlines=outlines, numbers=chosen)
    by_id = {event.id: event for event in shown}
    return replace(
        _marks(shown),
        zones=zone_frame(zones, by_id, moment, chosen),
        fronts=front_frame(zones, by_id, moment),
        moment=moment,
        drawn=_nothing() if drawn is None else drawn,
        model=model_frame(seeds, by_id, moment, outlines=outlines, numbers=chosen) if model else _nothing(),
    )


def _begun(events: Iterable[Event], moment: datetime | None) -> Iterable[Event]:
    for event in events:
        start = event.time.start if event.time else None
        if (
            moment is None
            or start is None
            or (start if start.tzinfo else start.replace(tzinfo=UTC)) <= moment
        ):
            yield event


def _marks(events: Sequence[Event]) -> Layers:
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in LAYER_NAMES}
    shapes: dict[str, list[BaseGeometry | None]] = {name: [] for name in LAYER_NAMES}
    for event in events:
        shape = shape_of(event)
        name = "unlocated" if shape is None else _LAYER.get(event.layer, "other")
        rows[name].append(event_row(event))
        shapes[name].append(shape)
    for name in LAYER_NAMES:
        _count_stacks(rows[name], shapes[name])
    frames: dict[str, Any] = {name: frame(rows[name], shapes[name]) for name in LAYER_NAMES}
    return Layers(**frames)


def shape_of(event: Event) -> BaseGeometry | None:
    """The point or line of an event in degrees, None where it has no place."""
    if event.layer == "displacement":
        return movement_shape(event)
    return Point(event.place.lon, event.place.lat) if event.place else None


def _count_stacks(rows: list[dict[str, Any]], shapes: Sequence[BaseGeometry | None]) -> None:
    # Marks at one position share it: the map shows one counted mark, nothing is scattered.
    at = [(shape.x, shape.y) if isinstance(shape, Point) else None for shape in shapes]
    counts = Counter(position for position in at if position)
    for row, position in zip(rows, at, strict=True):
        row["stack"] = counts[position] if position else None
