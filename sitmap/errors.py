"""What can go wrong on the command line.

SitmapError
└── UnusableInput (ValueError)   nothing of what was given can be used
"""

from __future__ import annotations

__all__ = ["SitmapError", "UnusableInput"]


class SitmapError(Exception):
    """Anything the command line reports in one line."""


class UnusableInput(SitmapError, ValueError):
    """Nothing of what was given can be used; the message says why and what to do."""
