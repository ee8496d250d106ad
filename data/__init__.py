"""Where the tables are that an analyst can read and extend."""

from __future__ import annotations

from pathlib import Path

__all__ = ["BUILD", "DATA", "ROOT"]

DATA = Path(__file__).resolve().parent
"""The tables and word lists that come with the program."""

ROOT = DATA.parent
BUILD = ROOT / "build"
"""What `make setup` builds from DATA and the installed packages; never edited, never committed."""
