"""What can go wrong while reading events.

EventsError
├── LexiconError (ValueError)        a word list has a row that can't be used
└── ModelMissing (LookupError)       the language model is not installed
"""

from __future__ import annotations

__all__ = ["EventsError", "LexiconError", "ModelMissing"]


class EventsError(Exception):
    """Anything that goes wrong in `events`."""


class LexiconError(EventsError, ValueError):
    """A row of a word list can't be used; the message names file, line and remedy."""


class ModelMissing(EventsError, LookupError):
    """The language model for syntax is not installed."""
