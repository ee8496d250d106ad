"""What the map's script is fed with: the layers, the base map around them, the sides' styles, the words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from functools import lru_cache
from itertools import chain
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from geo.boundaries import Boundaries
from geo.errors import IndexMissingError
from geo.index import PlaceIndex
from layers.sentence import Sentence
from layers.situation import LAYER_NAMES, Layers
from outputs.basemap import Box, base_tables, surroundings
from outputs.columns import encode, wall_minutes
from outputs.sheet import CREDITS, DISCLAIMER, Sheet
from outputs.story import Step
from outputs.style import sides_meta
from outputs.tiles import Tiles

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

_NARROW = ("exact", "landmark", "neighbourhood", "settlement")
_EVENTS = ("control", "strikes", "displacement", "clashes", "other")
_OPTIONAL = ("drawn", "model")
"""Tables that the page gets only where they were asked for."""
_LEAST_SPAN_DEGREES = 0.5
_FAR_TIMES = 4


def payload(
    layers: Layers,
    sheet: Sheet,
    *,
    past: Sequence[Layers] = (),
    tiles: Tiles | None = None,
    story: Sequence[Step] = (),
    summary: Sequence[Sentence] = (),
    built: datetime | None = None,
    watched: bool = False,
    texts: Mapping[str, pd.DataFrame] | None = None,
) -> bytes:
    """Columns of a situation with its base map, gzipped; see `outputs.columns`.

    Where the place index has not been built the base map is left out. The tables ``drawn`` (zones of a
    published map) and ``model`` (probabilities) are there only where the layers have such rows.

    Parameters
    ----------
    past
        Zones and fronts of earlier moments (`outputs.moments.past_layers`), for the slider.
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
        name: _shown(name, frame) for name, frame in layers.items() if len(frame) or name not in _OPTIONAL
    }
    tables["zones"] = _with_labels(tables["zones"])
    if past:
        tables["past_zones"] = _with_labels(_at_moments("zones", past))
        tables["past_fronts"] = _at_moments("fronts", past)
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
    return encode({**tables, **(texts or {}), **(base_map(box, layers) if box else {})}, meta=meta)


def focus_box(layers: Layers) -> Box | None:
    """The box around what is placed narrowly (towns, spots), else all; None where nothing has a place."""
    frames = [getattr(layers, name) for name in _EVENTS]
    for narrow in (True, False):
        kept = [frame[frame["precision"].isin(_NARROW)] if narrow else frame for frame in frames]
        current = [frame[~frame["modality"].isin(["historical", "planned", "denied"])] for frame in kept]
        for choice in (current, kept):
            bounds = [frame.geometry.bounds.to_numpy() for frame in choice if len(frame)]
            placed = [rows[~np.isnan(rows).any(axis=1)] for rows in bounds]
            if sum(map(len, placed)):
                return _grown(_core(np.vstack(placed)))
    return None


def _core(bounds: Any) -> Any:
    """The rows near the middle of them all: one event a country away shall not make the others unreadable."""
    middle = np.column_stack([bounds[:, [0, 2]].mean(axis=1), bounds[:, [1, 3]].mean(axis=1)])
    away = np.hypot(*(middle - np.median(middle, axis=0)).T)
    usual = max(float(np.quantile(away, 0.75)), _LEAST_SPAN_DEGREES)
    near = away <= _FAR_TIMES * usual
    return bounds[near] if near.mean() >= 0.8 else bounds


def _grown(bounds: Any) -> Box:
    west, south = np.nanmin(bounds[:, :2], axis=0)
    east, north = np.nanmax(bounds[:, 2:], axis=0)
    wide = max(0.0, _LEAST_SPAN_DEGREES - (east - west)) / 2
    tall = max(0.0, _LEAST_SPAN_DEGREES - (north - south)) / 2
    return float(west - wide), float(south - tall), float(east + wide), float(north + tall)


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
    focus = {code for name in _EVENTS for code in getattr(layers, name)["country"].dropna().unique()}
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
        yield from frame["side"].dropna().unique()
        yield from frame.loc[frame["side"].isna(), "actor"].dropna().unique()


def _shown(name: str, frame: gpd.GeoDataFrame) -> pd.DataFrame:
    left_out = [
        column for column in _LEFT_OUT if column in frame and not (name == "unlocated" and column == "layer")
    ]
    return frame.drop(columns=left_out)


def _at_moments(name: str, past: Sequence[Layers]) -> pd.DataFrame:
    frames = [
        _shown(name, getattr(earlier, name)).assign(moment=earlier.moment.isoformat())
        for earlier in past
        if earlier.moment
    ]
    filled = [frame for frame in frames if len(frame)] or frames[:1]
    together: pd.DataFrame = pd.concat(filled, ignore_index=True)
    return together


def _with_labels(zones: pd.DataFrame) -> pd.DataFrame:
    """Where a zone's name fits best: the middle of its widest part, with the room around it in degrees."""
    if zones.empty:
        return zones
    parts, rows = shapely.get_parts(zones.geometry.to_numpy(dtype=object), return_index=True)
    # The last entry of a row wins: its widest part.
    order = np.argsort(shapely.area(parts), kind="stable")
    widest = np.full(len(zones), None, dtype=object)
    widest[rows[order]] = parts[order]
    circles = shapely.maximum_inscribed_circle(widest, tolerance=0.01)
    return zones.assign(
        label_lon=_short(shapely.get_x(shapely.get_point(circles, 0)), 18),
        label_lat=_short(shapely.get_y(shapely.get_point(circles, 0)), 18),
        label_reach=_short(shapely.length(circles), 8),
    )


def _short(numbers: npt.NDArray[np.float64], bits: int) -> npt.NDArray[np.float64]:
    """The numbers with so many binary digits: what is a few metres off takes less room."""
    parts, powers = np.frexp(numbers)
    short: npt.NDArray[np.float64] = np.ldexp(np.round(parts * 2.0**bits), powers - bits)
    return short
