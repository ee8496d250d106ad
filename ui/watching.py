"""Two windows on one workspace: what somebody decides elsewhere shows here within seconds."""

from __future__ import annotations

import streamlit as st

from ui.desk import desk_version

__all__ = ["watch"]

_SECONDS = 3


def watch(seen: int) -> None:
    """Look for decisions after number `seen`, and run the page again when there are some."""
    _look(seen)


@st.fragment(run_every=_SECONDS)
def _look(seen: int) -> None:
    now = desk_version()
    if now > seen:
        st.session_state["said"] = (f"{now - seen} new in the log of decisions.", ":material/group:")
        st.rerun(scope="app")
