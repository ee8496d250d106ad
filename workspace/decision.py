"""The decision: who changed what, when, from what to what. The log of decisions is only ever added to.

======== ===================== ==================================================================
kind     target                `after`
======== ===================== ==================================================================
confirm  event id              nothing
reject   event id              nothing: the event leaves the map and stays in the data
edit     event id              fields of `workspace.values.FIELDS` with their new values
place    event id              ``{"place": place or null, "role": place | origin | destination}``
place    ``name:`` and a name  ``{"place": place}``: for every event placed by that name
merge    event id              ``{"events": [ids]}``: these become part of the target
split    event id              ``{"claims": [marks]}``: these leave it and become an event of their own
add      new event id          all fields of the event: `basis` is ``drawn``
reports  ``reports``           ``{"added": [ids]}`` or ``{"removed": [ids]}``
reports  ``report:`` and id    ``{"published": ISO 8601 or null}``: the report's date
places   ``gazetteer:``, name  ``{"added": true}`` or ``{"removed": true}``
undo     decision id           nothing
redo     decision id           nothing: takes an undo back
======== ===================== ==================================================================

`before` holds what was there, for people and for finding an event again whose id has changed: see
`workspace.review`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from workspace.errors import DecisionError
from workspace.values import check_after, check_before

__all__ = ["KINDS", "NAME", "Decision", "from_json", "touched", "undone"]

KINDS = ("confirm", "reject", "edit", "place", "merge", "split", "add", "reports", "places", "undo", "redo")

NAME = "name:"
"""What the target of a decision on every mention of a name begins with."""

SAID = "said:"

LONGEST = {"by": 200, "target": 500, "note": 10_000}
LONGEST_AFTER = 1_000_000
"""Characters of `before` and of `after` as JSON: a list of ten thousand reports fits, a flood does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One entry of the log; see the module's table for what `target` and `after` hold.

    Attributes
    ----------
    id
        Unique; writing the same decision twice writes it once.
    at
        With a time zone.
    seq
        Its place in the log, from 1; 0 until the workspace has written it.

    Raises
    ------
    DecisionError
        A field is missing or makes no sense.
    """

    kind: str
    target: str
    by: str
    after: Mapping[str, Any] = field(default_factory=dict)
    before: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""
    id: str = field(default_factory=lambda: uuid4().hex)
    at: datetime = field(default_factory=lambda: datetime.now(UTC))
    seq: int = 0

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise DecisionError(f"«{self.kind}» is no kind of decision; there are: {', '.join(KINDS)}.")
        for name, longest in LONGEST.items():
            text = getattr(self, name)
            if not isinstance(text, str) or len(text) > longest or "\0" in text:
                raise DecisionError(f"The {name} of a decision is a text of up to {longest} characters.")
        if not self.by.strip() or not self.target.strip():
            raise DecisionError("A decision says who decided, and on what.")
        if not re.fullmatch(r"[\w.:-]{1,64}", self.id):
            raise DecisionError("The id of a decision is of letters, digits and . : _ - alone.")
        if self.at.tzinfo is None:
            raise DecisionError("The moment of a decision has a time zone.")
        for part in (self.before, self.after):
            if not isinstance(part, Mapping) or len(_json(part)) > LONGEST_AFTER:
                raise DecisionError("What a decision holds is too large, or no table of fields.")
        check_after(self.kind, self.target, self.after)
        check_before(self.before)

    def to_json(self) -> dict[str, Any]:
        """The decision as plain values; `from_json` reads them."""
        return {
            "seq": self.seq,
            "id": self.id,
            "at": self.at.isoformat(),
            "by": self.by,
            "kind": self.kind,
            "target": self.target,
            "before": dict(self.before),
            "after": dict(self.after),
            "note": self.note,
        }


def from_json(values: Any) -> Decision:
    """Read a decision from what `Decision.to_json` gives.

    Raises
    ------
    DecisionError
        Something is missing, of the wrong type, or makes no sense.
    """
    try:
        return Decision(**{**values, "at": datetime.fromisoformat(values["at"])})
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        if isinstance(error, DecisionError):
            raise
        raise DecisionError(f"This is no decision: {error}.") from error


def touched(decision: Decision) -> frozenset[str]:
    """The targets that a decision speaks of: two decisions that share one can contradict each other.

    The statements of an event are among them: it is the same event when new reports have changed its id.
    """
    after, before = decision.after, decision.before
    if decision.kind == "reports":
        ids = [*after.get("added", ()), *after.get("removed", ())]
        return frozenset([f"report:{one}" for one in ids] or [decision.target])
    if decision.target.startswith(NAME):
        return frozenset([decision.target.casefold()])
    if decision.kind == "merge":
        others = before.get("events") or {}
        said = [
            *before.get("claims", ()),
            *(mark for one in others.values() for mark in one.get("claims", ())),
        ]
        return frozenset([decision.target, *after["events"], *(f"{SAID}{mark}" for mark in said)])
    if decision.kind == "split":
        return frozenset([decision.target, *(f"{SAID}{mark}" for mark in after["claims"])])
    return frozenset([decision.target, *(f"{SAID}{mark}" for mark in before.get("claims", ()))])


def undone(decision: Decision, earlier: Mapping[str, Decision]) -> Decision:
    """What an undo or redo is about in the end; any other decision itself. `earlier` holds decisions by id."""
    seen: set[str] = set()
    while decision.kind in ("undo", "redo") and decision.target in earlier and decision.id not in seen:
        seen.add(decision.id)
        decision = earlier[decision.target]
    return decision


def _json(value: Any) -> str:
    try:
        return json.dumps(value, ensure_ascii=False, allow_nan=False, default=dict)
    except (TypeError, ValueError, RecursionError) as error:
        raise DecisionError(f"What a decision holds cannot be written as JSON: {error}.") from error
