"""Text that XML can hold."""

from __future__ import annotations

import re

__all__ = ["legal"]

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """The text with U+FFFD for each character that XML 1.0 does not allow (https://www.w3.org/TR/xml/#charsets)."""
    return _ILLEGAL.sub("\ufffd", text)
