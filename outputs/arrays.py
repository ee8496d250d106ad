"""Arrays of numbers one after the other, as `outputs.columns` lays them out."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from outputs.packing import LANES, Packing

__all__ = ["Arrays"]

_TYPES = {"i2": "i16", "i4": "i32", "u1": "u8", "u2": "u16", "u4": "u32", "f4": "f32", "f8": "f64"}

_PLANES = {"i32": "p32", "u16": "p16"}
"""Numbers in no order whose bytes lie apart: all lowest ones first, as each place has bytes of its own frequency."""


class Arrays:
    """Hands arrays on and says where they will stand; `lane`: where those that follow go (`outputs.packing`)."""

    def __init__(self, packing: Packing) -> None:
        self._packing = packing
        self.sizes = [0] * LANES
        self.lane = 0

    def add(self, values: npt.NDArray[Any], *, ordered: bool = False) -> list[Any]:
        """`ordered` where longer stretches repeat: texts, and what follows the order of rows."""
        kind, count = _TYPES[values.dtype.str[1:]], len(values)
        little = np.ascontiguousarray(values).astype(values.dtype.newbyteorder("<"), copy=False)
        if kind in _PLANES and not ordered:
            planes = little.view(np.uint8).reshape(-1, little.dtype.itemsize).T
            kind, little = _PLANES[kind], np.ascontiguousarray(planes)
        data = little.tobytes()
        place = [kind, self.sizes[self.lane], count, *([self.lane] if self.lane else [])]
        self._packing.add(data + bytes(-len(data) % 8), text=ordered, lane=self.lane)
        self.sizes[self.lane] += -(-len(data) // 8) * 8
        return place
