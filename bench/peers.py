"""The same points as folium draws them: the peers of the exported page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import folium
import geopandas as gpd
import pandas as pd
from folium.plugins import FastMarkerCluster, MarkerCluster

from layers.situation import Layers

__all__ = ["PEERS", "Peer", "points_of"]

_SHOWN = ["geometry", "id", "title", "place", "side", "start", "killed_min", "precision", "confidence"]


@dataclass(frozen=True, slots=True)
class Peer:
    """A way to draw points; `share`: it is given one in so many, as all of them take minutes."""

    name: str
    share: int
    draw: Callable[[gpd.GeoDataFrame], str]


def points_of(layers: Layers, share: int = 1) -> gpd.GeoDataFrame:
    """One in so many of the marks of all layers."""
    together = pd.concat([layers.strikes, layers.clashes, layers.control, layers.other])
    return gpd.GeoDataFrame(together.iloc[::share])


def _rendered(chart: folium.Map) -> str:
    return str(chart.get_root().render())


def _map(points: gpd.GeoDataFrame) -> folium.Map:
    chart = folium.Map(prefer_canvas=True)
    west, south, east, north = points.total_bounds
    chart.fit_bounds([[south, west], [north, east]])
    return chart


def _at(points: gpd.GeoDataFrame) -> list[tuple[float, float]]:
    return list(zip(points.geometry.y, points.geometry.x, strict=True))


def _fast(points: gpd.GeoDataFrame) -> str:
    chart, draw = _map(points), FastMarkerCluster
    made: Any = draw
    made([(*at, title) for at, title in zip(_at(points), points["title"], strict=True)]).add_to(chart)
    return _rendered(chart)


def _as_geojson(points: gpd.GeoDataFrame) -> str:
    chart = _map(points)
    folium.GeoJson(points[_SHOWN], marker=folium.CircleMarker(radius=4)).add_to(chart)
    return _rendered(chart)


def _clustered(points: gpd.GeoDataFrame) -> str:
    chart = _map(points)
    draw: Any = MarkerCluster
    draw(_at(points), popups=points["title"].tolist()).add_to(chart)
    return _rendered(chart)


def _circles(points: gpd.GeoDataFrame) -> str:
    chart = _map(points)
    for at, title in zip(_at(points), points["title"], strict=True):
        folium.CircleMarker(at, radius=4, popup=title).add_to(chart)
    return _rendered(chart)


PEERS = (
    Peer("folium FastMarkerCluster", 1, _fast),
    Peer("folium GeoJson", 1, _as_geojson),
    Peer("folium MarkerCluster", 10, _clustered),
    Peer("folium CircleMarker each", 10, _circles),
)
