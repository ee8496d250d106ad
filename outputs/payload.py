"""What the map's script is fed with: the layers, the base map around them, the sides' styles, the words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict
from datetime import datetime
from functools import lru_cache, partial
from itertools import chain
from typing import Any

import geopandas as gpd
import pandas as pd

from geo.boundaries import Boundaries
from geo.errors import IndexMissingError
from geo.index import PlaceIndex
from layers.daily import DailyZones
from layers.sentence import Sentence
from layers.situation import LAYER_NAMES, Layers
from outputs.basemap import Box, base_tables, surroundings
from outputs.cells import cell_tables, stands_meta
from outputs.columns import encode, wall_minutes
from outputs.focus import EVENTS, focus_box
from outputs.packing import Packed
from outputs.references import groups
from outputs.sheet import CREDITS, DISCLAIMER, Sheet
from outputs.story import Step
from outputs.style import sides_meta
from outputs.tiles import Tiles
from outputs.zone_names import with_names
from outputs.zone_parts import zone_parts

__all__ = ["base_map", "country_names", "focus_box", "gazetteer", "payload", "sides_of"]

_LEFT_OUT = (
    "layer",
    "event_type",
    "actor_id",
    "level",
    "stack",
    "parties",
    "parts",
    "place_id",
)
"""Columns that the map does not show; the data files have them."""

_MARKS = ("geometry", "start", "end", "time_precision", "modality", "side", "actor", "status")
_GROUND = ("side", "actor", "rival", "status", "start", "end", "moment")
"""What the first picture reads: of events, and of the ground, where it stands in the legend and in time."""

_OPENED_TABLES = ("sources", "cells", "cell_changes")
_OPENED = (
    *(
        "id",
        "title",
        "place_text",
        "place_why",
        "country",
        "admin1",
        "unlocated",
        "event_type",
        "sub_event_type",
    ),
    *(
        "target",
        "weapon",
        "casualties_who",
        "basis",
        "review",
        "sources",
        "claims",
        "candidates",
        "conflicts",
    ),
    *("killed_min", "killed_max", "injured_min", "injured_max", "area_km2", "length_km", "weight"),
)
_OPTIONAL = ("drawn", "model")
"""Tables that the page gets only where they were asked for."""


def payload(
    layers: Layers,
    sheet: Sheet,
    *,
    past: Sequence[Layers] = (),
    days: DailyZones | None = None,
    tiles: Tiles | None = None,
    story: Sequence[Step] = (),
    summary: Sequence[Sentence] = (),
    built: datetime | None = None,
    watched: bool = False,
    texts: Mapping[str, pd.DataFrame] | None = None,
) -> Packed:
    """Columns of a situation with its base map, gzipped; see `outputs.columns`.

    Where the place index has not been built the base map is left out. The tables ``drawn`` (zones of a
    published map) and ``model`` (probabilities) are there only where the layers have such rows.

    Parameters
    ----------
    past
        Zones and fronts of earlier moments (`outputs.moments.past_layers`), for the slider.
    days
        The ground day by day (`outputs.moments.days_of`), for the comparison of two moments.
    tiles
        Online tiles instead of the base map's land and names; none by default.
    texts
        The reports' texts (`outputs.texts.text_tables`), to be read beside the map; none by default, since
        the right to pass them on is rarely ours.
    story
        Views with their text, in order (`outputs.story`): ``story`` in the meta.
    summary
        The situation in sentences, each with the ids of its events: ``summary`` in the meta.
    built, watched
        When the page was written, and whether it is written anew when reports come in: ``built`` in the meta
        (minutes since 1970, UTC; null where not said) and ``watched``.
    """
    tables: dict[str, pd.DataFrame] = {
        name: frame for name, frame in layers.items() if len(frame) or name not in _OPTIONAL
    }
    if past:
        tables["past_zones"] = _at_moments("zones", past)
        tables["past_fronts"] = _at_moments("fronts", past)
    parts = zone_parts(one.zones for one in (layers, *past))
    if len(parts):
        tables["zone_parts"] = parts
    box = focus_box(layers)
    meta: dict[str, Any] = {
        "title": sheet.title,
        "as_of": wall_minutes(layers.moment)[0] if layers.moment else None,
        "moments": [wall_minutes(earlier.moment)[0] for earlier in past if earlier.moment],
        "sides": sides_meta(chain.from_iterable(map(sides_of, (layers, *past)))),
        "notes": list(sheet.notes),
        "disclaimer": DISCLAIMER,
        "credits": [asdict(credit) for credit in CREDITS],
        "product": sheet.product,
        "story": [step.as_meta() for step in story],
        "summary": [{"text": sentence.text, "ids": list(sentence.events)} for sentence in summary],
        "built": None if built is None else int(built.timestamp() // 60),
        "watched": watched,
        "focus": box,
        "tiles": {"url": tiles.url, "credit": tiles.credit} if tiles else None,
    }
    if days is not None:
        meta["stands"] = stands_meta(days)
    with ThreadPoolExecutor(1) as beside:
        # Most of the base map is made without holding the interpreter, while the other columns are coded.
        base = beside.submit(base_map, box, layers) if box else None
        rows = chain(
            ((name, _shown(name, frame)) for name, frame in tables.items()),
            () if days is None else cell_tables(days).items(),
            (texts or {}).items(),
            _when_made(base),
        )
        return encode(rows, meta=meta, later=partial(_lane_of, "zone_parts" in tables))


def _when_made(base: Future[Mapping[str, gpd.GeoDataFrame]] | None) -> Iterator[tuple[str, pd.DataFrame]]:
    if base is not None:
        yield from base.result().items()


def _lane_of(parts: bool, table: str, column: str) -> int:
    """When a column is read: for the first picture, of many marks (0), with the ground and names (1), or later (2).

    What is read later is asked for when a mark is opened, searched for or filtered. Zones with `parts` are drawn by
    their ids.
    """
    if column in (_MARKS if table in EVENTS else _GROUND):
        return 0
    if table in _OPENED_TABLES or (column == "confidence" and table in EVENTS):
        return 2
    if column in _OPENED:
        return 1 if parts and column == "id" and table.endswith("zones") else 2
    return 1


def country_names() -> dict[str, str]:
    """Names of countries by ISO 3166-1 alpha-2 code; empty where the index has not been built."""
    known = gazetteer()
    if known is None:
        return {}
    table = known[0].table("country")
    return dict(zip(table["code"], table["name"], strict=True))


@lru_cache(maxsize=1)
def gazetteer() -> tuple[Boundaries, PlaceIndex] | None:
    """The outlines and the place index; None where they have not been built."""
    try:
        return Boundaries.open(), PlaceIndex.open()
    except IndexMissingError:
        return None


def base_map(box: Box, layers: Layers) -> Mapping[str, gpd.GeoDataFrame]:
    """Land, lines and names around a box; nothing where the place index has not been built."""
    focus = {code for name in EVENTS for (code,) in groups(getattr(layers, name)["country"])[1]} - {None}
    return _base_of(box, tuple(sorted(focus)))


@lru_cache(maxsize=4)
def _base_of(box: Box, focus: tuple[str, ...]) -> Mapping[str, gpd.GeoDataFrame]:
    """The base map of a box; kept, as the same situation is drawn again at each change of its data."""
    known = gazetteer()
    if known is None:
        return {}
    return base_tables(surroundings(box), focus=focus, boundaries=known[0], places=known[1])


def sides_of(layers: Layers) -> Iterable[str]:
    """The sides that a map of these layers shows; actors stand for themselves where they have none."""
    for name in LAYER_NAMES:
        frame = getattr(layers, name)
        _, found = groups(frame["side"], frame["actor"])
        named = dict.fromkeys(actor if side is None else side for side, actor in found)
        yield from (name for name in named if name is not None)


def _shown(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    named = with_names(frame) if name in ("zones", "past_zones") else frame
    left_out = [
        column for column in _LEFT_OUT if column in named and not (name == "unlocated" and column == "layer")
    ]
    return named.drop(columns=left_out)


def _at_moments(name: str, past: Sequence[Layers]) -> pd.DataFrame:
    frames = [
        getattr(earlier, name).assign(moment=earlier.moment.isoformat()) for earlier in past if earlier.moment
    ]
    filled = [frame for frame in frames if len(frame)] or frames[:1]
    together: pd.DataFrame = pd.concat(filled, ignore_index=True)
    return together
