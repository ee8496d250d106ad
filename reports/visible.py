"""Characters that hide or turn text, made visible where text is shown to a person.

For showing only: offsets are into the text as it is. What Arabic and Persian need (marks of direction, joiners) stays;
overrides, embeddings and isolates of Unicode's bidirectional algorithm (UAX 9) can make a line read as another.
"""

from __future__ import annotations

import re

__all__ = ["visible"]

_HIDING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls, those of a terminal among them
    "\u202a-\u202e\u2066-\u2069"  # direction
    "\u200b\u2060-\u2064\ufeff\u00ad\u180e\u3164\ufff9-\ufffb"  # no width
    "\ud800-\udfff\U000e0000-\U000e007f]"  # halves of characters, tags
)


def visible(text: str) -> str:
    """The text with ‹U+202E› and the like for each character that hides, turns, or steers a terminal."""
    return _HIDING.sub(lambda found: f"‹U+{ord(found[0]):04X}›", text)
