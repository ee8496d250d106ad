"""Decisions taken at the dashboard: written at once, undone and redone, and said to the one who took them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import streamlit as st

from ui.building import situation_for
from ui.desk import STARTED, Desk, kept
from ui.view import change, current

if TYPE_CHECKING:
    from events.event import Event
    from geo.place import Place
    from workspace.decision import Decision
    from workspace.person import Person

__all__ = ["answer", "click", "decide", "event_of", "events_of", "last_undoable"]


def events_of(desk: Desk) -> dict[str, Event]:
    """Every event by its id, rejected ones too."""
    return {event.id: event for event in situation_for(desk.reports, desk.decisions, current().as_of).events}


def event_of(desk: Desk, event_id: str | None) -> Event | None:
    """One event; None where a decision or report has taken it away since."""
    return events_of(desk).get(event_id) if event_id else None


def decide(desk: Desk, who: Person, decisions: Sequence[Decision], done: str) -> bool:
    """Write decisions; whether they are on disk. What went wrong is said in plain words."""
    from workspace.errors import WorkspaceError  # noqa: PLC0415
    from workspace.person import admit  # noqa: PLC0415

    try:
        admit(who, [(one.kind, one.by) for one in decisions])
        first = desk.seq == 0
        workspace = kept()
        seen = workspace.version if first else desk.seq
        workspace.decide_all(decisions, seen=seen, person=who)
    except (WorkspaceError, PermissionError) as error:
        st.session_state["said"] = (str(error), ":material/error:")
        return False
    st.session_state["said"] = (done, ":material/check:")
    return True


def answer(desk: Desk, who: Person, asked: Any) -> None:
    """Do what somebody asked for on the map: ``{"do": …, "id": event id, …}``."""
    from workspace import deciding  # noqa: PLC0415

    if not isinstance(asked, dict):
        return
    event = event_of(desk, asked.get("id"))
    if event is None:
        return
    match asked.get("do"):
        case "confirm":
            decide(desk, who, [deciding.confirm(event, by=who.name)], f"Confirmed: {event.title}")
        case "reject":
            decide(desk, who, [deciding.reject(event, by=who.name)], f"Rejected: {event.title}")
        case "correct":
            change(correcting=event.id)
        case "pick":
            change(placing=event.id)
        case "candidate":
            to = _candidate(event, asked.get("place_id"))
            if to is not None:
                place_event(desk, who, event, to, everywhere=bool(asked.get("everywhere")))


def click(desk: Desk, who: Person, found: Any) -> None:
    """A click on the map while the place of an event was asked for."""
    from workspace import deciding  # noqa: PLC0415

    placing = current().placing
    change(placing=None)
    if not isinstance(found, dict) or found.get("kind") != "place" or placing is None:
        return
    event = event_of(desk, placing)
    if event is None:
        return
    metres = _metres_per_pixel(float(found["lat"]), float(found["zoom"]))
    to = deciding.clicked(float(found["lat"]), float(found["lon"]), radius_m=max(20.0, round(12 * metres)))
    to = replace(to, country=event.place.country if event.place else None)
    place_event(desk, who, event, to)


def place_event(desk: Desk, who: Person, event: Event, to: Place, *, everywhere: bool = False) -> None:
    """Put an event, or every event placed by the same name, at another place."""
    from workspace import deciding  # noqa: PLC0415

    if everywhere and event.place_text:
        decision = deciding.place_name(event.place_text, to, by=who.name, was=event.place)
    else:
        decision = deciding.place(event, to, by=who.name)
    decide(desk, who, [decision], f"Placed at {to.name}")


def last_undoable(desk: Desk) -> tuple[Decision | None, Decision | None]:
    """The decision that "undo" takes back, and the one that "redo" brings back."""
    undone: dict[str, int] = {}
    for decision in desk.decisions:
        if decision.kind == "undo":
            undone[decision.target] = decision.seq
        elif decision.kind == "redo":
            undone.pop(decision.target, None)
    own = [one for one in desk.decisions if one.kind not in ("undo", "redo") and one.note != STARTED]
    standing = [one for one in own if one.id not in undone]
    taken_back = sorted((one for one in own if one.id in undone), key=lambda one: undone[one.id])
    return (standing[-1] if standing else None, taken_back[-1] if taken_back else None)


def _candidate(event: Event, place_id: Any) -> Place | None:
    """A place among the candidates that were weighed for the event's name."""
    for claim in event.claims:
        for candidate in claim.candidates:
            if candidate.place.id == place_id:
                return candidate.place
    return None


def _metres_per_pixel(lat: float, zoom: float) -> float:
    """Of a Web Mercator map with 256-pixel tiles (OSM wiki, Zoom levels)."""
    from math import cos, radians  # noqa: PLC0415

    return 156_543.03 * max(0.01, cos(radians(lat))) / 2**zoom
