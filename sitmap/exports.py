"""The files that ``sitmap build`` writes, by the name of their option."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from sitmap.errors import UnusableInput

if TYPE_CHECKING:
    from layers.daily import DailyZones
    from layers.sentence import Sentence
    from layers.situation import Layers
    from outputs.story import Step
    from reports.report import Report

__all__ = ["FILES", "Export", "add_arguments", "check_folders", "write_all"]

FILES = {
    "geojson": "GeoJSON (RFC 7946)",
    "geojsonl": "GeoJSON, a feature a line",
    "html": "the map as one page that needs no network",
    "gpkg": "GeoPackage, for QGIS and others",
    "csv": "a table with HXL tags",
    "kml": "KML, for Google Earth and others",
    "fgb": "FlatGeobuf, for analysts",
    "parquet": "GeoParquet, for analysts",
    "pdf": "a sheet for print (vectors)",
    "png": "a sheet for print, as a picture",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """What is written: the layers, what they rest on, and what only some formats need.

    `past` gives the zones and fronts of earlier moments and `days` the ground day by day; they are called only where
    a page is written.
    """

    layers: Layers
    reports: Sequence[Report]
    as_of: datetime | None
    past: Callable[[], Sequence[Layers]]
    days: Callable[[], DailyZones | None] = lambda: None
    summary: Sequence[Sentence] = ()
    watched: bool = False


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare an option a format, and what they need."""
    for name, what in FILES.items():
        parser.add_argument(f"--{name}", type=Path, metavar="FILE", help=f"write {what}")
    parser.add_argument("--paper", choices=("a4", "a3"), default="a4", help="size of the sheet for print")
    parser.add_argument(
        "--story", type=Path, metavar="FILE", help="views with text for the page (YAML, JSON)"
    )


def check_folders(args: argparse.Namespace) -> None:
    """Say at once, before reports are read, that a file can't be written.

    Raises
    ------
    UnusableInput
        The folder of a file does not exist, or two options name one file.
    StoryError
        The story has faults.
    """
    targets = [getattr(args, name) for name in FILES if getattr(args, name) is not None]
    for target in targets:
        if not target.absolute().parent.is_dir():
            raise UnusableInput(f"The folder of {target} does not exist; make it first.")
        if targets.count(target) > 1:
            raise UnusableInput(f"Two options would write {target}; give each a file of its own.")
    if args.story is not None and args.html is None:
        raise UnusableInput("A story is told by the page: give --html FILE too.")
    if args.story is not None:
        from outputs.story import read_story  # noqa: PLC0415

        read_story(args.story)


def write_all(export: Export, args: argparse.Namespace) -> None:
    """Write every file that the options name."""
    for name in FILES:
        path: Path | None = getattr(args, name)
        if path is not None:
            _WRITERS[name](export, path, args)


def _geojson(export: Export, path: Path, args: argparse.Namespace) -> None:
    from outputs import geojson  # noqa: PLC0415 - only the format that is asked for is loaded

    write = geojson.write_lines if path == args.geojsonl else geojson.write
    write(export.layers, path, texts={report.id: report.body for report in export.reports if report.body})


def _html(export: Export, path: Path, args: argparse.Namespace) -> None:
    from outputs import html  # noqa: PLC0415

    html.write(
        export.layers,
        path,
        reports=export.reports,
        as_of=export.as_of,
        past=export.past(),
        days=export.days(),
        story=_story(args.story, export.layers),
        summary=export.summary,
        built=_now(),
        watched=export.watched,
    )


def _story(path: Path | None, layers: Layers) -> Sequence[Step]:
    from outputs.story import read_story  # noqa: PLC0415

    if path is None:
        return ()
    return read_story(path, ids=(str(id_) for _, frame in layers.items() for id_ in frame["id"]))


def _now() -> datetime:
    """When the page is written; SOURCE_DATE_EPOCH stands in for it (https://reproducible-builds.org/specs/)."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(fixed), UTC) if fixed.isdecimal() else datetime.now(UTC)


def _gpkg(export: Export, path: Path, _: argparse.Namespace) -> None:
    from outputs import geopackage  # noqa: PLC0415

    geopackage.write(export.layers, path)


def _csv(export: Export, path: Path, _: argparse.Namespace) -> None:
    from outputs import table  # noqa: PLC0415

    table.write(export.layers, path)


def _kml(export: Export, path: Path, _: argparse.Namespace) -> None:
    from outputs import kml  # noqa: PLC0415

    kml.write(export.layers, path)


def _fgb(export: Export, path: Path, _: argparse.Namespace) -> None:
    from outputs import flat  # noqa: PLC0415

    flat.write_flatgeobuf(export.layers, path)


def _parquet(export: Export, path: Path, _: argparse.Namespace) -> None:
    from outputs import flat  # noqa: PLC0415

    flat.write_parquet(export.layers, path)


def _paper(export: Export, path: Path, args: argparse.Namespace) -> None:
    from outputs import paper  # noqa: PLC0415

    kind: Literal["pdf", "png"] = "pdf" if path == args.pdf else "png"
    paper.write(export.layers, path, kind=kind, paper=args.paper, reports=export.reports)


_WRITERS: Mapping[str, Callable[[Export, Path, argparse.Namespace], None]] = {
    "geojson": _geojson,
    "geojsonl": _geojson,
    "html": _html,
    "gpkg": _gpkg,
    "csv": _csv,
    "kml": _kml,
    "fgb": _fgb,
    "parquet": _parquet,
    "pdf": _paper,
    "png": _paper,
}
