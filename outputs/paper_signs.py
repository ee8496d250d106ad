"""Signs on paper: zones with colour, hatch and outline, marks as the map on the screen has them.

Positions are points (1/72 inch) on the sheet; the same functions draw the map and its legend.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from matplotlib.artist import Artist
from matplotlib.patches import PathPatch, Polygon, Rectangle
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Transform

from outputs.paper_text import drawn_text
from outputs.style import SideStyle

__all__ = ["INK", "NO_SIDE", "PAPER", "sign", "words", "zone_patches", "zone_style"]

INK, PAPER, STRIKE, CLASH = "#1f2328", "#ffffff", "#c4162a", "#1f2328"
NO_SIDE = SideStyle(side="", colour="#6b6b6b", dark="#b0b0b0", pattern="lines", letter="?")
_HATCH = {"back": "\\\\\\", "lines": "--", "dots": "..", "cross": "xx", "columns": "||", "grid": "++"}
_STATUS_HATCH = {"claimed": "////", "contested": "xxxx", "advance": "\\\\", "lost": "oo"}
_ONE_WAY, _OTHER_WAY = "////", "\\\\\\\\"
_FILL = {"held": 0.42, "claimed": 0.16, "contested": 0.12, "advance": 0.1, "lost": 0.06}


def zone_style(side: SideStyle, status: str | None, rival: SideStyle | None = None) -> dict[str, Any]:
    """How an area of a side is filled, hatched and outlined; who holds it shows without its colour too.

    Where a `rival` is inside too, its strokes cross those of the holder.
    """
    held, crossed = status == "held", status == "contested" and rival is not None
    style: dict[str, Any] = {
        "fill": {"facecolor": side.colour, "alpha": _FILL.get(str(status), 0.12), "linewidth": 0},
        "hatch": {
            "fill": False,
            "hatch": _HATCH.get(side.pattern, "--")
            if held
            else _ONE_WAY
            if crossed
            else _STATUS_HATCH.get(str(status), "//"),
            "edgecolor": side.colour,
            "linewidth": 0,
            "alpha": 0.45 if held else 0.55,
        },
        "line": {
            "fill": False,
            "edgecolor": side.colour,
            "linewidth": 1.1,
            "linestyle": "-" if held else (0, (4, 2.5)),
            "alpha": 0.95,
        },
    }
    if crossed and rival is not None:
        style["rival"] = {**style["hatch"], "hatch": _OTHER_WAY, "edgecolor": rival.colour}
    return style


def zone_patches(shape: Any, style: Mapping[str, Any], **more: Any) -> list[Artist]:
    """An area in degrees as patches."""
    path = path_of(shape)
    parts = ("fill", "hatch", "rival", "line")
    return [PathPatch(path, **style[part], **more) for part in parts if part in style]


def path_of(shape: Any) -> Path:
    """A (Multi)Polygon as one path with its holes."""
    rings = shapely.get_rings(shapely.get_parts(shape))
    codes, vertices = [], []
    for ring in rings:
        xy = shapely.get_coordinates(ring)
        vertices.append(xy)
        codes.append(np.array([Path.MOVETO, *[Path.LINETO] * (len(xy) - 2), Path.CLOSEPOLY], np.uint8))
    return Path(np.concatenate(vertices), np.concatenate(codes)) if vertices else Path(np.empty((0, 2)))


def words(
    x: float, y: float, text: str, *, size: float, drawn: bool = False, colour: str = INK, **more: Any
) -> Text:
    """Text that is never read as mathematics; `drawn` where it has been through `drawn_text` already."""
    shown = text if drawn else drawn_text(text)
    return Text(x, y, shown, fontsize=size, color=colour, parse_math=False, **more)


def sign(kind: str, x: float, y: float, radius: float, side: SideStyle, **look: Any) -> list[Artist]:
    """The sign of a mark at a position in points; `look` holds `status`, `returning`, and artists' options."""
    status, returning = look.pop("status", None), look.pop("returning", False)
    made: list[Artist] = _SIGNS[kind](x, y, radius, side, status=status, returning=returning)
    for artist in made:
        artist.set(**look)
    return made


def _control(x: float, y: float, r: float, side: SideStyle, *, status: str | None, **_: Any) -> list[Artist]:
    sure = status == "held"
    box = Rectangle(
        (x - r, y - r), 2 * r, 2 * r,
        facecolor=side.colour if sure else PAPER, edgecolor=side.colour if not sure else PAPER,
        linewidth=1.0, linestyle="-" if sure else (0, (2.2, 1.2)),
    )  # fmt: skip
    letter = words(
        x, y - 0.05 * r, side.letter, size=r * (1.35 if len(side.letter) == 1 else 1.05), weight="bold",
        colour=_legible(side.colour) if sure else INK, ha="center", va="center_baseline",
    )  # fmt: skip
    return [box, letter]


def _strike(x: float, y: float, r: float, *_: Any, **__: Any) -> list[Artist]:
    turn = np.arange(16) * np.pi / 8 + np.pi / 16
    reach = np.where(np.arange(16) % 2, 0.52, 1.15) * r
    return [_polygon(np.column_stack([x + reach * np.sin(turn), y + reach * np.cos(turn)]), STRIKE)]


def _clash(x: float, y: float, r: float, *_: Any, **__: Any) -> list[Artist]:
    arm, wide = 0.95 * r, 0.3 * r
    bar = np.array([(-arm, -wide), (arm, -wide), (arm, wide), (-arm, wide)])
    made: list[Artist] = []
    for angle in (np.pi / 4, -np.pi / 4):
        turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
        made.append(_polygon(bar @ turn.T + (x, y), CLASH))
    return made


def _displacement(x: float, y: float, r: float, *_: Any, returning: bool = False, **__: Any) -> list[Artist]:
    arrow = np.array(
        [(-1, -0.32), (0.1, -0.32), (0.1, -0.85), (1.1, 0), (0.1, 0.85), (0.1, 0.32), (-1, 0.32)]
    )
    return [_polygon(arrow * (-r if returning else r, r) + (x, y), "#3d4f8f")]


def _other(x: float, y: float, r: float, *_: Any, **__: Any) -> list[Artist]:
    return [_polygon(np.array([(x, y + r), (x + r, y), (x, y - r), (x - r, y)]), "#5f6670")]


_SIGNS: dict[str, Any] = {
    "control": _control,
    "strikes": _strike,
    "clashes": _clash,
    "displacement": _displacement,
    "other": _other,
}


def _polygon(points: npt.NDArray[np.float64], colour: str) -> Polygon:
    return Polygon(points, closed=True, facecolor=colour, edgecolor=PAPER, linewidth=0.7, joinstyle="round")


def _legible(colour: str) -> str:
    """Black or white, whichever stands out more (relative luminance of WCAG 2)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return INK if luminance > 0.3 else PAPER


def transformed(artists: list[Artist], transform: Transform) -> list[Artist]:
    """The artists in another system of coordinates."""
    for artist in artists:
        artist.set_transform(transform)
    return artists
