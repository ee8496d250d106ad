"""The rules of scoring: marks of one report against its gold.

A fact is found when a mark of its layer, said in a report, cites a sentence with the fact's anchor and lies
within the fact's tolerance. Precision counts the current marks of control, strikes and displacement that
cite the report: a mark is explained when it was found, or lies within twice the tolerance of a fact whose
anchor it cites, and rests on no sentence about the past. Attributes are those that the text gives, on the
best of the marks found. Forbidden are marks where the gold says that nothing may be.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bench.gold import Fact, Gold
from bench.marks import Mark, plain
from data import ROOT

__all__ = ["Score", "score"]

PARTIES = ROOT / "tests" / "quality" / "parties.csv"
_EARTH_DIAMETER_KM = 12742.0
_DESTINATION_KM = 15.0
_DRAWN = ("control", "strike", "displacement")
_NOT_CURRENT = ("historical", "planned", "denied")


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Counts of one report or of several; `notes` are misses, extras and wrong attributes as plain lines."""

    reports: int = 0
    facts: int = 0
    found: int = 0
    marks: int = 0
    explained: int = 0
    attributes: int = 0
    right: int = 0
    forbidden: int = 0
    notes: tuple[str, ...] = ()

    def __add__(self, other: Score) -> Score:
        names = ("reports", "facts", "found", "marks", "explained", "attributes", "right", "forbidden")
        sums = {name: getattr(self, name) + getattr(other, name) for name in names}
        return Score(**sums, notes=(*self.notes, *other.notes))

    @property
    def recall(self) -> float:
        """Facts found, of all that are not optional."""
        return self.found / max(1, self.facts)

    @property
    def precision(self) -> float:
        """Marks explained, of all current ones."""
        return self.explained / max(1, self.marks)

    @property
    def f1(self) -> float:
        """The harmonic mean of recall and precision."""
        return 2 * self.recall * self.precision / max(1e-9, self.recall + self.precision)

    @property
    def accuracy(self) -> float:
        """Attributes right, of all that the text gives for the facts found."""
        return self.right / max(1, self.attributes)


def score(gold: Gold, marks: Sequence[Mark]) -> Score:
    """Score the marks of a situation against the gold of one of its reports."""
    mine = [mark for mark in marks if gold.report in mark.reports]
    used: set[int] = set()
    total = Score(reports=1)
    for fact in gold.facts:
        hits = [number for number, mark in enumerate(mine) if _finds(mark, fact)]
        used.update(hits)
        total += _scored_fact(gold.report, fact, [mine[number] for number in hits])
    for number, mark in enumerate(mine):
        if mark.basis == "inferred" or mark.layer not in _DRAWN or mark.at is None:
            continue
        if mark.modality not in _NOT_CURRENT:
            total += _scored_mark(gold, mark, used=number in used)
    return total


def _finds(mark: Mark, fact: Fact) -> bool:
    if mark.layer != fact.layer or mark.basis not in (None, "report", "drawn") or mark.at is None:
        return False
    return mark.cites(fact.anchor) and _km((fact.lat, fact.lon), mark.at) <= fact.km


def _scored_fact(report: str, fact: Fact, hits: Sequence[Mark]) -> Score:
    counted = 0 if fact.optional else 1
    what = f"{report}: {fact.layer} {fact.place}"
    if not hits:
        note = f"MISS {what} «{fact.anchor}»{' (optional)' if fact.optional else ''}"
        return Score(facts=counted, notes=(note,))
    checks = min((_checks(fact, mark) for mark in hits), key=lambda row: list(row.values()).count(False))
    wrong = [name for name, right in checks.items() if not right]
    return Score(
        facts=counted,
        found=counted,
        attributes=len(checks),
        right=len(checks) - len(wrong),
        notes=(f"ATTR {what}: wrong {', '.join(wrong)} «{fact.anchor}»",) if wrong else (),
    )


def _checks(fact: Fact, mark: Mark) -> dict[str, bool]:
    """Each attribute that the text gives, and whether the mark has it right."""
    checks: dict[str, bool] = {}
    if fact.actors:
        checks["actor"] = any(word in mark.party for actor in fact.actors for word in _accepted(actor))
    if fact.date:
        checks["date"] = mark.start.startswith(fact.date)
    if fact.statuses:
        checks["status"] = mark.status in fact.statuses
    if fact.weapons:
        checks["weapon"] = mark.weapon in fact.weapons
    for name, count in fact.counts:
        low, high = mark.counts[name]
        checks[name] = low is not None and low <= count <= (math.inf if high is None else high)
    if fact.attributed_to:
        checks["attributed_to"] = any(
            wanted in speaker or bool(speaker and speaker in wanted)
            for wanted in map(plain, fact.attributed_to)
            for speaker in mark.speakers
        )
    if fact.destination:
        checks["destination"] = mark.ends is not None and _km(fact.destination, mark.ends) <= _DESTINATION_KM
    return checks


def _scored_mark(gold: Gold, mark: Mark, *, used: bool) -> Score:
    assert mark.at is not None
    at, notes = mark.at, []
    explained = used or any(
        mark.layer == fact.layer and mark.cites(fact.anchor) and _km((fact.lat, fact.lon), at) <= 2 * fact.km
        for fact in gold.facts
    )
    explained = explained and (used or not any(mark.cites(anchor) for anchor in gold.not_current))
    if not explained:
        words = mark.quotes[0][:90] if mark.quotes else ""
        where = f"{mark.place} ({at[0]:.2f}, {at[1]:.2f})"
        notes.append(f"EXTRA {gold.report}: {mark.layer} {where} {mark.modality} «{words}»")
    forbidden = [
        absent
        for absent in gold.absent
        if absent.lat is not None and absent.lon is not None
        if not used and absent.layer in (None, mark.layer) and _km((absent.lat, absent.lon), at) <= absent.km
    ]
    notes += [f"FORBIDDEN {gold.report}: {a.place} drawn as {mark.layer} ({a.why})" for a in forbidden]
    return Score(marks=1, explained=int(explained), forbidden=len(forbidden), notes=tuple(notes))


@lru_cache(maxsize=1)
def _parties() -> Mapping[str, tuple[str, ...]]:
    """Words by which a party of the gold is recognised in a mark's actor, its id and side."""
    with PARTIES.open(encoding="utf-8", newline="") as lines:
        return {row["party"]: tuple(row["words"].split("|")) for row in csv.DictReader(lines)}


def _accepted(actor: str) -> Iterable[str]:
    return _parties().get(plain(actor), (plain(actor),))


def _km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Distance of two (lat, lon) on a sphere: the haversine formula (Sinnott, Sky and Telescope 68, 1984)."""
    lat, lon, lat2, lon2 = map(math.radians, (*one, *other))
    half = math.sin((lat2 - lat) / 2) ** 2 + math.cos(lat) * math.cos(lat2) * math.sin((lon2 - lon) / 2) ** 2
    return _EARTH_DIAMETER_KM * math.asin(math.sqrt(half))
