"""The map as one HTML page: no network, no CDN, readable from a memory stick, its own strict policy."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from layers.daily import DailyZones
from layers.sentence import Sentence
from layers.situation import Layers
from outputs.leaflet import SituationMap
from outputs.payload import country_names
from outputs.replacing import replacing
from outputs.sheet import sheet_of
from outputs.story import Step
from reports.report import Report

__all__ = ["dumps", "write"]


def dumps(
    layers: Layers,
    *,
    title: str | None = None,
    reports: Sequence[Report] = (),
    as_of: datetime | None = None,
    past: Sequence[Layers] = (),
    days: DailyZones | None = None,
    story: Sequence[Step] = (),
    summary: Sequence[Sentence] = (),
    built: datetime | None = None,
    watched: bool = False,
) -> bytes:
    """The page, UTF-8; the same layers give the same bytes.

    See `outputs.sheet.sheet_of` for the parameters; `past` are the zones and fronts of earlier moments, for the
    slider, as `outputs.moments.past_layers` gives them, `days` the ground day by day (`outputs.moments.days_of`);
    `story`, `summary`, `built` and `watched` as `outputs.payload` says.

    Raises
    ------
    WebNotBuiltError
        The map's script has not been built.
    """
    sheet = sheet_of(layers, title=title, reports=reports, as_of=as_of, countries=country_names())
    page: str = (
        SituationMap(
            layers, sheet, past=past, days=days, story=story, summary=summary, built=built, watched=watched
        )
        .get_root()
        .render()
    )
    return page.encode("utf-8", "replace")


def write(
    layers: Layers,
    path: Path,
    *,
    title: str | None = None,
    reports: Sequence[Report] = (),
    as_of: datetime | None = None,
    past: Sequence[Layers] = (),
    days: DailyZones | None = None,
    story: Sequence[Step] = (),
    summary: Sequence[Sentence] = (),
    built: datetime | None = None,
    watched: bool = False,
) -> None:
    """Write `dumps` to a file, which is replaced only when the new one is complete."""
    content = dumps(
        layers,
        title=title,
        reports=reports,
        as_of=as_of,
        past=past,
        days=days,
        story=story,
        summary=summary,
        built=built,
        watched=watched,
    )
    with replacing(path) as fresh:
        fresh.write_bytes(content)
