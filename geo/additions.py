"""Adding a user's gazetteer to the index: places that are known are joined, the others become a segment."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely

from geo.errors import GazetteerError
from geo.gazetteer import Gazetteer, RejectedRow, read_gazetteer
from geo.index import DEFAULT_PATH, PlaceIndex
from geo.measure import distance_km
from geo.segment import Entry, write_segment
from geo.spelling import loose_key, name_key

__all__ = ["Added", "Prepared", "add_gazetteer", "list_gazetteers", "prepare", "remove_gazetteer"]

SAME_KM = 5.0
"""Two places of one name (by the loose key) and one group of kinds this close to each other are one place."""

_GROUPS = {
    **dict.fromkeys(("settlement", "village", "town", "quarter", "camp"), "settled"),
    **dict.fromkeys(("airport", "base"), "field"),
    **dict.fromkeys(("admin", "district", "county", "region"), "area"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of a gazetteer: new places, rows joined to known places, rows rejected."""

    name: str
    new: int
    joined: int
    rejected: tuple[RejectedRow, ...]


def add_gazetteer(file: Path, index_path: Path | None = None) -> Added:
    """Read a file, join it with the index and store it; the same name again replaces the earlier one.

    Raises
    ------
    GazetteerError
        The file can't be used.
    """
    base = DEFAULT_PATH if index_path is None else index_path
    found = prepare(file, base)
    entries = [*found.new, *found.joined]
    write_segment(_folder(base, found.name), entries, source=file.name, joined=len(found.joined))
    return Added(name=found.name, new=len(found.new), joined=len(found.joined), rejected=found.rejected)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A gazetteer beside the index: new places, and names for places that the index knows."""

    name: str
    new: tuple[Entry, ...]
    joined: tuple[Entry, ...]
    rejected: tuple[RejectedRow, ...]


def prepare(file: Path, index_path: Path | None = None) -> Prepared:
    """Read a file and join it with the index, without an earlier one of its name; nothing is stored.

    Raises
    ------
    GazetteerError
        The file can't be used.
    """
    gazetteer = read_gazetteer(file)
    index = PlaceIndex.open(index_path, without=gazetteer.name)
    _locate(gazetteer, index)
    new: list[Entry] = []
    joined: list[Entry] = []
    for entry in gazetteer.entries:
        known = _known(entry, index)
        if known is None:
            new.append(entry)
        else:
            entry.id = known
            joined.append(entry)
    return Prepared(
        name=gazetteer.name, new=tuple(new), joined=tuple(joined), rejected=tuple(gazetteer.rejected)
    )


def list_gazetteers(index_path: Path | None = None) -> list[str]:
    """Names of the gazetteers that were added."""
    base = DEFAULT_PATH if index_path is None else index_path
    user = base.with_name(base.name + ".user")
    return (
        sorted(path.name for path in user.iterdir() if (path / "names.arrow").is_file())
        if user.is_dir()
        else []
    )


def remove_gazetteer(name: str, index_path: Path | None = None) -> None:
    """Take a gazetteer out of the index again.

    Raises
    ------
    GazetteerError
        There is none of that name.
    """
    if name not in list_gazetteers(index_path):
        raise GazetteerError(
            f"no gazetteer {name!r} was added; there are: {', '.join(list_gazetteers(index_path)) or 'none'}"
        )
    shutil.rmtree(_folder(DEFAULT_PATH if index_path is None else index_path, name))


def _folder(base: Path, name: str) -> Path:
    return base.with_name(base.name + ".user") / name


def _known(entry: Entry, index: PlaceIndex) -> str | None:
    """The id of the place in the index that an entry is, or None."""
    if index.with_id(entry.id):
        return entry.id
    group = _GROUPS.get(entry.kind, "other")
    best: tuple[float, str] | None = None
    keys = {name_key(name) for name in (entry.name, *entry.names)} | {
        "~" + key for name in (entry.name, *entry.names) if (key := loose_key(name))
    }
    for matches in index.lookup(sorted(keys - {""})):
        for match in matches:
            if abs(index.lat[match.row] - entry.lat) > 0.06:
                continue
            place = index.place(match.row)
            km = distance_km(entry.lat, entry.lon, place.lat, place.lon)
            if km <= SAME_KM and _GROUPS.get(place.kind, "other") == group and (best is None or km < best[0]):
                best = (km, place.id)
    return best[1] if best else None


def _locate(gazetteer: Gazetteer, index: PlaceIndex) -> None:
    """Fill country and province by position, in place."""
    if index.boundaries is None:
        return
    table = index.boundaries.table("admin1")
    shapes = [index.boundaries.shape(place_id) for place_id in table["id"]]
    tree = shapely.STRtree([shape for shape in shapes if shape is not None])
    points = shapely.points([(entry.lon, entry.lat) for entry in gazetteer.entries])
    nearest = np.transpose(tree.query_nearest(points, max_distance=0.2, all_matches=False))
    for n, row in nearest.tolist():
        entry = gazetteer.entries[n]
        if entry.country in (None, table["country"][row]):
            entry.country = table["country"][row]
            entry.admin1, entry.admin1_code = table["name"][row], table["code"][row]
