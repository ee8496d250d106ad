"""Where things lie on a sheet of paper: degrees to points, and which labels have room."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

__all__ = ["Frame", "Room", "View", "nice"]

KM_PER_DEGREE = 111.195
"""Of latitude, on a sphere of 6,371 km."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A rectangle on the sheet: its lower left corner, width and height in points."""

    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The part of the world in a frame: an equidistant cylindrical projection, true at the middle latitude.

    `west` and `south` are the degrees of the frame's lower left corner, `points` those of a degree of latitude.
    """

    frame: Frame
    west: float
    south: float
    points: float
    narrowing: float

    @classmethod
    def of(cls, box: tuple[float, float, float, float], frame: Frame, *, margin: float = 0.06) -> View:
        """The view that shows a box (west, south, east, north) whole, in the middle of its frame."""
        west, south, east, north = box
        middle = (south + north) / 2
        narrowing = max(0.05, math.cos(math.radians(middle)))
        wide, tall = max(east - west, 1e-6) * narrowing, max(north - south, 1e-6)
        points = min(frame.w / wide, frame.h / tall) / (1 + 2 * margin)
        return cls(
            frame=frame,
            west=(west + east) / 2 - frame.w / points / narrowing / 2,
            south=middle - frame.h / points / 2,
            points=points,
            narrowing=narrowing,
        )

    @property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east, north of the frame."""
        east = self.west + self.frame.w / self.points / self.narrowing
        return self.west, self.south, east, self.south + self.frame.h / self.points

    @property
    def points_per_km(self) -> float:
        """At the middle latitude."""
        return self.points / KM_PER_DEGREE

    def xy(self, degrees: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """(longitude, latitude) rows to points on the sheet."""
        x = self.frame.x + (degrees[:, 0] - self.west) * self.points * self.narrowing
        return np.column_stack([x, self.frame.y + (degrees[:, 1] - self.south) * self.points])

    def drawn(self, shapes: Any) -> npt.NDArray[np.object_]:
        """Shapes in degrees as shapes in points, cut somewhat outside the frame."""
        west, south, east, north = self.box
        pad = (north - south) * 0.05
        near = shapely.clip_by_rect(shapes, west - pad, south - pad, east + pad, north + pad)
        return np.asarray(shapely.transform(near, self.xy), dtype=object)

    def holds(self, x: float, y: float, inset: float = 0.0) -> bool:
        """Whether a point of the sheet lies in the frame, `inset` points from its border."""
        f = self.frame
        return f.x + inset <= x <= f.x + f.w - inset and f.y + inset <= y <= f.y + f.h - inset


class Room:
    """The boxes taken on a sheet, so that no two labels lie on each other."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._taken = np.empty((0, 4))

    def take(self, x: float, y: float, w: float, h: float, *, force: bool = False) -> bool:
        """Take the box with its middle at (x, y) if it is free and inside the frame; with `force` in any case."""
        box = np.array([x - w / 2, y - h / 2, x + w / 2, y + h / 2])
        free = (
            not self._hits(box)
            and self._view.holds(box[0], box[1], 2)
            and self._view.holds(box[2], box[3], 2)
        )
        if free or force:
            self._taken = np.vstack([self._taken, box])
        return free

    def _hits(self, box: npt.NDArray[np.float64]) -> bool:
        taken = self._taken
        return bool(
            (
                (taken[:, 0] < box[2])
                & (taken[:, 2] > box[0])
                & (taken[:, 1] < box[3])
                & (taken[:, 3] > box[1])
            ).any()
        )


def nice(most: float, steps: Iterable[float] = (5, 2, 1)) -> float:
    """The largest number 1, 2 or 5 times a power of ten that is not above `most`."""
    power = 10.0 ** math.floor(math.log10(most))
    return next(step * power for step in steps if step * power <= most * (1 + 1e-9))
