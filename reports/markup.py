"""HTML as a tree that is safe to walk, and its plain text.

lxml's parser, with its own limits kept on: what is nested deeper than 256 is flattened, nothing is fetched.
"""

from __future__ import annotations

import re

from lxml import etree, html

from reports.encoding import decode
from reports.errors import UnreadableError

__all__ = ["declared_encoding", "page", "plain_text"]

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?([A-Za-z][\w.:-]{1,30})""", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_SILENT = frozenset(
    {"script", "style", "noscript", "template", "head", "title", "svg", "math", "iframe", "object"}
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span "
    "strike strong sub sup time tt u var wbr".split()
)


def page(data: bytes) -> html.HtmlElement:
    """Parse a page or a part of one.

    Raises
    ------
    UnreadableError
        For what is no text, or no markup at all.
    """
    text, _ = decode(data, declared_encoding(data))
    # lxml takes no text that declares an encoding, and libxml2 stops at a NUL.
    text = _XML_DECLARATION.sub("", text).replace("\0", "")
    parser = html.HTMLParser(huge_tree=False, remove_comments=True, remove_pis=True, no_network=True)
    try:
        return html.document_fromstring(text or "<p></p>", parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(f"the markup can't be read ({error})", "save the page again") from error


def declared_encoding(data: bytes) -> str | None:
    """The encoding that markup names at its beginning."""
    declared = _DECLARED.search(data[:2048])
    return declared.group(1).decode("ascii") if declared else None


def plain_text(tree: html.HtmlElement) -> str:
    """The words of a tree, a paragraph a line, without scripts and styles."""
    parts: list[str] = []
    silent = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag not in _INLINE:
            parts.append("\n")
        if event == "start":
            silent += tag in _SILENT
            text = element.text
        else:
            silent -= tag in _SILENT
            text = element.tail if element is not tree else None
        if text and not silent:
            parts.append(re.sub(r"\s+", " ", text))
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)
