"""The one page of the dashboard: the map first, everything it rests on below."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from outputs.errors import OutputError
from reports.journal import note, start, timed
from ui.building import screen_for, warm_up
from ui.correct import open_correction
from ui.deciding import answer, click
from ui.decision_log import show_log, show_undo
from ui.desk import Desk, desk
from ui.downloads import NARROW, show_downloads, shown_view
from ui.drawing import show_drawing
from ui.events_table import show_table
from ui.health import show_method
from ui.intake import show_intake
from ui.lists import ask_for_dates, show_checks, show_rejected, show_reports
from ui.map_component import situation_map
from ui.methods import show_tour
from ui.screen import Screen
from ui.sign_in import person, show_sign_out
from ui.text import plain
from ui.view import change, current
from ui.watching import watch
from workspace.person import allowed

if TYPE_CHECKING:
    from workspace.person import Person

__all__ = ["show"]


def show() -> None:
    """Draw the page for the session's view."""
    start()
    with timed("page drawn"):
        _show()


def _show() -> None:
    st.set_page_config(page_title="Situation map", layout="wide", initial_sidebar_state="collapsed")
    st.html(Path(__file__).with_name("page.css"))
    who = person()
    try:
        now = desk()
        if not now.reports:
            _empty(now, who)
            return
        screen = _screen_of(now)
        _head(screen, now, who)
        _map(screen, now, who)
    except (OutputError, LookupError, OSError, ValueError) as error:
        note("page failed", level=logging.WARNING, role=who.role, error=type(error))
        st.error(plain(str(error)))
        return
    _said()
    correcting = current().correcting
    if correcting is not None:
        open_correction(now, who, correcting)
    _below(screen, now, who)
    watch(now.seq)
    warm_up(now.reports)


def _empty(now: Desk, who: Person) -> None:
    st.title("Situation map")
    st.write("No report has been read yet. Paste one, choose files, or name a folder.")
    if allowed(who.role, "reports"):
        show_intake(who)
    show_rejected(now.readings)


def _screen_of(now: Desk) -> Screen:
    """The screen; a bar counts the reports while they are read for the first time."""
    place = st.empty()
    begun = time.monotonic()

    def progress(done: int, of: int) -> None:
        if of > 2:
            left = (time.monotonic() - begun) / done * (of - done)
            place.progress(done / of, f"Reading report {done} of {of}, about {left:.0f} s left")

    with st.spinner("Reading the reports …", show_time=True):
        screen = screen_for(now.reports, now.decisions, current().as_of, progress)
    place.empty()
    return screen


def _head(screen: Screen, now: Desk, who: Person) -> None:
    moment = [f"**as of {plain(screen.moment)}**"] if screen.moment else []
    figures = " · ".join([*moment, *(f"**{count:,}** {words}" for count, words in screen.figures)])
    with st.container(key="head", horizontal=True, vertical_alignment="bottom", gap="small"):
        st.markdown(f"# {plain(screen.title)}\n\n{figures}")
        with st.container(key="undo-redo", width="content", horizontal=True, gap="small"):
            if allowed(who.role, "reports"):
                st.html('<a class="jump" href="#below-the-map" target="_self">Add reports</a>')
            if allowed(who.role, "undo") and now.seq:
                show_undo(now, who)
            if st.button(
                "Tour", icon=":material/explore:", key="tour", help="What this page can do, in two minutes"
            ):
                show_tour()
        show_sign_out(who)


@st.fragment
def _map(screen: Screen, now: Desk, who: Person) -> None:
    """The map alone runs again when its view changes; the whole page when something was decided."""

    def told(name: str, value: Any) -> None:
        if name == "picked":
            change(picked=value)
        elif name == "view":
            shown_view(value or "")
        elif name == "point":
            click(now, who, value)
            change_page()
        elif name == "decide" and allowed(who.role, "edit"):
            answer(now, who, value)
            change_page()

    placing = current().placing
    situation_map(
        screen.columns,
        view=_first_view(),
        select=current().select,
        mode=("place", "Click where it happened. Escape leaves everything as it is.") if placing else None,
        review=allowed(who.role, "edit"),
        tells=bool(st.session_state.get(NARROW)),
        on_told=told,
    )
    if st.session_state.pop("page-changes", False):
        st.rerun(scope="app")


def change_page() -> None:
    """Have the whole page run again, not the map alone."""
    st.session_state["page-changes"] = True


def _first_view() -> str:
    """The view that the address asked for when it was opened; the map tells its own from then on."""
    first: str = st.session_state.setdefault("first-view", st.query_params.get("view", ""))
    return first


def _said() -> None:
    said = st.session_state.pop("said", None)
    if said:
        words, icon = said
        st.toast(plain(words), icon=icon, duration="long")


def _below(screen: Screen, now: Desk, who: Person) -> None:
    st.html('<div id="below-the-map"></div>')
    may_add = allowed(who.role, "reports")
    may_edit = allowed(who.role, "edit")
    if may_add:
        ask_for_dates(now, who)
    parts: dict[str, Callable[[], None]] = {
        **({"Add reports": lambda: show_intake(who)} if may_add else {}),
        "Table": lambda: show_table(now, who, may_edit=may_edit),
        **({"Add by hand": lambda: show_drawing(now, who)} if allowed(who.role, "add") else {}),
        "Decisions": lambda: show_log(now, who, may_edit=may_edit),
        "Reports": lambda: show_reports(now, who, may_edit=may_add),
        "Checks": lambda: show_checks(screen, now.readings),
        "Download": lambda: show_downloads(screen, now),
        "Method": lambda: show_method(now, may_look=may_add),
    }
    for tab, draw in zip(st.tabs(list(parts), on_change="rerun", key="below"), parts.values(), strict=True):
        if tab.open:
            with tab:
                draw()
