"""Claims of one happening become one event with all its sources.

Two claims tell of one happening when layer, modality and place agree, their times overlap, their parties do not
differ and, for strikes, their weapons do not; two claims of one report with casualties of their own stay apart.
Numbers are joined to what all claims allow; where they contradict each other the event keeps the widest bounds and
says so. Copies of one text (nine tenths the same words) count as one source. The order of reports does not matter.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta

from rapidfuzz import fuzz

from events.claim import Bounds, Claim, Span
from events.confidence import joined
from events.event import Event
from geo.place import PRECISIONS

__all__ = ["in_order", "join", "merge"]

_COPY = 90.0
_STRENGTH = {"held": 0, "contested": 0, "lost": 0, "advance": 0, "claimed": 1, None: 2}


def merge(claims: Iterable[Claim]) -> tuple[Event, ...]:
    """Join claims into events, sorted by time, layer and id."""
    buckets: dict[tuple[object, ...], list[list[Claim]]] = defaultdict(list)
    for claim in sorted(claims, key=lambda claim: (claim.report, claim.start, claim.trigger_start, claim.id)):
        groups = buckets[_bucket(claim)]
        host = next((group for group in groups if all(_one_happening(claim, other) for other in group)), None)
        if host is None:
            groups.append([claim])
        else:
            host.append(claim)
    return in_order(_unique([join(group) for groups in buckets.values() for group in groups]))


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """Events sorted by time, layer and id."""
    return tuple(sorted(events, key=lambda event: (_when(event), event.layer, event.id)))


def _when(event: Event) -> str:
    return event.time.start.isoformat() if event.time is not None else ""


def _bucket(claim: Claim) -> tuple[object, ...]:
    """What must be equal for two claims to be compared at all; a claim without a place stays with its own words."""
    place = claim.place.id if claim.place is not None else f"{claim.report}:{claim.start}"
    current = "current" if claim.modality in ("reported", "claimed") else claim.modality
    if claim.layer == "control":
        status = "held" if claim.status == "claimed" else claim.status
        return (
            claim.layer,
            current,
            place,
            status,
            claim.actors[0].side or claim.actors[0].name if claim.actors else None,
        )
    if claim.layer == "displacement":
        ends = tuple(end.id if end is not None else None for end in (claim.origin, claim.destination))
        return (claim.layer, current, place, claim.direction, ends)
    return (claim.layer, current, place)


def _one_happening(one: Claim, other: Claim) -> bool:
    if not _overlap(one.time, other.time):
        return False
    if one.layer in ("control", "displacement"):
        return one.layer == "control" or not _differ(one.people, other.people)
    sides = {actor.side or actor.name for actor in one.actors}
    others = {actor.side or actor.name for actor in other.actors}
    if sides and others and not sides & others:
        return False
    if one.weapon != other.weapon and "unknown" not in (one.weapon, other.weapon):
        return False
    if one.report == other.report and "told before" not in f"{one.place_why}{other.place_why}":
        return not (_counts(one) and _counts(other))
    return True


def _counts(claim: Claim) -> bool:
    return claim.killed is not None or claim.injured is not None


def _differ(one: Bounds | None, other: Bounds | None) -> bool:
    return one is not None and other is not None and _common([one, other]) is None


def _overlap(one: Span | None, other: Span | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.start <= other.end and other.start <= one.end


def join(claims: Sequence[Claim]) -> Event:
    """One event of claims (at least one) that speak of it, whatever they agree on."""
    lead = min(
        claims, key=lambda c: (_STRENGTH.get(c.status, 2), -_detail(c), -c.confidence, c.report, c.start)
    )
    conflicts: list[str] = []
    killed = _bounds([c.killed for c in claims], "killed", conflicts)
    injured = _bounds([c.injured for c in claims], "injured", conflicts)
    people = _bounds([c.people for c in claims], "people", conflicts)
    return Event(
        id=_identity(lead, claims),
        layer=lead.layer,
        event_type=lead.event_type,
        sub_event_type=lead.sub_event_type,
        title=lead.title,
        place=lead.place,
        place_text=lead.place_text,
        unlocated=lead.unlocated,
        actors=_first(c.actors for c in [lead, *claims]),
        targets=_first(c.targets for c in [lead, *claims]),
        status=lead.status,
        weapon=next((c.weapon for c in [lead, *claims] if c.weapon not in (None, "unknown")), lead.weapon),
        killed=killed,
        injured=injured,
        casualties_who=next((c.casualties_who for c in [lead, *claims] if c.casualties_who), None),
        people=people,
        direction=lead.direction,
        origin=lead.origin,
        destination=lead.destination,
        time=_time([c.time for c in claims]),
        modality="reported" if any(c.modality == "reported" for c in claims) else lead.modality,
        confidence=joined(c.confidence for c in _independent(claims)),
        conflicts=tuple(conflicts),
        claims=tuple(claims),
    )


def _detail(claim: Claim) -> int:
    """How much a claim says, so that the fullest one titles the event."""
    parts = (claim.killed, claim.injured, claim.people, claim.destination, claim.actors or None)
    narrow = PRECISIONS.index(claim.place.precision) if claim.place is not None else len(PRECISIONS)
    return 2 * sum(part is not None for part in parts) - (narrow > 3)


def _first(rows: Iterable[tuple]) -> tuple:  # type: ignore[type-arg]
    return next((row for row in rows if row), ())


def _common(bounds: Sequence[Bounds]) -> Bounds | None:
    low = max(b.low for b in bounds)
    high = min((b.high for b in bounds if b.high is not None), default=None)
    if high is not None and low > high:
        return None
    return next((b for b in bounds if (b.low, b.high) == (low, high)), Bounds(low=low, high=high))


def _bounds(given: Sequence[Bounds | None], what: str, conflicts: list[str]) -> Bounds | None:
    bounds = [b for b in given if b is not None]
    if not bounds:
        return None
    common = _common(bounds)
    if common is not None:
        return common
    conflicts.append(
        f"Sources differ on {what}: "
        + "; ".join(f"{b.low} to {b.high if b.high is not None else 'more'}" for b in bounds)
    )
    highs = [b.high for b in bounds]
    return Bounds(
        low=min(b.low for b in bounds), high=None if None in highs else max(h for h in highs if h is not None)
    )


def _time(spans: Sequence[Span | None]) -> Span | None:
    known = [span for span in spans if span is not None]
    if not known:
        return None
    narrow = min(known, key=lambda span: (span.end - span.start, span.start))
    start, end = max(span.start for span in known), min(span.end for span in known)
    if start > end or end - start < timedelta(0):
        return narrow
    return Span(start=start, end=end, precision=narrow.precision)


def _independent(claims: Sequence[Claim]) -> list[Claim]:
    """The surest claim of each publisher, copies of one text left out."""
    kept: list[Claim] = []
    for claim in sorted(claims, key=lambda c: (-c.confidence, c.report, c.start)):
        same = any(
            claim.report == other.report
            or (claim.publisher is not None and claim.publisher == other.publisher)
            or fuzz.ratio(claim.quote, other.quote) >= _COPY
            for other in kept
        )
        if not same:
            kept.append(claim)
    return kept


def _identity(lead: Claim, claims: Sequence[Claim]) -> str:
    first = min(claims, key=lambda c: (c.report, c.start, c.trigger_start, c.id))
    parts = (lead.layer, lead.place.id if lead.place else "", lead.direction or "", first.id)
    return f"{lead.layer}-{hashlib.blake2b('|'.join(parts).encode(), digest_size=6).hexdigest()}"


def _unique(events: Sequence[Event]) -> list[Event]:
    return list({event.id: event for event in events}.values())
