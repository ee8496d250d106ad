"""``sitmap build``: reports in, the situation out as files, counts and rejects as plain lines."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reports.source import is_address
from sitmap import exports, watch
from sitmap.errors import UnusableInput, why_nothing
from sitmap.terminal import say

if TYPE_CHECKING:
    import geopandas as gpd

    from events.event import Event
    from layers.situation import Layers
    from pipeline import Situation
    from reports.report import Rejected

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help="a report, a folder of reports, or an address https://…"
    )
    parser.add_argument("--as-of", type=_moment, metavar="DATE", help="the moment shown, as 2024-11-30")
    exports.add_arguments(parser)
    parser.add_argument("--watch", action="store_true", help="build again when reports come in, until ctrl-c")
    parser.add_argument(
        "--since",
        type=_moment,
        metavar="DATE",
        help="say what changed after this day, up to the moment shown",
    )
    parser.add_argument(
        "--drawn",
        type=Path,
        metavar="FILE",
        help="a published map's zones (GeoJSON), shown as drawn by others",
    )
    parser.add_argument("--drawn-publisher", metavar="NAME", help="whose map that is")
    parser.add_argument("--drawn-date", metavar="DATE", help="the day that it shows, if known")
    parser.add_argument(
        "--model", action="store_true", help="also a layer of probabilities, apart and labelled as a model"
    )
    parser.add_argument(
        "--explain",
        action="store_true",
        help="say of each event which rules made it, and why others are none",
    )


def run(args: argparse.Namespace) -> int:
    """Build the situation, write the files asked for, print what was found and what was rejected.

    One exported situation (GeoJSON, GeoPackage) in place of reports is read back and written anew.
    """
    exports.check_folders(args)
    if not args.watch:
        _build(args)
        return 0
    folders = [Path(path) for path in args.paths if not is_address(path)]
    missing = next((path for path in folders if not path.exists()), None)
    if missing is not None or not folders:
        raise UnusableInput(
            f"{missing or args.paths[0]} is no folder; give one in which reports will come in."
        )
    targets = [path for name in exports.FILES if (path := getattr(args, name)) is not None]
    paths = [*folders, *([args.story] if args.story else [])]
    watch.watch(lambda: watch.signature(paths, without=targets), lambda: _build(args))
    return 0


def _build(args: argparse.Namespace) -> None:
    from outputs.read_back import is_situation  # noqa: PLC0415

    files = [Path(path) for path in args.paths if not is_address(path)]
    exported = [path for path in files if path.is_file() and is_situation(path)]
    if not exported:
        _build_reports(args)
    elif len(args.paths) == 1:
        _read_back(exported[0], args)
    else:
        raise UnusableInput(
            f"{exported[0]} is an exported situation: give it alone. Zones are drawn from reports, or read "
            "back as they are."
        )


def _build_reports(args: argparse.Namespace) -> None:
    from pipeline import earlier  # noqa: PLC0415 - a second to load, after the arguments are known good
    from ui.screen import days_of  # noqa: PLC0415

    situation = _situation(args)
    if not situation.reports:
        raise UnusableInput(why_nothing(situation.rejected))
    _print_rejected(situation.rejected)
    export = exports.Export(
        layers=situation.layers,
        reports=situation.reports,
        as_of=situation.as_of,
        summary=situation.summary,
        past=lambda: earlier(situation),
        days=lambda: days_of(situation),
        watched=args.watch,
    )
    exports.write_all(export, args)
    _print(situation)
    if args.since is not None:
        _print_changes(situation, args.since)
    if args.explain:
        _explain_all(situation)


def _read_back(path: Path, args: argparse.Namespace) -> None:
    from outputs.read_back import read, reports_of  # noqa: PLC0415

    if args.as_of or args.since or args.drawn or args.model or args.explain:
        raise UnusableInput(
            f"{path} is an exported situation: --as-of, --since, --drawn, --model and --explain need reports."
        )
    exported = read(path)
    _print_rejected(exported.rejected)
    reports = reports_of(exported.layers)
    exports.write_all(
        exports.Export(layers=exported.layers, reports=reports, as_of=None, past=tuple, watched=args.watch),
        args,
    )
    _print_counts({"reports cited": len(reports), "rejected": len(exported.rejected)}, exported.layers)


def _print_rejected(rejected: Iterable[Rejected]) -> None:
    for one in rejected:
        say(f"not read: {one.source}: {one.reason} {one.remedy}", file=sys.stderr)


def _drawn(args: argparse.Namespace) -> gpd.GeoDataFrame | None:
    if args.drawn is None:
        return None
    from layers.drawn import read_drawn  # noqa: PLC0415

    if not args.drawn_publisher:
        raise UnusableInput("Say whose map --drawn is, with --drawn-publisher NAME.")
    return read_drawn(args.drawn, publisher=args.drawn_publisher, published=args.drawn_date)


def _situation(args: argparse.Namespace) -> Situation:
    from pipeline import build  # noqa: PLC0415 - a second to load, after the arguments are known good
    from reports.read import read, with_unique_ids  # noqa: PLC0415
    from reports.readings import joined  # noqa: PLC0415

    found = read([Path(path) for path in args.paths if not is_address(path)])
    addresses = [path for path in args.paths if is_address(path)]
    if addresses:
        from reports.fetch import read_address  # noqa: PLC0415 - for those who fetch alone

        found = with_unique_ids(joined([found, *map(read_address, addresses)]))
    return build(
        found.reports,
        rejected=found.rejected,
        notices=found.notices,
        as_of=args.as_of,
        drawn=_drawn(args),
        model=args.model,
        progress=_progress if sys.stderr.isatty() else None,
        workers=os.cpu_count() or 1,
    )


def _progress(done: int, of: int) -> None:
    """One line on a terminal that fills up as reports are read."""
    bar = "█" * (_BAR * done // of)
    end = "\n" if done == of else ""
    print(f"\rreading ▕{bar:<{_BAR}}▏ {done} of {of}", end=end, file=sys.stderr, flush=True)


_BAR = 30


def _moment(text: str) -> datetime:
    """The end of a day, or a moment."""
    try:
        return _parsed(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"«{text}» is not a date; write it as 2024-11-30") from error


def _parsed(text: str) -> datetime:
    if len(text) == len("2024-11-30"):
        day = date.fromisoformat(text)
        return datetime(day.year, day.month, day.day, 23, 59, 59, tzinfo=UTC)
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def _print(situation: Situation) -> None:
    found = {
        "reports": len(situation.reports),
        "rejected": len(situation.rejected),
        "places found": sum(len(g.located) for g in situation.geoparsed),
        "places unresolved": sum(len(g.unresolved) for g in situation.geoparsed),
    }
    _print_counts(found, situation.layers)
    for sentence in situation.summary:
        say(f"- {sentence}")
    for notice in situation.notices:
        say(f"note: {notice}")
    for places in situation.geoparsed:
        if not places.located:
            say(f"no places: {places.report_id}: no place name was recognised in it.")
    for check in situation.checks:
        verdict = "agrees" if check.passed else "DISAGREES"
        say(
            f"distance {check.from_place.name} to {check.to_place.name}: "
            f"{check.report} says {check.stated_km:g} km, the map has {check.measured_km:.1f} km: {verdict}"
        )


def _print_changes(situation: Situation, since: datetime) -> None:
    from pipeline import changed  # noqa: PLC0415

    until = situation.layers.moment
    say(f"\nAfter {since:%Y-%m-%d}{f', up to {until:%Y-%m-%d}' if until else ''}:")
    sentences = changed(situation, since).sentences
    for sentence in sentences:
        say(f"- {sentence}")
    if not sentences:
        say("- nothing that the reports tell of")


def _print_counts(found: Mapping[str, int], layers: Layers) -> None:
    counts = {
        **found,
        "control claims": len(layers.control),
        "zones": len(layers.zones),
        "strikes": len(layers.strikes),
        "displacements": len(layers.displacement),
        "clashes": len(layers.clashes),
        "unlocated": len(layers.unlocated),
    }
    say("  ".join(f"{name}: {count}" for name, count in counts.items()))
    for name in ("drawn", "model"):
        if len(getattr(layers, name)):
            say(f"{name}: {len(getattr(layers, name))} areas, apart from the zones")


def _explain_all(situation: Situation) -> None:
    """Each event with the rules that made it, then the sentences that gave none and why."""
    from pipeline import discarded  # noqa: PLC0415

    for event in situation.events:
        _explain(event)
    left = discarded(situation)
    say(f"\ndiscarded: {len(left)} sentences with a word for a happening gave no event")
    for one in left:
        say(f"  {one.report}:{one.start}  «{one.quote}»")
        say(f"    {', '.join(f'«{word}»' for word in one.words)}: {one.reason}")


def _explain(event: Event) -> None:
    say(f"\n{event.id}  {event.title}  [{event.modality}, confidence {event.confidence}]")
    for claim in event.claims:
        say(f"  {claim.report}:{claim.start}  «{claim.quote}»")
        say(f"    trigger «{claim.trigger}»; {'; '.join(claim.rules)}")
        say(f"    place: {claim.place_why or claim.unlocated}")
        if claim.attribution is not None:
            say(f"    said by {claim.attribution.name} ({claim.attribution.kind})")
    for conflict in event.conflicts:
        say(f"  ! {conflict}")
