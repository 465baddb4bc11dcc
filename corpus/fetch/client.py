"""A page or feed from the web: over http and https, from public addresses, within limits.

An address in a feed, a redirect or a table may name what only this machine can reach: a router, a data base, a cloud's keys.
"""

import os
import time
import zlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from corpus.errors import CorpusError, UnreadableArticle
from corpus.optional_imports import importing

if TYPE_CHECKING:
    import httpcore

    from corpus.fetch.public_network import Address, Resolver

ALLOWED_VARIABLE = "WARTANYA_ALLOWED_ADDRESSES"  # for a newsroom's server in its own network: "10.0.0.5,10.0.0.6"
_SCHEMES = ("http", "https")
_REDIRECTS = (301, 302, 303, 307, 308)
_ZIPPED = ("gzip", "x-gzip", "deflate")
_HEADERS = ((b"Accept", b"*/*"), (b"Accept-Encoding", b"identity"), (b"User-Agent", b"wartanya"))
_BLOCK_BYTES = 1 << 16


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is fetched at most: bytes of one answer, seconds and redirects for all of it."""

    max_bytes: int = 50_000_000
    total_s: float = 60.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was fetched: the address that it came from in the end, and the kind that the server calls it: "text/html"."""

    url: str
    kind: str


def is_url(source: object) -> bool:
    """Whether this is text that begins with http:// or https://."""
    return isinstance(source, str) and source[:8].lower().startswith(("http://", "https://"))


def fetch(
    url: str,
    to: Path,
    *,
    limits: Limits | None = None,
    allowed: Collection[str] | None = None,
    resolve: "Resolver | None" = None,
) -> Fetched:
    """Writes what stands at `url` into the file `to`.

    `allowed` are addresses that may be connected to although they are not public ("10.0.0.5"), by default those in the
    environment's `WARTANYA_ALLOWED_ADDRESSES`; `resolve` gives the addresses of a name. Raises UnreadableArticle, which
    says in a sentence what stood in the way.
    """
    with importing(url):
        import httpcore

        from corpus.fetch.public_network import PublicNetworkPolicy, PublicOnlyBackend, addresses_of
    bounds = limits or Limits()
    gate = PublicNetworkPolicy(url, time.monotonic() + bounds.total_s, _allowed(allowed, url), resolve or addresses_of)
    with _outages(url, bounds), httpcore.ConnectionPool(network_backend=PublicOnlyBackend(gate)) as pool:
        place = url
        for _ in range(bounds.redirects + 1):
            with pool.stream("GET", _checked(place, url), headers=_HEADERS) as answer:
                if answer.status not in _REDIRECTS:
                    return Fetched(place, _write(answer, to, url, bounds))
                place = urljoin(place, _header(answer, b"location"))
    raise UnreadableArticle("too_many_redirects", source=url, limit=bounds.redirects)


def _allowed(addresses: Collection[str] | None, url: str) -> "frozenset[Address]":
    given = os.environ.get(ALLOWED_VARIABLE, "").split(",") if addresses is None else addresses
    try:
        return frozenset(ip_address(each.strip()) for each in given if each.strip())
    except ValueError as error:
        raise CorpusError("address_not_understood", source=url, variable=ALLOWED_VARIABLE, detail=error) from error


def _checked(place: str, url: str) -> str:
    """`place` as it is asked for: quoted, without its fragment. Raises UnreadableArticle for what is not asked for."""
    try:
        parts = urlsplit(place)
        host, _ = parts.hostname, parts.port
        netloc = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    except ValueError as error:
        raise UnreadableArticle("no_address", source=url, place=place) from error
    if parts.scheme not in _SCHEMES or not host:
        raise UnreadableArticle("no_web_address", source=url, place=place)
    if "@" in netloc:
        raise UnreadableArticle("user_in_address", source=url)
    return urlunsplit((parts.scheme, netloc, _quoted(parts.path) or "/", _quoted(parts.query), ""))


def _quoted(written: str) -> str:
    return quote(written, safe="/%:=&?~#+!$,;'@()*[]")


def _write(answer: "httpcore.Response", to: Path, url: str, bounds: Limits) -> str:
    """Writes the body and returns its kind. Raises UnreadableArticle for anything but success, and for too much."""
    if not 200 <= answer.status < 300:
        raise UnreadableArticle("http_status", source=url, status=answer.status)
    size = 0
    with to.open("wb") as file:
        for block in _unzipped(answer, url):
            size += len(block)
            if size > bounds.max_bytes:
                raise UnreadableArticle("fetched_too_much", source=url, limit=bounds.max_bytes)
            file.write(block)
    return _header(answer, b"content-type").partition(";")[0].strip().lower()


def _unzipped(answer: "httpcore.Response", url: str) -> Iterator[bytes]:
    """The body in blocks; some servers zip it though they were asked not to."""
    packing = _header(answer, b"content-encoding").lower()
    if packing in ("", "identity"):
        yield from answer.iter_stream()
        return
    if packing not in _ZIPPED:
        raise UnreadableArticle("unknown_packing", source=url, packing=packing[:20])
    unzipping = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)  # reads either head
    for packed in answer.iter_stream():
        while packed:
            yield unzipping.decompress(packed, _BLOCK_BYTES)
            packed = unzipping.unconsumed_tail
    yield unzipping.flush(_BLOCK_BYTES)
    if not unzipping.eof:
        raise UnreadableArticle("fetching_broke_off", source=url)


def _header(answer: "httpcore.Response", name: bytes) -> str:
    return next((value.decode("latin-1") for key, value in answer.headers if key.lower() == name), "")


@contextmanager
def _outages(url: str, bounds: Limits) -> Iterator[None]:
    import httpcore

    try:
        yield
    except httpcore.TimeoutException as error:
        raise UnreadableArticle("fetching_too_slow", source=url, limit_s=bounds.total_s) from error
    except (httpcore.NetworkError, httpcore.ProtocolError, zlib.error, UnicodeError, OSError) as error:
        said = " ".join(str(error).split()) or type(error).__name__
        raise UnreadableArticle("not_fetched", source=url, detail=said.rstrip(".")) from error
