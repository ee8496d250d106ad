"""The one page of the dashboard: the map first, everything it rests on below."""

from __future__ import annotations

import sys
from pathlib import Path

import streamlit as st

from outputs.errors import OutputError
from reports.readings import Readings
from ui.building import read_start, screen_for, together
from ui.downloads import show_downloads
from ui.intake import show_intake
from ui.lists import show_checks, show_rejected, show_reports, show_unplaced
from ui.map_component import situation_map
from ui.methods import show_methods
from ui.screen import BUNDLED, Screen
from ui.text import plain
from ui.view import change, current

__all__ = ["show"]


def show() -> None:
    """Draw the page for the session's view."""
    st.set_page_config(page_title="Situation map", layout="wide", initial_sidebar_state="collapsed")
    st.html(Path(__file__).with_name("page.css"))
    started = read_start(tuple(sys.argv[1:]) or (str(BUNDLED),))
    view = current()
    readings = together(started if view.bundled else Readings(), view.added)
    if not readings.reports:
        _empty(readings)
        return
    try:
        with st.spinner(f"Reading {len(readings.reports)} reports …", show_time=True):
            screen = screen_for(readings.reports, view.as_of)
        _first_screen(screen)
    except (OutputError, LookupError, OSError) as error:
        st.error(plain(str(error)))
        return
    _below(screen, readings)


def _empty(readings: Readings) -> None:
    st.title("Situation map")
    st.write("No report has been read yet. Paste one, or choose files.")
    show_intake()
    show_rejected(readings)


def _first_screen(screen: Screen) -> None:
    moment = [f"**as of {plain(screen.moment)}**"] if screen.moment else []
    figures = " · ".join([*moment, *(f"**{count:,}** {words}" for count, words in screen.figures)])
    with st.container(key="head"):
        st.markdown(f"# {plain(screen.title)}\n\n{figures}")
    situation_map(screen.columns, on_pick=lambda picked: change(picked=picked))


def _below(screen: Screen, readings: Readings) -> None:
    names = {
        "Add reports": show_intake,
        "Reports": lambda: show_reports(readings),
        "Not on the map": lambda: show_unplaced(screen),
        "Checks": lambda: show_checks(screen, readings),
        "Download": lambda: show_downloads(screen, readings.reports, current().as_of),
        "Method": show_methods,
    }
    for tab, draw in zip(st.tabs(list(names)), names.values(), strict=True):
        with tab:
            draw()
