"""Addresses of the web: only public ones, only over http and https, never too long, never too much."""

from __future__ import annotations

import gzip
import time
import tracemalloc
import zlib
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.errors import UnreadableError
from reports.fetch import Web, fetch, is_on, read_address
from reports.internet import is_public
from reports.limits import Limits
from reports.source import is_address
from tests.reports.answering import PAGE, PUBLIC, Network, answer, web


def refusal(address: str, network: Network, limits: Limits | None = None, **fields: Any) -> str:
    with pytest.raises(UnreadableError) as refused:
        fetch(address, web=web(network, **fields), limits=limits or Limits())
    return str(refused.value)


INWARD = [
    "127.0.0.1", "127.8.9.1", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "0.0.0.0",
    "100.64.0.1", "192.0.0.8", "192.0.2.1", "198.18.0.1", "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.255.255.255",
    "240.0.0.1", "255.255.255.255", "192.88.99.1", "168.63.129.16",
    "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "ff02::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8",
    "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2002:7f00:1::", "2001::1", "2001:db8::1",
    "100::1", "fec0::1", "3fff::1", "5f00::1", "nonsense", "", "127.1", "0x7f000001",
]  # fmt: skip


@pytest.mark.parametrize("inward", INWARD)
def test_what_is_not_the_public_internet_is_never_connected_to(inward: str) -> None:
    network = Network(answer())
    assert "not on the public internet" in refusal(
        "http://desk.example/", network, hosts={"desk.example": [inward]}
    )
    assert "not on the public internet" in refusal(
        "http://desk.example/", network, hosts={"desk.example": [PUBLIC, inward]}
    )
    assert network.asked == []


@pytest.mark.parametrize(
    "public", [PUBLIC, "8.8.8.8", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::808:808"]
)
def test_public_addresses_are_public(public: str) -> None:
    assert is_public(public)


@given(st.ip_addresses())
def test_nothing_that_python_calls_inward_is_public(address: Any) -> None:
    if address.is_private or address.is_loopback or address.is_link_local or address.is_multicast:
        assert not is_public(str(address))


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://localhost/",
        "http://0/",
    ],
)
def test_the_system_s_own_resolver_is_checked_too(address: str) -> None:
    network = Network(answer())
    with pytest.raises(UnreadableError):
        fetch(address, web=Web(network=network))
    assert network.asked == []


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd", "ftp://desk.example/", "gopher://desk.example/", "//desk.example", "desk.example", "http://",
        "javascript:alert(1)", "http://name:word@desk.example/", "http://desk.example:22/", "https://desk.example:80/",
        "http://[::1", "http://desk.example/" + "a" * 3000, "http://\0/", "", "http://desk.example\\@127.0.0.1/",
        "data:text/html,x",
    ],
)  # fmt: skip
def test_other_schemes_ports_and_passwords_are_refused(address: str) -> None:
    network = Network(answer())
    refusal(address, network, hosts={"desk.example": [PUBLIC]})
    assert network.asked == []


def test_the_connection_goes_to_the_checked_address_and_keeps_the_name() -> None:
    asked: list[str] = []

    def rebinding(host: str, _port: int) -> list[str]:
        asked.append(host)
        return [PUBLIC] if len(asked) == 1 else ["127.0.0.1"]

    network = Network(answer())
    fetched = fetch("https://desk.example/army?x=1#part", web=Web(resolver=rebinding, network=network))
    assert network.asked == [(PUBLIC, 443)]
    assert network.names == ["desk.example"]
    assert b"host: desk.example\r\n" in network.sent.lower()
    assert network.sent.startswith(b"GET /army?x=1 HTTP/1.1\r\n")
    assert asked == ["desk.example"]
    assert fetched.source.data == PAGE.encode()


def test_no_cookie_or_password_is_sent() -> None:
    network = Network(answer("", "302 Found", location="/b", set_cookie="a=b"), answer())
    fetch("http://desk.example/a", web=web(network))
    assert b"cookie" not in network.sent.lower()
    assert b"authorization" not in network.sent.lower()
    assert b"referer" not in network.sent.lower()


def test_each_redirect_is_checked_as_the_first_address_was() -> None:
    hosts = {"desk.example": [PUBLIC], "inside.example": ["10.0.0.1"]}
    for location, said in (
        ("http://inside.example/", "not on the public internet"),
        ("file:///etc/passwd", "http or https"),
        ("http://desk.example:22/", "port 22"),
        ("http://name:word@desk.example/", "password"),
    ):
        network = Network(answer("", "302 Found", location=location), answer())
        assert said in refusal("http://desk.example/", network, hosts=hosts)
        assert network.asked == [(PUBLIC, 80)]


def test_redirects_end() -> None:
    network = Network(*[answer("", "301 Moved", location="/again")] * 20)
    assert "redirects more than 3" in refusal("http://desk.example/", network, redirects=3)
    assert len(network.asked) == 4


def test_a_redirect_is_followed_and_the_last_address_kept() -> None:
    network = Network(answer("", "301 Moved", location="https://desk.example/new"), answer())
    (report,) = read_address("http://desk.example/old", web=web(network)).reports
    assert report.url == "https://desk.example/new"
    assert network.asked == [(PUBLIC, 80), (PUBLIC, 443)]


def test_an_answer_that_is_too_large_is_not_read_to_its_end() -> None:
    few = Limits(file_bytes=1000)
    network = Network(answer("x" * 2000))
    assert "more than" in refusal("http://desk.example/", network, few)
    endless = b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n" + b"x" * 500_000
    network = Network(endless, piece=1000)
    assert "more than" in refusal("http://desk.example/", network, few)


@pytest.mark.parametrize(
    "packed",
    [gzip.compress(b"0" * 10_000_000), zlib.compress(b"0" * 10_000_000)],
    ids=["gzip", "deflate"],
)
def test_a_packed_bomb_is_not_unpacked(packed: bytes) -> None:
    network = Network(answer(packed, content_encoding="gzip"))
    assert len(packed) < 20_000
    tracemalloc.start()
    assert "more than" in refusal("http://desk.example/", network, Limits(file_bytes=100_000))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2_000_000


def test_packed_answers_are_read() -> None:
    network = Network(answer(gzip.compress(PAGE.encode()), content_encoding="gzip"), piece=7)
    assert fetch("http://desk.example/", web=web(network)).source.data == PAGE.encode()
    assert "damaged" in refusal("http://desk.example/", Network(answer("no gzip", content_encoding="gzip")))
    assert "not asked for" in refusal("http://desk.example/", Network(answer("x", content_encoding="br")))


def test_a_server_that_trickles_is_left() -> None:
    started = time.monotonic()
    network = Network(answer(), piece=1, pause=0.02)
    assert "in time" in refusal("http://desk.example/", network, seconds=0.2)
    assert time.monotonic() - started < 5


def test_what_goes_wrong_is_said_plainly() -> None:
    assert "not found" in refusal("http://nowhere.example/", Network(), hosts={})
    assert "does not answer" in refusal("http://desk.example/", Network())
    assert "does not answer" in refusal("http://desk.example/", Network(b"nonsense\r\n\r\n"))
    assert "error 404" in refusal("http://desk.example/", Network(answer("x", "404 Not Found")))
    found = read_address("http://desk.example/", web=web(Network()))
    assert found.rejected[0].source == "http://desk.example/"
    assert found.rejected[0].remedy


def test_the_kind_comes_from_the_answer_and_the_text_from_its_encoding() -> None:
    item = "<item><title>x</title><description>The army left Hama.</description></item>"
    feed = f"<rss version='2.0'><channel>{item}</channel></rss>"
    network = Network(answer(feed, content_type="application/rss+xml; charset=utf-8"))
    assert read_address("http://desk.example/feed", web=web(network)).reports[0].body == "The army left Hama."
    arabic = "غادر الجيش مدينة حماة يوم السبت."
    network = Network(answer(arabic.encode("cp1256"), content_type="text/plain; charset=windows-1256"))
    (report,) = read_address("http://desk.example/a.txt", web=web(network)).reports
    assert (report.body, report.id, report.url) == (arabic, "a", "http://desk.example/a.txt")
    network = Network(answer("text", content_type="text/plain; charset=nonsense"))
    assert read_address("http://desk.example/a", web=web(network)).reports
    assert read_address(
        "http://desk.example/a.png", web=web(Network(answer(b"\x89PNG\0", content_type="")))
    ).rejected


def test_a_page_cannot_pass_itself_off_as_another_site() -> None:
    head = "<link rel='canonical' href='https://{}/army'>"
    for host, url in (
        ("desk.example", "https://desk.example/army"),
        ("agency.example", "http://desk.example/x"),
    ):
        network = Network(answer(PAGE.replace("<body>", head.format(host) + "<body>")))
        assert read_address("http://desk.example/x", web=web(network)).reports[0].url == url


@settings(deadline=None, max_examples=50)
@given(st.binary(max_size=200))
def test_no_answer_raises_anything_else(data: bytes) -> None:
    with suppress(UnreadableError):
        fetch("http://desk.example/", web=web(Network(data)))
    found = read_address("http://desk.example/", web=web(Network(b"HTTP/1.1 200 OK\r\n" + data)))
    assert found.reports or found.rejected


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=60))
def test_no_address_raises_anything_else(text: str) -> None:
    for address in (text, f"http://{text}/", f"https://desk.example/{text}"):
        with suppress(UnreadableError):
            fetch(address, web=web(Network(answer())))


def test_it_is_off_unless_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SITMAP_FETCH", raising=False)
    assert not is_on()
    assert is_address("HTTPS://desk.example")
    assert not is_address("https-notes.txt")
