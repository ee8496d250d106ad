"""The same tests on a GeoPackage and on a PostGIS."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports.readings import Readings
from reports.report import Rejected, Report
from tests.conftest import report_of
from workspace import deciding
from workspace.decision import Decision
from workspace.errors import DecisionError, StaleDecisionError
from workspace.workspace import Workspace

Opener = Callable[[], Workspace]


def confirm(target: str, by: str = "ann") -> Decision:
    return Decision(kind="confirm", target=target, by=by)


def readings(*texts: str) -> Readings:
    return Readings(
        reports=tuple(report_of(text, id=f"r{n}", publisher="Desk") for n, text in enumerate(texts, start=1))
    )


def test_a_new_workspace_is_empty(workspace: Workspace) -> None:
    assert (workspace.version, workspace.reports(), workspace.decisions()) == (0, (), ())


def test_reports_come_back_as_they_were(workspace: Workspace, open_workspace: Opener) -> None:
    given = readings("First text.\r\n  حلب 🚩", "Second text.")
    added = workspace.add(given, by="ann")
    assert added.new == ("r1", "r2")
    assert open_workspace().reports() == given.reports
    assert [(d.kind, d.by) for d in workspace.decisions()] == [("reports", "ann")]


def test_the_same_report_is_kept_once_and_another_of_its_name_gets_a_name_of_its_own(
    workspace: Workspace,
) -> None:
    workspace.add(readings("First."), by="ann")
    again = workspace.add(readings("First."), by="ben")
    assert (again.new, again.known, again.decision) == ((), ("r1",), None)
    other = workspace.add(readings("Another."), by="ben")
    assert other.new[0].startswith("r1-")
    assert {report.body for report in workspace.reports()} == {"First.", "Another."}


def test_reports_are_taken_out_dated_and_brought_back_by_decisions(workspace: Workspace) -> None:
    workspace.add(readings("One.", "Two."), by="ann")
    removed = workspace.decide(deciding.remove_reports(["r1"], by="ann"), seen=workspace.version)
    assert [report.id for report in workspace.reports()] == ["r2"]
    assert [report.id for report in workspace.reports(until=1)] == ["r1", "r2"]
    workspace.decide(deciding.undo(removed, by="ann"), seen=workspace.version)
    moment = datetime(2024, 12, 1, 9, 30, tzinfo=UTC)
    workspace.decide(deciding.date_report("r1", moment, by="ann"), seen=workspace.version)
    dated = workspace.reports()[0]
    assert (dated.id, dated.published, dated.published_has_time) == ("r1", moment, True)


def test_what_was_rejected_is_kept_with_its_reason(workspace: Workspace, open_workspace: Opener) -> None:
    rejected = Rejected(source="a.pdf", reason="It is empty.", remedy="Export it once more.")
    workspace.add(Readings(rejected=(rejected,), notices=("r1 has no date",)), by="ann")
    kept = open_workspace().readings()
    assert (kept.rejected, kept.notices) == ((rejected,), ("r1 has no date",))


def test_a_decision_is_seen_by_every_window(workspace: Workspace, open_workspace: Opener) -> None:
    other = open_workspace()
    written = workspace.decide(confirm("event-1"), seen=0)
    assert other.version == 1
    assert other.decisions() == (written,)
    assert other.decisions(since=1) == ()


def test_two_windows_cannot_overwrite_each_other_silently(
    workspace: Workspace, open_workspace: Opener
) -> None:
    other = open_workspace()
    seen = other.version
    workspace.decide(confirm("event-1", by="ann"), seen=seen)
    with pytest.raises(StaleDecisionError, match=r"ann decided on this in the meantime \(confirm") as caught:
        other.decide(Decision(kind="reject", target="event-1", by="ben"), seen=seen)
    assert [d.by for d in caught.value.newer] == ["ann"]
    assert other.version == 1
    other.decide(Decision(kind="reject", target="event-2", by="ben"), seen=seen)
    other.decide(Decision(kind="reject", target="event-1", by="ben"), seen=1)
    assert [d.target for d in other.decisions()] == ["event-1", "event-2", "event-1"]


def test_an_undo_meets_what_was_decided_on_its_event(workspace: Workspace) -> None:
    first = workspace.decide(confirm("event-1"), seen=0)
    workspace.decide(Decision(kind="reject", target="event-1", by="ben"), seen=1)
    with pytest.raises(StaleDecisionError):
        workspace.decide(deciding.undo(first, by="ann"), seen=1)


def test_only_what_is_in_the_log_can_be_undone(workspace: Workspace) -> None:
    first = workspace.decide(confirm("event-1"), seen=0)
    undo = workspace.decide(deciding.undo(first, by="ann"), seen=1)
    for wrong in (confirm("never written"), undo):
        with pytest.raises(DecisionError, match="There is no decision"):
            workspace.decide(deciding.undo(wrong, by="ann"), seen=None)


def test_the_same_decision_is_written_once(workspace: Workspace) -> None:
    decision = confirm("event-1")
    assert workspace.decide(decision, seen=0) == workspace.decide(decision, seen=0)
    assert workspace.version == 1


def test_several_decisions_are_written_together_or_not_at_all(workspace: Workspace) -> None:
    workspace.decide(confirm("event-2"), seen=0)
    with pytest.raises(StaleDecisionError):
        workspace.decide_all([confirm("event-1"), confirm("event-2")], seen=0)
    assert workspace.version == 1


def test_what_it_was_at_a_moment_is_found_by_the_log(workspace: Workspace) -> None:
    days = [datetime(2024, 11, day, tzinfo=UTC) for day in (28, 29, 30)]
    for day in days:
        workspace.decide(replace(confirm(f"event-{day.day}"), at=day), seen=None)
    assert [workspace.version_at(day) for day in days] == [1, 2, 3]
    assert workspace.version_at(datetime(2024, 11, 1, tzinfo=UTC)) == 0


def test_decisions_of_one_step_may_speak_of_the_same(workspace: Workspace) -> None:
    made = workspace.decide_all(
        [confirm("event-1"), Decision(kind="reject", target="event-1", by="ann")], seen=0
    )
    assert [d.seq for d in made] == [1, 2]
    assert workspace.decide_all(made, seen=0) == made


def test_the_log_can_only_be_added_to(workspace: Workspace) -> None:
    import sqlalchemy as sa

    workspace.decide(confirm("event-1"), seen=0)
    for statement in ("UPDATE decisions SET note = 'x'", "DELETE FROM decisions"):
        with (
            pytest.raises(sa.exc.DBAPIError, match="only ever added to"),
            workspace._database.writing() as connection,
        ):
            connection.execute(sa.text(statement))
    assert workspace.version == 1


def test_many_at_once_lose_nothing(workspace: Workspace, open_workspace: Opener) -> None:
    windows = [workspace, open_workspace(), open_workspace(), open_workspace()]

    def work(number: int) -> list[str]:
        window = windows[number]
        return [window.decide(confirm(f"{number}-{n}"), seen=window.version).id for n in range(15)]

    with ThreadPoolExecutor(len(windows)) as pool:
        acknowledged = [name for names in pool.map(work, range(len(windows))) for name in names]
    log = open_workspace().decisions()
    assert sorted(d.id for d in log) == sorted(acknowledged)
    assert [d.seq for d in log] == list(range(1, 61))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    text=st.text(st.characters(codec=None), max_size=60), note=st.text(st.characters(codec=None), max_size=30)
)
def test_any_text_is_kept_with_its_offsets(workspace: Workspace, text: str, note: str) -> None:
    added = workspace.add(Readings(reports=(report_of(f"{text}|mark", id="r"),)), by="ann")
    name = (added.new or added.known)[0]
    body = next(report.body for report in workspace.reports() if report.id == name)
    assert body.index("|mark", len(text)) == len(text)
    if "\0" not in note:
        kept = workspace.decide(replace(confirm("e"), note=note, before={"x": note}), seen=None)
        assert len(workspace.decisions()[kept.seq - 1].note) == len(note)


def test_an_export_is_read_without_this_program(workspace: Workspace, tmp_path: Path) -> None:
    workspace.add(readings("One."), by="ann")
    workspace.decide(confirm("event-1"), seen=1)
    files = {path.name: path for path in workspace.export(tmp_path)}
    log = [json.loads(line) for line in files["decisions.jsonl"].read_text(encoding="utf-8").splitlines()]
    assert [entry["kind"] for entry in log] == ["reports", "confirm"]
    assert json.loads(files["reports.jsonl"].read_text(encoding="utf-8"))["body"] == "One."


def test_a_backup_is_a_workspace_with_everything(workspace: Workspace, tmp_path: Path) -> None:
    workspace.add(readings("One.", "Two."), by="ann")
    workspace.decide(confirm("event-1"), seen=1)
    target = tmp_path / "backup.gpkg"
    workspace.backup(target)
    workspace.decide(confirm("event-2"), seen=2)
    assert [path.name for path in tmp_path.glob("backup*")] == ["backup.gpkg"]
    with Workspace.open(target, create=False) as copy:
        assert copy.reports() == workspace.reports()
        assert copy.decisions() == workspace.decisions(until=2)


def test_a_file_fills_a_workspace_that_is_empty_and_no_other(workspace: Workspace, tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "other.gpkg") as file:
        file.add(readings("One."), by="ann")
        file.decide(confirm("event-1"), seen=1)
        workspace.fill_from(file)
        assert (workspace.reports(), workspace.decisions()) == (file.reports(), file.decisions())
        with pytest.raises(DecisionError, match="is not empty"):
            workspace.fill_from(file)
        assert workspace.decide(confirm("event-2"), seen=2).seq == 3


def test_reports_are_those_of_the_program(workspace: Workspace) -> None:
    made = Report(
        id="x",
        title=None,
        publisher=None,
        published=None,
        published_has_time=False,
        url=None,
        language=None,
        body="",
        path=None,
    )
    workspace.add(Readings(reports=(made,)), by="ann")
    assert workspace.reports() == (made,)
