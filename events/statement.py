"""A draft becomes claims: one for each place and holder, with status, modality, title and confidence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from events.claim import Actor, Attribution, Bounds, Claim
from events.confidence import confidence
from events.draft import Draft
from events.past import is_historical
from events.spot import Spot
from events.title import title
from geo.place import Located, Place
from reports.report import Report
from reports.sentence import Sentence

__all__ = ["claims_from"]

_TOO_WIDE = frozenset({"country", "continent"})
_STRIKE = {
    "air": "Air/drone strike",
    "drone": "Air/drone strike",
    "artillery": "Shelling/artillery/missile attack",
    "missile": "Shelling/artillery/missile attack",
    "rocket": "Shelling/artillery/missile attack",
    "bomb": "Remote explosive/landmine/IED",
    "unknown": "Shelling/artillery/missile attack",
}


def claims_from(draft: Draft, sentence: Sentence, report: Report, origin: int) -> Iterator[Claim]:
    """The claims of a draft; a taking that names who lost the place gives a claim of loss as well."""
    if draft.layer == "displacement" and len(draft.ends) > 1:
        for end in draft.ends:
            one = replace(
                draft, ends=[end], spots=tuple(draft.origins) or (end,), people=_shared(draft.people, 2)
            )
            yield from claims_from(one, sentence, report, origin)
        return
    if draft.layer == "displacement" and len(draft.origins) > 1 and draft.spots == tuple(draft.origins):
        for start in draft.origins:
            one = replace(
                draft, origins=[start], spots=(start,), people=_shared(draft.people, len(draft.origins))
            )
            yield from claims_from(one, sentence, report, origin)
        return
    if draft.apart:
        for actor in draft.actors:
            own = Attribution(name=actor.name, kind="party", side=actor.side)
            one = replace(
                draft, actors=[actor], attribution=own, apart=False, rules=[*draft.rules, _ALONE + actor.name]
            )
            yield from claims_from(one, sentence, report, origin)
        return
    places: list[Located | None] = [*draft.located()] or [None]
    for found in places:
        if draft.layer == "control":
            if draft.actors or not draft.losers:
                yield _claim(
                    draft,
                    sentence,
                    report,
                    origin,
                    found,
                    draft.actors,
                    _status(draft, draft.actors, found),
                    len(places),
                )
            if draft.losers:
                yield _claim(draft, sentence, report, origin, found, draft.losers, "lost", len(places))
        else:
            yield _claim(draft, sentence, report, origin, found, draft.actors, None, len(places))


_ALONE = "each side says it of itself: "


def _claim(
    draft: Draft,
    sentence: Sentence,
    report: Report,
    offset: int,
    found: Located | None,
    actors: list[Actor],
    status: str | None,
    places: int,
) -> Claim:
    place, unlocated = _drawable(draft, found)
    origin, end = _ends(draft)
    modality = _modality(draft, actors, status, report)
    status = "claimed" if status == "held" and modality == "claimed" else status
    sub_event = _sub_event(draft)
    return Claim(
        id=_identity(report, sentence, draft, found, status),
        layer=draft.layer,
        event_type=draft.trigger.frame.event_type,
        sub_event_type=sub_event,
        title=title(draft, place or (found.place if found else None), actors, status),
        report=report.id,
        publisher=report.publisher,
        published=report.published,
        url=report.url,
        start=sentence.start,
        end=sentence.end,
        quote=sentence.text,
        trigger=draft.token.text,
        trigger_start=offset + draft.token.idx,
        place=place,
        place_text=found.mention.text if found else _unplaced(draft),
        place_confidence=found.confidence if found else 0.0,
        place_why=f"{found.why} ({draft.place_rule})" if found else draft.place_rule,
        candidates=found.candidates if found else (),
        unlocated=unlocated,
        actors=tuple(actors),
        targets=tuple(draft.targets),
        status=status,
        weapon=(draft.weapon.weapon if draft.weapon else "unknown") if draft.layer == "strike" else None,
        killed=_shared(draft.killed, places),
        injured=_shared(draft.injured, places),
        casualties_who=draft.casualties_who,
        people=draft.people,
        direction=("return" if draft.trigger.frame.name == "return" else "flight")
        if draft.layer == "displacement"
        else None,
        origin=origin,
        destination=end,
        time=draft.span,
        modality=modality,
        attribution=draft.attribution,
        confidence=confidence(draft, found, actors, modality, status),
        rules=(
            f"frame {draft.trigger.frame.name}",
            f"place: {draft.place_rule}",
            f"time: {draft.time_rule}",
            *draft.rules,
        ),
    )


def _shared(bounds: Bounds | None, places: int) -> Bounds | None:
    """A number said of several places together: at each of them none to all."""
    if bounds is None or places <= 1:
        return bounds
    return Bounds(low=0, high=bounds.high)


def _status(draft: Draft, actors: list[Actor], found: Located | None) -> str | None:
    """Parts make a place contested; a province of which "much" is held counts as held."""
    status = draft.trigger.frame.status
    wide = found is not None and found.place.precision == "region"
    beyond = found is not None and found.place.id.startswith(("beyond:", "distance:"))
    if status == "held" and (draft.partial or beyond) and not wide:
        return "contested"
    del actors
    return status


def _modality(draft: Draft, actors: list[Actor], status: str | None, report: Report) -> str:
    if is_historical(draft.span, report.published, background=draft.background):
        return "historical"
    if draft.mood != "reported":
        return draft.mood
    return "claimed" if _own_praise(draft.attribution, actors, status, draft) else "reported"


def _own_praise(speaker: Attribution | None, actors: list[Actor], status: str | None, draft: Draft) -> bool:
    """Whether a party says of its own side what serves it; what it says against itself counts fully."""
    if speaker is None or speaker.kind not in ("party", "official", "media") or speaker.side is None:
        return False
    own = any(actor.side == speaker.side for actor in actors)
    if draft.layer == "control":
        return own != (status == "lost") and bool(actors)
    return draft.layer == "strike"


def _drawable(draft: Draft, found: Located | None) -> tuple[Place | None, str | None]:
    if found is None:
        named = [spot for spot in draft.spots if spot.located is None]
        if named:
            return None, f"«{named[0].found.mention.text}» could not be placed with confidence."
        return None, "The report names no place for it."
    if found.place.precision == "country" or found.place.kind in _TOO_WIDE:
        return None, f"Only {found.place.name} is named, which is too wide for a mark."
    return found.place, None


def _ends(draft: Draft) -> tuple[Place | None, Place | None]:
    def first(spots: list[Spot]) -> Place | None:
        located = [spot.located for spot in spots if spot.located is not None]
        return located[0].place if located else None

    if draft.layer != "displacement":
        return None, None
    origin, end = first(draft.origins), first(draft.ends)
    if origin is None and end is None and draft.located():
        only = draft.located()[0].place
        return (None, only) if draft.trigger.frame.name in ("arrive", "return") else (only, None)
    return origin, end


def _unplaced(draft: Draft) -> str | None:
    return draft.spots[0].found.mention.text if draft.spots else None


def _sub_event(draft: Draft) -> str:
    if draft.layer == "strike":
        return draft.weapon.sub_event_type if draft.weapon else _STRIKE["unknown"]
    frame = draft.trigger.frame
    if frame.name in ("take", "fall", "expel") and any(
        "government" in (actor.side or "").lower() for actor in draft.actors
    ):
        return "Government regains territory"
    return frame.sub_event_type


def _identity(
    report: Report, sentence: Sentence, draft: Draft, found: Located | None, status: str | None
) -> str:
    """The same text gives the same id, wherever and whenever it is read."""
    ends = ",".join(spot.located.place.id for spot in draft.ends if spot.located is not None)
    place = found.place.id if found else ""
    parts: tuple[object, ...] = (
        report.id,
        sentence.start,
        draft.token.idx,
        draft.layer,
        place,
        status or "",
        ends,
    )
    parts = (*parts, *(rule for rule in draft.rules if rule.startswith(_ALONE)))
    return hashlib.blake2b("|".join(map(str, parts)).encode(), digest_size=8).hexdigest()
