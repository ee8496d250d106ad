"""A story: an ordered list of views of the map, each with a text, from a small YAML or JSON file.

::

    - title: The airport changes hands
      text: On 30 November the airport fell without a fight.
      view: [36.18, 37.22, 12]        # latitude, longitude, zoom
      as_of: 2024-11-30               # the moment shown
      layers: [zones, control]        # the layers shown; all where it is left out
      select: control-15f3f5ee9f6e    # the mark that is opened

`title` or `text` is needed, all else may be left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import yaml

from outputs.errors import StoryError

__all__ = ["MAX_BYTES", "SHOWN", "Step", "read_story"]

MAX_BYTES = 1_000_000
MAX_ZOOM = 19
SHOWN = ("zones", "fronts", "control", "strikes", "displacement", "clashes", "other")
"""The layers that a step can name."""

_KEYS = ("title", "text", "view", "as_of", "layers", "select")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One view. `view` is latitude, longitude in degrees (WGS 84), zoom of web maps; None: left as it is."""

    title: str
    text: str
    view: tuple[float, float, float] | None
    as_of: datetime | None
    layers: tuple[str, ...] | None
    select: str | None

    def as_meta(self) -> dict[str, Any]:
        """As the map's script wants it: `as_of` in minutes since 1970 of the clock that the map shows."""
        wall = None if self.as_of is None else self.as_of.replace(tzinfo=UTC)
        return {
            "title": self.title,
            "text": self.text,
            "view": None if self.view is None else list(self.view),
            "as_of": None if wall is None else int(wall.timestamp() // 60),
            "layers": None if self.layers is None else list(self.layers),
            "select": self.select,
        }


def read_story(path: Path, *, ids: Iterable[str] | None = None) -> tuple[Step, ...]:
    """Read a story; `ids` are those of the features that a step can select, if that is to be checked.

    Raises
    ------
    StoryError
        The file can't be read, or has faults: the message has them all, with the number of the step.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise StoryError(f"{path} is no story: it has more than {MAX_BYTES:,} bytes.")
        document = _parsed(path.read_text("utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError, ValueError) as error:
        if isinstance(error, StoryError):
            raise
        reason = " ".join(str(error).split())[:200]
        raise StoryError(f"{path} is no story in YAML or JSON ({reason}).") from error
    steps = document.get("steps") if isinstance(document, Mapping) else document
    if not isinstance(steps, list) or not steps:
        raise StoryError(f"{path} is no story: write a list of steps, each with a title, a text and a view.")
    known = None if ids is None else frozenset(ids)
    faults = [f"step {n}: {fault}" for n, step in enumerate(steps, start=1) for fault in _faults(step, known)]
    if faults:
        raise StoryError(f"{path}: {'; '.join(faults)}.")
    return tuple(map(_step, steps))


def _parsed(text: str) -> Any:
    try:
        # YAML reads JSON too, but for the characters that JSON writes as two escapes.
        return json.loads(text)
    except json.JSONDecodeError:
        return yaml.safe_load(text)


def _faults(step: Any, ids: frozenset[str] | None) -> Iterator[str]:
    if not isinstance(step, Mapping):
        yield "it is not a mapping of title, text, view"
        return
    unknown = [str(key) for key in step if key not in _KEYS]
    if unknown:
        yield f"{', '.join(unknown)[:80]} means nothing here; there are {', '.join(_KEYS)}"
    if not step.get("title") and not step.get("text"):
        yield "it needs a title or a text"
    for key in ("title", "text", "select"):
        if step.get(key) is not None and not isinstance(step[key], str):
            yield f"{key} must be text; put it in quotation marks"
    if step.get("view") is not None and not _is_view(step["view"]):
        yield f"view must be [latitude, longitude, zoom], with a zoom from 0 to {MAX_ZOOM}"
    if step.get("as_of") is not None and _moment(step["as_of"]) is None:
        yield "as_of must be a date, as 2024-11-30"
    yield from _layer_faults(step.get("layers"))
    if ids is not None and isinstance(step.get("select"), str) and step["select"] not in ids:
        yield f"nothing on the map has the id {step['select'][:80]}"


def _layer_faults(layers: Any) -> Iterator[str]:
    if layers is None:
        return
    if not isinstance(layers, list) or not all(isinstance(name, str) for name in layers):
        yield "layers must be a list of names"
        return
    unknown = [name for name in layers if name not in SHOWN]
    if unknown:
        yield f"no layer is called {', '.join(unknown)[:80]}; there are {', '.join(SHOWN)}"


def _is_view(value: Any) -> bool:
    if not isinstance(value, list) or len(value) != 3:
        return False
    if not all(isinstance(number, int | float) and not isinstance(number, bool) for number in value):
        return False
    lat, lon, zoom = value
    return bool(-90 <= lat <= 90 and -180 <= lon <= 180 and 0 <= zoom <= MAX_ZOOM)


def _moment(value: Any) -> datetime | None:
    """A moment; the end of the day where only a day is given."""
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)
        except ValueError:
            return None
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=UTC)
    return datetime.combine(value, time(23, 59), UTC) if isinstance(value, date) else None


def _text(text: str) -> str:
    """The text; a half of a surrogate pair, which is no Unicode text, as U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _step(step: Mapping[str, Any]) -> Step:
    view, layers = step.get("view"), step.get("layers")
    return Step(
        title=_text(step.get("title") or ""),
        text=_text(step.get("text") or ""),
        view=None if view is None else (float(view[0]), float(view[1]), float(view[2])),
        as_of=None if step.get("as_of") is None else _moment(step["as_of"]),
        layers=None if layers is None else tuple(layers),
        select=step.get("select"),
    )
