"""What each kind of decision does to the events."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from events.claim import Claim
from events.confidence import joined
from events.event import ByHand, Event
from events.merge import join
from events.retitling import retitled
from geo.place import Place
from workspace.decision import Decision
from workspace.marks import mark, marks
from workspace.values import place_of, values_of

__all__ = ["APPLY", "Events", "Unfit", "placed"]


class Unfit(ValueError):
    """A decision does not fit the events as they are; the message says why."""


@dataclass(slots=True)
class Events:
    """The events on their way through the log, by id."""

    by_id: dict[str, Event]

    def of(self, event_id: str, before: Mapping[str, Any]) -> Event:
        """The event that a decision speaks of.

        Raises
        ------
        Unfit
            It is gone, and no other holds its statements.
        """
        found = self.by_id.get(event_id)
        if found is not None:
            return found
        wanted = set(before.get("claims") or ())
        shares = [
            (len(wanted.intersection(marks(event))), event)
            for event in self.by_id.values()
            if event.layer == before.get("layer")
        ]
        most = max((share for share, _ in shares), default=0)
        heirs = [event for share, event in shares if share == most > 0]
        if len(heirs) != 1:
            why = "two events share its statements now" if heirs else "no report speaks of it any more"
            raise Unfit(f"the event {event_id} is gone: {why}")
        return heirs[0]


def placed(event: Event, decision: Decision) -> Event:
    """An event at the place that was decided, with the reason in its claims."""
    place = place_of(decision.after.get("place"))
    role = decision.after.get("role", "place")
    why = f"placed by {decision.by}" if place else f"{decision.by} took the place away"
    if decision.note:
        why = f"{why}: {decision.note}"
    fields: dict[str, Any] = {role: place}
    if role == "place" and event.layer == "displacement" and event.origin == event.place:
        fields["origin"] = place
    if role == "origin" and event.place == event.origin:
        fields["place"] = place
    moved = replace(event, **fields)
    return replace(
        moved,
        title=retitled(event, moved),
        unlocated=_unlocated(moved, why),
        claims=tuple(replace(claim, place_why=why) for claim in event.claims),
        review="edited",
    )


def _unlocated(event: Event, why: str) -> str | None:
    return None if event.place or event.origin or event.destination else why


def _reviewed_as(word: str) -> Callable[[Decision, Events], list[str]]:
    def apply(decision: Decision, state: Events) -> list[str]:
        event = state.of(decision.target, decision.before)
        state.by_id[event.id] = replace(event, review=word)
        return [event.id]

    return apply


def _edit(decision: Decision, state: Events) -> list[str]:
    event = state.of(decision.target, decision.before)
    state.by_id[event.id] = replace(event, **values_of(decision.after), review="edited")
    return [event.id]


def _place(decision: Decision, state: Events) -> list[str]:
    event = state.of(decision.target, decision.before)
    state.by_id[event.id] = placed(event, decision)
    return [event.id]


def _merge(decision: Decision, state: Events) -> list[str]:
    target = state.of(decision.target, decision.before)
    held = decision.before.get("events")
    known = held if isinstance(held, Mapping) else {}
    others = [state.of(event_id, known.get(event_id) or {}) for event_id in decision.after["events"]]
    others = [event for event in {event.id: event for event in others}.values() if event.id != target.id]
    if not others:
        raise Unfit("what was to be merged is one event already")
    for event in others:
        del state.by_id[event.id]
    claims = [claim for event in (target, *others) for claim in event.claims]
    state.by_id[target.id] = _rejoined(target, claims)
    return [target.id]


def _split(decision: Decision, state: Events) -> list[str]:
    event = state.of(decision.target, decision.before)
    wanted = set(decision.after["claims"])
    leaving = [claim for claim in event.claims if mark(claim) in wanted]
    staying = [claim for claim in event.claims if mark(claim) not in wanted]
    if not leaving or not staying:
        raise Unfit("the statements that were to leave the event are all of it, or no part of it any more")
    state.by_id[event.id] = _rejoined(event, staying)
    name = hashlib.blake2b(decision.id.encode(), digest_size=6).hexdigest()
    new = replace(join(leaving), id=f"{event.layer}-{name}", review="edited")
    state.by_id[new.id] = new
    return [event.id, new.id]


def _rejoined(event: Event, claims: Sequence[Claim]) -> Event:
    """The event with other claims: what people set in it stays, else all is read from the claims anew."""
    ordered = sorted(claims, key=lambda c: (c.report, c.start, c.trigger_start, c.id))
    if not ordered:
        return replace(event, review="edited")
    if event.review == "auto":
        return replace(join(ordered), id=event.id, review="edited")
    sure = joined(claim.confidence for claim in ordered) if event.basis == "report" else event.confidence
    return replace(event, claims=tuple(ordered), confidence=sure, review="edited")


def _add(decision: Decision, state: Events) -> list[str]:
    if decision.target in state.by_id:
        raise Unfit(f"there is an event {decision.target} already")
    given = dict(decision.after)
    layer, confidence = given.pop("layer"), float(given.pop("confidence"))
    ends = {role: place_of(given.pop(role, None)) for role in ("place", "origin", "destination")}
    place: Place | None = ends["place"] or ends["origin"] or ends["destination"]
    blank = dict.fromkeys(
        ("status", "weapon", "killed", "injured", "casualties_who", "people", "direction", "time"), None
    )
    fields: dict[str, Any] = {**blank, "actors": (), "targets": (), **values_of(given), **ends}
    fields["place"] = place
    state.by_id[decision.target] = Event(
        id=decision.target,
        layer=layer,
        confidence=confidence,
        place_text=None,
        unlocated=None,
        conflicts=(),
        claims=(),
        basis="drawn",
        review="edited",
        by_hand=ByHand(name=decision.by, day=decision.at.date(), note=decision.note.strip() or None),
        **fields,
    )
    return [decision.target]


APPLY: Mapping[str, Callable[[Decision, Events], list[str]]] = {
    "confirm": _reviewed_as("confirmed"),
    "reject": _reviewed_as("rejected"),
    "edit": _edit,
    "place": _place,
    "merge": _merge,
    "split": _split,
    "add": _add,
}
"""What to do with each kind of decision on events; gives the ids of the events that it changed."""
