"""How marks are made, and what the map cannot know."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

__all__ = ["show_methods"]


def show_methods() -> None:
    """Show the text of ``methods.md``."""
    st.markdown(Path(__file__).with_name("methods.md").read_text("utf-8"))
