"""Forms of English verbs and nouns: regular ones by rule, others by `data/events/inflections.csv`."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from data import DATA

__all__ = ["base_forms", "inflections"]


@lru_cache(maxsize=1)
def base_forms() -> Mapping[str, str]:
    """Dictionary forms by the forms of the list; some are regular ones that the model misreads."""
    with (DATA / "events" / "inflections.csv").open(encoding="utf-8", newline="") as lines:
        return {row["form"]: row["lemma"] for row in csv.DictReader(lines)}


@lru_cache(maxsize=1)
def _irregular() -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for form, lemma in base_forms().items():
        found[lemma].add(form)
    return found


def inflections(word: str) -> set[str]:
    """The forms that a verb or noun may take in a text."""
    root = word[:-1] if word.endswith("e") else word
    regular = {word, f"{word}s", f"{word}es", f"{root}ed", f"{root}ing", f"{word[:-1]}ies", f"{word[:-1]}ied"}
    return regular | _irregular().get(word, set())
