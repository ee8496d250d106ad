"""Reports in: pasted or uploaded."""

from __future__ import annotations

from datetime import date

import streamlit as st
import yaml

from reports.kinds import SUFFIXES, read_source
from reports.limits import DEFAULT_LIMITS
from reports.readings import Readings, joined
from reports.source import Source
from ui.view import change, current

__all__ = ["show_intake"]

_TYPES = [suffix.lstrip(".") for suffix in SUFFIXES]


def show_intake() -> None:
    """Draw the two ways to bring reports in, and what became of them."""
    paste, upload = st.columns(2, gap="large")
    with paste:
        _paste()
    with upload:
        _upload()
    if current().added.reports:
        st.toggle(
            "With the reports the program was started with",
            value=current().bundled,
            key="bundled",
            on_change=_bundled,
        )
        st.button("Remove the added reports", on_click=lambda: change(added=Readings(), bundled=True))


def _bundled() -> None:
    change(bundled=bool(st.session_state["bundled"]))


def _paste() -> None:
    with st.form("paste", clear_on_submit=True, border=False):
        body = st.text_area("Text of a report", height=180, placeholder="Paste the article here")
        publisher, published = st.columns(2)
        name = publisher.text_input("Publisher")
        day = published.date_input(
            "Published on", value=None, help="Words such as «on Saturday» are dated from it."
        )
        if st.form_submit_button("Add this report") and body.strip():
            _add(read_source(_pasted(body, name, day if isinstance(day, date) else None), DEFAULT_LIMITS))


def _pasted(body: str, publisher: str, published: date | None) -> Source:
    """A pasted text as the file it would be, with what was filled in as its front matter."""
    fields = {"publisher": publisher.strip(), "published": published.isoformat() if published else None}
    known = {name: value for name, value in fields.items() if value}
    number = len(current().added.reports) + 1
    head = (
        f"---\n{yaml.safe_dump(known, allow_unicode=True)}---\n"
        if known and not body.startswith("---")
        else ""
    )
    return Source(name=f"pasted-{number}.txt", data=f"{head}{body}".encode("utf-8", "replace"))


def _upload() -> None:
    with st.form("upload", clear_on_submit=True, border=False):
        files = st.file_uploader("Files", type=_TYPES, accept_multiple_files=True)
        if st.form_submit_button("Read these files") and files:
            read = [
                read_source(Source(name=file.name, data=file.getvalue()), DEFAULT_LIMITS) for file in files
            ]
            _add(joined(read))


def _add(readings: Readings) -> None:
    change(added=joined([current().added, readings]), as_of=None)
    st.rerun()
