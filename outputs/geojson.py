"""GeoJSON (RFC 7946) with time as in Linked Places 1.3 and quotes as in the W3C's Web Annotation.

https://www.rfc-editor.org/rfc/rfc7946, https://github.com/LinkedPasts/linked-places-format,
https://www.w3.org/TR/annotation-model/#selectors
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import orjson
import pandas as pd
import shapely

from layers.situation import Layers
from outputs.feature import frames, plain_columns, rounded, shapes
from outputs.replacing import replacing

__all__ = ["CONTEXT_CHARS", "dumps", "lines", "write", "write_lines"]

CONTEXT_CHARS = 32
"""Characters before and after a quote that its text quote selector carries."""

_CERTAINTY = ((0.75, "certain"), (0.4, "less-certain"), (0.0, "uncertain"))
"""Linked Places knows three degrees; the least `confidence` of each."""

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
        for feature in _features(frame, hashed)[0]:
            yield _encode(feature) + b"\n"


def write(layers: Layers, path: Path, *, texts: Mapping[str, str] | None = None) -> None:
    """Write `dumps` to a file, which is replaced only when the new one is complete."""
    with replacing(path) as target, target.open("wb") as file:
        file.writelines(_pieces(layers, texts))


def write_lines(layers: Layers, path: Path, *, texts: Mapping[str, str] | None = None) -> None:
    """Write `lines` to a file, which is replaced only when the new one is complete."""
    with replacing(path) as target, target.open("wb") as file:
        file.writelines(lines(layers, texts=texts))


def _pieces(layers: Layers, texts: Mapping[str, str] | None) -> Iterator[bytes]:
    """The collection piece by piece; features are encoded one by one, as millions of small objects
    at once would keep the garbage collector busy."""
    hashed = _hashed(texts)
    parts = [_features(frame, hashed) for _, frame in frames(layers)]
    boxes = [box for _, box in parts if box]
    yield b'{"type":"FeatureCollection",'
    if layers.moment is not None:
        yield b'"moment":' + orjson.dumps(layers.moment.isoformat()) + b","
    if boxes:
        low, high = np.min(boxes, axis=0), np.max(boxes, axis=0)
        yield b'"bbox":' + orjson.dumps([*low[:2].tolist(), *high[2:].tolist()]) + b","
    yield b'"features":['
    for number, feature in enumerate(chain.from_iterable(features for features, _ in parts)):
        yield b",\n" if number else b"\n"
        yield _encode(feature)
    yield b"\n]}\n"


def _features(frame: pd.DataFrame, texts: _Texts) -> tuple[Iterator[dict[str, Any]], list[float] | None]:
    """Features of one layer, and the box around them."""
    columns = plain_columns(frame)
    geometries = rounded(shapes(frame))
    bounds = shapely.bounds(geometries)
    known = bounds[~np.isnan(bounds[:, 0])]
    box = [*known[:, :2].min(axis=0).tolist(), *known[:, 2:].max(axis=0).tolist()] if len(known) else None
    return _rows(columns, shapely.to_geojson(geometries).tolist(), bounds.tolist(), texts), box


def _rows(
    columns: dict[str, list[Any]], written: list[str | None], boxes: list[list[float]], texts: _Texts
) -> Iterator[dict[str, Any]]:
    names = tuple(columns)
    for row, shape, box in zip(zip(*columns.values(), strict=True), written, boxes, strict=True):
        properties = dict(zip(names, row, strict=True))
        properties["sources"] = [_cited(source, texts) for source in properties["sources"]]
        feature: dict[str, Any] = {"type": "Feature", "id": properties.pop("id")}
        if shape is not None:
            feature["bbox"] = box
        feature["geometry"] = None if shape is None else orjson.Fragment(shape)
        feature["properties"] = properties
        when = _when(properties["start"], properties["end"], properties["confidence"])
        if when is not None:
            feature["when"] = when
        yield feature


def _when(start: str | None, end: str | None, confidence: float | None) -> dict[str, Any] | None:
    """A time span of Linked Places: between the earliest start and the latest end."""
    if start is None and end is None:
        return None
    span: dict[str, Any] = {}
    if start is not None:
        span["start"] = {"earliest": start}
    if end is not None:
        span["end"] = {"latest": end}
    when: dict[str, Any] = {"timespans": [span]}
    if confidence is not None:
        when["certainty"] = next((name for least, name in _CERTAINTY if confidence >= least), "uncertain")
    return when


def _cited(source: Mapping[str, Any], texts: _Texts) -> dict[str, Any]:
    """A source with its quote as a specific resource of the Web Annotation model; a drawn map has no quote."""
    if source.get("quote") is None:
        return dict(source)
    start, end = source.get("start"), source.get("end")
    report = source.get("report")
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


def _encode(value: Any) -> bytes:
    try:
        return orjson.dumps(value, option=orjson.OPT_SERIALIZE_NUMPY)
    except orjson.JSONEncodeError:
        # Lone halves of surrogate pairs are no Unicode text; they are rare, so only now looked for.
        return orjson.dumps(_without_surrogates(value), option=orjson.OPT_SERIALIZE_NUMPY)


def _without_surrogates(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {_without_surrogates(key): _without_surrogates(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_without_surrogates(item) for item in value]
    return value
