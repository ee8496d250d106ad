"""Outlines simplified together: what two zones share is simplified once, for both.

Visvalingam and Whyatt's algorithm on the coverage (`shapely.coverage_simplify`; Line generalisation by repeated
elimination of points, The Cartographic Journal 30, 1993). Borders to blank ground, the cut-off circles among
them, stay as they are, so that no zone reaches beyond its distance and blank ground is not taken.

Places must stay inside the zone that names them. Where places of two zones stand close together their cells
keep their exact borders; so do, in another round, those whose place would have changed sides.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from layers.cells import Cells

__all__ = ["CLOSE", "merged"]

CLOSE = 2.6
"""Places of two zones nearer to each other than so many tolerances keep their exact border: the corners of a
hexagonal cell are smaller than the tolerance's square up to there, and it would lose half of its area."""

ROUNDS = 4

Floats = npt.NDArray[np.float64]
Groups = Sequence[npt.NDArray[Any]]


def merged(cells: Cells, groups: Groups, xy: Floats, tolerance: float) -> list[BaseGeometry]:
    """The union of the cells of each group; all are a valid coverage.

    Parameters
    ----------
    cells
        In metres, as `layers.cells.cells_of` gives them.
    groups
        Numbers of cells, no cell in two groups. Cells of no group are blank.
    xy
        (n, 2) positions of the places in metres.
    tolerance
        Metres: corners go whose triangle with their neighbours is smaller than its square. 0 keeps all.
    """
    exact = [shapely.coverage_union_all(cells.polygons[inside]) for inside in groups]
    owner = np.full(len(xy), -1, dtype=np.int64)
    for number, inside in enumerate(groups):
        owner[inside] = number
    edge = cells.borders[owner[cells.borders[:, 0]] != owner[cells.borders[:, 1]]]
    edge = edge[(owner[edge] >= 0).all(axis=1)]
    if tolerance <= 0 or not len(edge):
        return exact
    near = np.hypot(*(xy[edge[:, 0]] - xy[edge[:, 1]]).T) < CLOSE * tolerance
    fixed = _with_neighbours(np.unique(edge[near]), cells.borders, len(xy))
    for _ in range(ROUNDS):
        shapes = _simplified(cells, groups, exact, fixed, tolerance)
        lost = _outside(shapes, groups, xy)
        if not len(lost):
            return shapes
        fixed |= _with_neighbours(lost, cells.borders, len(xy))
    return exact


def _simplified(
    cells: Cells,
    groups: Groups,
    exact: Sequence[BaseGeometry],
    fixed: npt.NDArray[np.bool_],
    tolerance: float,
) -> list[BaseGeometry]:
    """Fixed cells take part as areas of their own: corners where three areas meet are kept."""
    parts: list[BaseGeometry] = []
    counts = []
    for whole, inside in zip(exact, groups, strict=True):
        held = fixed[inside]
        loose = inside[~held]
        own = (
            [whole]
            if not held.any()
            else [shapely.coverage_union_all(cells.polygons[loose])]
            if len(loose)
            else []
        )
        own += list(cells.polygons[inside[held]])
        parts += own
        counts.append(len(own))
    simple = shapely.coverage_simplify(parts, tolerance, simplify_boundary=False)
    return [shapely.coverage_union_all(part) for part in np.split(simple, np.cumsum(counts)[:-1])]


def _outside(shapes: Sequence[BaseGeometry], groups: Groups, xy: Floats) -> npt.NDArray[np.int64]:
    """The places that do not lie inside the shape of their group."""
    lost = []
    for shape, inside in zip(shapes, groups, strict=True):
        shapely.prepare(shape)
        lost.append(inside[~shapely.contains_xy(shape, xy[inside, 0], xy[inside, 1])])
    return np.concatenate(lost).astype(np.int64)


def _with_neighbours(places: Any, borders: npt.NDArray[np.int64], count: int) -> npt.NDArray[np.bool_]:
    chosen = np.zeros(count, dtype=bool)
    chosen[places] = True
    beside = borders[chosen[borders].any(axis=1)]
    chosen[beside] = True
    return chosen
