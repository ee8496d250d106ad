"""The situation at a moment in a few sentences, made of nothing but the data.

Every sentence carries the ids of the events that it rests on; every number in it is counted from them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from events.event import Event
from layers.control_state import State
from layers.displacement import Total, totals
from layers.history import History, histories, state_at
from layers.naming import listed
from layers.seeds import level_of
from layers.sentence import Sentence, begin, counted, range_words, said_day, told
from layers.situation import Layers
from layers.strikes import UNKNOWN, tallies, toll

__all__ = ["summary_of"]

NEWS = timedelta(days=3)
"""What lasts no longer is told without its beginning."""

_NARROW = frozenset({"quarter", "place"})
_HOLDS = {"held": "Held by {}: {}, {}", "claimed": "Claimed by {} alone: {}, {}"}

_Known = list[tuple[History, State]]


def summary_of(events: Sequence[Event], layers: Layers) -> tuple[Sentence, ...]:
    """Who holds what, what is contested, what was hit, who moved, what nobody says, and on what all rests.

    Parameters
    ----------
    events
        Those that the layers were made of.
    layers
        They give the moment (what begins later is left out) and the ground of the zones in km².
    """
    moment = layers.moment
    shown = [
        event for event in events if moment is None or (start := begin(event)) is None or start <= moment
    ]
    known = [
        (history, state)
        for history in histories(shown)
        if level_of(history.place) is not None and (state := state_at(history, moment)) is not None
    ]
    happened = [event for event in shown if told(event)]
    return (
        *_held(known, layers),
        *_areas(known),
        *_contested(known),
        *_strikes([event for event in happened if event.layer == "strike"]),
        *_moved([event for event in happened if event.layer == "displacement"]),
        *_unknown(known),
        *_unplaced(layers, {event.id for event in happened}),
        *_sources(happened, moment),
    )


def _held(known: _Known, layers: Layers) -> Iterator[Sentence]:
    """A sentence a party and status, the one with most places first."""
    groups: dict[tuple[str, str], _Known] = {}
    for history, state in known:
        if state.status in _HOLDS and level_of(history.place) in _NARROW:
            groups.setdefault((state.status, _who(state)), []).append((history, state))
    for (status, who), places in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        names = listed(sorted(history.place.name for history, _ in places))
        words = _HOLDS[status].format(who, counted(len(places), "place"), names)
        area = _ground(layers, status, {event for _, state in places for event in state.events})
        ground = f", with {area:,.0f} km² around" if area >= 1 else ""
        yield Sentence(text=f"{words}{ground}{_them(places) if ground else ''}.", events=_ids(places))


def _them(places: _Known) -> str:
    return " it" if len(places) == 1 else " them"


def _ground(layers: Layers, status: str, claims: set[str]) -> float:
    """The area of the zones of one status that rest on some claims, but for those of whole areas."""
    zones = layers.zones
    near = zones[(zones["status"] == status) & zones["level"].isin(_NARROW)]
    fits = [set(zone) <= claims for zone in near["claims"]]
    return float(near.loc[fits, "area_km2"].sum())


def _areas(known: _Known) -> Iterator[Sentence]:
    for history, state in known:
        level = level_of(history.place)
        if level not in _NARROW and state.status in {"held", "claimed", "contested"}:
            where = f"{history.place.name} (said of the {level}; which of its towns, no report says)"
            words = {
                "held": f"Held by {_who(state)}: {where}.",
                "claimed": f"Claimed by {_who(state)} alone: {where}.",
                "contested": f"Contested, with {_who(state)} inside: {where}.",
            }
            yield Sentence(text=words[state.status], events=_ids([(history, state)]))


def _contested(known: _Known) -> Iterator[Sentence]:
    for history, state in known:
        if state.status == "contested" and level_of(history.place) in _NARROW:
            yield Sentence(
                text=f"{history.place.name} is contested, with {_who(state)} inside.",
                events=_ids([(history, state)]),
            )


def _strikes(strikes: Sequence[Event]) -> Iterator[Sentence]:
    if not strikes:
        return
    words = [counted(len(strikes), "strike")]
    nowhere = sum(event.place is None for event in strikes)
    if nowhere:
        words[0] += f" ({nowhere:,} of them without a place on the map)"
    for verb, figure in _TOLLS:
        bounds = toll(strikes, figure)
        if bounds is not None:
            words.append(f"{range_words(bounds)} {verb}")
    by = [(tally.name, tally.strikes) for tally in tallies(strikes, "actor")]
    named = [f"{count:,} by {' and '.join(name.split('; '))}" for name, count in by if name != UNKNOWN]
    named += [f"{count:,} by nobody named" for name, count in by if name == UNKNOWN]
    where = listed(sorted({event.place.name for event in strikes if event.place}))
    at = f" at {where}" if where else ""
    yield Sentence(
        text=f"{', '.join(words)}{at}: {', '.join(named)}.",
        events=tuple(sorted(event.id for event in strikes)),
    )


_TOLLS: tuple[tuple[str, Callable[[Event], Any]], ...] = (
    ("killed", lambda event: event.killed),
    ("injured", lambda event: event.injured),
)


def _moved(movements: Sequence[Event]) -> Iterator[Sentence]:
    by_id = {event.id: event for event in movements}
    for total in totals(movements):
        if not total.events:
            continue  # nobody moved, as far as is said
        places = [by_id[key].origin or by_id[key].place or by_id[key].destination for key in total.events]
        where = listed(sorted({place.name for place in places if place}))
        verb = "returned" if total.direction == "return" else "left their homes"
        about = f" ({where})" if where else ""
        yield Sentence(
            text=f"{_capital(range_words(total.people))} people {verb}{about}{_since(total, by_id)}; "
            "figures that may contain each other are not added.",
            events=total.events,
        )
    silent = [event for event in movements if event.people is None]
    if silent:
        words = counted(len(silent), "movement of people", "movements of people")
        yield Sentence(text=f"{words} without a figure.", events=tuple(sorted(event.id for event in silent)))


def _since(total: Total, by_id: Mapping[str, Event]) -> str:
    """Since when, where what is told lasted longer than the few days that a report speaks of."""
    spans = [time for key in total.events if (time := by_id[key].time)]
    if not spans or all(span.end - span.start <= NEWS for span in spans):
        return ""
    first = min(spans, key=lambda span: span.start)
    return f" since {first.start.year if first.precision == 'year' else said_day(first.start)}"


def _unknown(known: _Known) -> Iterator[Sentence]:
    open_ = [(h, s) for h, s in known if s.status in {"lost", "advance"} and level_of(h.place) in _NARROW]
    if open_:
        names = listed(sorted(history.place.name for history, _ in open_))
        yield Sentence(
            text=f"Of {counted(len(open_), 'place')} no report says who holds it now: {names}."
            if len(open_) == 1
            else f"Of {counted(len(open_), 'place')} no report says who holds them now: {names}.",
            events=_ids(open_),
        )


def _unplaced(layers: Layers, happened: set[str]) -> Iterator[Sentence]:
    """What the list beside the map holds: as many as it says."""
    ids = sorted(layers.unlocated["id"])
    if not ids:
        return
    words = f"{counted(len(ids), 'event')} could not be placed on the map"
    background = sum(id_ not in happened for id_ in ids)
    if background:
        words += f"; {background:,} of them {'is' if background == 1 else 'are'} past, planned or denied"
    yield Sentence(text=f"{words}.", events=tuple(ids))


def _sources(happened: Sequence[Event], moment: datetime | None) -> Iterator[Sentence]:
    claims = [claim for event in happened for claim in event.claims]
    if not claims:
        return
    reports = {claim.report for claim in claims}
    publishers = {claim.publisher for claim in claims if claim.publisher}
    words = f"This rests on {counted(len(claims), 'statement')} in {counted(len(reports), 'report')}"
    words += f" by {counted(len(publishers), 'publisher')}" if publishers else ""
    days = sorted(
        claim.published if claim.published.tzinfo else claim.published.replace(tzinfo=UTC)
        for claim in claims
        if claim.published
    )
    if days:
        first, last = said_day(days[0]), said_day(days[-1])
        words += f", published on {first}" if first == last else f", published from {first} to {last}"
    shown = f"; shown as of {said_day(moment)}" if moment else ""
    yield Sentence(text=f"{words}{shown}.", events=tuple(sorted({event.id for event in happened})))


def _who(state: State) -> str:
    those = [standing for standing in state.standings if standing.stand in {"whole", "part"}]
    kept = [s for s in those if state.status != "claimed" or s.source == "self"] or those
    return listed([standing.party.key for standing in kept or state.standings])


def _ids(places: _Known) -> tuple[str, ...]:
    return tuple(sorted({event for _, state in places for event in state.events}))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
