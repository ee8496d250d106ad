"""Answers about the words of one parse, each worked out once.

A verb asks the verb it is coordinated to; a chain of a hundred verbs would be walked again for each of them.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from spacy.tokens import Doc, Token

__all__ = ["kept"]

_Answer = TypeVar("_Answer")


class _Answers(threading.local):
    """The answers of the parse that a thread asks about last; answers hold words, and words their parse."""

    doc: Doc | None = None
    known: dict[tuple[str, int], Any]


_answers = _Answers()


def kept(question: Callable[[Token], _Answer], *, name: str = "") -> Callable[[Token], _Answer]:
    """The same question, answered once for a word; a list is each caller's own.

    `name` tells questions apart that have no name of their own.
    """
    name = name or f"{question.__module__}.{question.__qualname__}"

    @wraps(question)
    def ask(token: Token) -> _Answer:
        if _answers.doc is not token.doc:
            _answers.doc, _answers.known = token.doc, {}
        key = (name, token.i)
        if key not in _answers.known:
            _answers.known[key] = question(token)
        answer: Any = _answers.known[key]
        if isinstance(answer, list):
            answer = answer.copy()
        return cast(_Answer, answer)

    return ask
