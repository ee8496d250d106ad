"""What the map rests on, in words: reports, what was not read, distances checked, what has no place."""

from __future__ import annotations

import streamlit as st

from reports.readings import Readings
from ui.screen import Screen, Unplaced
from ui.text import plain

__all__ = ["show_checks", "show_rejected", "show_reports", "show_unplaced"]


def show_reports(readings: Readings) -> None:
    """Each report with its text."""
    for report in readings.reports:
        day = f"{report.published.day} {report.published:%b %Y}" if report.published else "no date"
        name = report.title or report.id
        with st.expander(" · ".join(plain(part) for part in (name, report.publisher or report.id, day))):
            if report.url:
                st.text(report.url)
            st.text(report.body)
    show_rejected(readings)


def show_rejected(readings: Readings) -> None:
    """What could not be read, why, and how to mend it; what was read with a doubt."""
    for rejected in readings.rejected:
        st.warning(plain(f"{rejected.source}: not read. {rejected.reason} {rejected.remedy}"))
    for notice in readings.notices:
        st.info(plain(notice))


def show_checks(screen: Screen, readings: Readings) -> None:
    """Distances that reports state, compared with the map's."""
    if not screen.checks:
        st.write("No report states a distance that could be compared with the map.")
    for check in screen.checks:
        verdict = ":green-badge[agrees]" if check.passed else ":red-badge[disagrees]"
        st.markdown(f"{verdict} {plain(check.words)}  \n*{plain(check.quote)}*")
    show_rejected(readings)


def show_unplaced(screen: Screen) -> None:
    """Events and names that are not on the map, each with its reason."""
    if not screen.unplaced and not screen.unresolved:
        st.write("Everything that the reports say could be placed.")
    _list(screen.unplaced)
    if screen.unresolved:
        st.subheader("Names without a place", anchor=False)
        _list(screen.unresolved)


def _list(rows: tuple[Unplaced, ...]) -> None:
    for row in rows:
        quote = f"  \n*{plain(row.quote)}*" if row.quote else ""
        st.markdown(f"**{plain(row.words)}** ({plain(row.report)})  \n{plain(row.reason)}{quote}")
