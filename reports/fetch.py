"""Pages, feeds and files from web addresses (RFC 9110), fetched only where someone asked for it.

Only over http and https, only from the public internet (`reports.internet`), within limits of size and time. Each
redirect is checked as the first address was. No proxy, cookie, password or client certificate is ever sent.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from email.message import Message

import httpcore
import httpx

from reports._wire import CheckedNetwork, Deadline
from reports.errors import TooLargeError, UnreadableError
from reports.internet import Resolver, resolve
from reports.journal import timed
from reports.kinds import SUFFIXES, read_source
from reports.limits import DEFAULT_LIMITS, Limits
from reports.readings import Readings
from reports.report import Report
from reports.source import Source

__all__ = ["Fetched", "Web", "fetch", "is_on", "read_address"]

_PORTS = {"http": (80,), "https": (443,)}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_LONGEST_ADDRESS = 2_000
_TIMEOUTS = {"timeout": dict.fromkeys(("connect", "read", "write", "pool"), 10.0)}
_HEADERS: Mapping[bytes | str, bytes | str] = {
    "User-Agent": "sitmap (reads reports for a situation map)",
    "Accept": "text/html, application/rss+xml, application/atom+xml, text/plain, */*;q=0.5",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}
_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/rss+xml": ".xml",
    "application/atom+xml": ".xml",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "application/json": ".json",
    "application/x-ndjson": ".jsonl",
    "application/pdf": ".pdf",
    "application/zip": ".zip",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}


@dataclass(frozen=True, slots=True)
class Web:
    """How the web is reached.

    Attributes
    ----------
    seconds
        From the first look-up to the last byte, redirects included.
    redirects
        How many are followed.
    resolver, network
        What looks names up and what opens connections; `network` is given checked addresses only.
    """

    seconds: float = 30.0
    redirects: int = 5
    resolver: Resolver = resolve
    network: httpcore.NetworkBackend | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What an address gave: the bytes under a name that says their kind, and where they were at last."""

    source: Source
    address: str


def is_on() -> bool:
    """Whether whoever started the dashboard let it fetch addresses (``sitmap app --fetch``)."""
    return os.environ.get("SITMAP_FETCH") == "1"


def read_address(address: str, *, limits: Limits = DEFAULT_LIMITS, web: Web | None = None) -> Readings:
    """Fetch and read one address, as `reports.read.read` reads a file; never raises for an address.

    A report's url is the address that it was fetched from, where the page names another site as its own.
    """
    try:
        with timed("address fetched", address=address) as facts:
            fetched = fetch(address, limits=limits, web=web)
            facts["bytes"] = len(fetched.source.data)
    except UnreadableError as error:
        return Readings(rejected=(error.rejected(address[:200]),))
    found = read_source(fetched.source, limits)
    is_feed = fetched.source.suffix == ".xml"
    return replace(found, reports=tuple(_with_origin(one, fetched.address, is_feed) for one in found.reports))


def fetch(address: str, *, limits: Limits = DEFAULT_LIMITS, web: Web | None = None) -> Fetched:
    """The bytes at an address.

    Raises
    ------
    UnreadableError, TooLargeError
        An address that is none, is not public, does not answer in time, or answers with an error or too much.
    """
    web = web or Web()
    deadline = Deadline(web.seconds)
    network = CheckedNetwork(web.resolver, web.network or httpcore.SyncBackend(), deadline)
    url = _checked(address)
    for _ in range(web.redirects + 1):
        with (
            _plainly(url.host),
            httpcore.ConnectionPool(network_backend=network) as pool,
            pool.stream("GET", _target(url), headers=_HEADERS, extensions=_TIMEOUTS) as response,
        ):
            headers = httpx.Headers(response.headers)
            if response.status not in _REDIRECTS or "location" not in headers:
                data = _body(response, headers, limits)
                return Fetched(source=_source(url, headers, data), address=str(url))
            following = _followed(url, headers["location"])
        url = following
    raise UnreadableError(f"it redirects more than {web.redirects} times", "give the address it leads to")


def _checked(address: str) -> httpx.URL:
    """An address that may be asked; whom its name belongs to is checked when the connection is made."""
    try:
        url = httpx.URL(address.strip()[: _LONGEST_ADDRESS + 1])
    except (httpx.InvalidURL, ValueError) as error:
        raise UnreadableError("it is no web address", "write it as https://example.org/page") from error
    if url.scheme not in _PORTS or not url.host or len(str(url)) > _LONGEST_ADDRESS:
        raise UnreadableError("it is no address over http or https", "write it as https://example.org/page")
    if url.userinfo:
        raise UnreadableError("the address holds a name or password", "leave them out")
    if url.port is not None and url.port not in _PORTS[url.scheme]:
        raise UnreadableError(f"port {url.port} is not asked", "leave the port out of the address")
    return url


def _target(url: httpx.URL) -> httpcore.URL:
    """The same address in parts: what was checked is what is asked, parsed once."""
    return httpcore.URL(scheme=url.scheme, host=url.raw_host, port=url.port, target=url.raw_path)


def _followed(url: httpx.URL, location: str) -> httpx.URL:
    try:
        return _checked(str(url.join(location)))
    except httpx.InvalidURL as error:
        raise UnreadableError("it redirects to what is no web address", "try it in a browser") from error


@contextmanager
def _plainly(host: str) -> Iterator[None]:
    """What goes wrong on the wire as the package's own error, in plain words."""
    try:
        yield
    except httpcore.TimeoutException as error:
        raise UnreadableError(f"{host} does not answer in time", "try again later") from error
    except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
        detail = str(error)[:100]
        raise UnreadableError(
            f"{host} does not answer as it should ({detail})", "try it in a browser"
        ) from error


def _body(response: httpcore.Response, headers: httpx.Headers, limits: Limits) -> bytes:
    if response.status != 200:
        raise UnreadableError(f"the address answers with the error {response.status}", "try it in a browser")
    stated = headers.get("content-length", "")
    if stated.isdecimal() and len(stated) < 20 and int(stated) > limits.file_bytes:
        raise _too_large(limits)
    coding = headers.get("content-encoding", "identity").strip().lower()
    if coding not in ("identity", "gzip", "x-gzip", "deflate"):
        raise UnreadableError("the answer is packed in a way that was not asked for", "try it in a browser")
    pieces = response.iter_stream()
    unpacked = pieces if coding == "identity" else _unpacked(pieces, limits)
    data = bytearray()
    for piece in unpacked:
        data += piece
        if len(data) > limits.file_bytes:
            raise _too_large(limits)
    return bytes(data)


def _unpacked(pieces: Iterator[bytes], limits: Limits) -> Iterator[bytes]:
    """Unpack gzip or zlib, never more than the limit and a byte at once (a bomb)."""
    unpacking = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
    try:
        for piece in pieces:
            yield unpacking.decompress(piece, limits.file_bytes + 1)
        yield unpacking.flush()
    except zlib.error as error:
        raise UnreadableError("the answer is damaged", "try again later") from error


def _too_large(limits: Limits) -> TooLargeError:
    return TooLargeError(f"it has more than {limits.file_bytes / 1e6:,.0f} MB", "save the part that matters")


def _source(url: httpx.URL, headers: httpx.Headers, data: bytes) -> Source:
    said = Message()
    said["content-type"] = headers.get("content-type", "")
    name = f"{url.host}{url.path.rstrip('/')}"
    ending = _ENDINGS.get(said.get_content_type() if headers.get("content-type") else "")
    if ending is None:
        known = next((suffix for suffix in SUFFIXES if url.path.lower().endswith(suffix)), None)
        ending = known or ".html"
    if ending in (".html", ".txt", ".md", ".csv"):
        data = _as_utf_8(data, said.get_content_charset())
    return Source(name=name if name.lower().endswith(ending) else f"{name}{ending}", data=data)


def _as_utf_8(data: bytes, charset: str | None) -> bytes:
    """Text in the encoding that the server states; left as it is where that does not fit."""
    if charset is None:
        return data
    try:
        return str(data, charset).encode("utf-8")
    except (LookupError, ValueError):
        return data


def _with_origin(report: Report, address: str, is_feed: bool) -> Report:
    if report.url is not None and (is_feed or httpx.URL(report.url).host == httpx.URL(address).host):
        return report
    return replace(report, url=address)
