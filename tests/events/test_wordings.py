"""Many wordings of thirty wars, a sentence or note each: layer, place, dead, days and kind; what is no event stays off.

`wordings.csv`: places are real, events made up; positions are those of GeoNames, rounded. `kind` is the status,
weapon or direction; `days` the first and last day; `known` the reason why a row is not read yet.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from events.claim import Bounds, Claim
from geo.measure import distance_km

Reader = Callable[..., tuple[Claim, ...]]
Row = dict[str, str]

CURRENT = ("reported", "claimed")
LAYERS = ("control", "strike", "displacement", "clash")


def rows() -> list[Any]:
    with (Path(__file__).parent / "wordings.csv").open(encoding="utf-8", newline="") as lines:
        read = list(csv.DictReader(lines))
    return [
        pytest.param(
            row,
            id=row["text"][:60],
            marks=[pytest.mark.xfail(strict=True, reason=row["known"])] if row["known"] else [],
        )
        for row in read
    ]


def bounds(given: Bounds | None) -> str:
    """ "4-4", "50-" without an upper bound, "" where the claim has none."""
    return "" if given is None else f"{given.low}-{'' if given.high is None else given.high}"


def wrong(claim: Claim, row: Row) -> list[str]:
    """What a claim has otherwise than the row."""
    found = [] if claim.layer == row["layer"] else ["layer"]
    if (
        claim.place is None
        or distance_km(claim.place.lat, claim.place.lon, float(row["lat"]), float(row["lon"])) > 25
    ):
        found.append("place")
    if row["killed"] and bounds(claim.killed) != row["killed"]:
        found.append("killed")
    if row["kind"] and row["kind"] not in (claim.status, claim.weapon, claim.direction):
        found.append("kind")
    if row["days"] and (
        claim.time is None or f"{claim.time.start:%Y-%m-%d}/{claim.time.end:%Y-%m-%d}" != row["days"]
    ):
        found.append("days")
    return found


@pytest.mark.parametrize("row", rows())
def test_a_wording_is_read(row: Row, read: Reader) -> None:
    claims = [c for c in read(row["text"], row["published"]) if c.layer in LAYERS and c.modality in CURRENT]
    if row["layer"] == "none":
        assert not [c for c in claims if c.place is not None]
        return
    assert min((wrong(claim, row) for claim in claims), key=len, default=["nothing read"]) == []
