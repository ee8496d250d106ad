"""Arabic script: one key for the spellings of a word, and the prefixes that may stand before it.

Marks of vowels and the tatweel are left out; the forms of alef, of ya and of the ta marbuta are joined, as Arabic
search engines do it (Lucene's ArabicNormalizer, with hamza on its seats joined as well).
"""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["fold", "is_arabic", "stems"]

_MARKS = dict.fromkeys([*range(0x064B, 0x0660), 0x0670, 0x0640])
_SAME = str.maketrans("أإآٱىیۍةۀهکؤئ", "ااااييييههكوي".replace("يييي", "ييي", 1) + "")
_LETTERS = re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")
_OTHERS = re.compile(r"[^\W\d_]")
_SHORTEST = 2
_AND, _JOINED = "وف", "بلك"
