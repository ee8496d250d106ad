"""The desk: which reports and decisions the dashboard works on, and where they are kept.

`sitmap app` without a workspace shows the bundled reports or a folder's; the first change makes a workspace for
them in ``workspaces/``, so that nothing that was done is lost with the window.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from data import ROOT
from reports.readings import Readings
from reports.report import Report
from ui.building import read_start
from ui.screen import BUNDLED
from workspace.address import SUFFIX, is_workspace

if TYPE_CHECKING:
    from workspace.decision import Decision
    from workspace.workspace import Workspace

__all__ = ["FOLDER", "STARTED", "Desk", "address", "desk", "desk_version", "kept"]

FOLDER = "SITMAP_WORKSPACES"
"""Environment variable: the folder for workspaces that nobody named; ``workspaces/`` beside the program."""

STARTED = "those shown at the start"
"""The note of the decision that brings a new workspace its first reports: it is where everything begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What is worked on at one moment.

    `seq` is the number of the last decision that was seen; decisions on the same made after it are not
    overwritten.
    """

    readings: Readings
    decisions: tuple[Decision, ...] = ()
    seq: int = 0

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports that count."""
        return self.readings.reports


def desk() -> Desk:
    """The desk as it is now."""
    workspace = _existing()
    if workspace is None:
        return Desk(readings=_started())
    _catch_up(workspace)
    decisions = workspace.decisions()
    return Desk(readings=workspace.readings(), decisions=decisions, seq=len(decisions))


def desk_version() -> int:
    """The number of the last decision; 0 where nothing is kept yet."""
    workspace = _existing()
    return workspace.version if workspace is not None else 0


def kept() -> Workspace:
    """The workspace to write to: made with the reports shown, where there is none yet."""
    from workspace.person import LOCAL  # noqa: PLC0415

    workspace = _existing()
    if workspace is None:
        Path(address()).parent.mkdir(parents=True, exist_ok=True)
        workspace = _open(address())
        if workspace.version == 0:
            workspace.add(_started(), by=LOCAL.name, note=STARTED, person=LOCAL)
    return workspace


def address() -> str:
    """Where the work is kept: the workspace named at the start, else one for the reports named."""
    named = _named()
    if named is not None and is_workspace(named):
        return named
    folder = Path(os.environ.get(FOLDER) or ROOT / "workspaces")
    if named is None:
        return str(folder / f"situation{SUFFIX}")
    mark = sha256(str(Path(named).absolute()).encode()).hexdigest()[:8]
    return str(folder / f"{Path(named).stem or 'reports'}-{mark}{SUFFIX}")


def _named() -> str | None:
    return sys.argv[1] if len(sys.argv) > 1 else None


def _started() -> Readings:
    named = _named()
    if named is None:
        return read_start((str(BUNDLED),))
    return Readings() if is_workspace(named) else read_start((named,))


def _existing() -> Workspace | None:
    """The workspace, where there is one: a folder of reports gets its own with the first change."""
    where, named = address(), _named()
    chosen = named is not None and is_workspace(named)
    return _open(where) if chosen or Path(where).exists() else None


@st.cache_resource(show_spinner=False)
def _open(where: str) -> Workspace:
    from workspace.workspace import Workspace  # noqa: PLC0415 - half a second, for those who keep something

    return Workspace.open(where, guarded=True)


def _catch_up(workspace: Workspace) -> None:
    """Reports that came into the folder since the workspace was made; those that were taken out stay out."""
    from workspace.person import LOCAL  # noqa: PLC0415

    known = {
        name
        for decision in workspace.decisions()
        if decision.kind == "reports"
        for name in decision.after.get("added", ())
    }
    started = _started()
    new = tuple(report for report in started.reports if report.id not in known)
    if new and known:
        workspace.add(Readings(reports=new), by=LOCAL.name, note="new in the folder", person=LOCAL)
