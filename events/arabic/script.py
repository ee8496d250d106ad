"""Arabic script: one key for the spellings of a word, and the prefixes that may stand before it.

Vowel marks and the tatweel are left out; the forms of alef, of ya and of the ta marbuta are joined, as search
engines do it (Lucene's ArabicNormalizer), and so are hamzas on their seats.
"""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["fold", "is_arabic", "stems"]

_MARKS = dict.fromkeys([*range(0x064B, 0x0660), 0x0670, 0x0640])
_SAME = str.maketrans("أإآٱىیۍةۀکؤئ", "اااايييههكوي")
_ARABIC = re.compile(r"[\u0621-\u064a\u0671-\u06d3]")
_LETTER = re.compile(r"[^\W\d_]")
_SHORTEST = 2


@lru_cache(maxsize=1 << 14)
def fold(word: str) -> str:
    """The key of a word, or of several divided by spaces."""
    return word.translate(_MARKS).translate(_SAME).lower()


def is_arabic(text: str) -> bool:
    """Whether most letters of a text are Arabic ones; False where it has no letter."""
    arabic = len(_ARABIC.findall(text))
    return arabic > 0 and 2 * arabic >= len(_LETTER.findall(text))


@lru_cache(maxsize=1 << 14)
def stems(key: str) -> tuple[tuple[str, str], ...]:
    """The readings of a folded word as (prefix, rest), the plain one first.

    Prefixes are the conjunctions wa and fa, the prepositions bi, li and ka, and both after another; "ll" is li with
    the article, so that its rest starts with the article again.
    """
    found = [("", key)]
    for conjunction in ("", key[:1]) if key[:1] in ("و", "ف") else ("",):
        rest = key[len(conjunction) :]
        if conjunction and len(rest) >= _SHORTEST:
            found.append((conjunction, rest))
        if rest[:1] in ("ب", "ل", "ك") and len(rest) > _SHORTEST:
            found.append((conjunction + rest[0], rest[1:]))
        if rest.startswith("لل") and len(rest) > _SHORTEST + 1:
            found.append((conjunction + "ل", "ال" + rest[2:]))
    return tuple(found)
