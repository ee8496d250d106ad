"""Reading Arabic reports: by words and their order, without a model of syntax, into the English reader's claims.

``script`` folds spellings, ``line`` makes a sentence a line of folded words, ``lexicon`` holds the word lists of
`data/events/arabic`; ``actors``, ``parties``, ``spots``, ``times``, ``numbers`` and ``clauses`` find what a sentence holds
(``scene``); ``triggers``, ``frames``, ``who``, ``where``, ``mood``, ``speech`` and ``casualties`` give the happenings
their roles; ``drafts`` and ``read`` make claims of them.
"""

from __future__ import annotations

from events.arabic.read import read_arabic
from events.arabic.script import is_arabic

__all__ = ["is_arabic", "read_arabic"]
