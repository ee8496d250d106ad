"""The map in the dashboard: the exported page's script as a component on Streamlit's components v2.

The one place that knows how the component is mounted; ``outputs/web/README.md`` lists what goes in and comes
back. The map keeps its view while the page runs again; a run sends addresses of script, style and data alone.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st
from streamlit.runtime import get_instance

from outputs.assets import asset

__all__ = ["situation_map"]

_KEY = "situation-map"
_TOLD = ("picked", "view", "point", "decide")


def situation_map(
    columns: bytes,
    *,
    view: str,
    select: tuple[str, int] | None,
    mode: tuple[str, str] | None,
    review: bool,
    tells: bool = False,
    on_told: Callable[[str, Any], None],
) -> None:
    """Mount the map.

    Parameters
    ----------
    columns
        As `outputs.payload.payload` gives them.
    view
        Text of a view: where the map begins; later only another text moves it.
    select
        The id of a feature to open, with a number that makes the same wish a new one.
    mode
        ``place`` and what to say while the next click is awaited; None for reading.
    review
        Whether marks can be confirmed, corrected and rejected.
    tells
        Whether each change of the view is told, and not only written into the address.
    on_told
        Called with ``picked`` (an id or None), ``view`` (a text), ``point`` (a click) or ``decide`` (what
        somebody asked for) and its value.
    """

    def told(name: str) -> Callable[[], None]:
        def tell() -> None:
            state: Any = st.session_state.get(_KEY)
            on_told(name, state.get(name) if state else None)

        return tell

    data = {
        "script": _served(asset("component.js").encode(), "text/javascript", "script"),
        "style": _served(asset("map.css").encode(), "text/css", "style"),
        "url": _served(columns, "application/octet-stream", "columns"),
        "view": view,
        "select": list(select) if select else None,
        "mode": list(mode) if mode else None,
        "review": review,
        "tells": tells,
    }
    answers = {f"on_{name}_change": told(name) for name in _TOLD}
    _component()(key=_KEY, data=data, height="content", **answers)


def _served(data: bytes, media_type: str, part: str) -> str:
    """The address of a file that this session can fetch; the same bytes have the same address."""
    return get_instance().media_file_mgr.add(data, media_type, f"{_KEY}-{part}")


def _component() -> Any:
    # A text of one line would be taken for the name of a file, hence the comment before it.
    return st.components.v2.component("sitmap_map", js=f"/* the situation map */\n{asset('loader.js')}")
