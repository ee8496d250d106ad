"""The dashboard says which versions answer, and looks at its workspace where somebody who may asks it to."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest


def page(*, may_look: bool, seq: int) -> None:
    from reports.readings import Readings
    from ui.desk import Desk
    from ui.health import show_health

    show_health(Desk(readings=Readings(), seq=seq), may_look=may_look)


def drawn(**given: object) -> AppTest:
    app = AppTest.from_function(page, kwargs=dict(given), default_timeout=60).run()
    assert not app.exception
    return app


def said(app: AppTest) -> str:
    return " ".join(element.value for element in (*app.markdown, *app.caption))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SITMAP_WORKSPACES", str(tmp_path))
    monkeypatch.setattr("sys.argv", ["app.py"])
    return tmp_path


def test_versions_are_shown_to_everybody_and_the_workspace_to_editors() -> None:
    app = drawn(may_look=False, seq=1)
    versions = set(app.dataframe[0].value["What"])
    assert {"sitmap", "place index", "map script", "data/gazetteer"} <= versions
    assert len(app.button) == 0
    assert "first decision makes a workspace" in said(drawn(may_look=True, seq=0))


def test_a_look_says_what_is_wrong(folder: Path) -> None:
    from workspace.workspace import Workspace

    Workspace.open(folder / "situation.gpkg").close()
    app = drawn(may_look=True, seq=1)
    assert "situation" in said(app)
    assert "green-badge" in said(app.button[0].click().run())
    (folder / "situation.gpkg").write_bytes(b"x" * 1000)
    assert "red-badge" in said(app.button[0].click().run())
