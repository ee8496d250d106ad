"""What can go wrong while something is written.

::

    OutputError (Exception)
    ├── WebNotBuiltError (FileNotFoundError)   the map's script has not been built
    ├── NotALayerError (ValueError)            a frame that can't be a layer of the map
    ├── SituationFileError (ValueError)        a file that is no exported situation
    ├── StoryError (ValueError)                a story whose steps can't be shown
    └── StyleError (ValueError)                a table of styles that can't be used
"""

from __future__ import annotations

__all__ = [
    "NotALayerError",
    "OutputError",
    "SituationFileError",
    "StoryError",
    "StyleError",
    "WebNotBuiltError",
]


class OutputError(Exception):
    """Something could not be written."""


class WebNotBuiltError(OutputError, FileNotFoundError):
    """The map's script and style are missing."""


class NotALayerError(OutputError, ValueError):
    """A frame lacks what a layer needs: a coordinate system, an id, one kind of geometry."""


class SituationFileError(OutputError, ValueError):
    """A file can't be read back as a situation."""


class StoryError(OutputError, ValueError):
    """A story has steps that can't be shown; the message names all faults."""


class StyleError(OutputError, ValueError):
    """A table of styles has a row that can't be used."""
