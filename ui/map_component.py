"""The map in the dashboard: the exported page's script as a component on Streamlit's components v2.

The one place that knows how the component is mounted. The map keeps its view and its layers while the page
runs again; only other columns draw it anew.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from outputs.assets import asset

__all__ = ["situation_map"]

_KEY = "situation-map"


def situation_map(columns: bytes, *, on_pick: Callable[[str | None], None]) -> None:
    """Mount the map.

    Parameters
    ----------
    columns
        As `outputs.payload.payload` gives them.
    on_pick
        Called with the id of a feature when a reader opens it, with None when it is closed.
    """

    def picked() -> None:
        state: Any = st.session_state.get(_KEY)
        on_pick(state.get("picked") if state else None)

    _component()(key=_KEY, data=columns, on_picked_change=picked, height="content")


def _component() -> Any:
    # A text of one line would be taken for the name of a file, hence the comment before it.
    return st.components.v2.component(
        "sitmap_map",
        js=f"/* the situation map */\n{asset('component.js')}",
        css=f"/* the situation map */\n{asset('map.css')}",
    )
