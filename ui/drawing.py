"""An event by hand: what somebody knows that no report here says; it is marked as drawn."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import streamlit as st

from events.claim import LAYERS, MODALITIES, STATUSES, WEAPONS
from ui.choosing import choose_place
from ui.deciding import decide
from ui.desk import Desk
from ui.fields import NUMBERS, bounds, parties, span
from ui.text import plain

if TYPE_CHECKING:
    from workspace.person import Person

__all__ = ["show_drawing"]

_TYPES = {
    "control": ("Strategic developments", "Other"),
    "strike": ("Explosions/Remote violence", "Shelling/artillery/missile attack"),
    "displacement": ("Strategic developments", "Other"),
    "clash": ("Battles", "Armed clash"),
    "other": ("Strategic developments", "Other"),
}
"""ACLED's event and sub-event type for an event by hand of each layer."""


def show_drawing(desk: Desk, who: Person) -> None:
    """Draw the form, and add the event."""
    from workspace import deciding  # noqa: PLC0415
    from workspace.errors import DecisionError  # noqa: PLC0415

    layer = st.segmented_control("What", LAYERS, default="strike", required=True, key="drawn-layer")
    place = choose_place({}, near=None, key="drawn-place")
    with st.form("drawn", border=False):
        title = st.text_input("In one plain sentence")
        fields = _fields(str(layer))
        source = st.text_input("Where you know it from", help="Kept in the log of decisions.")
        sent = st.form_submit_button("Put it on the map", disabled=place is None)
    if not sent or place is None:
        return
    kind, sub_kind = _TYPES[str(layer)]
    try:
        decision = deciding.add(
            by=who.name,
            layer=str(layer),
            title=title.strip(),
            event_type=kind,
            sub_event_type=sub_kind,
            at=place,
            note=source,
            **fields,
        )
    except DecisionError as error:
        st.error(plain(str(error)))
        return
    decide(desk, who, [decision], f"Added: {title}")
    st.rerun(scope="app")


def _fields(layer: str) -> dict[str, Any]:
    left, right = st.columns(2)
    day = left.date_input("When", value=None)
    fields: dict[str, Any] = {
        "time": span(day if isinstance(day, date) else None, None, None),
        "actors": parties(right.text_input("Who", help="Several names are separated by semicolons."), {}),
        "modality": left.selectbox("How it is said", MODALITIES),
        "confidence": right.slider("How sure", 0.0, 1.0, 0.5, 0.05),
    }
    if layer == "control":
        fields["status"] = left.selectbox("Status", STATUSES)
    if layer == "strike":
        fields["weapon"] = left.selectbox("Weapon", WEAPONS, index=len(WEAPONS) - 1)
    if layer == "displacement":
        fields["direction"] = left.selectbox("Direction", ("flight", "return"))
    for name in NUMBERS[layer]:
        low = left.number_input(f"{name.capitalize()}: at least", 0, None, None, step=1)
        high = right.number_input(f"{name.capitalize()}: at most", 0, None, None, step=1)
        fields[name] = bounds(low, high)
    return {name: value for name, value in fields.items() if value not in (None, [])}
