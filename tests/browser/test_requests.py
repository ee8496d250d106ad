"""Requests that no page of ours makes: too large, from another site's page, for files that are not served."""

from __future__ import annotations

import http.client
import secrets
import tomllib
from urllib.parse import urlsplit

import pytest

from data import ROOT
from reports.limits import DEFAULT_LIMITS

MB = 1_000_000


def asked(dashboard: str, method: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, bytes]:
    """Status and body of an answer; 0 where the server hung up."""
    where = urlsplit(dashboard)
    connection = http.client.HTTPConnection(where.hostname or "", where.port, timeout=30)
    try:
        connection.request(
            method, path, body or None, {name.replace("_", "-"): value for name, value in headers.items()}
        )
        answer = connection.getresponse()
        return answer.status, answer.read(100_000)
    except (ConnectionError, http.client.HTTPException):
        return 0, b""
    finally:
        connection.close()


def shaken(dashboard: str, origin: str) -> int:
    """The status of a handshake for the page's connection, made by the page of another site."""
    status, _ = asked(
        dashboard,
        "GET",
        "/_stcore/stream",
        Connection="Upgrade",
        Upgrade="websocket",
        Sec_WebSocket_Version="13",
        Sec_WebSocket_Key="dGhlIHNhbXBsZSBub25jZQ==",
        Origin=origin,
    )
    return status


def test_a_page_of_another_site_cannot_speak_for_who_sits_here(dashboard: str) -> None:
    assert shaken(dashboard, dashboard) == 101
    for origin in ("http://evil.example", "https://127.0.0.1.evil.example", "null"):
        assert shaken(dashboard, origin) in (0, 400, 403)


def test_an_upload_that_no_page_of_ours_makes_is_refused(dashboard: str) -> None:
    path = f"/_stcore/upload_file/{secrets.token_hex(8)}/{secrets.token_hex(8)}"
    assert asked(dashboard, "PUT", path, b"The army left.")[0] == 403
    token = {"Cookie": "_streamlit_xsrf=made-up", "X_Xsrftoken": "made-up"}
    assert asked(dashboard, "PUT", path, b"The army left.", **token)[0] in (400, 403)


def test_the_server_takes_no_larger_file_than_the_readers_do() -> None:
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["server"]
    assert settings["maxUploadSize"] * MB <= DEFAULT_LIMITS.file_bytes
    assert settings["enableXsrfProtection"]
    assert settings["enableCORS"], "Streamlit's word for refusing pages of other sites"


@pytest.mark.parametrize(
    "path",
    [
        "/../../../etc/passwd", "/static/../../../../etc/passwd", "/media/../../etc/passwd", "/app/static/../app.py",
        "/%2e%2e/%2e%2e/etc/passwd", "/media/%2e%2e%2f%2e%2e%2fapp.py", "/component/x/../../../../etc/passwd",
        "/_stcore/../app.py", "/.streamlit/config.toml", "/.streamlit/secrets.toml", "/accounts.json",
    ],
)  # fmt: skip
def test_no_address_gives_a_file_of_the_machine(path: str, dashboard: str) -> None:
    _, body = asked(dashboard, "GET", path)
    assert b"root:" not in body
    assert b"from ui.page" not in body
    assert b"[server]" not in body
    assert b"maxUploadSize" not in body


def test_the_server_says_that_it_is_well(dashboard: str) -> None:
    assert asked(dashboard, "GET", "/_stcore/health") == (200, b"ok")
