"""What people decided, applied to what the reports say. Pure: the same events and log give the same events.

* An undone decision counts no more, until the undoing is taken back (`in_force`).
* Decisions on every mention of a name come first, the others in the order of the log: who placed one event
  meant that one.
* The last word stands: who confirms, edits or places a rejected event brings it back.
* A decision finds its event by id. Where new reports have changed the id, it goes to the event of the same
  layer that now holds most of the statements that `before` names (`marks`); where there is none, or two
  hold as many, the decision is kept and listed in `unapplied` with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from events.claim import Claim
from events.event import Event
from events.merge import in_order
from workspace.applying import APPLY, Events, Unfit, placed
from workspace.decision import NAME, Decision
from workspace.marks import mark, marks

__all__ = ["Changes", "Reviewed", "Unapplied", "changes", "in_force", "mark", "marks", "reviewed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unapplied:
    """A decision that could not be applied, and why."""

    decision: Decision
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """Events as people decided, rejected ones among them, and the decisions that found nothing to change.

    `history` has the decisions in force on each event, by its id, in the order of the log.
    """

    events: tuple[Event, ...]
    unapplied: tuple[Unapplied, ...]
    history: Mapping[str, tuple[Decision, ...]]


def in_force(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that count, in the order of the log: those that nobody undid, without undo and redo."""
    log = sorted(decisions, key=lambda decision: decision.seq)
    undone: dict[str, bool] = {}
    for decision in log:
        if decision.kind in ("undo", "redo"):
            undone[decision.target] = decision.kind == "undo"
    return tuple(d for d in log if d.kind not in ("undo", "redo") and not undone.get(d.id, False))


def reviewed(events: Sequence[Event], decisions: Iterable[Decision]) -> Reviewed:
    """Apply a log of decisions to events, as `events.merge.merge` gives them."""
    state = Events({event.id: event for event in events})
    unapplied: list[Unapplied] = []
    history: dict[str, list[Decision]] = {}
    counting = [decision for decision in in_force(decisions) if decision.kind not in ("reports", "places")]
    for decision in sorted(counting, key=lambda d: (not d.target.startswith(NAME), d.seq)):
        try:
            for event_id in _apply(decision, state):
                history.setdefault(event_id, []).append(decision)
        except Unfit as unfit:
            unapplied.append(Unapplied(decision=decision, reason=str(unfit)))
    return Reviewed(
        events=in_order(state.by_id.values()),
        unapplied=tuple(unapplied),
        history={event_id: tuple(found) for event_id, found in history.items()},
    )


def _apply(decision: Decision, state: Events) -> list[str]:
    """Apply one decision; the ids of the events that it changed."""
    if decision.target.startswith(NAME):
        return _by_name(decision, state)
    return APPLY[decision.kind](decision, state)


def _by_name(decision: Decision, state: Events) -> list[str]:
    name = decision.target.removeprefix(NAME).casefold()
    hits = [
        event
        for event in state.by_id.values()
        if event.place_text is not None and event.place_text.casefold() == name
    ]
    if not hits:
        raise Unfit(f"no event is placed by the name «{decision.target.removeprefix(NAME)}» any more")
    for event in hits:
        state.by_id[event.id] = placed(event, decision)
    return [event.id for event in hits]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What is different between two states of the events; ids, `altered` with the fields that differ."""

    appeared: tuple[str, ...]
    gone: tuple[str, ...]
    altered: Mapping[str, tuple[str, ...]]


def changes(before: Iterable[Event], after: Iterable[Event]) -> Changes:
    """Compare two states of the events, say those of yesterday and of today. Rejected events count as gone."""
    old, new = _shown(before), _shown(after)
    altered = {}
    for event_id in sorted(old.keys() & new.keys()):
        differ = tuple(
            name
            for name in Event.__slots__
            if _comparable(getattr(old[event_id], name)) != _comparable(getattr(new[event_id], name))
        )
        if differ:
            altered[event_id] = differ
    return Changes(
        appeared=tuple(sorted(new.keys() - old.keys())),
        gone=tuple(sorted(old.keys() - new.keys())),
        altered=altered,
    )


def _shown(events: Iterable[Event]) -> dict[str, Event]:
    return {event.id: event for event in events if event.review != "rejected"}


def _comparable(value: Any) -> Any:
    """Claims by their ids: what is compared is what the event says."""
    return (
        tuple(one.id if isinstance(one, Claim) else one for one in value) if type(value) is tuple else value
    )
