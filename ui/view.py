"""What one browser session looks at: one frozen value in Streamlit's session state."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import streamlit as st

__all__ = ["View", "change", "current", "show_on_map"]

_KEY = "view"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What is shown.

    Attributes
    ----------
    as_of
        The day shown; None for the latest moment the reports speak of.
    picked
        The id of the feature opened on the map.
    select
        What Python wants opened on the map, with a number that makes the same wish a new one.
    placing
        The id of the event for which the next click on the map is its place; "" for a new event.
    correcting
        The id of the event whose form is open.
    """

    as_of: date | None = None
    picked: str | None = None
    select: tuple[str, int] | None = None
    placing: str | None = None
    correcting: str | None = None


def current() -> View:
    """The session's view; the first one where nothing was changed yet."""
    view: View = st.session_state.setdefault(_KEY, View())
    return view


def change(**fields: Any) -> None:
    """Replace some fields of the view."""
    st.session_state[_KEY] = replace(current(), **fields)


def show_on_map(feature: str) -> None:
    """Have the map open a feature."""
    before = current().select
    change(select=(feature, before[1] + 1 if before else 1))
