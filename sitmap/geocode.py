"""``sitmap geocode NAME…``: candidates for a name, with score and the reason for the ranking."""

from __future__ import annotations

import argparse
import re
from typing import Any

import orjson

from geo.geocode import rank
from geo.index import PlaceIndex
from geo.place import Candidate
from sitmap.errors import UnusableInput

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("names", nargs="+", metavar="NAME", help="a place, as a report would name it")
    parser.add_argument("--country", metavar="CC", help="only this country (ISO 3166-1 alpha-2, as in SY)")
    parser.add_argument("--near", type=_point, metavar="LAT,LON", help="prefer what is close to this point")
    parser.add_argument("--json", action="store_true", help="one JSON object a name instead of a table")


def run(args: argparse.Namespace) -> int:
    """Print the candidates of every name; names without any say so."""
    if args.country and not re.fullmatch(r"[A-Za-z]{2}", args.country):
        raise UnusableInput(f"--country {args.country!r} is no ISO 3166-1 alpha-2 code; write it like SY")
    index = PlaceIndex.open()
    for name in args.names:
        candidates = rank(index, name, country=args.country, near=args.near)
        if args.json:
            rows = [_row(candidate) for candidate in candidates]
            print(orjson.dumps({"name": name, "candidates": rows}).decode())
        else:
            print(_table(name, candidates))
    return 0


def _point(text: str) -> tuple[float, float]:
    parts = text.split(",")
    try:
        lat, lon = float(parts[0]), float(parts[1])
    except (ValueError, IndexError):
        raise argparse.ArgumentTypeError(f"{text!r} is no point; write it like 36.2,37.16") from None
    if len(parts) != 2 or not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise argparse.ArgumentTypeError(f"{text!r} is outside of the world; write latitude, then longitude")
    return lat, lon


def _row(candidate: Candidate) -> dict[str, Any]:
    place = candidate.place
    return {
        "place_id": place.id,
        "name": place.name,
        "kind": place.kind,
        "country": place.country,
        "admin1": place.admin1,
        "lat": round(place.lat, 6),
        "lon": round(place.lon, 6),
        "precision": place.precision,
        "radius_m": round(place.radius_m),
        "score": round(candidate.score, 3),
        "why": candidate.why,
    }


def _table(name: str, candidates: tuple[Candidate, ...]) -> str:
    if not candidates:
        return f"{name}: no place of the index bears this name; check the spelling or add a gazetteer"
    lines = [f"{name}:"]
    for candidate in candidates:
        place = candidate.place
        where = ", ".join(filter(None, (place.admin1, place.country)))
        lines.append(
            f"  {candidate.score:5.2f}  {place.name} ({place.kind}; {where})  "
            f"{place.lat:.4f}, {place.lon:.4f}  ±{place.radius_m / 1000:.1f} km  {place.id}\n"
            f"         {candidate.why}"
        )
    return "\n".join(lines)
