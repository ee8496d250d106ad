"""What the map rests on, in words: reports, what was not read, and distances checked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

import streamlit as st

from reports.dateline import dateline
from reports.readings import Readings
from reports.report import Report
from ui.deciding import decide
from ui.desk import Desk
from ui.screen import Screen
from ui.text import plain

if TYPE_CHECKING:
    from workspace.person import Person

__all__ = ["ask_for_dates", "show_checks", "show_rejected", "show_reports"]

_ASKED = 3


def show_reports(desk: Desk, who: Person, *, may_edit: bool) -> None:
    """Each report, with its date and ways to take it, or all others, out."""
    for report in desk.reports:
        left, *right = st.columns([6, 1, 1] if may_edit and len(desk.reports) > 1 else [6, 1])
        day = f"{report.published:%d %b %Y}" if report.published else "no date"
        parts = (report.title or report.id, report.publisher or report.id, day)
        left.markdown(" · ".join(plain(part) for part in parts))
        if not may_edit:
            continue
        if right[0].button(
            "Take out", key=f"out-{report.id}", help="It counts no more. Undo brings it back."
        ):
            _take_out(desk, who, [report])
        if len(right) > 1 and right[1].button(
            "Only this", key=f"only-{report.id}", help="Takes all others out. Undo brings them back."
        ):
            _take_out(desk, who, [one for one in desk.reports if one.id != report.id])
    st.caption("Read the texts, with all that was found in them, under «Text» beside the map.")
    show_rejected(desk.readings)


def _take_out(desk: Desk, who: Person, reports: Sequence[Report]) -> None:
    from workspace import deciding  # noqa: PLC0415

    ids = [report.id for report in reports]
    said = ids[0] if len(ids) == 1 else f"{len(ids)} reports"
    decide(desk, who, [deciding.remove_reports(ids, by=who.name)], f"Taken out: {said}")
    st.rerun(scope="app")


def ask_for_dates(desk: Desk, who: Person) -> None:
    """Ask for the day of reports that have none: without it "on Saturday" has no date."""
    for report in [report for report in desk.reports if report.published is None][:_ASKED]:
        _ask(desk, who, report)


def _ask(desk: Desk, who: Person, report: Report) -> None:
    from workspace import deciding  # noqa: PLC0415

    with st.container(
        border=True, horizontal=True, vertical_alignment="bottom", key=f"undated-{report.id[:40]}"
    ):
        st.markdown(f"When was **{plain(report.title or report.id)}** published?")
        told = dateline(report.body)
        if told is not None:
            st.caption(plain(f"Its head says «{told[1]}»."))
        day = st.date_input(
            "Published on",
            value=told[0] if told else None,
            key=f"date-{report.id}",
            label_visibility="collapsed",
        )
        if st.button("Set the date", key=f"set-{report.id}", disabled=day is None) and isinstance(day, date):
            moment = datetime.combine(day, time(0), UTC)
            decide(desk, who, [deciding.date_report(report.id, moment, by=who.name)], f"Dated {report.id}")
            st.rerun(scope="app")


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
    if screen.unresolved:
        st.subheader("Names without a place", anchor=False)
        for row in screen.unresolved:
            st.markdown(f"**{plain(row.words)}** ({plain(row.report)})  \n{plain(row.reason)}")
    show_rejected(readings)
