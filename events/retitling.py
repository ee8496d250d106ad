"""The title of an event that a person put elsewhere: it names the new place, as it named the one that was read."""

from __future__ import annotations

import re
from typing import Protocol

from events.claim import Claim
from events.event import Event
from events.title import NOWHERE, where
from geo.place import Place

__all__ = ["retitled"]


class _Placed(Protocol):
    """What of claims and events says where something happened."""

    @property
    def place(self) -> Place | None: ...

    @property
    def place_text(self) -> str | None: ...

    @property
    def origin(self) -> Place | None: ...

    @property
    def destination(self) -> Place | None: ...


def retitled(event: Event, moved: Event) -> str:
    """The title of `moved`, the same event at another place.

    Only a title that was read follows; one that a person wrote stays as it was written.
    """
    for claim in event.claims:
        if event.title in (claim.title, _renamed(claim.title, event.layer, claim, event)):
            return _renamed(claim.title, event.layer, claim, moved)
    return event.title


def _renamed(title: str, layer: str, was: Claim | Event, now: _Placed) -> str:
    if layer == "displacement":
        return _movement(title, was, now)
    said = [name for name in (was.place.name if was.place else None, was.place_text) if name]
    if layer == "control":
        return _control(title, said, now.place)
    for old in (*map(where, said), NOWHERE):
        head, found, tail = title.rpartition(f" {old}")
        if found and (not tail or tail.startswith(":")):
            return f"{head} {_where(now.place)}{tail}"
    return title


def _control(title: str, said: list[str], now: Place | None) -> str:
    name = now.name if now else "a place that is not named"
    for old in (*said, "a place that is not named"):
        found = re.search(rf"(^|: |Loss of |dvance on ){re.escape(old)}{_ON}", title, re.IGNORECASE)
        if found is not None:
            first = name[:1].upper() if found[1] in ("", ": ") else name[:1]
            return f"{title[: found.end(1)]}{first}{name[1:]}{title[found.end() :]}"
    return title


_ON = r"(?=$|:| (?:is|was|has|held|claimed|contested|given up|surrounded|changing|denied)\b)"
"""What stands behind the place in a title of control, that of one denied or planned too."""


def _movement(title: str, was: Claim | Event, now: _Placed) -> str:
    start, end = was.origin or was.place, was.destination
    if start is not None and now.origin != was.origin:
        title = _end(title, " flee ", start, now.origin or (None if was.origin else now.place))
    if end is not None and now.destination != end:
        title = _end(title, " (?:for|to|in) ", end, now.destination)
    elif end is None and was.place is not None:
        title = _end(title, " (?:to|in) ", was.place, now.place)
    return title


def _end(title: str, before: str, old: Place, new: Place | None) -> str:
    """The title with one end of the movement at another place, or without it."""
    found = re.search(rf"{before}{re.escape(old.name)}(?= for |$)", title)
    if found is None:
        return title
    head, tail = title[: found.start()], title[found.end() :]
    if new is not None:
        return f"{head}{found[0].removesuffix(old.name)}{new.name}{tail}"
    if tail:
        return f"{head} flee to {tail.removeprefix(' for ')}"
    verb = found[0].removesuffix(old.name).strip().removesuffix(" to")
    return (
        head
        if verb == "for"
        else f"{head} {verb}: where is not said".replace(" to:", ":").replace(" in:", ":")
    )


def _where(place: Place | None) -> str:
    if place is None:
        return NOWHERE
    return f"at {place.name}" if place.kind == "point" else where(place.name)
