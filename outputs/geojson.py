"""GeoJSON (RFC 7946) with time as in Linked Places 1.3 and quotes as in the W3C's Web Annotation.

https://www.rfc-editor.org/rfc/rfc7946, https://github.com/LinkedPasts/linked-places-format,
https://www.w3.org/TR/annotation-model/#selectors
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import chain
from operator import itemgetter
from pathlib import Path
from typing import Any

import numpy as np
import orjson
import pandas as pd
import shapely
from numpy.typing import NDArray

from layers.situation import Layers
from outputs.feature import frames, plain_columns, rounded, shapes
from outputs.json_columns import chunks, encoded, joined, text
from outputs.replacing import replacing

__all__ = ["CONTEXT_CHARS", "dumps", "lines", "write", "write_lines"]

CONTEXT_CHARS = 32
"""Characters before and after a quote that its text quote selector carries."""

_CERTAINTY = ((0.75, "certain"), (0.4, "less-certain"), (0.0, "uncertain"))
"""Linked Places knows three degrees; the least `confidence` of each."""

_SOURCE = ("report", "publisher", "published", "url", "attributed_to", "quote", "start", "end")
_AT_ONCE = 20_000
"""Features are written by so many; more at once only take memory."""

_Texts = Mapping[str, tuple[str, str]]


def dumps(layers: Layers, *, texts: Mapping[str, str] | None = None) -> bytes:
    """A FeatureCollection of all layers, UTF-8.

    Every feature has its stable `id`, a `bbox` where it has a geometry, the contract's fields in
    `properties` (null: unknown), `when` where it has a time. What is not located has a null geometry.
    The collection's `moment` is the one that zones and fronts show.

    Parameters
    ----------
    texts
        Bodies of the reports by id: each source's quote then carries the words around it and the
        SHA-256 of the body.
    """
    return b"".join(_pieces(layers, texts))


def lines(layers: Layers, *, texts: Mapping[str, str] | None = None) -> Iterator[bytes]:
    """The same features, each as a line with its end: newline-delimited GeoJSON."""
    hashed = _hashed(texts)
    for _, frame in frames(layers):
        for features in _features(frame, rounded(shapes(frame)), hashed):
            yield from (feature + b"\n" for feature in features)


def write(layers: Layers, path: Path, *, texts: Mapping[str, str] | None = None) -> None:
    """Write `dumps` to a file, which is replaced only when the new one is complete."""
    with replacing(path) as target, target.open("wb") as file:
        file.writelines(_pieces(layers, texts))


def write_lines(layers: Layers, path: Path, *, texts: Mapping[str, str] | None = None) -> None:
    """Write `lines` to a file, which is replaced only when the new one is complete."""
    with replacing(path) as target, target.open("wb") as file:
        file.writelines(lines(layers, texts=texts))


def _pieces(layers: Layers, texts: Mapping[str, str] | None) -> Iterator[bytes]:
    """The collection piece by piece."""
    hashed = _hashed(texts)
    tables = [(frame, rounded(shapes(frame))) for _, frame in frames(layers)]
    boxes = [shapely.total_bounds(geometries) for _, geometries in tables if len(geometries)]
    boxes = [box for box in boxes if not np.isnan(box[0])]
    yield b'{"type":"FeatureCollection",'
    if layers.moment is not None:
        yield b'"moment":' + orjson.dumps(layers.moment.isoformat()) + b","
    if boxes:
        low, high = np.min(boxes, axis=0), np.max(boxes, axis=0)
        yield b'"bbox":' + orjson.dumps([*low[:2].tolist(), *high[2:].tolist()]) + b","
    yield b'"features":['
    start = b"\n"
    for features in chain.from_iterable(_features(*table, hashed) for table in tables):
        yield start + b",\n".join(features)
        start = b",\n"
    yield b"\n]}\n"


def _features(frame: pd.DataFrame, geometries: NDArray[np.object_], texts: _Texts) -> Iterator[list[bytes]]:
    """Features of one layer, some thousands at a time."""
    columns = plain_columns(frame)
    for rows in chunks(len(frame), _AT_ONCE):
        some = {name: values[rows] for name, values in columns.items()}
        ids = encoded(some.pop("id"))
        sources = _sources(some.pop("sources"), texts)
        names = list(columns)
        properties = {name: encoded(values) for name, values in some.items()}
        properties["sources"] = sources
        written = joined({name: properties[name] for name in names if name != "id"}, len(sources))
        boxes, drawn = _shapes(geometries[rows])
        whens = _whens(some["start"], some["end"], some["confidence"])
        ids = [ids] * len(written) if isinstance(ids, bytes) else ids
        yield [
            b'{"type":"Feature","id":%b%b,"geometry":%b,"properties":%b%b}' % parts
            for parts in zip(ids, boxes, drawn, written, whens, strict=True)
        ]


def _shapes(geometries: NDArray[np.object_]) -> tuple[list[bytes], list[bytes]]:
    """(the bbox member, the geometry) of each feature."""
    if not len(geometries):
        return [], []
    if (shapely.get_type_id(geometries) == 0).all():
        pairs = orjson.dumps(shapely.get_coordinates(geometries), option=orjson.OPT_SERIALIZE_NUMPY)
        points = pairs[2:-2].split(b"],[")
        return (
            [b',"bbox":[%b,%b]' % (point, point) for point in points],
            [b'{"type":"Point","coordinates":[%b]}' % point for point in points],
        )
    boxes = [
        b"" if box[0] != box[0] else b',"bbox":' + orjson.dumps(box)
        for box in shapely.bounds(geometries).tolist()
    ]
    drawn = shapely.to_geojson(geometries).tolist()
    return boxes, [b"null" if shape is None else shape.encode() for shape in drawn]


def _whens(starts: Sequence[Any], ends: Sequence[Any], confidences: Sequence[Any]) -> list[bytes]:
    certainties = [_certainty(confidence) for confidence in confidences]
    keys = list(zip(starts, ends, certainties, strict=True))
    known = {key: _when(*key) for key in dict.fromkeys(keys)}
    return [known[key] for key in keys]


def _certainty(confidence: float | None) -> str | None:
    if confidence is None:
        return None
    return next((name for least, name in _CERTAINTY if confidence >= least), "uncertain")


def _when(start: str | None, end: str | None, certainty: str | None) -> bytes:
    """The member `when`, a time span of Linked Places: between the earliest start and the latest end."""
    if start is None and end is None:
        return b""
    span: dict[str, Any] = {}
    if start is not None:
        span["start"] = {"earliest": start}
    if end is not None:
        span["end"] = {"latest": end}
    when: dict[str, Any] = {"timespans": [span]}
    if certainty is not None:
        when["certainty"] = certainty
    return b',"when":' + text(when)


def _sources(lists: Sequence[Sequence[Mapping[str, Any]]], texts: _Texts) -> list[bytes]:
    """The sources of each feature, as JSON."""
    flat = list(chain.from_iterable(lists))
    written = _cited_all(flat, texts)
    if all(map((1).__eq__, map(len, lists))):
        return [b"[%b]" % source for source in written]
    left = iter(written)
    return [b"[" + b",".join(next(left) for _ in sources) + b"]" for sources in lists]


def _cited_all(sources: Sequence[Mapping[str, Any]], texts: _Texts) -> list[bytes]:
    if not sources:
        return []
    if texts or not _alike(sources):
        return [text(_cited(source, texts)) for source in sources]
    # Without texts to quote from a source is its fields and their selectors: column by column.
    columns = {name: encoded(list(map(itemgetter(name), sources))) for name in sources[0]}
    quote = joined({"type": b'"TextQuoteSelector"', "exact": columns["quote"]}, len(sources))
    position = {"type": b'"TextPositionSelector"', "start": columns["start"], "end": columns["end"]}
    pairs = zip(quote, joined(position, len(sources)), strict=True)
    addresses = [source["url"] or f"urn:report:{source['report']}" for source in sources]
    target = {
        "type": b'"SpecificResource"',
        "source": encoded(addresses),
        "selector": [b"[%b,%b]" % pair for pair in pairs],
    }
    return joined({**columns, "target": joined(target, len(sources))}, len(sources))


def _alike(sources: Sequence[Mapping[str, Any]]) -> bool:
    """Whether all have the same fields in the same order, and a quote each that is a report's."""
    fields = set(map(tuple, sources))
    if len(fields) > 1 or not all(_WHOLE <= set(names) <= _KNOWN for names in fields):
        return False
    return all(source["quote"] is not None and source.get("kind") != "analyst" for source in sources)


_WHOLE = frozenset(_SOURCE)
_KNOWN = _WHOLE | {"kind"}


def _cited(source: Mapping[str, Any], texts: _Texts) -> dict[str, Any]:
    """A source with its quote as a specific resource (Web Annotation model); a drawn map and an analyst have none."""
    if source.get("quote") is None or source.get("kind") == "analyst":
        return dict(source)
    start, end = source.get("start"), source.get("end")
    report = source.get("report")
    if "target" in source and report not in texts:
        # It has been read back: its target knows the words around the quote.
        return dict(source)
    quote: dict[str, Any] = {"type": "TextQuoteSelector", "exact": source.get("quote")}
    target: dict[str, Any] = {
        "type": "SpecificResource",
        "source": source.get("url") or f"urn:report:{report}",
        "selector": [quote, {"type": "TextPositionSelector", "start": start, "end": end}],
    }
    body, digest = texts.get(str(report), ("", ""))
    if body and isinstance(start, int) and isinstance(end, int):
        quote["prefix"] = body[max(0, start - CONTEXT_CHARS) : start]
        quote["suffix"] = body[end : end + CONTEXT_CHARS]
        target["sha256"] = digest
    return {**source, "target": target}


def _hashed(texts: Mapping[str, str] | None) -> _Texts:
    return {
        report: (body, sha256(body.encode("utf-8", "surrogatepass")).hexdigest())
        for report, body in (texts or {}).items()
    }
