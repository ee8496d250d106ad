"""What can go wrong in the layers.

LayersError
├── FrameError (ValueError)      a frame breaks the schema; the message lists every fault
├── SettingError (ValueError)    data/layers/settings.csv lacks a setting or holds one that is no number
└── DrawingError (ValueError)    a drawn layer that was brought along cannot be used
"""

from __future__ import annotations

__all__ = ["DrawingError", "FrameError", "LayersError", "SettingError", "TableError"]


class LayersError(Exception):
    """Anything that the layers report."""


class FrameError(LayersError, ValueError):
    """A frame breaks the schema; `faults` holds every fault as a sentence."""

    def __init__(self, layer: str, faults: tuple[str, ...]) -> None:
        self.layer = layer
        self.faults = faults
        super().__init__(f"{layer}: {'; '.join(faults)}")


class SettingError(LayersError, ValueError):
    """The table of settings lacks a row or holds a value that is no number."""


class DrawingError(LayersError, ValueError):
    """A drawn layer that was brought along cannot be used; the message says why."""


class TableError(LayersError, ValueError):
    """A table of places that was brought along cannot be used; the message says which line and why."""
