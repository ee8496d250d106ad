"""What the first screen shows, as plain values: it is kept on disk, so that a second start needs no reading.

Light on purpose: pandas, geopandas and spaCy are imported only when something has to be built.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson

from data import BUILD, DATA, ROOT
from reports.report import Report

if TYPE_CHECKING:
    from layers.daily import DailyZones
    from layers.situation import Layers
    from pipeline import Situation
    from workspace.decision import Decision

__all__ = [
    "BUNDLED",
    "CACHE",
    "Check",
    "Screen",
    "Unplaced",
    "days_of",
    "key_of",
    "load",
    "past_of",
    "save",
    "screen_of",
]

BUNDLED = DATA / "reports"
"""The reports shown at the first start."""

CACHE = BUILD / "screens"
_KEPT_SCREENS = 20
_CODE = (
    "data",
    "events",
    "geo",
    "layers",
    "outputs",
    "reports",
    "workspace",
    "pipeline.py",
    "ui/screen.py",
    "build/web",
    "build/places",
    "build/boundaries.arrow",
)
_IGNORED = {"node_modules", "__pycache__"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A distance that a report states, beside ours."""

    words: str
    passed: bool
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplaced:
    """An event or a name without a place, and why."""

    words: str
    reason: str
    quote: str
    report: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """Everything the first screen needs; `columns` feed the map (see `outputs.columns`)."""

    title: str
    moment: str | None
    figures: tuple[tuple[int, str], ...]
    product: str
    columns: bytes
    checks: tuple[Check, ...]
    unplaced: tuple[Unplaced, ...]
    unresolved: tuple[Unplaced, ...]


def screen_of(situation: Situation) -> Screen:
    """Make the screen of a situation."""
    from outputs.payload import country_names, payload  # noqa: PLC0415 - see the module's docstring
    from outputs.sheet import sheet_of  # noqa: PLC0415
    from outputs.texts import text_tables  # noqa: PLC0415

    layers = situation.layers
    sheet = sheet_of(layers, reports=situation.reports, countries=country_names())
    return Screen(
        title=sheet.title,
        moment=sheet.moment,
        figures=sheet.figures,
        product=sheet.product,
        columns=payload(
            layers,
            sheet,
            past=past_of(situation),
            days=days_of(situation),
            summary=situation.summary,
            texts=text_tables(situation.reports, situation.geoparsed, layers),
        ).whole(),
        checks=tuple(
            Check(
                words=f"{check.from_place.name} to {check.to_place.name}: "
                f"the report says {check.stated_km:g} km, the map has {check.measured_km:.1f} km",
                passed=check.passed,
                quote=check.quote,
            )
            for check in situation.checks
        ),
        unplaced=tuple(_unplaced(row) for row in layers.unlocated.to_dict("records")),
        unresolved=tuple(
            Unplaced(words=name.mention.text, reason=name.reason, quote="", report=places.report_id)
            for places in situation.geoparsed
            for name in places.unresolved
        ),
    )


def past_of(situation: Situation) -> tuple[Layers, ...]:
    """Zones and fronts at the earlier moments of a situation."""
    from outputs.moments import past_layers  # noqa: PLC0415
    from outputs.payload import gazetteer  # noqa: PLC0415

    known = gazetteer()
    if known is None:
        return ()
    return past_layers(situation.events, situation.layers, places=known[1], boundaries=known[0])


def days_of(situation: Situation) -> DailyZones | None:
    """The ground of a situation day by day."""
    from outputs import moments  # noqa: PLC0415
    from outputs.payload import gazetteer  # noqa: PLC0415

    known = gazetteer()
    if known is None:
        return None
    return moments.days_of(situation.events, situation.layers, places=known[1], boundaries=known[0])


def _unplaced(row: Any) -> Unplaced:
    source = row["sources"][0] if row["sources"] else {}
    return Unplaced(
        words=row["title"] or "",
        reason=row["unlocated"] or "",
        quote=source.get("quote") or "",
        report=source.get("publisher") or source.get("report") or "",
    )


def key_of(reports: Iterable[Report], as_of: str | None = None, decisions: Iterable[Decision] = ()) -> str:
    """A name for what is built from reports and decisions by this version of code and data."""
    digest = sha256(_version().encode())
    digest.update(str(as_of).encode())
    for decision in decisions:
        digest.update(f"{decision.seq}:{decision.id};".encode())
    for report in sorted(reports, key=lambda report: report.id):
        digest.update(repr(report).encode("utf-8", "backslashreplace"))
    return digest.hexdigest()[:32]


def _version() -> str:
    """Names, sizes and times of change of all code and data: cheap, and different after any edit."""
    parts: list[str] = []
    for name in _CODE:
        top = ROOT / name
        files = [top] if top.is_file() else sorted(top.rglob("*")) if top.is_dir() else []
        for path in files:
            if _IGNORED.isdisjoint(path.parts) and path.is_file():
                status = path.stat()
                parts.append(f"{path.relative_to(ROOT)}:{status.st_size}:{status.st_mtime_ns}")
    return "\n".join(parts)


def save(key: str, screen: Screen, *, folder: Path = CACHE) -> None:
    """Keep a screen on disk; the oldest make room. A full or read-only disk only costs speed."""
    fields = {**asdict(screen), "columns": base64.b64encode(screen.columns).decode()}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        fresh = folder / f".{key}.new"
        fresh.write_bytes(orjson.dumps(fields))
        fresh.replace(folder / f"{key}.json")
        kept = sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in kept[_KEPT_SCREENS:]:
            path.unlink(missing_ok=True)
    except OSError:
        return


def load(key: str, *, folder: Path = CACHE) -> Screen | None:
    """A screen kept under this key, or None; what can't be read counts as not kept."""
    try:
        fields = orjson.loads((folder / f"{key}.json").read_bytes())
        return Screen(
            title=fields["title"],
            moment=fields["moment"],
            figures=tuple((count, words) for count, words in fields["figures"]),
            product=fields["product"],
            columns=base64.b64decode(fields["columns"]),
            checks=tuple(Check(**check) for check in fields["checks"]),
            unplaced=tuple(Unplaced(**row) for row in fields["unplaced"]),
            unresolved=tuple(Unplaced(**row) for row in fields["unresolved"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None
