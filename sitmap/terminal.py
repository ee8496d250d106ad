"""Lines on a terminal: text of reports can neither steer it nor read as another."""

from __future__ import annotations

import sys
from typing import TextIO

from reports.visible import visible

__all__ = ["say"]


def say(line: str, *, file: TextIO | None = None) -> None:
    """Print a line; see `reports.visible`."""
    print(visible(line), file=file or sys.stdout)
