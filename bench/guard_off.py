"""What takes a guard's place while it is off (the column ``off`` of ``bench/guards.csv``): it lets everything through."""

from __future__ import annotations

import contextlib
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pypdf
from docx.oxml.parser import element_class_lookup
from folium.template import Template
from lxml import etree, html

from data import ROOT


def nothing(*_: object, **__: object) -> None:
    """Refuses nothing."""


def same(text: Any, *_: object, **__: object) -> Any:
    """Leaves a text as it is."""
    return text


def in_words(_: str, fact: Any) -> Any:
    """Writes a fact of the log as it is."""
    return fact.__name__ if isinstance(fact, type) else fact


def as_asked(decision: Any, _: object) -> Any:
    """Takes an undo for what it says it is."""
    return decision


def yes(_: object) -> bool:
    """Agrees to all."""
    return True


def private(_: object) -> int:
    """Takes every file for one that its owner alone can read."""
    return 0o600


def no_version(*_: object) -> int:
    """Takes every file for one of ours."""
    return 1


@contextlib.contextmanager
def untranslated(_: str) -> Iterator[None]:
    """Lets a database's errors out as they are."""
    yield


@contextlib.contextmanager
def in_place(path: Path) -> Iterator[Path]:
    """Writes over the file itself."""
    path.unlink(missing_ok=True)
    yield path


def resolved(host: str, port: int, resolver: Any) -> Any:
    """Looks a host up and asks no more."""
    return resolver(host, port)


def by_name(self: Any, host: str, port: int, *_: object, **__: object) -> Any:
    """Connects by name, which is looked up a second time."""
    self._resolver(host, port)
    return self._network.connect_tcp(host, port, 10.0)


def any_address(address: str) -> httpx.URL:
    """Takes every address."""
    return httpx.URL(address)


def joined(url: httpx.URL, location: str) -> httpx.URL:
    """Follows wherever it leads."""
    return url.join(location)


def any_url(text: str | None) -> tuple[str | None, None]:
    """Keeps every address of a report."""
    return text, None


def endless(_: object, most: float | None = None) -> float | None:
    """Waits as long as it takes."""
    return most


def all_at_once(pieces: Iterator[bytes], _: object) -> Iterator[bytes]:
    """Unpacks without a limit."""
    unpacking = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
    yield from (unpacking.decompress(piece) for piece in pieces)


def all_of_it(response: Any, *_: object) -> bytes:
    """Reads an answer to its end."""
    return b"".join(response.iter_stream())


def as_latin(data: bytes, _: object) -> tuple[str, None]:
    """Takes every text for Western European."""
    return data.decode("latin-1"), None


def deep_html(**given: Any) -> Any:
    """A parser that goes as deep as it is led."""
    return _HTML(**{**given, "huge_tree": True})


def step_by_step(element: Any) -> str:
    """The text of a tree, each element inside the call for the one around it."""
    inside = "".join(step_by_step(child) for child in element)
    return f"{element.text or ''}{inside}{element.tail or ''}"


class _Everything:
    def __contains__(self, _: object) -> bool:
        return True


_HTML = html.HTMLParser
EVERYTHING = _Everything()
HUGE = 10**12
LATER = 99
NAME = property(lambda source: source.name)
NEVER = re.compile("(?!)()")
EXPLODING = re.compile(r"(?:\s|\n)+$")
LOOSE_PDF = pypdf.Configuration()
EXPANDING = etree.XMLParser(resolve_entities=True, huge_tree=True)
EXPANDING.set_element_class_lookup(element_class_lookup)
UNESCAPED = Template((ROOT / "outputs" / "web" / "page.html.j2").read_text("utf-8").replace("|e }}", " }}"))
