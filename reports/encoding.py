"""Bytes to text: UTF-8, else what the byte order mark says, else a stated guess."""

from __future__ import annotations

import codecs
from contextlib import suppress

import charset_normalizer

from reports.errors import UnreadableError

__all__ = ["decode"]

_SAMPLE_BYTES = 65_536
_BINARY = ("it is binary data, not text", "give the report as text, HTML, PDF or DOCX")
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_TEXT_CONTROLS = frozenset("\t\n\v\f\r\x1b\x85")


def decode(data: bytes, declared: str | None = None) -> tuple[str, str | None]:
    """Text of some bytes, and the encoding where it had to be guessed (None: it was certain).

    Line ends stay as they are; a byte order mark at the start is dropped. `declared` is the encoding
    that the input itself names; it is tried where the bytes are no UTF-8.

    Raises
    ------
    UnreadableError
        For bytes that are no text.
    """
    guessed = None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text, guessed = _not_utf_8(data, declared)
    strange = sum(
        1 for c in text[:_SAMPLE_BYTES] if (c < " " or "\x7f" <= c < "\xa0") and c not in _TEXT_CONTROLS
    )
    if "\0" in text or strange > len(text[:_SAMPLE_BYTES]) * 0.02:
        raise UnreadableError(*_BINARY)
    return text, guessed


def _not_utf_8(data: bytes, declared: str | None) -> tuple[str, str | None]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), None
            except UnicodeDecodeError:
                break
    if b"\0" in data:
        raise UnreadableError(*_BINARY)
    if declared is not None:
        with suppress(UnicodeDecodeError, LookupError, ValueError):
            # Through `str` of bytes, which takes text encodings only.
            return str(data, declared), None
    best = charset_normalizer.from_bytes(data[:_SAMPLE_BYTES]).best()
    if best is not None:
        with suppress(UnicodeDecodeError):
            return data.decode(best.encoding), best.encoding
    raise UnreadableError(
        "it is neither UTF-8 text nor text in an encoding that can be told", "save the report as UTF-8"
    )
