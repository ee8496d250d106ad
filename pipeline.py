"""From reports to a situation: the list of stages.

``reports → geo → events → layers``; what leaves the program is written by `outputs`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import geopandas as gpd

from events.claim import Claim
from events.claims import read_claims
from events.discarded import Discarded
from events.event import Event
from events.merge import merge
from events.readers import read_reports
from geo.boundaries import Boundaries
from geo.geoparse import Geoparsed
from geo.index import PlaceIndex
from geo.place import DistanceCheck
from layers.change import Change, between
from layers.sentence import Sentence
from layers.situation import Layers, layers_of
from layers.summary import summary_of
from reports.journal import note
from reports.read import read
from reports.report import Rejected, Report
from reports.sentences import split
from workspace.decision import Decision
from workspace.review import Unapplied, reviewed

if TYPE_CHECKING:
    from workspace.workspace import Workspace

__all__ = [
    "Situation",
    "build",
    "build_paths",
    "build_workspace",
    "changed",
    "discarded",
    "earlier",
    "save_workspace",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What the reports say, placed and drawn, with everything that was left out and why.

    `events` has the rejected ones too; `unapplied` are decisions that found nothing to change; `history` has
    the decisions on each event by its id; `gazetteer` is the version of the places.
    """

    reports: tuple[Report, ...]
    rejected: tuple[Rejected, ...]
    notices: tuple[str, ...]
    geoparsed: tuple[Geoparsed, ...]
    checks: tuple[DistanceCheck, ...]
    events: tuple[Event, ...]
    layers: Layers
    as_of: datetime | None
    gazetteer: str = ""
    unapplied: tuple[Unapplied, ...] = ()
    history: Mapping[str, tuple[Decision, ...]] = field(default_factory=dict)

    @property
    def summary(self) -> tuple[Sentence, ...]:
        """The situation in a few sentences, each with the ids of its events."""
        return self.summary_for(self.layers)

    def summary_for(self, layers: Layers) -> tuple[Sentence, ...]:
        """The same for some of the layers' rows: of the events that are among them."""
        kept = {id_ for _, frame in layers.items() for id_ in frame["id"]}
        return summary_of([event for event in self.events if event.id in kept], layers)


def build_paths(
    paths: Iterable[Path],
    *,
    as_of: datetime | None = None,
    drawn: gpd.GeoDataFrame | None = None,
    model: bool = False,
    progress: Callable[[int, int], None] | None = None,
    workers: int = 1,
) -> Situation:
    """Read reports from files and folders and build their situation; see `build`."""
    readings = read(paths)
    return build(
        readings.reports,
        rejected=readings.rejected,
        notices=readings.notices,
        as_of=as_of,
        drawn=drawn,
        model=model,
        progress=progress,
        workers=workers,
    )


def build(
    reports: Sequence[Report],
    *,
    rejected: Sequence[Rejected] = (),
    notices: Sequence[str] = (),
    as_of: datetime | None = None,
    drawn: gpd.GeoDataFrame | None = None,
    model: bool = False,
    progress: Callable[[int, int], None] | None = None,
    decisions: Iterable[Decision] = (),
    places: Iterable[Path] = (),
    workers: int = 1,
) -> Situation:
    """Build the situation of some reports: the same reports give the same situation, in any order.

    Parameters
    ----------
    reports, rejected, notices
        As `reports.read.read` gives them.
    as_of
        The moment shown; the latest moment that the reports speak of where None.
    drawn
        Zones of a published map (`layers.drawn.read_drawn`), shown apart from the inferred ones.
    model
        Also the layer of probabilities (`layers.model`).
    progress
        Called with (reports done, reports in all) after each report.
    decisions
        What people decided, as `Workspace.decisions` gives it.
    places
        Segments of further gazetteers, as `Workspace.segments` gives them.
    workers
        Processes that read, this one among them, where there are so many reports that starting them pays; the
        situation is the same.
    """
    begun = time.monotonic()
    places = tuple(places)
    index, boundaries = _gazetteer(places)
    ordered = sorted(reports, key=lambda report: report.id)
    geoparsed: list[Geoparsed] = []
    claims: list[Claim] = []
    readings = read_reports(ordered, index, places, workers)
    for done, (found, said) in enumerate(readings, start=1):
        claims.extend(said)
        geoparsed.append(found)
        if progress is not None:
            progress(done, len(ordered))
    outcome = reviewed(merge(claims), decisions)
    situation = Situation(
        reports=tuple(ordered),
        rejected=tuple(rejected),
        notices=tuple(notices),
        geoparsed=tuple(geoparsed),
        checks=tuple(check for places in geoparsed for check in places.checks),
        events=outcome.events,
        layers=layers_of(
            outcome.events, as_of=as_of, places=index, boundaries=boundaries, drawn=drawn, model=model
        ),
        as_of=as_of,
        gazetteer=index.version,
        unapplied=outcome.unapplied,
        history=outcome.history,
    )
    counts = {"reports": len(ordered), "claims": len(claims), "events": len(situation.events)}
    left_out = {"rejected": len(situation.rejected), "unapplied": len(situation.unapplied)}
    note("built", seconds=time.monotonic() - begun, **counts, **left_out)
    return situation


def build_workspace(
    workspace: Workspace,
    *,
    as_of: datetime | None = None,
    until: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Situation:
    """Build the situation of a workspace, as it is now or was after decision `until`.

    It rests on reports, decisions and gazetteer alone: the same give the same. A report that was read before
    by this process is not read again.
    """
    readings = workspace.readings(until=until)
    return build(
        readings.reports,
        rejected=readings.rejected,
        notices=readings.notices,
        as_of=as_of,
        progress=progress,
        decisions=workspace.decisions(until=until),
        places=workspace.segments(until=until),
    )


def save_workspace(
    workspace: Workspace,
    *,
    as_of: datetime | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Situation:
    """Build the situation of a workspace as it is now and write its tables for QGIS and SQL."""
    version = workspace.version
    situation = build_workspace(workspace, as_of=as_of, until=version, progress=progress)
    workspace.save(situation, seq=version, as_of=as_of, gazetteer=situation.gazetteer)
    return situation


def discarded(situation: Situation) -> tuple[Discarded, ...]:
    """The sentences with a word for a happening that gave no event, and why; reads the reports once more."""
    found: list[Discarded] = []
    for report, places in zip(situation.reports, situation.geoparsed, strict=True):
        read_claims(report, split(report.body), places, found)
    return tuple(found)


def changed(situation: Situation, since: datetime) -> Change:
    """What changed after a moment and up to the one shown; see `layers.change.between`."""
    index, boundaries = _gazetteer()
    latest = situation.layers.moment or since
    return between(situation.events, since, latest, places=index, boundaries=boundaries)


def earlier(situation: Situation) -> tuple[Layers, ...]:
    """Zones and front lines at the moments before the one shown, for a map with a time slider."""
    from outputs.moments import past_layers  # noqa: PLC0415 - only where a map is drawn

    index, boundaries = _gazetteer()
    return past_layers(situation.events, situation.layers, places=index, boundaries=boundaries)


@lru_cache(maxsize=4)
def _gazetteer(more: tuple[Path, ...] = ()) -> tuple[PlaceIndex, Boundaries]:
    return PlaceIndex.open(more=more), Boundaries.open()
