"""Connections to public addresses only. It imports httpcore: import it inside the function that fetches.

A name is looked up once, and the connection goes to the address that was checked: a second look-up could give another.
"""

import socket
import ssl
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Any

import httpcore

from corpus.errors import UnreadableArticle

Address = IPv4Address | IPv6Address
Resolver = Callable[[str, int], list[str]]

_NAT64 = int(IPv6Address("64:ff9b::"))  # RFC 6052: the last 32 bits are an IPv4 address


def addresses_of(host: str, port: int) -> list[str]:
    """The addresses of a name, in the order the system prefers. Raises OSError where it has none."""
    try:
        return [str(ip_address(host))]
    except ValueError:  # a name
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(place[0]) for *_, place in found))


def is_public(address: Address) -> bool:
    """Whether an address belongs to the open internet; one that wraps an IPv4 address is where that one is."""
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if int(address) >> 32 == _NAT64 >> 32:
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
        if inner:
            return is_public(inner)
        if address.is_site_local or address.teredo:
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


@dataclass(frozen=True, slots=True)
class PublicNetworkPolicy:
    """What may be connected to, and until when: `deadline` counts as `time.monotonic()`; `url` is named in errors."""

    url: str
    deadline: float
    allowed: frozenset[Address]
    resolve: Resolver

    def addresses(self, host: str, port: int) -> list[str]:
        """The addresses of a name. Raises UnreadableArticle unless all are public or allowed: one that is both is a trap."""
        found = self.resolve(host, port)
        for address in map(ip_address, found):
            if address not in self.allowed and not is_public(address):
                raise UnreadableArticle("not_public", source=self.url, host=host, address=address)
        return found

    def left(self, timeout: float | None) -> float:
        """Seconds that a step may take: `timeout`, or what is left until the deadline. Raises ReadTimeout beyond it."""
        remaining = self.deadline - time.monotonic()
        if remaining <= 0:
            raise httpcore.ReadTimeout
        return remaining if timeout is None else min(remaining, timeout)


class GatedStream(httpcore.NetworkStream):
    """A connection that ends at the deadline, however slowly the other side goes on."""

    def __init__(self, inner: httpcore.NetworkStream, gate: PublicNetworkPolicy) -> None:
        self._inner, self._gate = inner, gate

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._gate.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._gate.left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return GatedStream(self._inner.start_tls(ssl_context, server_hostname, self._gate.left(timeout)), self._gate)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class PublicOnlyBackend(httpcore.NetworkBackend):
    """Opens connections through the gate."""

    def __init__(self, gate: PublicNetworkPolicy) -> None:
        self._gate, self._open = gate, httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        failed: Exception = httpcore.ConnectError("the name has no address")
        for address in self._gate.addresses(host, port):
            try:
                stream = self._open.connect_tcp(address, port, self._gate.left(timeout), local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
            else:
                return GatedStream(stream, self._gate)
        raise failed
