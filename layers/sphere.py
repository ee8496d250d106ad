"""Positions on a sphere, so that trees can find what is near anywhere on earth."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

__all__ = ["EARTH_M", "ground_m", "on_sphere", "straight_m"]

EARTH_M = 6_371_008.8
"""Mean radius of the earth in metres (Moritz, Geodetic Reference System 1980)."""

Floats = npt.NDArray[np.float64]


def on_sphere(lat: Sequence[float], lon: Sequence[float]) -> Floats:
    """(n, 3) positions in metres from degrees; the straight line between two grows with their distance."""
    phi, lam = np.radians(np.asarray(lat, dtype=np.float64)), np.radians(np.asarray(lon, dtype=np.float64))
    return EARTH_M * np.column_stack([np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)])


def ground_m(straight: Floats) -> Floats:
    """The distance over ground in metres of a straight line between two positions."""
    return 2 * EARTH_M * np.arcsin(np.clip(straight / (2 * EARTH_M), 0, 1))


def straight_m(ground: Floats) -> Floats:
    """The straight line in metres that spans a distance over ground."""
    return 2 * EARTH_M * np.sin(np.minimum(ground / (2 * EARTH_M), np.pi / 2))
