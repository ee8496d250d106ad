"""The sentence: words about the situation, with the ids of the events that it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from events.claim import Bounds
from events.event import Event

__all__ = ["Sentence", "begin", "counted", "range_words", "said_day", "told"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Plain English, and the events it rests on, for a link to each."""

    text: str
    events: tuple[str, ...]

    def __str__(self) -> str:
        return self.text


def told(event: Event) -> bool:
    """Whether an event counts as having happened: no plan, no denial, no history, and nobody threw it out."""
    return event.modality in {"reported", "claimed"} and event.review != "rejected"


def begin(event: Event) -> datetime | None:
    """When it began, with a time zone; None where unknown."""
    if event.time is None:
        return None
    start = event.time.start
    return start if start.tzinfo else start.replace(tzinfo=UTC)


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 strike", "1,200 strikes"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def range_words(bounds: Bounds) -> str:
    """Bounds as words: "4", "18 to 22", "at least 20", "about 20,000"."""
    if bounds.about is not None:
        return f"about {bounds.about:,}"
    if bounds.high is None:
        return f"at least {bounds.low:,}"
    return f"{bounds.low:,}" if bounds.low == bounds.high else f"{bounds.low:,} to {bounds.high:,}"


def said_day(moment: datetime) -> str:
    """A day as people write it: 1 December 2024."""
    return f"{moment.day} {moment:%B %Y}"
