"""The mark of a statement: where it stands, which stays the same when it is read anew."""

from __future__ import annotations

from events.claim import Claim
from events.event import Event

__all__ = ["mark", "marks"]


def mark(claim: Claim) -> str:
    """A claim by its report, the offset of the word it rests on, and the words for the place and the parties.

    The claim's own id changes when its place or status is read otherwise; the words stay where they are. One
    word can tell of several places or parties: these are statements of their own.
    """
    parties = ", ".join(actor.text for actor in claim.actors)
    return f"{claim.report}@{claim.trigger_start} {claim.place_text or '–'} {parties}".strip()


def marks(event: Event) -> list[str]:
    """The marks of an event's claims, without repetition, sorted."""
    return sorted({mark(claim) for claim in event.claims})
