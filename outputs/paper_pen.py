"""What puts artists on a sheet, cut at the frame of a map."""

from __future__ import annotations

from typing import Any

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.patheffects import withStroke

from outputs.paper_signs import PAPER, words
from outputs.paper_view import View

__all__ = ["Pen"]

_HALO = 2.2


class Pen:
    """Puts artists on the sheet, cut at the frame of the map."""

    def __init__(self, ax: Axes, view: View) -> None:
        self.ax, self.view = ax, view
        f = view.frame
        self._clip = Rectangle((f.x, f.y), f.w, f.h, transform=ax.transData)

    def put(self, artist: Artist, order: float) -> None:
        artist.set_zorder(order)
        self.ax.add_artist(artist)
        artist.set_clip_path(self._clip)

    def text(
        self, x: float, y: float, text: str, order: float = 20, *, halo: str = PAPER, **more: Any
    ) -> None:
        effects = [withStroke(linewidth=_HALO, foreground=halo, alpha=0.85)]
        self.put(words(x, y, text, drawn=True, path_effects=effects, **more), order)
