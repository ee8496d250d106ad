"""Keys under which a place is stored besides those of its names: the ways in which the press shortens Arabic names."""

from __future__ import annotations

import re

from geo.spelling import ARTICLES, name_key
from geo.words import words

__all__ = ["bare", "without_article", "without_h"]


def without_article(name: str) -> str:
    """The key of a one-word Arabic name with its article added or left out (الخرطوم, خرطوم); "" for others."""
    key = name_key(name)
    if not key or " " in key or not "\u0600" <= key[0] <= "\u06ff" or len(key) < 4:
        return ""
    return key[2:] if key.startswith("ال") else "ال" + key


def bare(name: str) -> tuple[str, ...]:
    """The keys of a romanised name without its article, for names that other places bear (Al Mazra‘ah, Mazraa)."""
    first, _, rest = name_key(name).partition(" ")
    return tuple({rest, _ENDS_IN_AH.sub("a", rest)}) if first in ARTICLES and len(rest) >= _LEAST else ()


_LEAST = 4


def without_h(name: str, country: str | None) -> str:
    """The key of a romanised name that ends in "-ah", as the press writes it (Al Mazra‘ah, al-Mazraa); "" for others.

    GeoNames romanises by BGN/PCGN, where the feminine ending of Arabic is "-ah".
    """
    if country not in words().transliterated:
        return ""
    key = name_key(name)
    short = _ENDS_IN_AH.sub("a", key)
    return short if short != key else ""


_ENDS_IN_AH = re.compile(r"(?<=[a-z]{2})ah\b")
