"""How marks are made and what the map cannot know; and a tour of two minutes."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

__all__ = ["show_methods", "show_tour"]


def show_methods() -> None:
    """Show the text of ``methods.md``."""
    st.markdown(_text("methods"))


@st.dialog("Two minutes", width="medium", icon=":material/explore:")
def show_tour() -> None:
    """Show the text of ``tour.md``."""
    st.markdown(_text("tour"))


def _text(name: str) -> str:
    return Path(__file__).with_name(f"{name}.md").read_text("utf-8")
