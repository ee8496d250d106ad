"""Who stands at a place, from its statements: the rules, for one place and one moment.

Statements are taken day by day in the order of their beginnings.

1. *held* (`whole`, from an adverse or neutral source) ends what others held before that day. Said of two
   parties on one day it makes the place contested, unless they are allies: then they hold it together.
2. *claimed* (`whole`, only the party itself says so) shows the party with that status; an earlier holder is
   kept as a conflict and comes back when the claim is superseded. Together with a neutral source it is held.
3. *contested* (`part`: the party is inside, in a part of the place) makes the place contested among all that
   stand there, those too who held it before. On one day a whole from an adverse source wins over a part of
   the same party, else the part wins: the more cautious statement.
4. *lost* ends the party's stand; nobody else gains by it. Said by the enemy alone, it leaves the loser in a
   part.
   Loss and hold of one party on one day: the weightier source wins, else it stands in a part.
5. *advance* (and siege) changes no holder: the party operates there without control.
6. *denied* turns a *held* that rests on neutral sources into *claimed*.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import combinations, groupby

from layers.alliances import friends
from layers.statement import Party, Statement

__all__ = ["Standing", "State", "state_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One party at a place: `stand` is ``whole``, ``part``, ``advance`` or ``lost``."""

    party: Party
    stand: str
    source: str
    since: datetime | None
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A place at a moment.

    Attributes
    ----------
    status
        One of the contract's statuses; ``lost`` means that nobody is said to hold it.
    standings
        All that stand there now (those that `status` speaks of first).
    since
        Since when it is so; None where unknown.
    events
        Ids of the events it rests on.
    confidence
        The best confidence among them, before age and distance.
    conflicts
        Sentences about statements that say otherwise.
    """

    status: str
    standings: tuple[Standing, ...]
    since: datetime | None
    events: tuple[str, ...]
    confidence: float
    conflicts: tuple[str, ...]


def state_of(statements: Iterable[Statement]) -> State | None:
    """The state that some statements on one place add up to, or None where they say nothing of a holder.

    The caller picks the statements that count at the moment asked for; their order does not matter.
    """
    ordered = sorted(statements, key=lambda s: (_day(s), s.event, s.party.key))
    standings: dict[str, Standing] = {}
    for _, group in groupby(ordered, key=_day):
        standings = _after_day(standings, tuple(group))
    return _summed_up(tuple(standings[key] for key in sorted(standings)))


def _day(statement: Statement) -> date:
    # What has no date yields to everything that has one.
    return statement.start.date() if statement.start else date.min


def _after_day(before: dict[str, Standing], today: Sequence[Statement]) -> dict[str, Standing]:
    said: dict[str, list[Statement]] = {}
    for statement in today:
        said.setdefault(statement.party.key, []).append(statement)
    fresh = {
        key: new for key, group in said.items() if (new := _resolved(group, before.get(key))) is not None
    }
    gained = {key for key, new in fresh.items() if new.stand == "whole" and new.source != "self"}
    kept = {key: old for key, old in before.items() if old.stand == "lost" or _stays(key, gained)}
    return kept | fresh


def _stays(key: str, gained: Iterable[str]) -> bool:
    return all(friends(key, other) for other in gained)


def _resolved(said: Sequence[Statement], before: Standing | None) -> Standing | None:
    """Where one party stands after a day on which these statements were made of it."""
    by_stand: dict[str, list[Statement]] = {}
    for statement in said:
        by_stand.setdefault(statement.stand, []).append(statement)
    stand, grounds = _chosen(by_stand)
    if stand == "denied":
        return _doubted(before)
    if stand == "advance" and before is not None and before.stand in {"whole", "part"}:
        return before
    if (
        stand == "lost"
        and _source(grounds) == "self"
        and before is not None
        and before.stand in {"whole", "part"}
    ):
        return replace(before, stand="part", statements=(*before.statements, *grounds))
    source = _source(grounds)
    if "denied" in by_stand and stand == "whole" and source == "neutral":
        source = "self"
    if before is not None and stand == before.stand:
        return _said_again(before, grounds, source)
    return Standing(
        party=grounds[0].party, stand=stand, source=source, since=_first(grounds), statements=tuple(grounds)
    )


def _said_again(before: Standing, grounds: Sequence[Statement], source: str) -> Standing:
    # The older beginning stays; a neutral source confirms what was only claimed.
    best = next(kind for kind in ("adverse", "neutral", "self") if kind in {source, before.source})
    return replace(before, source=best, statements=(*before.statements, *grounds))


def _chosen(by_stand: dict[str, list[Statement]]) -> tuple[str, list[Statement]]:
    """The stand that one day's statements on one party come down to, and the statements behind it."""
    whole, part = by_stand.get("whole", []), by_stand.get("part", [])
    stays = whole or part
    if "lost" in by_stand and stays:
        lost = by_stand["lost"]
        balance = max(s.force for s in lost) - max(s.force for s in (*whole, *part))
        if balance > 0:
            return "lost", lost
        return ("part", [*stays, *lost]) if balance == 0 else _whole_or_part(whole, part)
    if stays:
        return _whole_or_part(whole, part)
    return next((stand, by_stand[stand]) for stand in ("lost", "advance", "denied") if stand in by_stand)


def _whole_or_part(whole: list[Statement], part: list[Statement]) -> tuple[str, list[Statement]]:
    if whole and (not part or _source(whole) == "adverse"):
        return "whole", whole
    return "part", [*part, *whole]


def _doubted(before: Standing | None) -> Standing | None:
    if before is not None and before.stand == "whole" and before.source == "neutral":
        return replace(before, source="self")
    return before


def _source(statements: Sequence[Statement]) -> str:
    kinds = {statement.source for statement in statements}
    return next(kind for kind in ("adverse", "neutral", "self") if kind in kinds)


def _first(statements: Sequence[Statement]) -> datetime | None:
    return min((s.start for s in statements if s.start), default=None)


def _summed_up(standings: tuple[Standing, ...]) -> State | None:
    wholes = tuple(s for s in standings if s.stand == "whole")
    confirmed = tuple(s for s in wholes if s.source != "self")
    parts = tuple(s for s in standings if s.stand == "part")
    claiming = tuple(s for s in wholes if s.source == "self")
    if parts or not (_together(confirmed) and _together(claiming)):
        return _state("contested", (*confirmed, *claiming, *parts))
    if claiming:
        return _state("claimed", claiming, against=confirmed)
    if confirmed:
        return _state("held", confirmed)
    for stand in ("advance", "lost"):
        if those := tuple(s for s in standings if s.stand == stand):
            return _state(stand, those)
    return None


def _together(standings: Sequence[Standing]) -> bool:
    return all(friends(one.party.key, two.party.key) for one, two in combinations(standings, 2))


def _state(status: str, standings: tuple[Standing, ...], against: tuple[Standing, ...] = ()) -> State:
    events = tuple(dict.fromkeys(s.event for standing in standings for s in standing.statements))
    lead = sorted(standings, key=lambda s: (s.stand != "whole", -_weight(s), s.party.key))
    dated = [standing.since for standing in standings if standing.since]
    return State(
        status=status,
        standings=(*lead, *against),
        since=max(dated, default=None),
        events=events,
        confidence=max(s.confidence for standing in standings for s in standing.statements),
        conflicts=tuple(_conflict(standing) for standing in against),
    )


def _weight(standing: Standing) -> float:
    return sum(statement.force * statement.confidence for statement in standing.statements)


def _conflict(standing: Standing) -> str:
    since = f" since {standing.since.date().isoformat()}" if standing.since else ""
    return f"Other sources say that {standing.party.actor} holds it{since}."
