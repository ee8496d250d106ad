"""Sentences of a report, with offsets into its body."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Sentence"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence: `text == body[start:end]`.

    `index` counts sentences in the report, `paragraph` counts paragraphs; `heading` is True for a
    line of its own without a full stop (a title, a cross-heading).
    """

    index: int
    paragraph: int
    start: int
    end: int
    text: str
    heading: bool
