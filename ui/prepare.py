"""Build the first screen of the bundled reports ahead of time: ``python -m ui.prepare``.

The dashboard then opens without reading anything; it would do the same by itself at the first start.
"""

from __future__ import annotations

import pipeline
from reports.read import read, with_unique_ids
from ui.screen import BUNDLED, key_of, load, save, screen_of

__all__ = ["main"]


def main() -> None:
    """Build and keep the screen, unless it is there already."""
    reports = with_unique_ids(read([BUNDLED])).reports
    key = key_of(reports)
    if load(key) is None:
        save(key, screen_of(pipeline.build(reports)))


if __name__ == "__main__":
    main()
