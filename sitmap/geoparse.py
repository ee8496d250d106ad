"""``sitmap geoparse PATH… --jsonl F``: place mentions only, one JSON line a report."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import orjson

from geo.geoparse import Geoparsed, geoparse
from geo.index import PlaceIndex
from geo.place import Candidate, Located, Mention, Unresolved
from reports.read import read
from reports.sentences import split
from sitmap.errors import UnusableInput, why_nothing

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="reports: files or folders")
    parser.add_argument(
        "--jsonl", required=True, type=Path, metavar="F", help="where to write, one line a report"
    )


def run(args: argparse.Namespace) -> int:
    """Find and place the names of every report that can be read."""
    readings = read(args.paths)
    if not readings.reports:
        raise UnusableInput(why_nothing(readings.rejected))
    for rejected in readings.rejected:
        print(f"not read: {rejected.source}: {rejected.reason} {rejected.remedy}", file=sys.stderr)
    index = PlaceIndex.open()
    mentions = unresolved = 0
    with args.jsonl.open("wb") as out:
        for report in readings.reports:
            found = geoparse(report, split(report.body), index)
            mentions += sum(not hit.mention.bare for hit in found.located)
            unresolved += len(found.unresolved)
            out.write(orjson.dumps(_line(found), option=orjson.OPT_APPEND_NEWLINE))
    print(
        f"{len(readings.reports)} reports, {mentions} places, {unresolved} names without a place: "
        f"{args.jsonl}"
    )
    return 0


def _line(found: Geoparsed) -> dict[str, Any]:
    hits: list[Located | Unresolved] = sorted(
        [*found.located, *found.unresolved], key=lambda hit: (hit.mention.start, hit.mention.end)
    )
    return {
        "report": found.report_id,
        "mentions": [_row(hit) for hit in hits if not hit.mention.bare],
        "references": [_row(hit) for hit in hits if hit.mention.bare],
        "checks": [
            {
                "start": check.start,
                "end": check.end,
                "from": check.from_place.id,
                "to": check.to_place.id,
                "stated_km": check.stated_km,
                "measured_km": check.measured_km,
                "passed": check.passed,
            }
            for check in found.checks
        ],
    }


def _row(hit: Located | Unresolved) -> dict[str, Any]:
    row = _words(hit.mention)
    if isinstance(hit, Located):
        place = hit.place
        row |= {
            "name": place.name,
            "lat": round(place.lat, 6),
            "lon": round(place.lon, 6),
            "place_id": place.id,
            "precision": place.precision,
            "radius_m": round(place.radius_m),
            "confidence": round(hit.confidence, 3),
            "why": hit.why,
        }
    else:
        row |= {"name": None, "lat": None, "lon": None, "place_id": None, "precision": None, "radius_m": None}
        row |= {"confidence": 0.0, "reason": hit.reason}
    row["candidates"] = [_candidate(candidate) for candidate in hit.candidates]
    return row


def _words(mention: Mention) -> dict[str, Any]:
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "kind": mention.kind,
        "inside": mention.inside,
    }


def _candidate(candidate: Candidate) -> dict[str, Any]:
    place = candidate.place
    return {
        "place_id": place.id,
        "name": place.name,
        "lat": round(place.lat, 6),
        "lon": round(place.lon, 6),
        "score": round(candidate.score, 3),
        "why": candidate.why,
    }
