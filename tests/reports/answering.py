"""A network of written answers, for tests of what fetches addresses."""

from __future__ import annotations

import io
import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore

from reports.fetch import Web

PUBLIC = "93.184.215.14"
PAGE = "<html><body><p>The army left Hama on Saturday, residents said. Nobody knows where it went.</p></body></html>"


def answer(body: bytes | str = PAGE, status: str = "200 OK", **headers: str) -> bytes:
    data = body.encode() if isinstance(body, str) else body
    given = {"content-type": "text/html", "content-length": str(len(data))} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in given.items())]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + data


class Stream(httpcore.NetworkStream):
    """One connection to a server that gives a written answer, a few bytes at a time."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.left = io.BytesIO(network.answers.pop(0))

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        if self.network.pause:
            time.sleep(self.network.pause)
        return self.left.read(min(max_bytes, self.network.piece))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.network.sent += buffer

    def close(self) -> None:
        pass

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        assert ssl_context.verify_mode == ssl.CERT_REQUIRED
        assert ssl_context.check_hostname
        self.network.names.append(server_hostname)
        return self

    def get_extra_info(self, info: str) -> Any:
        return None


class Network(httpcore.NetworkBackend):
    """A network of written answers, which notes whom it was asked to connect to."""

    def __init__(self, *answers: bytes, piece: int = 65_536, pause: float = 0.0) -> None:
        self.answers = list(answers)
        self.piece, self.pause = piece, pause
        self.asked: list[tuple[str, int]] = []
        self.names: list[str | None] = []
        self.sent = b""

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        self.asked.append((host, port))
        if not self.answers:
            raise httpcore.ConnectError("nobody listens")
        return Stream(self)


def web(network: Network, hosts: dict[str, list[str]] | None = None, **fields: Any) -> Web:
    def resolver(host: str, _port: int) -> list[str]:
        if hosts is not None and host not in hosts:
            raise OSError("no such name")
        return hosts[host] if hosts else [PUBLIC]

    return Web(resolver=resolver, network=network, **fields)
