"""Countries and provinces: Natural Earth 10 m admin 1 (public domain), as the package `giso` carries it.

Natural Earth draws who holds a province; `country` follows ISO 3166-2 instead, which is the United Nations'
naming: its code says to which country a province belongs (Crimea is UA-43).
"""

from __future__ import annotations

import csv
import importlib.util
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow.parquet as pq
import shapely

from data import DATA
from geo.errors import SourceMissingError

__all__ = ["Province", "provinces"]

_NAMES = ("name", "name_local", "gn_name", "woe_name", "name_en")
_FOREIGN = ("name_ar", "name_ru", "name_uk", "name_fr", "name_de", "name_es", "name_it", "name_tr", "name_fa",
            "name_he", "name_pl", "name_pt", "name_nl", "name_ur", "name_el", "name_hi", "name_bn", "name_hu",
            "name_sv", "name_vi", "name_id", "name_zh", "name_ja", "name_ko")  # fmt: skip
_CITY = re.compile(r"\b(City|Municipality|Capital|Town)\b")
_COUNTRY_OF_UNIT = {"SOL": "SO", "CYN": "CY", "USG": "CU", "KAB": "KZ", "WSB": "GB", "ESB": "GB", "IOA": "AU"}
"""Units without a code of their own, by Natural Earth's `adm0_a3`, under the country of ISO 3166-1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Province:
    """One first-level division. `shape` is a (Multi)Polygon in degrees (WGS 84)."""

    id: str
    code: str
    name: str
    names: tuple[str, ...]
    foreign_names: tuple[str, ...]
    short_names: tuple[str, ...]
    is_city: bool
    country: str | None
    country_name: str
    unit: str | None
    region: str | None
    geonames_code: str | None
    shape: Any


def provinces() -> list[Province]:
    """All provinces with their outlines, in Natural Earth's order."""
    # Only its data file is wanted: importing the package would need 70 MB of others.
    spec = importlib.util.find_spec("giso")
    if spec is None or not spec.submodule_search_locations:
        raise SourceMissingError("giso (Natural Earth's provinces) is missing: install requirements.txt")
    path = Path(spec.submodule_search_locations[0]) / "data" / "ne_10m_admin_1_states_provinces.parquet"
    rows = pq.read_table(path).to_pylist()
    shapes: npt.NDArray[np.object_] = shapely.make_valid(shapely.from_wkb([row["geometry"] for row in rows]))
    seen: set[str] = set()
    # Countries that have provinces under their own code; Puerto Rico (PR) only has US-PR and stays PR.
    own = {row["iso_a2"] for row in rows if row["iso_3166_2"][:3] == row["iso_a2"] + "-"}
    return [_province(row, shape, seen, own) for row, shape in zip(rows, shapes, strict=True) if row["name"]]


def _province(row: dict[str, Any], shape: Any, seen: set[str], own: set[str]) -> Province:
    country = _country(row, own)
    code = row["iso_3166_2"] if "~" not in row["iso_3166_2"] else row["adm1_code"]
    if code in seen:
        code = row["adm1_code"]
    seen.add(code)
    short = [row["postal"]] if country in ("US", "CA", "AU") and row["postal"] else []
    short += _abbreviations().get(f"admin1:{code}", [])
    return Province(
        id=f"admin1:{code}",
        code=code,
        name=row["name_en"] or row["name"],
        names=(*_all_names(row), *_more_names().get(f"admin1:{code}", [])),
        foreign_names=tuple(row[column] for column in _FOREIGN if row[column]),
        short_names=tuple(short),
        is_city=_CITY.search(row["type_en"] or "") is not None,
        country=country,
        country_name=row["admin"],
        unit=row["geonunit"] if row["geonunit"] != row["admin"] else None,
        region=row["region"] or None,
        geonames_code=row["gn_a1_code"] or None,
        shape=shape,
    )


def _country(row: dict[str, Any], own: set[str]) -> str | None:
    code, stated = str(row["iso_a2"]), str(row["iso_3166_2"])
    if row["adm0_a3"] in _COUNTRY_OF_UNIT:
        return _COUNTRY_OF_UNIT[row["adm0_a3"]]
    if code == "-1":
        return None
    if "~" not in stated and code in own and stated[2:3] == "-" and stated[:2] != code:
        return stated[:2]
    return code


def _all_names(row: dict[str, Any]) -> tuple[str, ...]:
    names = [row[column] for column in _NAMES if row[column]]
    names += [part.strip() for part in (row["name_alt"] or "").split("|")]
    names += [part.strip(" ()") for name in names for part in name.split("(") if "(" in name]
    return tuple(dict.fromkeys(name for name in names if name))


@cache
def _abbreviations() -> dict[str, list[str]]:
    """Short forms by id (data/places/abbreviations.csv)."""
    short: dict[str, list[str]] = {}
    with (DATA / "places" / "abbreviations.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            short.setdefault(row["id"], []).append(row["short"])
    return short


@cache
def _more_names() -> dict[str, list[str]]:
    """English names that reports use and Natural Earth lacks, by id (data/places/province_names.csv)."""
    names: dict[str, list[str]] = {}
    with (DATA / "places" / "province_names.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            names.setdefault(row["id"], []).append(row["name"])
    return names
