"""Making decisions: each says itself what was there before, so that the log can be read by a person.

Nothing is written here; `Workspace.decide` writes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from events.event import Event
from geo.place import Place
from workspace.decision import NAME, Decision
from workspace.marks import marks
from workspace.values import field_json, place_json

__all__ = [
    "add",
    "clicked",
    "confirm",
    "date_report",
    "edit",
    "merge",
    "place",
    "place_name",
    "redo",
    "reject",
    "remove_reports",
    "split",
    "undo",
]


def confirm(event: Event, *, by: str, note: str = "") -> Decision:
    """The event is right as it is."""
    return Decision(kind="confirm", target=event.id, by=by, note=note, before=_anchor(event))


def reject(event: Event, *, by: str, note: str = "") -> Decision:
    """The event is wrong: it leaves the map."""
    return Decision(kind="reject", target=event.id, by=by, note=note, before=_anchor(event))


def edit(event: Event, *, by: str, note: str = "", **fields: Any) -> Decision:
    """Set fields of the event; names and values are those of `workspace.values.FIELDS`."""
    before = {**_anchor(event), **{name: field_json(event, name) for name in fields if hasattr(event, name)}}
    return Decision(kind="edit", target=event.id, by=by, note=note, before=before, after=fields)


def place(event: Event, to: Place | None, *, by: str, role: str = "place", note: str = "") -> Decision:
    """Put this event, or its origin or destination (`role`), at another place; None takes it off the map."""
    was: Place | None = getattr(event, role, None)
    return Decision(
        kind="place",
        target=event.id,
        by=by,
        note=note,
        before={**_anchor(event), "place": place_json(was) if was else None},
        after={"place": place_json(to) if to else None, "role": role},
    )


def place_name(name: str, to: Place, *, by: str, was: Place | None = None, note: str = "") -> Decision:
    """Put every event that is placed by this name at another place."""
    return Decision(
        kind="place",
        target=f"{NAME}{name}",
        by=by,
        note=note,
        before={"place": place_json(was) if was else None},
        after={"place": place_json(to)},
    )


def clicked(lat: float, lon: float, *, radius_m: float, name: str | None = None) -> Place:
    """A point that somebody clicked on the map, degrees WGS 84; `radius_m` says how exactly they know it."""
    return Place(
        id=f"point:{lat:.5f},{lon:.5f}",
        name=name or f"{lat:.5f}, {lon:.5f}",
        kind="point",
        lat=lat,
        lon=lon,
        precision="exact",
        radius_m=radius_m,
    )


def merge(event: Event, others: Sequence[Event], *, by: str, note: str = "") -> Decision:
    """The others tell of the same happening: their statements become part of the event."""
    return Decision(
        kind="merge",
        target=event.id,
        by=by,
        note=note,
        before={**_anchor(event), "events": {other.id: _anchor(other) for other in others}},
        after={"events": [other.id for other in others]},
    )


def split(event: Event, claims: Iterable[str], *, by: str, note: str = "") -> Decision:
    """Statements, named by their marks (`workspace.marks.mark`), tell of another happening."""
    return Decision(
        kind="split",
        target=event.id,
        by=by,
        note=note,
        before=_anchor(event),
        after={"claims": sorted(set(claims))},
    )


def add(
    *,
    by: str,
    layer: str,
    title: str,
    event_type: str,
    sub_event_type: str,
    modality: str,
    confidence: float,
    at: Place,
    note: str = "",
    destination: Place | None = None,
    **fields: Any,
) -> Decision:
    """An event by hand; `fields` are those of `workspace.values.FIELDS`."""
    ends = {"place": place_json(at), "destination": place_json(destination) if destination else None}
    if layer == "displacement":
        ends["origin"] = ends["place"]
    after = {
        "layer": layer,
        "title": title,
        "event_type": event_type,
        "sub_event_type": sub_event_type,
        "modality": modality,
        "confidence": confidence,
        **{role: end for role, end in ends.items() if end},
        **fields,
    }
    return Decision(kind="add", target=f"drawn-{uuid4().hex[:12]}", by=by, note=note, after=after)


def undo(decision: Decision, *, by: str, note: str = "") -> Decision:
    """The decision counts no more."""
    return Decision(kind="undo", target=decision.id, by=by, note=note, before={"kind": decision.kind})


def redo(decision: Decision, *, by: str, note: str = "") -> Decision:
    """A decision that was undone counts again."""
    return Decision(kind="redo", target=decision.id, by=by, note=note, before={"kind": decision.kind})


def remove_reports(ids: Iterable[str], *, by: str, note: str = "") -> Decision:
    """Reports count no more; their text stays in the workspace."""
    return Decision(kind="reports", target="reports", by=by, note=note, after={"removed": sorted(set(ids))})


def date_report(
    report_id: str, published: datetime | None, *, by: str, was: datetime | None = None, note: str = ""
) -> Decision:
    """Set a report's date, with its time zone; None takes it away."""
    return Decision(
        kind="reports",
        target=f"report:{report_id}",
        by=by,
        note=note,
        before={"published": was.isoformat() if was else None},
        after={"published": published.isoformat() if published else None},
    )


def _anchor(event: Event) -> dict[str, Any]:
    """What finds the event again when its id has changed."""
    return {"layer": event.layer, "title": event.title, "review": event.review, "claims": marks(event)}
