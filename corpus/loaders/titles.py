"""The headline of a web page, without the name of the site that its title mostly bears."""

import re
from collections.abc import Iterator
from typing import Any

# What stands between a headline and the name of the site, behind it or before it.
_MARK = r"(?:\s*[|»]\s*|\s+(?:[–—·:-]|::)\s+|:\s+)"
_BEHIND = re.compile(rf"{_MARK}\S")
_BEFORE = re.compile(rf"\S{_MARK}\Z")
_LAST_PART = re.compile(r"(?P<headline>.*\S)(?:\s*[|»]\s*|\s+(?:[–—·:-]|::)\s+)(?P<site>\S.*)")
_FIRST_PART = re.compile(rf"(?P<site>\S.{{0,38}}?){_MARK}(?P<headline>\S.*)")
_DOMAIN = re.compile(r"\b[\w-]{2,}\.(?:com|co\.id|id|net|org|co|news|tv)\b", re.IGNORECASE)
# The parts of a host that name no site.
_NO_NAMES = frozenset("www m amp com co id net org go or ac sch web my info tv news biz desa en".split())
_LEAST_HEADLINE_CHARS, _MAX_SITE_CHARS = 10, 60
_LEAST_NAME_CHARS, _MAX_NAME_WORDS = 5, 3


def heading_of(tree: Any) -> str:
    """The page's one heading; nothing where it has several, or none."""
    headings = list(_headings(tree, "h1"))
    return headings[0] if len(headings) == 1 else ""


def title_of(tree: Any, told: str, site: str, host: str) -> str:
    """The title that a page is `told` to have, without the names of the `site` and its sections behind or before it.

    They are told by a heading of the page that is the rest of the title, else by the name that the page gives its site, by an
    address ("Kabar.com Daerah") and by the name of its host.
    """
    headings = [said for level in ("h1", "h2", "h3") for said in _headings(tree, level) if len(said) >= _LEAST_HEADLINE_CHARS]
    rest = [heading for heading in headings if _is_rest(told, heading)]
    if rest:
        return max(rest, key=len)
    names = {_folded(name) for name in (site, *_site_names(tree)) if name}
    label = max((part for part in host.lower().split(".") if part not in _NO_NAMES), key=len, default="")
    title = told
    while found := _LAST_PART.fullmatch(title):
        if not _is_site(found["site"], names, label) or len(found["headline"]) < _LEAST_HEADLINE_CHARS:
            break
        title = found["headline"].strip()
    before = _FIRST_PART.fullmatch(title)
    return before["headline"] if before and _is_site(before["site"], names, label) else title


def _headings(tree: Any, level: str) -> Iterator[str]:
    return (" ".join(str(heading.text_content()).split()) for heading in tree.iter(level))


def _is_rest(told: str, heading: str) -> bool:
    """Whether the title is the heading with something short before or behind it."""
    if not 0 < len(told) - len(heading) <= _MAX_SITE_CHARS:
        return False
    is_behind = told.startswith(heading) and _BEHIND.match(told, len(heading)) is not None
    return is_behind or (told.endswith(heading) and _BEFORE.search(told[: -len(heading)]) is not None)


def _site_names(tree: Any) -> Iterator[str]:
    return map(str, tree.xpath("//meta[@property='og:site_name' or @name='application-name']/@content"))


def _is_site(part: str, names: set[str], label: str) -> bool:
    said = _folded(part)
    if len(part) > _MAX_SITE_CHARS or not said:
        return False
    if said in names or _DOMAIN.search(part):
        return True
    is_named = len(label) >= _LEAST_NAME_CHARS and said.startswith(_folded(label))
    return is_named and len(part.split()) <= _MAX_NAME_WORDS


def _folded(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).casefold()
