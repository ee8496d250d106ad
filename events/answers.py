"""Answers about the words of one parse, each worked out once.

A verb asks the verb it is coordinated to; a chain of a hundred verbs would be walked again for each of them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from events.tokens import Token

__all__ = ["kept"]

_Answer = TypeVar("_Answer")
_More = ParamSpec("_More")


def kept(
    question: Callable[Concatenate[Token, _More], _Answer], *, name: str = ""
) -> Callable[Concatenate[Token, _More], _Answer]:
    """The same question, answered once for a word and what else it is asked with; a list is each caller's own.

    `name` tells questions apart that have no name of their own. What else is given must be hashable.
    """
    name = name or f"{question.__module__}.{question.__qualname__}"

    @wraps(question)
    def ask(token: Token, *more: _More.args, **named: _More.kwargs) -> _Answer:
        key = (name, token.i, *more)
        known = token.doc.answers
        if key not in known:
            known[key] = question(token, *more, **named)
        answer: Any = known[key]
        return cast(_Answer, answer.copy() if isinstance(answer, list) else answer)

    return cast("Callable[Concatenate[Token, _More], _Answer]", ask)
