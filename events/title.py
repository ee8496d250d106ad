"""One plain sentence for a person about what a claim says."""

from __future__ import annotations

from events.claim import Actor, Bounds
from events.draft import Draft
from geo.place import Place

__all__ = ["bounds_text", "title"]

_WEAPONS = {
    "air": "Air strike",
    "drone": "Drone strike",
    "artillery": "Shelling",
    "missile": "Missile strike",
    "rocket": "Rocket fire",
    "bomb": "Explosion",
    "unknown": "Strike",
}
_STATUS = {
    "held": "{place} is held by {actor}",
    "claimed": "{place} is claimed by {actor}",
    "contested": "{place} is contested, with {actor} inside",
    "lost": "{place} was given up by {actor}",
    "advance": "{actor}: advance on {place}",
}


def title(draft: Draft, place: Place | None, actors: list[Actor], status: str | None) -> str:
    """The title of a claim, in the present program's own words."""
    where = place.name if place is not None else "A place without a name"
    who = " and ".join(actor.name for actor in actors)
    if draft.layer == "control":
        template = _STATUS.get(status or "", "{place}: {actor}")
        return template.format(actor=who or "an unnamed party", place=where)
    if draft.layer == "displacement":
        return _movement(draft, where)
    toll = _toll(draft)
    if draft.layer == "strike":
        what = _WEAPONS[draft.weapon.weapon if draft.weapon else "unknown"]
        by = f" by {who}" if who else ""
        return (
            f"{what}{by} in {where}{toll}"
            if place is None or place.kind != "relative"
            else f"{what}{by}: {where}{toll}"
        )
    names = {"violence": "Violence against civilians", "attack": "Attack", "clash": "Fighting"}
    return f"{names.get(draft.trigger.frame.name, 'Fighting')} in {where}{toll}"


def _movement(draft: Draft, where: str) -> str:
    people = f"{bounds_text(draft.people)} people" if draft.people is not None else "People"
    verb = {"return": "return to", "arrive": "arrive in"}.get(draft.trigger.frame.name, "flee")
    ends = [spot.located.place.name for spot in draft.ends if spot.located is not None]
    starts = [spot.located.place.name for spot in draft.origins if spot.located is not None]
    if verb == "flee" and ends and starts:
        return f"{people} flee {starts[0]} for {ends[0]}"
    return f"{people} {verb} {where}"


def _toll(draft: Draft) -> str:
    parts = []
    if draft.killed is not None:
        parts.append(f"{bounds_text(draft.killed)} killed")
    if draft.injured is not None:
        parts.append(f"{bounds_text(draft.injured)} injured")
    return f": {', '.join(parts)}" if parts else ""


def bounds_text(bounds: Bounds) -> str:
    """Bounds as people write them: "4", "at least 20", "24–99"."""
    if bounds.high is None:
        return f"at least {bounds.low:,}"
    if bounds.low == bounds.high:
        return f"{bounds.low:,}"
    return f"up to {bounds.high:,}" if bounds.low == 0 else f"{bounds.low:,}–{bounds.high:,}"
