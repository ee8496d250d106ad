"""Report text in Streamlit's Markdown: as written, never as markup."""

from __future__ import annotations

import re

from reports.visible import visible

__all__ = ["plain"]

_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~:$&^=@])")
_SPACE = re.compile(r"\s+")


def plain(text: str) -> str:
    """Escape a text so that Markdown shows it as it is, on one line, what hides or turns it by name."""
    return _MARKUP.sub(r"\\\1", visible(_SPACE.sub(" ", text).strip()))
