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

__all__ = ["WORD", "fold", "hash_key", "loose_key", "name_key", "plain_key"]

APOSTROPHES = "'’‘ʼʿʾʻ`´ʹ′ˈ‛"
WORD = re.compile(rf"(?:[^\W\d_]\.){{2,}}|\w+(?:[{APOSTROPHES}]\w+)*")
"""One word: letters and digits, with apostrophes inside; or initials with stops (U.S.)."""

_DROPPED = dict.fromkeys(map(ord, APOSTROPHES + "_.ـ"))
_LETTERS = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i",
        "ə": "a", "ß": "ss",
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ة": "ه", "ۀ": "ه", "ک": "ك",
        "ؤ": "و", "ئ": "ي",
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
        plain = "".join(c for c in parts if c.isalnum()).translate(_LETTERS)
    return _SAME_WORD.get(plain, plain)


def name_key(name: str) -> str:
    """The strict key of a name: its folded words, one space between them."""
    return " ".join(filter(None, (fold(word) for word in WORD.findall(name))))


def hash_key(key: str) -> int:
    """A 64-bit number for a key, the same on every machine (BLAKE2b, RFC 7693)."""
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


ARTICLES = frozenset("al el ad ed ar er as es ash esh at et az ez an en ul ol il".split())
"""The Arabic article and its forms in front of sun letters, as romanised."""

_SOUNDS = (
    (re.compile(r"sch|tch|sh|ch"), "s"),
    (re.compile(r"kh|gh|ck|[qcg]"), "k"),
    (re.compile(r"dj"), "j"),
    (re.compile(r"th"), "t"),
    (re.compile(r"dh"), "d"),
    (re.compile(r"zh|z"), "s"),
    (re.compile(r"ph|v"), "f"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"h"), ""),
    (re.compile(r"([^aeiouwy])\1+"), r"\1"),
)
_VOWELS = re.compile(r"[aeiouwy]+")
_ASSIMILATED = re.compile(r"^[aeiu]([dlnrstz])(?=\1)")
_ENDINGS = re.compile(r"(?:[аеёиіоуыэюяьйєї]+|[оеёыи]м|[ая]м|[ая]ми|[ая]х)$")
"""Of nouns and adjectives in Russian and Ukrainian: Покровск, Покровска, Покровском, Покровську."""


@lru_cache(maxsize=1 << 16)
def _skeleton(word: str) -> str:
    """Consonants of a Latin word in one romanisation; an initial vowel is kept as "a"."""
    word = _ASSIMILATED.sub(r"\1", word)
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    initial = "a" if word[:1] in "aeiou" else ""
    return initial + _VOWELS.sub("", word)


def loose_key(name: str) -> str:
    """The key under which spellings of one name fall together; "" where there is nothing to go by.

    Latin letters: the skeleton of consonants without articles, after the romanisations of Arabic by
    BGN/PCGN, UNGEGN and the press, which differ in vowels, doubling, hyphens and the article (Saraqib,
    Saraqeb; Deir ez-Zor, Deir Ezzor). Cyrillic: the words without their case endings (Харькове, Харьков).
    """
    words = [word for word in name_key(name).split() if word not in ARTICLES]
    if not words:
        return ""
    if all(word.isascii() for word in words):
        key = "".join(map(_skeleton, words))
        return key if len(key) >= 2 else ""
    if all("\u0400" <= word[0] <= "\u04ff" for word in words):
        stems = [_ENDINGS.sub("", word) for word in words]
        return " ".join(stems) if min(map(len, stems)) >= 3 else ""
    return ""


def plain_key(name: str) -> str:
    """The strict key as one word without articles: what two spellings are compared by."""
    return "".join(word for word in name_key(name).split() if word not in ARTICLES)
