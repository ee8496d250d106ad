"""For who runs the dashboard: which versions answer, and whether the workspace is well."""

from __future__ import annotations

import streamlit as st

from reports.visible import visible
from ui.desk import Desk, address
from ui.methods import show_methods
from ui.text import plain

__all__ = ["show_health", "show_method"]

_BADGES = {"good": ":green-badge[good]", "doubtful": ":orange-badge[note]", "wrong": ":red-badge[wrong]"}


def show_method(desk: Desk, *, may_look: bool) -> None:
    """How marks are made, and what answers here."""
    show_methods()
    show_health(desk, may_look=may_look)


def show_health(desk: Desk, *, may_look: bool) -> None:
    """Versions for everybody; `may_look` shows where the work is kept, and a button that looks at it."""
    st.subheader("Versions", anchor=False)
    st.dataframe(
        [{"What": name, "Version": version} for name, version in _versions().items()],
        hide_index=True,
        height="content",
    )
    if not may_look:
        return
    st.subheader("Workspace", anchor=False)
    if not desk.seq:
        st.caption("Nothing has been decided yet; the first decision makes a workspace.")
        return
    st.caption(plain(f"{len(desk.decisions)} decisions, {len(desk.reports)} reports, kept in {_name()}"))
    if st.button("Look at it", help="Every entry and report is read once; nothing is changed."):
        from workspace.health import examine  # noqa: PLC0415

        for one in examine(address()):
            st.markdown(f"{_BADGES[one.state]} **{plain(one.name)}** {plain(f'{one.found} {one.remedy}')}")


def _name() -> str:
    """The address without a password."""
    from workspace.database import Database  # noqa: PLC0415

    return visible(Database.at(address(), patience_s=1).name)


@st.cache_data(show_spinner=False)
def _versions() -> dict[str, str]:
    from workspace.versions import versions  # noqa: PLC0415 - reads every file of data

    return versions()
