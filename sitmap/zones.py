"""``sitmap zones``: the control zones of some reports, and how well such zones predict places left out."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from sitmap.errors import UnusableInput

if TYPE_CHECKING:
    from layers.settings import Settings
    from layers.validate import HeldPlace, Score
    from pipeline import Situation

__all__ = ["add_arguments", "run"]

FEW = 30
"""Below this many places a share says little, and the command says so."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument(
        "paths",
        nargs="+",
        type=Path,
        metavar="PATH",
        help="a report or a folder of reports; with --validate also a CSV of name, lat, lon, holder, country",
    )
    parser.add_argument("--as-of", type=_moment, metavar="DATE", help="the moment shown, as 2024-11-30")
    parser.add_argument("--validate", action="store_true", help="leave each place out and tell its holder")
    parser.add_argument("--distances", type=_distances, metavar="KM,KM…", help="cut-off distances to try")
    parser.add_argument("--json", action="store_true", help="for a machine")


def run(args: argparse.Namespace) -> int:
    """List the zones, or score the cut-off distances; see `layers.validate`."""
    if not args.validate:
        situation = _build(args.paths, args.as_of)
        return _list_zones(situation, as_json=args.json)
    from layers.settings import settings  # noqa: PLC0415
    from layers.validate import DISTANCES_KM, best_distance, leave_one_out  # noqa: PLC0415

    places = _places(args.paths, args.as_of)
    scores = leave_one_out(places, args.distances or DISTANCES_KM)
    numbers = settings()
    best = best_distance(scores, numbers.wrong_cost)
    _print_scores(scores, len(places), numbers, best, as_json=args.json)
    return 0


def _places(paths: list[Path], as_of: datetime | None) -> list[HeldPlace]:
    from layers.validate import held_places, read_places  # noqa: PLC0415

    tables = [path for path in paths if path.suffix.lower() == ".csv"]
    reports = [path for path in paths if path not in tables]
    places = [place for path in tables for place in read_places(path)]
    if reports:
        places += held_places(_build(reports, as_of).events, as_of)
    if not places:
        raise UnusableInput("No place with one holder was found; give reports that say who holds towns.")
    return places


def _build(paths: list[Path], as_of: datetime | None) -> Situation:
    from pipeline import build_paths  # noqa: PLC0415 - a second to load

    situation = build_paths(paths, as_of=as_of)
    for rejected in situation.rejected:
        print(f"not read: {rejected.source}: {rejected.reason} {rejected.remedy}", file=sys.stderr)
    if not situation.reports:
        raise UnusableInput("None of the files given could be read as a report; see the reasons above.")
    return situation


def _list_zones(situation: Situation, *, as_json: bool) -> int:
    zones = situation.layers.zones
    fields = ["id", "title", "status", "side", "level", "confidence", "area_km2", "claims"]
    if as_json:
        print(json.dumps(zones[fields].to_dict("records"), ensure_ascii=False))
        return 0
    moment = situation.layers.moment
    print(f"Zones at {moment.isoformat() if moment else 'no known moment'}:")
    for zone in zones.to_dict("records"):
        print(f"  {zone['title']} · {zone['area_km2']:,.1f} km² · confidence {zone['confidence']:.2f}")
    return 0


def _print_scores(
    scores: tuple[Score, ...], places: int, numbers: Settings, best: float | None, *, as_json: bool
) -> None:
    chosen_km = numbers.cut_m / 1000
    if as_json:
        rows = [_row(score, numbers.wrong_cost) for score in scores]
        print(json.dumps({"places": places, "chosen_km": chosen_km, "best_km": best, "scores": rows}))
        return
    print(f"{places} places with one holder, each left out once; the program cuts at {chosen_km:g} km.")
    print(
        f"{'cut at km':>10}{'told':>7}{'right':>7}{'accuracy':>10}{'90 of 100':>15}{'abstention':>12}{'worth':>8}"
    )
    for score in scores:
        likely = "–" if score.likely is None else f"{score.likely[0]:.2f} to {score.likely[1]:.2f}"
        print(
            f"{score.distance_km:>10g}{score.told:>7}{score.right:>7}{_share(score.accuracy):>10}{likely:>15}"
            f"{_share(score.abstention):>12}{score.worth(numbers.wrong_cost):>8g}"
        )
    said = f"{best:g} km is worth most" if best is not None else "no distance is worth more than a blank map"
    print(f"With a wrong place counting {numbers.wrong_cost:g} times a right one, {said}.")
    if places < FEW:
        print(f"Fewer than {FEW} places: too few to choose a distance from.")


def _row(score: Score, wrong_cost: float) -> dict[str, object]:
    return {
        "distance_km": score.distance_km,
        "places": score.places,
        "told": score.told,
        "right": score.right,
        "accuracy": score.accuracy,
        "likely": score.likely,
        "abstention": score.abstention,
        "worth": score.worth(wrong_cost),
    }


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _moment(text: str) -> datetime:
    """A moment, or a day (its midnight stands for all of it)."""
    if len(text) == len("2024-11-30"):
        return datetime.combine(date.fromisoformat(text), time(0))
    return datetime.fromisoformat(text)


def _distances(text: str) -> tuple[float, ...]:
    """Numbers above 0, separated by commas."""
    numbers = tuple(float(part) for part in text.split(","))
    if min(numbers) <= 0:
        raise ValueError
    return numbers
