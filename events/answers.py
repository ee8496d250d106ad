"""Answers about the words of one parse, each worked out once.

A verb asks the verb it is coordinated to; a chain of a hundred verbs would be walked again for each of them.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from events.tokens import Doc, Token

__all__ = ["kept", "text_of"]

_Answer = TypeVar("_Answer")
_More = ParamSpec("_More")


class _Answers(threading.local):
    """The answers of the parse that a thread asks about last; answers hold words, and words their parse."""

    doc: Doc | None = None
    known: dict[tuple[Any, ...], Any]


_answers = _Answers()


def kept(
    question: Callable[Concatenate[Token, _More], _Answer], *, name: str = ""
) -> Callable[Concatenate[Token, _More], _Answer]:
    """The same question, answered once for a word and what else it is asked with; a list is each caller's own.

    `name` tells questions apart that have no name of their own. What else is given must be hashable.
    """
    name = name or f"{question.__module__}.{question.__qualname__}"

    @wraps(question)
    def ask(token: Token, *more: _More.args, **named: _More.kwargs) -> _Answer:
        if _answers.doc is not token.doc:
            _answers.doc, _answers.known = token.doc, {}
        key = (name, token.i, *more)
        known = _answers.known
        if key not in known:
            known[key] = question(token, *more, **named)
        answer: Any = known[key]
        return cast(_Answer, answer.copy() if isinstance(answer, list) else answer)

    return cast("Callable[Concatenate[Token, _More], _Answer]", ask)


def text_of(doc: Doc) -> str:
    """The text of a parse, put together once."""
    if _answers.doc is not doc:
        _answers.doc, _answers.known = doc, {}
    known = _answers.known
    if ("text",) not in known:
        known["text",] = doc.text
    return cast(str, known["text",])
