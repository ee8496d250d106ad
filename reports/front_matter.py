"""YAML front matter: a mapping between two lines of three hyphens at the start of a text.

Values are read as text (YAML's failsafe schema), so that ``no`` stays a language and a date keeps
the way it was written.
"""

from __future__ import annotations

import re

import yaml

from reports.errors import TooLargeError, UnreadableError

__all__ = ["divide"]

_OPENING = re.compile(r"---[ \t]*\r?\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_KEY = re.compile(r"[A-Za-z_][\w -]{0,80}:(?:\s|$)")
_LONGEST = 20_000
# The YAML reader takes time that grows with the square of the depth of brackets.
_MOST_BRACKETS = 100


def divide(text: str) -> tuple[dict[str, str], str]:
    """Fields of the front matter, with keys in lower case, and the body after it, unchanged.

    Text without front matter is all body; so is text that only starts with a ruled line.

    Raises
    ------
    UnreadableError
        Where the front matter is not closed, or is no YAML; the message names the line.
    """
    opening = _OPENING.match(text)
    if opening is None:
        return {}, text
    head = text[opening.end() : opening.end() + _LONGEST]
    closing = _CLOSING.search(text, opening.end())
    if not _KEY.match(head.lstrip()) and not (closing and closing.start() == opening.end()):
        return {}, text
    if closing is None:
        raise UnreadableError(
            "line 1: the front matter is not closed", "end it with a line of three hyphens (---)"
        )
    if closing.start() - opening.end() > _LONGEST:
        raise TooLargeError(
            f"line 1: the front matter has more than {_LONGEST:,} characters", "close it with a line of ---"
        )
    return _fields(text[opening.end() : closing.start()]), text[closing.end() :]


def _fields(head: str) -> dict[str, str]:
    _shallow(head)
    try:
        _no_aliases(head)
        # This loader makes nothing but text, lists and mappings.
        loaded = yaml.load(head, Loader=yaml.BaseLoader)  # noqa: S506  # nosec B506
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        raise UnreadableError(
            f"line {line}: the front matter is no YAML ({error.problem})",
            "put values that hold a colon or start with a sign in quotes",
        ) from error
    except yaml.YAMLError as error:
        raise UnreadableError(
            f"the front matter is no YAML ({error})", "remove control characters"
        ) from error
    except RecursionError as error:
        raise UnreadableError(
            "the front matter is nested too deeply", "use plain 'name: value' lines"
        ) from error
    if loaded in (None, ""):
        return {}
    if not isinstance(loaded, dict):
        raise UnreadableError("line 2: the front matter is no mapping", "use 'name: value' lines")
    return {
        key.strip().lower(): value
        for key, value in loaded.items()
        if isinstance(key, str) and isinstance(value, str)
    }


def _shallow(head: str) -> None:
    if sum(map(head.count, "[{")) > _MOST_BRACKETS:
        raise UnreadableError("the front matter is nested too deeply", "use plain 'name: value' lines")


def _no_aliases(head: str) -> None:
    if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(head, Loader=yaml.BaseLoader)):
        raise UnreadableError("the front matter uses YAML aliases", "write each value out")
