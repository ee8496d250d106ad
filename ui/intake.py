"""Reports in: pasted, uploaded, from a folder or an address; what became of them is said at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st
import yaml

from reports.dateline import headline
from reports.fetch import is_on, read_address
from reports.kinds import SUFFIXES, read_source
from reports.limits import DEFAULT_LIMITS
from reports.read import read
from reports.readings import Readings, joined
from reports.report import Rejected
from reports.source import Source, is_address
from ui.desk import kept
from ui.text import plain
from workspace.errors import WorkspaceError
from workspace.person import LOCAL, admit

if TYPE_CHECKING:
    from workspace.noted import Added
    from workspace.person import Person

__all__ = ["pasted", "show_intake"]

_TYPES = [suffix.lstrip(".") for suffix in SUFFIXES]


def show_intake(who: Person) -> None:
    """Draw the ways to bring reports in, and what became of the last ones."""
    _outcome()
    paste, upload = st.columns(2, gap="large")
    with paste:
        _paste(who)
    with upload:
        _upload(who)
        _elsewhere(who)


def _paste(who: Person) -> None:
    with st.form("paste", clear_on_submit=True, border=False):
        body = st.text_area("Text of a report", height=180, placeholder="Paste the article here")
        publisher, published = st.columns(2)
        name = publisher.text_input("Publisher")
        day = published.date_input(
            "Published on", value=None, help="Words such as «on Saturday» are dated from it."
        )
        added, alone = _buttons("Add this report")
        if (added or alone) and body.strip():
            source = pasted(body, name, day if isinstance(day, date) else None)
            _add(read_source(source, DEFAULT_LIMITS), who, alone=alone)


def _buttons(add: str) -> tuple[bool, bool]:
    """Whether reports are to join those that are here, and whether they are to stand alone."""
    with st.container(horizontal=True, gap="small"):
        added = st.form_submit_button(add, type="primary")
        alone = st.form_submit_button(
            "Start a new map with it", help="Takes the reports that are here now out. Undo brings them back."
        )
    return added, alone


def pasted(body: str, publisher: str, published: date | None) -> Source:
    """A pasted text as the file it would be, with what was filled in as its front matter."""
    fields = {
        "title": headline(body),
        "publisher": publisher.strip(),
        "published": published.isoformat() if published else None,
    }
    known = {name: value for name, value in fields.items() if value}
    head = (
        f"---\n{yaml.safe_dump(known, allow_unicode=True)}---\n"
        if known and not body.startswith("---")
        else ""
    )
    words = "".join(c if c.isalnum() else "-" for c in " ".join(body.split()[:5]).lower()).strip("-")
    return Source(name=f"{words[:40] or 'pasted'}.txt", data=f"{head}{body}".encode("utf-8", "replace"))


def _upload(who: Person) -> None:
    with st.form("upload", clear_on_submit=True, border=False):
        files = st.file_uploader("Files", type=_TYPES, accept_multiple_files=True)
        added, alone = _buttons("Read these files")
        if (added or alone) and files:
            read_files = [
                read_source(Source(name=file.name, data=file.getvalue()), DEFAULT_LIMITS) for file in files
            ]
            _add(joined(read_files), who, alone=alone)


def _elsewhere(who: Person) -> None:
    """A folder or an address: the first for who sits at this machine, the second where it was allowed."""
    ways = [*(["a folder on this machine"] if who == LOCAL else []), *(["a web address"] if is_on() else [])]
    if not ways:
        return
    with st.form("elsewhere", clear_on_submit=True, border=False):
        where = st.text_input(
            " or ".join(ways).capitalize(),
            help=None if is_on() else "Web addresses are read where the program was started with --fetch.",
        ).strip()
        if st.form_submit_button("Read it") and where:
            _add(_read_from(where, who), who)


def _read_from(where: str, who: Person) -> Readings:
    if is_address(where) and is_on():
        with st.spinner("Fetching …", show_time=True):
            return read_address(where)
    if who == LOCAL and not is_address(where):
        return read([Path(where).expanduser()])
    fault = Rejected(
        source=where[:200],
        reason="Web addresses are not read here.",
        remedy="Start the program with: sitmap app --fetch",
    )
    return Readings(rejected=(fault,))


def _keep(readings: Readings, who: Person, *, alone: bool) -> Added:
    """Write the reports; `alone` takes the others out. Who may not does not even make a workspace."""
    admit(who, [("reports", who.name)])
    workspace = kept()
    before = {report.id for report in workspace.readings().reports}
    added = workspace.add(readings, by=who.name, person=who)
    others = before - {*added.new, *added.known}
    if alone and others and (added.new or added.known):
        from workspace import deciding  # noqa: PLC0415

        workspace.decide_all(
            [deciding.remove_reports(others, by=who.name)], seen=workspace.version, person=who
        )
    return added


def _add(readings: Readings, who: Person, *, alone: bool = False) -> None:
    try:
        added = _keep(readings, who, alone=alone)
    except WorkspaceError as error:
        st.session_state["intake"] = [str(error)]
        st.rerun(scope="app")
    new, known = len(added.new), len(added.known)
    words = [f"{new} report{'s' * (new != 1)} added."] if new else []
    words += (
        [f"{known} {'was' if known == 1 else 'were'} here already: the same report twice."] if known else []
    )
    words += [f"{one.source}: not read. {one.reason} {one.remedy}" for one in readings.rejected]
    words += list(readings.notices)
    st.session_state["intake"] = words or ["Nothing that could be read as a report was found there."]
    st.rerun(scope="app")


def _outcome() -> None:
    words = st.session_state.get("intake")
    if words:
        st.info("  \n".join(plain(line) for line in words[:12]))
