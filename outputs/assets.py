"""The built script and style of the map, as text."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from data import BUILD
from outputs.errors import WebNotBuiltError

__all__ = ["WEB", "asset"]

WEB = BUILD / "web"
"""Where `python -m outputs.build_web` puts page.js, page.css, loader.js, component.js, map.css and fonts.css."""


def asset(name: str, *, folder: Path = WEB) -> str:
    """The text of a built file.

    Raises
    ------
    WebNotBuiltError
        It has not been built; the message says how.
    """
    path = folder / name
    try:
        return _read(path, path.stat().st_mtime_ns)
    except FileNotFoundError as error:
        raise WebNotBuiltError(f"There is no {path}. Build it with: python -m outputs.build_web") from error


@lru_cache(maxsize=16)
def _read(path: Path, _changed: int) -> str:
    return path.read_text("utf-8")
