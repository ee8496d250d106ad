"""Whatever a report or a person wrote, the dashboard shows it as text: nothing turns, hides, steers or is markup."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

HIDDEN = ("\u202e", "\u2066", "\u200b", "\x9b")
"""What may not reach the browser as it is."""

IMAGE = "![i](http://evil.example/i.png)"


def drawn(part: str) -> None:
    """One part of the dashboard over a report whose every word is hostile."""
    from dataclasses import replace

    from reports.readings import Readings
    from reports.report import Rejected
    from tests.conftest import report_of
    from ui import choosing, correct, decision_log, events_table, lists
    from ui.building import situation_for
    from ui.deciding import events_of
    from ui.desk import Desk
    from ui.screen import screen_of
    from workspace import deciding
    from workspace.person import LOCAL

    bad = "a\u202eb\u2066c\u200bd\x9b31m ![i](http://evil.example/i.png) <b>x</b>"
    body = f"Rebels captured Saraqib {bad} in Idlib province on Saturday. Later rebels captured Hama."
    report = report_of(body, id="r", title=bad, publisher=bad)
    rejected = Rejected(source=bad, reason=bad, remedy=bad)
    read = Desk(readings=Readings(reports=(report,), rejected=(rejected,), notices=(bad,)))
    event = next(event for event in events_of(read).values() if event.place)
    place = replace(event.place, name=f"Saraqib {bad}")
    made = [
        deciding.edit(event, by=bad, note=bad, title=bad),
        deciding.place(event, place, by="Ann", note=bad),
        deciding.edit(event, by="Ann", actors=[{"name": bad, "id": None, "side": None}]),
    ]
    decisions = tuple(replace(one, seq=n) for n, one in enumerate(made, start=1))
    desk = Desk(readings=read.readings, decisions=decisions, seq=3)
    event = next(event for event in events_of(desk).values() if event.review == "edited")
    if part == "table":
        events_table.show_table(desk, LOCAL, may_edit=True)
    elif part == "log":
        decision_log.show_undo(desk, LOCAL)
        decision_log.show_log(desk, LOCAL, may_edit=True)
    elif part == "reports":
        lists.ask_for_dates(Desk(readings=Readings(reports=(replace(report, published=None),))), LOCAL)
        lists.show_reports(desk, LOCAL, may_edit=True)
    elif part == "checks":
        lists.show_checks(screen_of(situation_for(desk.reports, desk.decisions, None)), desk.readings)
    elif part == "place":
        correct._place(desk, LOCAL, event)
        choosing.choose_place({place.id: place}, near=None, key="x")
    elif part == "fields":
        correct._fields(desk, LOCAL, event)
    else:
        correct._join(desk, LOCAL, next(one for one in events_of(desk).values() if one.id != event.id))


@pytest.mark.parametrize("part", ["table", "log", "reports", "checks", "place", "fields", "join"])
def test_no_part_of_the_dashboard_shows_what_hides_or_turns(
    part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITMAP_WORKSPACES", str(tmp_path))
    app = AppTest.from_function(drawn, args=(part,), default_timeout=60).run()
    assert not app.exception
    shown = {
        f"{type(element).__name__} {number}": element.proto.SerializeToString()
        for number, element in enumerate(app.main)
        if getattr(element, "proto", None) is not None
    }
    named = [name for name, held in shown.items() if "‹U+202E›".encode() in held or b"U\\+202E" in held]
    assert named, "the text is there, and says what hides in it"
    assert [(name, mark) for name, held in shown.items() for mark in HIDDEN if mark.encode() in held] == []
    as_text = ("Dataframe", "TextInput", "Multiselect", "UnknownElement")
    marked = [name for name, held in shown.items() if IMAGE.encode() in held]
    assert [name for name in marked if not name.startswith(as_text)] == []
