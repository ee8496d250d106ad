"""A process of its own that helps to read reports: what it needs is made ready in little time.

This module imports nothing of weight, so that the garbage collector is off before the libraries come.
"""

from __future__ import annotations

import gc
import sys
from contextlib import suppress
from pathlib import Path
from types import ModuleType

__all__ = ["make_ready"]

_YOUNG = 20_000
"""Objects made before those among them that are garbage are looked for; each word of a parse is one."""
_COMMAND_LINE = ("spacy.cli", "spacy.cli.info")


def make_ready(places: tuple[Path, ...]) -> None:
    """Load the libraries, the language model and the place index of a helping process."""
    gc.disable()
    with suppress(Exception):  # what is missing is said of the first report
        _import_spacy()
        from events.readers import warm_up  # noqa: PLC0415 - after the collector is off

        warm_up(places)
    # What is loaded stays; nothing of it is looked at again.
    gc.freeze()
    gc.set_threshold(_YOUNG)
    gc.enable()


def _import_spacy() -> None:
    """Import spaCy without its command line, which takes as long as the rest of it."""
    for name in _COMMAND_LINE:
        sys.modules[name] = ModuleType(name)
    sys.modules["spacy.cli.info"].info = None  # type: ignore[attr-defined]
    try:
        import spacy  # noqa: F401, PLC0415
    finally:
        for name in _COMMAND_LINE:
            sys.modules.pop(name, None)
