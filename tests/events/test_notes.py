"""Coded one-paragraph notes: the right layer, place, day and dead; protests and politics stay off the map."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from events.claim import Claim
from geo.measure import distance_km
from tests.events.notes import NOTES, Note

Reader = Callable[..., tuple[Claim, ...]]

KNOWN: dict[str, str] = {
    "anniversary": "the battle that a march remembers is read as an event",
}
"""Notes that are not read yet, with the reason."""


def marked(note: Note) -> Any:
    reason = KNOWN.get(note.name)
    return pytest.param(
        note, id=note.name, marks=[pytest.mark.xfail(strict=True, reason=reason)] if reason else []
    )


def short(claim: Claim) -> str:
    when = f"{claim.time.start.date()} to {claim.time.end.date()}" if claim.time else "no time"
    where = claim.place.name if claim.place else claim.unlocated
    return f"{claim.layer} {claim.status or claim.weapon} {claim.modality} at {where}; {when}; killed {claim.killed}"


def wrong(claim: Claim, note: Note) -> list[str]:
    """What a claim has otherwise than the note."""
    found = []
    if claim.layer not in note.layers:
        found.append("layer")
    if note.lat is not None and note.lon is not None:
        place = claim.place
        if place is None or distance_km(place.lat, place.lon, note.lat, note.lon) > 25:
            found.append("place")
    if claim.time is None or claim.time.start.date().isoformat() != note.day:
        found.append("day")
    killed = (claim.killed.low, claim.killed.high) if claim.killed else None
    if note.killed is not None and killed != note.killed:
        found.append("killed")
    if claim.modality not in ("reported", "claimed"):
        found.append("modality")
    return found


def after(note: Note) -> str | None:
    """A report is published the day after the event."""
    year, month, day = (note.day or "2022-05-01").split("-")
    return f"{year}-{month}-{min(int(day) + 1, 28 if month == '02' else 30):02d}"


@pytest.mark.parametrize("note", [marked(note) for note in NOTES if note.layers])
def test_an_event_note_is_read(note: Note, read: Reader) -> None:
    claims = read(note.text, after(note))
    lines = "\n".join(map(short, claims)) or "nothing"
    faults = min((wrong(claim, note) for claim in claims), key=len, default=["nothing read"])
    assert not faults, f"{note.text}\n{faults}\n{lines}"


@pytest.mark.parametrize("note", [marked(note) for note in NOTES if not note.layers])
def test_what_is_no_event_of_war_stays_off_the_map(note: Note, read: Reader) -> None:
    claims = [c for c in read(note.text, None) if c.layer in ("control", "strike", "displacement", "clash")]
    assert not claims, f"{note.text}\n" + "\n".join(map(short, claims))
