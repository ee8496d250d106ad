"""What one browser session looks at: one frozen value in Streamlit's session state."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import streamlit as st

from reports.readings import Readings

__all__ = ["View", "change", "current"]

_KEY = "view"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What is shown.

    Attributes
    ----------
    added
        Reports that were pasted or uploaded in this session, with what could not be read of them.
    bundled
        Whether the reports that the program was started with are part of the situation.
    as_of
        The day shown; None for the latest moment the reports speak of.
    picked
        The id of the feature opened on the map.
    """

    added: Readings = field(default_factory=Readings)
    bundled: bool = True
    as_of: date | None = None
    picked: str | None = None


def current() -> View:
    """The session's view; the first one where nothing was changed yet."""
    view: View = st.session_state.setdefault(_KEY, View())
    return view


def change(**fields: Any) -> None:
    """Replace some fields of the view."""
    st.session_state[_KEY] = replace(current(), **fields)
