"""HTML pages: the article's text without menus and advertisements, and what the page says of itself."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

import orjson
import trafilatura
from lxml import html

from reports import dates
from reports.errors import TooLargeError
from reports.fields import report_of
from reports.foreign import translated
from reports.limits import Limits
from reports.markup import page, plain_text
from reports.readings import Readings
from reports.source import Source

__all__ = ["read"]

_DATES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.issued",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
)
_FEWEST_CHARS = 80
# Time grows faster than the page; news pages have a few thousand elements.
_MOST_ELEMENTS = 50_000

# The library's complaints about a page are for an application's log, not for the terminal.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())


def read(source: Source, limits: Limits) -> Readings:
    """Read one page.

    The date is the one that the page declares (Open Graph, schema.org, Dublin Core or a `time` element);
    none is guessed from the text or the address.

    Raises
    ------
    UnreadableError, TooLargeError
        For what is no text, has none, or is too long.
    """
    if len(source.data) > limits.markup_bytes:
        raise TooLargeError(
            f"the page has more than {limits.markup_bytes / 1e6:,.0f} MB", "save its text only"
        )
    tree = page(source.data)
    meta = _meta(tree)
    return report_of(
        id=source.stem,
        body=_article(tree, limits),
        path=source.name,
        limits=limits,
        title=meta.get("og:title") or tree.findtext(".//title"),
        publisher=meta.get("og:site_name") or meta.get("application-name"),
        published=_date(tree, meta),
        url=next(iter(tree.xpath("//link[@rel='canonical']/@href")), None) or meta.get("og:url"),
        language=tree.get("lang") or meta.get("og:locale", "").replace("_", "-") or None,
    )


def _article(tree: html.HtmlElement, limits: Limits) -> str:
    """The article as trafilatura finds it; all words of a page that is too short or too large for it."""
    everything = plain_text(tree)
    if len(everything) > limits.body_chars or sum(1 for _ in tree.iter()) > _MOST_ELEMENTS:
        return everything
    with translated("the page"):
        # A copy, as trafilatura prunes the tree that it is given.
        found = trafilatura.extract(html.fromstring(html.tostring(tree)), include_comments=False) or ""
    return found if len(found) >= _FEWEST_CHARS else everything


def _meta(tree: html.HtmlElement) -> dict[str, str]:
    """What `meta` elements say, by name or property in lower case; the first of several."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = element.get("content")
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _date(tree: html.HtmlElement, meta: dict[str, str]) -> str | None:
    """The first declared date that can be read; the first of all where none can."""
    declared = [meta[name] for name in _DATES if name in meta]
    declared += list(_linked_data_dates(tree))
    declared += [element.get("datetime", "") for element in tree.iter("time")]
    declared = [text for text in declared if text.strip()]
    return next((text for text in declared if dates.parse(text)), declared[0] if declared else None)


def _linked_data_dates(tree: html.HtmlElement) -> Iterator[str]:
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            pending: list[Any] = [orjson.loads(script.text or "")]
        except orjson.JSONDecodeError:
            continue
        while pending:
            node = pending.pop(0)
            if isinstance(node, list):
                pending.extend(node)
            elif isinstance(node, dict):
                if isinstance(node.get("datePublished"), str):
                    yield node["datePublished"]
                pending.extend(value for value in node.values() if isinstance(value, (list, dict)))
