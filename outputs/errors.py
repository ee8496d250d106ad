"""What can go wrong while something is written.

::

    OutputError (Exception)
    ├── WebNotBuiltError (FileNotFoundError)   the map's script has not been built
    ├── NotALayerError (ValueError)            a frame that can't be a layer of the map
    └── StyleError (ValueError)                a table of styles that can't be used
"""

from __future__ import annotations

__all__ = ["NotALayerError", "OutputError", "StyleError", "WebNotBuiltError"]


class OutputError(Exception):
    """Something could not be written."""


class WebNotBuiltError(OutputError, FileNotFoundError):
    """The map's script and style are missing."""


class NotALayerError(OutputError, ValueError):
    """A frame lacks what a layer needs: a coordinate system, an id, one kind of geometry."""


class StyleError(OutputError, ValueError):
    """A table of styles has a row that can't be used."""
