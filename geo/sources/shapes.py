"""Outlines and index rows of provinces, countries and groups of provinces, from Natural Earth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from data import DATA
from geo.boundaries import Outline
from geo.measure import distances_km
from geo.segment import Entry
from geo.sources.countries import (
    country_names,
    country_points,
    country_populations,
    country_short_names,
    foreign_country_names,
)
from geo.sources.provinces import Province
from geo.spelling import WORD, fold

__all__ = ["anchor", "areas", "bare_names", "read_words"]

DRAWN_DEGREES = 0.02
"""Tolerance of the generalised outlines: 2 km, a pixel at zoom 6."""


def read_words(name: str) -> list[str]:
    """The lines of data/places/<name>.txt without comments."""
    lines = (DATA / "places" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def anchor(shape: BaseGeometry) -> tuple[float, float, float]:
    """Latitude, longitude and radius in metres of an area.

    The point is the centroid of its main part, or a point on it where the centroid falls outside; the
    radius reaches the main part's farthest corner. The main part is the largest piece where that makes 70 %
    of the whole (the United States without Alaska), else the largest pieces that make 90 % of it (Indonesia).
    """
    parts = sorted(shapely.get_parts(shape), key=lambda part: -float(part.area))
    total, main = sum(part.area for part in parts), []
    for part in parts:
        main.append(part)
        if sum(p.area for p in main) >= (0.7 if len(main) == 1 else 0.9) * total:
            break
    body = shapely.union_all(main)
    centre = body.centroid
    if not shapely.intersects(body, centre):
        centre = body.representative_point()
    corners = shapely.get_coordinates(body)
    reach = distances_km(centre.y, centre.x, corners[:, 1], corners[:, 0])
    return float(centre.y), float(centre.x), 1000.0 * float(reach.max())


def bare_names(names: Iterable[str], words: set[str]) -> list[str]:
    """Names and the same without words such as "province" ("Kyiv Oblast" → "Kyiv")."""
    result = []
    for name in names:
        result.append(name)
        parts = name.split()
        rest = [p for p in parts if " ".join(map(fold, WORD.findall(p))) not in words]
        if rest and len(rest) < len(parts):
            result.append(" ".join(rest).removeprefix("of ").removeprefix("de "))
    return [name for name in dict.fromkeys(result) if name]


def areas(provinces: Sequence[Province]) -> tuple[list[Outline], list[Entry]]:
    """Outlines and index rows of all provinces, groups of provinces and countries."""
    drawn = shapely.coverage_simplify(np.array([p.shape for p in provinces], dtype=object), DRAWN_DEGREES)
    words = {fold(word) for word in read_words("admin_words")}
    outlines, entries = [], []
    for province, line in zip(provinces, drawn, strict=True):
        outlines.append(
            _outline(
                "admin1", province.id, province.name, province.country, province.code, province.shape, line
            )
        )
        entries.append(_province_entry(province, words))
    for place_id, name, country, members in _groups(provinces):
        shape = shapely.union_all([provinces[n].shape for n in members])
        line = shapely.union_all([drawn[n] for n in members])
        outlines.append(_outline("region", place_id, name, country, place_id, shape, line))
        codes = tuple(provinces[n].code for n in members)
        entries.append(_area_entry(place_id, name, "admin", "province", country, shape, members=codes))
    country_outlines, country_entries = _countries(provinces, drawn)
    return outlines + country_outlines, entries + country_entries


def _outline(
    level: str, place_id: str, name: str, country: str | None, code: str, shape: Any, drawn: Any
) -> Outline:
    return Outline(id=place_id, level=level, name=name, country=country, code=code, shape=shape, drawn=drawn)


def _area_entry(
    place_id: str,
    name: str,
    kind: str,
    precision: str,
    country: str | None,
    shape: BaseGeometry,
    *,
    point: tuple[float, float] | None = None,
    **more: Any,
) -> Entry:
    lat, lon, radius = anchor(shape)
    lat, lon = point or (lat, lon)
    return Entry(
        id=place_id,
        name=name,
        kind=kind,
        lat=lat,
        lon=lon,
        precision=precision,
        radius_m=radius,
        country=country,
        **more,
    )


def _province_entry(province: Province, words: set[str]) -> Entry:
    return _area_entry(
        province.id,
        province.name,
        "admin",
        "district" if province.is_city else "province",
        province.country,
        province.shape,
        admin1=province.name,
        admin1_code=province.code,
        members=(province.code,),
        parent_id=f"country:{province.country}" if province.country else None,
        names=bare_names(province.names, words),
        foreign_names=bare_names(province.foreign_names, words),
        short_names=list(province.short_names),
    )


def _groups(provinces: Sequence[Province]) -> list[tuple[str, str, str | None, list[int]]]:
    """(id, name, country, members) of named groups: England, Île-de-France, Central Luzon."""
    members: dict[tuple[str | None, str], list[int]] = defaultdict(list)
    for n, province in enumerate(provinces):
        for group in {province.unit, province.region} - {None, province.name, province.country_name}:
            members[province.country, str(group)].append(n)
    return [
        (f"region:{country}/{name.replace(' ', '-')}", name, country, rows)
        for (country, name), rows in members.items()
        if len(rows) > 1
    ]


def _countries(provinces: Sequence[Province], drawn: Any) -> tuple[list[Outline], list[Entry]]:
    members: dict[str, list[int]] = defaultdict(list)
    for n, province in enumerate(provinces):
        if province.country:
            members[province.country].append(n)
    names, short, people = country_names(), country_short_names(), country_populations()
    foreign, points = foreign_country_names(), country_points()
    outlines, entries = [], []
    for code, rows in members.items():
        shape = shapely.union_all([provinces[n].shape for n in rows])
        line = shapely.union_all([drawn[n] for n in rows])
        name = names.get(code, [provinces[rows[0]].country_name])[0]
        outlines.append(_outline("country", f"country:{code}", name, code, code, shape, line))
        entries.append(
            _area_entry(
                f"country:{code}",
                name,
                "country",
                "country",
                code,
                shape,
                names=names.get(code, [])[1:],
                foreign_names=foreign[code],
                point=points.get(code),
                short_names=short.get(code, []),
                population=people.get(code, 0),
            )
        )
    return outlines, entries
