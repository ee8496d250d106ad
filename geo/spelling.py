"""Keys under which names are stored and looked up.

`name_key` forgives case, diacritics, apostrophes, hyphens and full stops. `loose_key` also forgives
ways of writing Arabic, Ukrainian and Russian sounds with Latin letters (Idlib, Idleb, Edlib); it is only
asked when the strict key finds nothing.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from hashlib import blake2b

__all__ = ["WORD", "fold", "hash_key", "loose_key", "name_key"]

APOSTROPHES = "'’‘ʼʿʾʻ`´ʹ′ˈ‛"
WORD = re.compile(rf"(?:[^\W\d_]\.){{2,}}|\w+(?:[{APOSTROPHES}]\w+)*")
"""One word of a text or a name: letters and digits, with apostrophes inside; or initials with stops (U.S.)."""

_DROPPED = dict.fromkeys(map(ord, APOSTROPHES + "_.ـ"))
_LETTERS = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a", "ß": "ss",
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ة": "ه", "ۀ": "ه", "ک": "ك", "ؤ": "و", "ئ": "ي",
    }
)  # fmt: skip
_SAME_WORD = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """One word without case, marks and apostrophes; abbreviations of Saint, Mount and Fort joined."""
    if word.isascii():
        plain = word.lower().translate(_DROPPED)
    else:
        parts = unicodedata.normalize("NFKD", word.translate(_DROPPED)).casefold()
        # The letters are mapped before marks go: a hamza is a mark of its alef after NFKD.
        plain = "".join(c for c in parts if not unicodedata.combining(c)).translate(_LETTERS)
    return _SAME_WORD.get(plain, plain)


def name_key(name: str) -> str:
    """The strict key of a name: its folded words, one space between them."""
    return " ".join(filter(None, (fold(word) for word in WORD.findall(name))))


def hash_key(key: str) -> int:
    """A 64-bit number for a key, the same on every machine (BLAKE2b, RFC 7693)."""
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


# Articles and their assimilated forms, as romanised in front of sun letters.
_ARTICLES = frozenset("al el ad ed ar er as es ash esh at et az ez an en ul ol il".split())
_SOUNDS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"sch|sh|ch|tch", "s"),
        (r"kh|gh|q|c|g", "k"),
        (r"th", "t"),
        (r"dh|zh", "d"),
        (r"ph", "f"),
        (r"w|v|ou|oo|u", "o"),
        (r"y|j", "i"),
        (r"z", "s"),
        (r"h", ""),
        (r"p", "b"),
        (r"[ae]+", "a"),
        (r"[aeio]+", "a"),
        (r"(.)\1+", r"\1"),
    )
]


@lru_cache(maxsize=1 << 16)
def _skeleton(word: str) -> str:
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word.rstrip("a") or word


def loose_key(name: str) -> str:
    """The key under which spellings of one name in Latin letters fall together; "" for other scripts."""
    words = [word for word in name_key(name.replace("-", " ")).split() if word not in _ARTICLES]
    if not words or not all(word.isascii() for word in words):
        return ""
    return " ".join(_skeleton(word) for word in words)
