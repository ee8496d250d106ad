"""A reader who makes requests up, past the buttons that are not drawn for readers, changes nothing on disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest


def page(way: str) -> None:
    import streamlit as st

    from reports.readings import Readings
    from tests.conftest import report_of
    from ui import deciding, events_table, intake
    from ui.desk import Desk
    from workspace.person import Person

    eve = Person("Eve", "reader")
    report = report_of("Rebels captured Saraqib in Idlib province on Saturday.", id="r")
    desk = Desk(readings=Readings(reports=(report,)))
    events = list(deciding.events_of(desk).values())
    if way == "map":
        deciding.answer(desk, eve, {"do": "reject", "id": events[0].id})
    elif way == "table" and "said" not in st.session_state:
        events_table._take(desk, eve, events, {0: {"Review": "rejected", "Title": "Nothing"}})
    elif way == "reports" and "intake" not in st.session_state:
        intake._add(Readings(reports=(report,)), eve)
    st.text(str(st.session_state.get("said") or st.session_state.get("intake")))


@pytest.mark.parametrize("way", ["map", "table", "reports"])
def test_a_reader_does_not_even_make_a_workspace(
    way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITMAP_WORKSPACES", str(tmp_path / "workspaces"))
    app = AppTest.from_function(page, args=(way,), default_timeout=60).run()
    assert not (tmp_path / "workspaces").exists()
    assert "A reader may not do this" in app.text[0].value
