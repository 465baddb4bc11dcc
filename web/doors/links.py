"""Addresses at which a citation's words stand: on the chat's page, or as a resource where there is no page."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs, quote, urlencode, urlsplit

from web.ask.copy_citation import check, permalink

RESOURCES = "wartanya://articles/"
_HOST = re.compile(r"(?:[A-Za-z0-9._-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::\d{1,5})?")
# What this program writes behind a marker, and a client sends back with its conversation.
_LINKED = re.compile(r"\[\[(\d{1,3})\]\]\(([^()\s]{1,2000})\)")


@dataclass(frozen=True, slots=True)
class Links:
    """`base` is the address of the chat's page, with its last slash; "" where there is none."""

    base: str = ""

    def to(self, article_id: str, start: int = 0, end: int = 0, words: str = "") -> str:
        """Where `words`, the article's characters from `start` to `end`, can be read in their place."""
        if self.base:
            return self.base + permalink(article_id, start, end, words)
        place = {"start": start, "end": end, "check": check(words)} if start < end else {}
        return RESOURCES + quote(article_id, safe="") + (f"?{urlencode(place)}" if place else "")


def page_address(scheme: str, headers: Mapping[str, str], root_path: str = "", public_url: str | None = None) -> str:
    """The address of the page for who sent `headers`, as their program reached it; `public_url` where that is said.

    "" where the headers name no host that could stand in an address.
    """
    if public_url or "://" in root_path:
        return f"{(public_url or root_path).rstrip('/')}/"
    host = headers.get("x-forwarded-host") or headers.get("host", "")
    passed_on = headers.get("x-forwarded-proto", scheme)
    if not _HOST.fullmatch(host):
        return ""
    return f"{'https' if passed_on == 'https' else 'http'}://{host}{root_path.rstrip('/')}/"


def articles_linked(text: str) -> tuple[str, ...]:
    """The ids of the articles that a text of this program links to, in the order of their markers."""
    linked = {int(marker): _article_of(address) for marker, address in _LINKED.findall(text)}
    return tuple(dict.fromkeys(linked[marker] for marker in sorted(linked) if linked[marker]))


def _article_of(address: str) -> str:
    try:
        return parse_qs(urlsplit(address).query).get("article", [""])[0]
    except ValueError:
        return ""
