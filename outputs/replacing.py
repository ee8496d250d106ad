"""Replace a file only by a complete one."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["replacing"]


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a path beside `path` to write to; it takes the place of `path` if nothing was raised.

    Readers see the old file or the new one, never half of one.
    """
    path = Path(path)
    with tempfile.TemporaryDirectory(prefix=".writing-", dir=path.parent) as folder:
        target = Path(folder) / path.name
        yield target
        target.replace(path)
