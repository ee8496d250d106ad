"""Marks on paper: those at one position share it, side by side, with their number."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
import shapely

from layers.situation import Layers
from outputs.paper_view import View

__all__ = ["Cluster", "clusters"]

_LAYERS = ("control", "strikes", "clashes", "displacement", "other")
_ABSENT = ("historical", "planned", "denied")
_NARROW = ("exact", "landmark", "neighbourhood", "settlement")
_MOST_SIDES = 3

Sign = tuple[str, int, str, str | None, bool]
"""Kind, count, side, status of control, whether people return."""


@dataclass(slots=True, kw_only=True)
class Cluster:
    """Marks at one position, in points: their signs, the name of the place, the circle in which they lie."""

    x: float
    y: float
    rows: list[dict[str, Any]] = field(default_factory=list)

    @property
    def signs(self) -> list[Sign]:
        """A sign a kind of mark; for control one a side, those most spoken of first."""
        made: list[Sign] = []
        for kind in _LAYERS:
            mine = [row for row in self.rows if row["kind"] == kind]
            if kind != "control":
                if mine:
                    returning = all(row["direction"] == "return" for row in mine)
                    made.append((kind, len(mine), mine[0]["side"], None, returning))
                continue
            # Who lost a place is not who stands in it.
            standing = [row for row in mine if row["status"] != "lost"] or mine
            parties = Counter((row["side"], row["status"]) for row in standing)
            ordered = sorted(parties, key=lambda party: (-parties[party], str(party)))
            made.extend((kind, parties[party], *party, False) for party in ordered[:_MOST_SIDES])
        return made

    @property
    def name(self) -> str | None:
        """The place most of them are at, towns before what lies in them; None where none is named narrowly."""
        names = Counter(
            (row["precision"] != "settlement", row["place"])
            for row in self.rows
            if row["place"] and row["precision"] in _NARROW
        )
        return min(names, key=lambda key: (key[0], -names[key], key[1]))[1] if names else None

    @property
    def places(self) -> int:
        """How many places are drawn as one, for want of room."""
        return len({row["place"] for row in self.rows if row["precision"] in _NARROW})

    @property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east, north of the places named narrowly, in degrees."""
        narrow = [row for row in self.rows if row["precision"] in _NARROW]
        lons, lats = [row["lon"] for row in narrow], [row["lat"] for row in narrow]
        return min(lons), min(lats), max(lons), max(lats)

    @property
    def ring_m(self) -> float:
        """The widest circle of uncertainty among them, in metres."""
        return max((row["radius_m"] for row in self.rows if not np.isnan(row["radius_m"])), default=0.0)

    @property
    def precision(self) -> str | None:
        """Of the one with the widest circle."""
        widest = max(self.rows, key=lambda row: np.nan_to_num(row["radius_m"]))
        precision: str | None = widest["precision"]
        return precision


def clusters(layers: Layers, view: View, *, reach: float) -> list[Cluster]:
    """Marks of the present inside the frame; those within `reach` points of another one's share its place."""
    found: list[Cluster] = []
    for row in _rows(layers, view):
        near = next((c for c in found if np.hypot(c.x - row["x"], c.y - row["y"]) < reach), None)
        if near is None:
            near = Cluster(x=row["x"], y=row["y"])
            found.append(near)
        near.rows.append(row)
    return found


def _rows(layers: Layers, view: View) -> list[dict[str, Any]]:
    """Marks from the narrowest place to the widest, so that a town keeps its place beside a province."""
    rows = []
    for kind in _LAYERS:
        frame = getattr(layers, kind)
        shapes = frame.geometry.to_numpy(dtype=object)
        for n in np.flatnonzero(shapely.get_type_id(shapes) == 0).tolist():
            row = frame.iloc[n]
            at = shapely.get_coordinates(shapes[n])
            (x, y) = view.xy(at)[0].tolist()
            if row["modality"] not in _ABSENT and view.holds(x, y, 2):
                rows.append({**_row(kind, row, x, y), "lon": float(at[0, 0]), "lat": float(at[0, 1])})
    return sorted(rows, key=lambda row: (np.nan_to_num(row["radius_m"], nan=1e9), row["id"]))


def _row(kind: str, row: pd.Series[Any], x: float, y: float) -> dict[str, Any]:
    side = row["side"] if isinstance(row["side"], str) else row["actor"]
    return {
        "kind": kind, "x": x, "y": y, "id": str(row["id"]), "side": side if isinstance(side, str) else "",
        **{name: row[name] if isinstance(row[name], str) else None
           for name in ("status", "place", "precision", "direction")},
        "radius_m": float(row["radius_m"]),
    }  # fmt: skip
