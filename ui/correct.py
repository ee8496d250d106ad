"""Correcting an event: its place, its fields, what it is joined with, in a drawer beside the map."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import streamlit as st

from events.claim import MODALITIES, STATUSES, WEAPONS
from reports.visible import visible
from ui.choosing import choose_place
from ui.deciding import decide, event_of, events_of, place_event
from ui.desk import Desk
from ui.fields import bounds, day_of, form_of, parties, span, what_changed
from ui.text import plain
from ui.view import change

if TYPE_CHECKING:
    from events.event import Event
    from workspace.person import Person

__all__ = ["open_correction"]


def open_correction(desk: Desk, who: Person, event_id: str) -> None:
    """Draw the drawer for an event, if it is there."""
    event = event_of(desk, event_id)
    change(correcting=None)
    if event is not None:
        _drawer(desk, who, event)


@st.dialog("Correct this event", width="medium", position="right")
def _drawer(desk: Desk, who: Person, event: Event) -> None:
    st.markdown(f"**{plain(event.title)}**")
    for claim in event.claims[:3]:
        st.caption(f"{plain(claim.publisher or claim.report)}: {plain(claim.quote)}")
    place, fields, together = st.tabs(["Place", "What happened", "Join or part"])
    with place:
        _place(desk, who, event)
    with fields:
        _fields(desk, who, event)
    with together:
        _join(desk, who, event)
        _part(desk, who, event)


def _place(desk: Desk, who: Person, event: Event) -> None:
    st.write(f"Now at **{plain(event.place.name)}**." if event.place else "It has no place now.")
    candidates = {c.place.id: c.place for claim in event.claims for c in claim.candidates}
    chosen = choose_place(candidates, near=event.place, key=f"place-{event.id}")
    name = event.place_text
    everywhere = bool(name) and st.checkbox(f"Every event that is placed by the name «{plain(name or '')}»")
    left, middle, right = st.columns(3)
    if left.button("Put it there", type="primary", disabled=chosen is None) and chosen is not None:
        place_event(desk, who, event, chosen, everywhere=everywhere)
        st.rerun()
    if middle.button("Click on the map", help="The next click on the map is the place."):
        change(placing=event.id)
        st.rerun()
    if right.button("No place is known", help="It leaves the map and stays in the list beside it."):
        from workspace import deciding  # noqa: PLC0415

        decide(desk, who, [deciding.place(event, None, by=who.name)], "Taken off the map")
        st.rerun()


def _fields(desk: Desk, who: Person, event: Event) -> None:
    from workspace import deciding  # noqa: PLC0415
    from workspace.errors import DecisionError  # noqa: PLC0415

    before = form_of(event)
    with st.form(f"fields-{event.id}", border=False):
        after = _form(before)
        note = st.text_input("Why (kept in the log)")
        sent = st.form_submit_button("Save", type="primary")
    changed = what_changed(before, after)
    if not sent:
        return
    if not changed:
        st.info("Nothing was changed.")
        return
    try:
        decision = deciding.edit(event, by=who.name, note=note, **changed)
    except DecisionError as error:
        st.error(plain(str(error)))
        return
    decide(desk, who, [decision], f"Corrected: {after.get('title') or event.title}")
    st.rerun()


def _form(before: Mapping[str, Any]) -> dict[str, Any]:
    """One widget a field; the values that were set."""
    known = _known_parties()
    after: dict[str, Any] = {"title": _text("Title", before["title"])}
    for name, words in (("actors", "Who"), ("targets", "Against whom")):
        text = "; ".join(actor["name"] for actor in before[name])
        given = _text(words, text, help="Several names are separated by semicolons.")
        after[name] = before[name] if given == text else parties(given, known)
    for name, words, options in (
        ("status", "Status", STATUSES),
        ("weapon", "Weapon", WEAPONS),
        ("direction", "Direction", ("flight", "return")),
        ("modality", "How it is said", MODALITIES),
    ):
        if name in before:
            at = options.index(before[name]) if before[name] in options else None
            after[name] = st.selectbox(words, options, index=at)
    for name, words in (("killed", "Killed"), ("injured", "Injured"), ("people", "People on the move")):
        if name in before:
            after[name] = _bounds(words, before[name])
    after["time"] = _days(before["time"])
    return after


def _text(label: str, before: str, **more: Any) -> str:
    """A field for a text, with what hides or turns it shown by name; left alone it is what it was."""
    shown = visible(before)
    given = st.text_input(label, shown, **more)
    return before if given == shown else given


def _bounds(words: str, before: Mapping[str, Any] | None) -> dict[str, int | None] | None:
    left, right = st.columns(2)
    low = left.number_input(f"{words}: at least", 0, None, before["low"] if before else None, step=1)
    high = right.number_input(f"{words}: at most", 0, None, before["high"] if before else None, step=1)
    return bounds(low, high)


def _days(before: Mapping[str, Any] | None) -> dict[str, Any] | None:
    left, right = st.columns(2)
    start = left.date_input("From", day_of(before["start"]) if before else None)
    end = right.date_input("To", day_of(before["end"]) if before else None)
    return span(start, end, before)


@st.cache_data(show_spinner=False)
def _known_parties() -> dict[str, dict[str, Any]]:
    from events.actor_table import actor_table  # noqa: PLC0415

    return {
        party.name.casefold(): {"name": party.name, "id": party.id, "side": party.side}
        for party in actor_table().parties.values()
    }


def _join(desk: Desk, who: Person, event: Event) -> None:
    from workspace import deciding  # noqa: PLC0415

    others = {
        other.id: other
        for other in events_of(desk).values()
        if other.layer == event.layer and other.id != event.id and other.review != "rejected"
    }
    chosen = st.multiselect(
        "These tell of the same happening",
        list(others),
        format_func=lambda one: _line(others[one]),
        placeholder="Choose events",
    )
    if st.button("Join them", disabled=not chosen):
        joined = [others[one] for one in chosen]
        decide(desk, who, [deciding.merge(event, joined, by=who.name)], f"Joined {len(joined) + 1} events")
        st.rerun()


def _part(desk: Desk, who: Person, event: Event) -> None:
    from workspace import deciding  # noqa: PLC0415
    from workspace.marks import mark  # noqa: PLC0415

    said = {mark(claim): claim for claim in event.claims}
    if len(said) < 2:
        return
    leaving = st.multiselect(
        "These statements tell of another happening",
        list(said),
        format_func=lambda one: visible(said[one].quote[:120]),
        placeholder="Choose statements",
    )
    if st.button("Part them", disabled=not leaving or len(leaving) == len(said)):
        decide(desk, who, [deciding.split(event, leaving, by=who.name)], "Parted into two events")
        st.rerun()


def _line(event: Event) -> str:
    day = f"{event.time.start:%d %b %Y}" if event.time else "no date"
    return visible(f"{event.title} · {day}")
