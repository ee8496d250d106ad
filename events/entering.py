"""Who entered a place and then held it: the report itself says what the entering came to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from events.claim import Claim

__all__ = ["held_at_last"]

_WHOLE = frozenset({"frame hold", "frame take", "frame fall", "frame handover", "frame expel"})


def held_at_last(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims of one report, an entering being a holding where the report goes on to say so.

    Either the same party holds all of the place ("re-entered X and are in control of the town"), or the sentence says
    that the other party had left it ("entered X after the others withdrew").
    """
    return tuple(_settled(claim, claims) for claim in claims)


def _settled(claim: Claim, claims: Sequence[Claim]) -> Claim:
    if claim.status != "contested" or claim.modality != "reported" or claim.place is None:
        return claim
    if "frame enter" not in claim.rules or not claim.actors:
        return claim
    after = next(
        (other for other in claims if _holds_after(other, claim) or _left_before(other, claim)), None
    )
    if after is None:
        return claim
    who = " and ".join(actor.name for actor in claim.actors)
    why = f"entered, and «{after.trigger}» says what became of the place"
    status = "claimed" if after.status == "claimed" else "held"
    title = f"{claim.place.name} is {status} by {who}"
    return replace(claim, status=status, title=title, rules=(*claim.rules, why))


def _holds_after(other: Claim, entered: Claim) -> bool:
    said = other.status == "claimed" and other.start == entered.start  # "… and say that it is theirs"
    if not _beside(other, entered) or not (other.status == "held" or said) or _WHOLE.isdisjoint(other.rules):
        return False
    later = (other.start, other.trigger_start) > (entered.start, entered.trigger_start)
    return later and bool(_sides(other) & _sides(entered))


def _left_before(other: Claim, entered: Claim) -> bool:
    same = _beside(other, entered) and other.start == entered.start and other.status == "lost"
    return same and bool(other.actors) and not _sides(other) & _sides(entered)


def _beside(other: Claim, entered: Claim) -> bool:
    place = other.place is not None and entered.place is not None and other.place.id == entered.place.id
    return place and other.modality in ("reported", "claimed")


def _sides(claim: Claim) -> set[str]:
    return {actor.side or actor.name for actor in claim.actors}
