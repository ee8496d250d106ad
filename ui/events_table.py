"""All events as a table: sorted, searched, and edited in place; what is edited becomes decisions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from math import inf
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from events.claim import MODALITIES, STATUSES, WEAPONS
from reports.visible import visible
from ui.deciding import decide, events_of
from ui.desk import Desk
from ui.fields import bounds, day_of, form_of, parties, span, what_changed
from ui.text import plain
from ui.view import show_on_map
from workspace.values import field_json

if TYPE_CHECKING:
    from events.event import Event
    from workspace.decision import Decision
    from workspace.person import Person

__all__ = ["decisions_of", "show_table", "table_of"]

_FIXED = ("Layer", "Place", "Said by", "Confidence", "Reports")
_REVIEWS = ("auto", "confirmed", "edited", "rejected")


def show_table(desk: Desk, who: Person, *, may_edit: bool) -> None:
    """Draw the table with a search above it, and write what was edited."""
    events = events_of(desk)
    left, right = st.columns([2, 3])
    words = left.text_input("Search the table", placeholder="Words of the title, place, party or quote")
    layers = right.pills("Layers", sorted({event.layer for event in events.values()}), selection_mode="multi")
    shown = [
        event
        for event in _latest_first(events.values())
        if (not layers or event.layer in layers) and _has(event, words.casefold().split())
    ]
    frame = table_of(shown)
    editing = f"events-{desk.seq}-{words}-{'-'.join(layers)}"
    st.data_editor(
        frame,
        key=editing,
        hide_index=True,
        disabled=list(_FIXED) if may_edit else [name for name in frame.columns if name != "Show"],
        column_config=_columns(),
        height=420,
        placeholder="",
        alt="All events of the situation, one a row",
    )
    st.caption(f"{len(shown)} of {len(events)} events. Tick «Show» to open one on the map.")
    edited = st.session_state.get(editing, {}).get("edited_rows", {})
    if edited:
        _take(desk, who, shown, edited)


def _take(desk: Desk, who: Person, shown: Sequence[Event], edited: Mapping[int, Mapping[str, Any]]) -> None:
    from workspace.errors import DecisionError  # noqa: PLC0415

    asked = [shown[int(row)] for row, cells in edited.items() if cells.get("Show")]
    try:
        decisions = [
            one for row, cells in edited.items() for one in decisions_of(shown[int(row)], cells, by=who.name)
        ]
    except DecisionError as error:
        st.error(plain(str(error)))
        return
    opened = st.session_state.get("table-opened")
    if asked and asked[-1].id != opened:
        st.session_state["table-opened"] = asked[-1].id
        show_on_map(asked[-1].id)
        if not decisions:
            st.rerun()
    if decisions:
        decide(desk, who, decisions, f"Changed {len(decisions)} fields in the table")
        st.rerun()


def table_of(events: Sequence[Event]) -> pd.DataFrame:
    """One row an event, in the order given."""
    rows = [
        {name: visible(cell) if isinstance(cell, str) else cell for name, cell in _row(event).items()}
        for event in events
    ]
    return pd.DataFrame(rows, columns=list(_row_names()))


def _row_names() -> tuple[str, ...]:
    return (
        "Show", "Review", "Layer", "Title", "Place", "From", "To", "Who", "Status", "Weapon",
        "Killed ≥", "Killed ≤", "Injured ≥", "Injured ≤", "People ≥", "People ≤", "Standing",
        "Said by", "Confidence", "Reports",
    )  # fmt: skip


def _row(event: Event) -> dict[str, Any]:
    speakers = dict.fromkeys(claim.attribution.name for claim in event.claims if claim.attribution)
    row: dict[str, Any] = {
        "Show": False,
        "Review": event.review,
        "Layer": event.layer,
        "Title": event.title,
        "Place": event.place.name if event.place else None,
        "From": event.time.start.date() if event.time else None,
        "To": event.time.end.date() if event.time else None,
        "Who": "; ".join(actor.name for actor in event.actors),
        "Status": event.status,
        "Weapon": event.weapon,
        "Standing": event.modality,
        "Said by": "; ".join(speakers),
        "Confidence": event.confidence,
        "Reports": len({claim.report for claim in event.claims}),
    }
    for words, name in (("Killed", "killed"), ("Injured", "injured"), ("People", "people")):
        value = getattr(event, name)
        row[f"{words} ≥"], row[f"{words} ≤"] = (value.low, value.high) if value else (None, None)
    return row


def _columns() -> dict[str, Any]:
    config = st.column_config
    whole = {
        f"{words} {sign}": config.NumberColumn(min_value=0, step=1, width="small")
        for words in ("Killed", "Injured", "People")
        for sign in "≥≤"
    }
    return {
        **whole,
        "Show": config.CheckboxColumn(width="small"),
        "Review": config.SelectboxColumn(options=list(_REVIEWS), width="small"),
        "Title": config.TextColumn(width="large"),
        "From": config.DateColumn(),
        "To": config.DateColumn(),
        "Status": config.SelectboxColumn(options=list(STATUSES), width="small"),
        "Weapon": config.SelectboxColumn(options=list(WEAPONS), width="small"),
        "Standing": config.SelectboxColumn(options=list(MODALITIES), width="small"),
        "Confidence": config.ProgressColumn(min_value=0, max_value=1, format="percent", width="small"),
    }


def decisions_of(event: Event, cells: Mapping[str, Any], *, by: str) -> list[Decision]:
    """The decisions that edited cells of one row stand for.

    Raises
    ------
    DecisionError
        A cell holds what the field cannot.
    """
    from workspace import deciding  # noqa: PLC0415

    decisions = []
    review = cells.get("Review")
    if review == "confirmed":
        decisions.append(deciding.confirm(event, by=by))
    elif review == "rejected":
        decisions.append(deciding.reject(event, by=by))
    changed = what_changed(form_of(event), _fields(event, cells))
    if changed:
        decisions.append(deciding.edit(event, by=by, **changed))
    return decisions


def _fields(event: Event, cells: Mapping[str, Any]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    names = {"Title": "title", "Status": "status", "Weapon": "weapon", "Standing": "modality"}
    known = form_of(event)
    fields |= {names[cell]: value for cell, value in cells.items() if names.get(cell) in known}
    if "Who" in cells:
        held = {actor.name.casefold(): actor for actor in event.actors}
        table = {key: {"name": a.name, "id": a.id, "side": a.side} for key, a in held.items()}
        fields["actors"] = parties(cells["Who"] or "", table)
    for words, name in (("Killed", "killed"), ("Injured", "injured"), ("People", "people")):
        if name in known and (f"{words} ≥" in cells or f"{words} ≤" in cells):
            before = known[name] or {"low": None, "high": None}
            low = cells.get(f"{words} ≥", before["low"])
            high = cells.get(f"{words} ≤", before["high"])
            fields[name] = bounds(low, high)
    if "From" in cells or "To" in cells:
        before = field_json(event, "time")
        start = _day(cells.get("From")) if "From" in cells else day_of(before["start"] if before else None)
        end = _day(cells.get("To")) if "To" in cells else day_of(before["end"] if before else None)
        fields["time"] = span(start, end if end and start and end >= start else start, before)
    return fields


def _day(value: Any) -> date | None:
    if value is None or isinstance(value, date):
        return value
    return date.fromisoformat(str(value)[:10])


def _latest_first(events: Iterable[Event]) -> list[Event]:
    return sorted(
        events, key=lambda event: event.time.start.timestamp() if event.time else -inf, reverse=True
    )


def _has(event: Event, words: Sequence[str]) -> bool:
    if not words:
        return True
    said = [event.title, event.place.name if event.place else "", event.place_text or ""]
    said += [actor.name for actor in event.actors] + [claim.quote for claim in event.claims]
    text = " ".join(said).casefold()
    return all(word in text for word in words)
