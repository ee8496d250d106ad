"""One plain sentence for a person about what a claim says."""

from __future__ import annotations

import re

from events.claim import Actor, Bounds
from events.draft import Draft
from geo.place import Place

__all__ = ["NOWHERE", "bounds_text", "title", "where"]

NOWHERE = "at a place that is not named"

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
_NOBODY = {
    "held": "{place} has changed hands; to whom is not said",
    "claimed": "{place} is claimed; by whom is not said",
    "contested": "{place} is contested",
    "lost": "{place} was given up; by whom is not said",
    "advance": "Advance on {place}",
}
"""Titles of control where the report names no party."""
_VIOLENCE = {"violence": "Violence against civilians", "attack": "Attack", "clash": "Fighting"}
_BESIDE = re.compile(r"(?:near|between|\d[\d.,]* km from|(?:north|south|east|west)[a-z-]* of)\b")
_AT = re.compile(r"(?:[a-z-]+ern )?(?:edge|border) of\b")


def title(draft: Draft, place: Place | None, actors: list[Actor], status: str | None) -> str:
    """The title of a claim, in the present program's own words; what is denied or only planned says so."""
    if draft.mood == "denied":
        return _denied(draft, place, actors, status)
    plain = _plain_title(draft, place, actors, status)
    return f"Planned or feared: {_not_so(plain)}" if draft.mood == "planned" else plain


def _denied(draft: Draft, place: Place | None, actors: list[Actor], status: str | None) -> str:
    said = draft.attribution
    own = said is not None and said.side is not None and any(actor.side == said.side for actor in actors)
    if own and status == "lost":
        who = " and ".join(actor.name for actor in actors)
        name = place.name if place is not None else _said(draft)
        return f"Loss of {name or 'a place that is not named'} denied by {who}"
    by = f" by {said.name}" if said is not None else ""
    return f"Denied{by}: {_not_so(_plain_title(draft, place, actors, status))}"


_ASSERTED = re.compile(r" (?:is|was) (held|claimed|contested|given up|surrounded)\b")


def _not_so(text: str) -> str:
    """A title without its assertion: "Kurakhove held by Russia"."""
    text = text.replace(" has changed hands; to whom is not said", " changing hands")
    return _ASSERTED.sub(r" \1", text)


def _plain_title(draft: Draft, place: Place | None, actors: list[Actor], status: str | None) -> str:
    name = place.name if place is not None else _said(draft)
    who = " and ".join(actor.name for actor in actors)
    if draft.layer == "control":
        if draft.trigger.frame.name == "besiege" and status == "advance":
            by = f" by {who}" if who else "; by whom is not said"
            return _capital(f"{name or 'a place that is not named'} is surrounded{by}")
        template = (_STATUS if who else _NOBODY).get(status or "", "{place}: {actor}")
        return _capital(template.format(actor=who, place=name or "a place that is not named"))
    if draft.layer == "displacement":
        return _movement(draft, name)
    what = _VIOLENCE.get(draft.trigger.frame.name, "Fighting")
    if draft.layer == "strike":
        by = f" by {who}" if who else ""
        what = f"{_WEAPONS[draft.weapon.weapon if draft.weapon else 'unknown']}{by}"
    return f"{what} {where(name)}{_toll(draft)}"


def _said(draft: Draft) -> str | None:
    """The report's own words for a place that was not found."""
    return draft.spots[0].found.mention.text if draft.spots else None


def where(name: str | None) -> str:
    """ "in Hama", "near Hama", "on the northern edge of Hama"; "at a place that is not named"."""
    if name is None:
        return NOWHERE
    if _BESIDE.match(name):
        return name
    return f"on the {name}" if _AT.match(name) else f"in {name}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _movement(draft: Draft, name: str | None) -> str:
    people = f"{bounds_text(draft.people)} people" if draft.people is not None else "People"
    people = _capital(people)
    verb = {"return": "return to", "arrive": "arrive in"}.get(draft.trigger.frame.name, "flee")
    ends = [spot.located.place.name for spot in draft.ends if spot.located is not None]
    starts = [spot.located.place.name for spot in draft.origins if spot.located is not None]
    if verb == "flee" and ends and starts:
        return f"{people} flee {starts[0]} for {ends[0]}"
    if verb == "flee" and ends:
        return f"{people} flee to {ends[0]}"
    if verb == "return to" and ends:
        return f"{people} return to {ends[0]}"
    if name is None:
        return f"{people} {verb.removesuffix(' to').removesuffix(' in')}: where is not said"
    return f"{people} {verb} {name}"


def _toll(draft: Draft) -> str:
    parts = []
    if draft.killed is not None:
        parts.append(f"{bounds_text(draft.killed)} killed")
    if draft.injured is not None:
        parts.append(f"{bounds_text(draft.injured)} injured")
    return f": {', '.join(parts)}" if parts else ""


def bounds_text(bounds: Bounds) -> str:
    """Bounds as people write them: "4", "at least 20", "24–99", "about 20,000"."""
    if bounds.about is not None:
        return f"about {bounds.about:,}"
    if bounds.high is None:
        return f"at least {bounds.low:,}"
    if bounds.low == bounds.high:
        return f"{bounds.low:,}"
    return f"up to {bounds.high:,}" if bounds.low == 0 else f"{bounds.low:,}–{bounds.high:,}"
