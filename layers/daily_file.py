"""Daily zones as bytes: gzip over a header in JSON and one array of corners.

Corners are kept to 1e-5 degrees (about a metre), each as its difference from the one before, with the bytes
of all differences sorted by place value, so that gzip finds the zeros together. Shared corners stay shared.
"""

from __future__ import annotations

import gzip
import json
from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from layers.daily import DailyZones, Stand
from layers.errors import DrawingError

__all__ = ["decode", "encode"]

FORMAT = 1
GRID = 1e5


def encode(zones: DailyZones) -> bytes:
    """The bytes; the same zones give the same bytes."""
    parts, cell = shapely.get_parts(zones.cells, return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    points, ring = shapely.get_coordinates(rings, return_index=True)
    corners = np.round(points * GRID).astype(np.int32)
    header = {
        "format": FORMAT,
        "first": zones.first.isoformat(),
        "days": zones.days,
        "places": zones.places,
        "stands": [[stand.status, stand.parties, stand.level] for stand in zones.stands],
        "changes": _columns(zones.changes),
        "cell_of_part": _steps(cell),
        "part_of_ring": _steps(part),
        "corners_of_ring": np.bincount(ring, minlength=len(rings)).tolist(),
    }
    text = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    return gzip.compress(len(text).to_bytes(8, "little") + text + _shuffled(corners), 9, mtime=0)


def decode(data: bytes) -> DailyZones:
    """The zones back; corners are those of the grid.

    Raises
    ------
    DrawingError
        The bytes are none that `encode` wrote, or of another version.
    """
    try:
        raw = gzip.decompress(data)
        size = int.from_bytes(raw[:8], "little")
        header = json.loads(raw[8 : 8 + size])
        if header["format"] != FORMAT:
            raise DrawingError(f"daily zones of format {header['format']}, not {FORMAT}; make them anew")
        return _zones(header, raw[8 + size :])
    except (
        OSError,
        EOFError,
        KeyError,
        TypeError,
        UnicodeDecodeError,
        json.JSONDecodeError,
        IndexError,
    ) as error:
        raise DrawingError(f"these bytes hold no daily zones ({error}); make them anew") from error


def _zones(header: dict[str, Any], body: bytes) -> DailyZones:
    return DailyZones(
        first=date.fromisoformat(header["first"]),
        days=int(header["days"]),
        places=tuple(header["places"]),
        cells=_cells(header, _unshuffled(body) / GRID),
        stands=tuple(Stand(status, tuple(parties), level) for status, parties, level in header["stands"]),
        changes=np.array(header["changes"], dtype=np.int32).T.reshape(-1, 3),
    )


def _cells(header: dict[str, Any], points: npt.NDArray[np.float64]) -> npt.NDArray[Any]:
    lengths = np.array(header["corners_of_ring"], dtype=np.int64)
    cells: npt.NDArray[Any] = np.empty(len(header["places"]), dtype=object)
    if len(lengths) == 0:
        return cells
    rings: Any = shapely.linearrings(points, indices=np.repeat(np.arange(len(lengths)), lengths))
    polygons: Any = shapely.polygons(rings, indices=_counted(header["part_of_ring"]))
    owners = _counted(header["cell_of_part"])
    first = np.searchsorted(owners, np.arange(len(cells) + 1))
    for cell, (begin, end) in enumerate(pairwise(first)):
        own = list(polygons[begin:end])
        cells[cell] = own[0] if len(own) == 1 else shapely.MultiPolygon(own)
    return cells


def _columns(changes: npt.NDArray[np.int32]) -> list[list[int]]:
    return [column.tolist() for column in changes.T]


def _steps(numbers: npt.NDArray[np.int64]) -> list[int]:
    # 0 0 1 2 2 → how far each is from the one before: mostly ones.
    steps: list[int] = np.diff(numbers, prepend=0).tolist()
    return steps


def _counted(steps: object) -> npt.NDArray[np.int64]:
    return np.cumsum(np.array(steps, dtype=np.int64))


def _shuffled(corners: npt.NDArray[np.int32]) -> bytes:
    steps = np.diff(corners, axis=0, prepend=np.zeros((1, 2), np.int32)).astype("<i4")
    return np.ascontiguousarray(steps.T).view(np.uint8).reshape(-1, 4).T.tobytes()


def _unshuffled(body: bytes) -> npt.NDArray[np.float64]:
    planes = np.frombuffer(body, dtype=np.uint8).reshape(4, -1).T
    steps = np.ascontiguousarray(planes).view("<i4").reshape(2, -1).T
    return np.cumsum(steps, axis=0, dtype=np.int64).astype(np.float64)
