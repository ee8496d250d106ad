"""Connections to checked addresses only, and an end to all waiting. The one place that opens a socket.

`httpcore` asks its backend for a connection to a host by name; here the name is looked up once, its addresses are
checked, and the connection goes to a checked address. Encryption and the Host header keep the name.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterable
from typing import Any

import httpcore

from reports.internet import Resolver, public_addresses

__all__ = ["CheckedNetwork", "Deadline"]

_CONNECT_SECONDS = 10.0


class Deadline:
    """A moment after which nothing is waited for."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._end = clock() + seconds

    def left(self, most: float | None = None) -> float:
        """The seconds left, `most` at most.

        Raises
        ------
        httpcore.ReadTimeout
            There are none.
        """
        left = self._end - self._clock()
        if left <= 0:
            raise httpcore.ReadTimeout("the time is up")
        return left if most is None else min(left, most)


class CheckedNetwork(httpcore.NetworkBackend):
    """A network that reaches the public internet alone.

    Parameters
    ----------
    network
        What opens the connection, once the address is checked.
    """

    def __init__(self, resolver: Resolver, network: httpcore.NetworkBackend, deadline: Deadline) -> None:
        self._resolver = resolver
        self._network = network
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first of the host's addresses that answers."""
        failed: Exception | None = None
        for address in public_addresses(host, port, self._resolver):
            seconds = self._deadline.left(_CONNECT_SECONDS if timeout is None else timeout)
            try:
                stream = self._network.connect_tcp(address, port, seconds, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
                continue
            return _TimedStream(stream, self._deadline)
        raise failed or httpcore.ConnectError(f"no address of {host}")

    def sleep(self, seconds: float) -> None:
        """Wait, for `httpcore`'s retries; there are none here."""
        time.sleep(self._deadline.left(seconds))


class _TimedStream(httpcore.NetworkStream):
    """A connection whose waits end with the deadline, however slowly the other side trickles."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        left = self._deadline.left(timeout)
        return _TimedStream(self._stream.start_tls(ssl_context, server_hostname, left), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
