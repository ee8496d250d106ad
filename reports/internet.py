"""Which addresses of the internet are public: everything else may be a machine that trusts us."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable

from reports.errors import UnreadableError

__all__ = ["Resolver", "is_public", "public_addresses", "resolve"]

Resolver = Callable[[str, int], list[str]]
"""A host's name and port to its numeric addresses."""

# IANA gives out global unicast from this block alone
# (https://www.iana.org/assignments/ipv6-address-space/ipv6-address-space.xhtml).
_GLOBAL = ipaddress.ip_network("2000::/3")
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
"""Carries an IPv4 address in its last 32 bits (RFC 6052)."""

_INWARD = tuple(
    ipaddress.ip_network(block)
    for block in (
        "192.0.0.0/24",  # protocol assignments, RFC 6890
        "192.88.99.0/24",  # relays to 6to4, RFC 7526
        # Azure's own services, reached from every machine there
        # (https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16).
        "168.63.129.16/32",
        "2001::/23",  # protocol assignments, Teredo among them, RFC 2928
        "2002::/16",  # 6to4, RFC 7526
        "2001:db8::/32",  # documentation, RFC 3849
        "3fff::/20",  # documentation, RFC 9637
    )
)


def is_public(address: str) -> bool:
    """Whether a numeric address is global unicast: not private, loopback, link-local, multicast, reserved,
    and no IPv6 address that carries an IPv4 address which is one of these."""
    try:
        ip = ipaddress.ip_address(address.split("%", 1)[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip in _TRANSLATED:
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
        if ip not in _GLOBAL:
            return False
    if any(ip in block for block in _INWARD if block.version == ip.version):
        return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def resolve(host: str, port: int) -> list[str]:
    """The numeric addresses of a host, as the system's resolver gives them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def public_addresses(host: str, port: int, resolver: Resolver = resolve) -> list[str]:
    """The addresses of a host, where every one of them is public.

    Raises
    ------
    UnreadableError
        It is not found, or one of its addresses is not public.
    """
    try:
        found = resolver(host, port)
    except (OSError, UnicodeError) as error:
        raise UnreadableError(f"{host} is not found", "check the address and the connection") from error
    if not found:
        raise UnreadableError(f"{host} is not found", "check the address and the connection")
    if not all(map(is_public, found)):
        raise UnreadableError(
            f"{host} is not on the public internet", "save the page there and give it as a file"
        )
    return found
