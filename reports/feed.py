"""RSS and Atom feeds with one report an entry."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

import feedparser

from reports.encoding import decode
from reports.errors import TooLargeError, UnreadableError
from reports.foreign import translated
from reports.limits import Limits
from reports.markup import declared_encoding, page, plain_text
from reports.readings import Readings
from reports.rows import read_rows
from reports.source import Source

__all__ = ["read"]


def read(source: Source, limits: Limits) -> Readings:
    """Read the entries of a feed: their full text where the feed has it, else their summary.

    Entities that a feed declares are not expanded and nothing is fetched. Times keep their zone.

    Raises
    ------
    UnreadableError, TooLargeError
        For what is no feed, has no entries, or too many.
    """
    if len(source.data) > limits.markup_bytes:
        raise TooLargeError(f"the feed has more than {limits.markup_bytes / 1e6:,.0f} MB", "split it")
    text, _ = decode(source.data, declared_encoding(source.data))
    _no_entities(text)
    # From a stream: text that looks like an address would be fetched. As UTF-8 whatever it declares: what was
    # looked at is what is parsed.
    with translated("the feed"):
        feed = feedparser.parse(
            io.BytesIO(text.encode("utf-8", "replace")),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    if not feed.get("version") or not feed.entries:
        raise UnreadableError("it is no RSS or Atom feed with entries", "give a feed, or the page as HTML")
    publisher, language = feed.feed.get("title"), feed.feed.get("language")
    return read_rows(source, _entries(feed.entries, publisher, language), limits)


def _no_entities(text: str) -> None:
    if "<!ENTITY" in text:
        raise UnreadableError("the XML declares entities of its own", "remove them; no feed needs them")


def _entries(
    entries: list[Any], publisher: str | None, language: str | None
) -> Iterator[tuple[str, Mapping[str, str] | UnreadableError]]:
    for number, entry in enumerate(entries, start=1):
        own = entry.get("id") or entry.get("link")
        fields = {
            "id": sha256(own.encode("utf-8", "replace")).hexdigest()[:8] if own else None,
            "title": _words(entry.get("title")),
            "publisher": _words((entry.get("source") or {}).get("title") or publisher),
            "published": entry.get("published") or entry.get("updated"),
            "url": entry.get("link"),
            "language": language,
            "body": _body(entry),
        }
        row = {name: str(value) for name, value in fields.items() if value}
        yield f"entry {number}", row


def _body(entry: Mapping[str, Any]) -> str:
    contents = [content.get("value") or "" for content in entry.get("content") or []]
    texts = [_words(text) for text in (*contents, entry.get("summary") or "")]
    return max(texts, key=len)


def _words(markup: str | None) -> str:
    return plain_text(page(markup.encode("utf-8", "replace"))) if markup and markup.strip() else ""
