"""The headline of a web page without the name of its site, and that name without what it says of itself."""

import re
from collections.abc import Collection, Iterable
from typing import Any

_MARKS = r"\s*(?:\||–|—|»|«|·|:{1,2}|•)\s*|\s+[-/]\s+"
_BETWEEN = re.compile(_MARKS)
_PAGE = re.compile(r"(?:\s*[-–—|,]\s*|\s+)(?:halaman|page)\s+(?:all|\d+)(?:\s+(?:dari|of)\s+\d+)?\s*\Z", re.IGNORECASE)
_BEHIND = re.compile(rf"(?:{_MARKS}|{_PAGE.pattern})", re.IGNORECASE)
_BEFORE = re.compile(rf"(?:{_MARKS})\Z")
# "… | Daerah", behind which a name stood
_SECTION = re.compile(r"(?<=\S)\s+\|\s+[^\W\d_]{3,20}\Z")
_DOMAIN = re.compile(r"\b(?:[\w-]{2,}\.)+(?:com|id|net|org|co|news|tv|info|my|sg)\b", re.IGNORECASE)
# The parts of a host that name no site.
_NO_NAMES = frozenset("www m amp com co id net org go or ac sch web my info tv news biz desa en".split())
_LEAST_NAME_CHARS, _MAX_SITE_CHARS = 4, 60
_MOST_NAME_WORDS, _MOST_DOMAIN_WORDS = 6, 3  # "Republika Online", "Kabar.com Daerah"
_LEAST_HEADLINE_CHARS = 10


def title_of(tree: Any, told: Iterable[str], site: str, host: str) -> str:
    """The headline of a page that gives itself the titles `told`, the likeliest first; empty where none is one.

    Without the names of its `site`, its section and the number of the page. They are told by a heading that is the rest of the
    title, else by the names that the page gives its site, by an address ("Kabar.com Daerah") and by the `host`. Where nothing
    is left of a title, the page's one heading is the headline.
    """
    headings = _headings(tree, "h1", "h2", "h3")
    names = _names(site, host, tree)
    return next(filter(None, (_headline(title, headings, heading_of(tree), names) for title in told)), "")


def heading_of(tree: Any) -> str:
    """The page's one heading; nothing where it has several, or none."""
    headings = _headings(tree, "h1")
    return headings[0] if len(headings) == 1 else ""


def outlet_of_site(site: str, host: str) -> str:
    """The name of a site without its motto: "Kabar Pesisir | Berita Lampung Terkini" is "Kabar Pesisir"."""
    parts = [part for part in re.split(r"\s*[|»•]\s*|\s+[-–—]\s+", site) if part.strip()]
    if len(parts) < 2:
        return site
    return next((part for part in parts if _is_name(part, [_folded(host)])), parts[0]).strip()


def _headline(told: str, headings: Collection[str], heading: str, names: Collection[str]) -> str:
    rest = [each for each in headings if len(each) >= _LEAST_HEADLINE_CHARS and _is_rest(told, each)]
    if rest:
        return max(rest, key=len)
    if told == heading and not _is_name(told, names):
        return told
    title = _PAGE.sub("", _without_names(_PAGE.sub("", told), names)).strip()
    if heading and (not title or _is_name(title, names) or len(title) < _LEAST_HEADLINE_CHARS < len(heading)):
        return heading
    title = _SECTION.sub("", title)
    return "" if _is_name(title, names) else title


def _headings(tree: Any, *levels: str) -> list[str]:
    return [" ".join(str(heading.text_content()).split()) for level in levels for heading in tree.iter(level)]


def _is_rest(told: str, heading: str) -> bool:
    """Whether the title is the heading with something short before or behind it."""
    if not 0 < len(told) - len(heading) <= _MAX_SITE_CHARS:
        return False
    is_behind = told.startswith(heading) and _BEHIND.match(told, len(heading)) is not None
    return is_behind or (told.endswith(heading) and _BEFORE.search(told[: -len(heading)]) is not None)


def _names(site: str, host: str, tree: Any) -> list[str]:
    """What the site goes by, folded."""
    given = map(str, tree.xpath("//meta[@property='og:site_name' or @name='application-name']/@content"))
    labels = (part for part in host.lower().split(".") if part not in _NO_NAMES)
    return [name for each in (site, *given, *labels) if len(name := _folded(each)) >= _LEAST_NAME_CHARS]


def _without_names(title: str, names: Collection[str]) -> str:
    """The title without its first or last parts, as long as these name the site; then without the section before the name."""
    while cuts := list(_BETWEEN.finditer(title)):
        first, last = title[: cuts[0].start()], title[cuts[-1].end() :]
        if _is_site(last, names):
            title, mark = title[: cuts[-1].start()], cuts[-1][0]
            section = cuts[-2] if len(cuts) > 1 else None
            if section and "|" in mark and "|" in section[0] and len(title[section.end() :].split()) <= 2:
                title = title[: section.start()]
        elif _is_site(first, names):
            title = title[cuts[0].end() :]
        else:
            break
    return title


def _is_site(part: str, names: Collection[str]) -> bool:
    """Whether a part of a title names the site."""
    has_address = _DOMAIN.search(part) is not None and len(part.split()) <= _MOST_DOMAIN_WORDS
    return has_address or _is_name(part, names)


def _is_name(part: str, names: Collection[str]) -> bool:
    """Whether it is one of the site's names, or such a name with a word or two more ("Republika Online")."""
    if _DOMAIN.fullmatch(part.strip()):
        return True
    folded = _folded(part)
    if len(folded) < _LEAST_NAME_CHARS or len(part.split()) > _MOST_NAME_WORDS:
        return False
    return any(folded.startswith(name) or name.startswith(folded) for name in names)


def _folded(name: str) -> str:
    """Letters and figures alone, without the end of a domain."""
    bare = re.sub(r"\Awww\.|(?:\.(?:com|co|id|net|org|news|tv|info))+\Z", "", name.strip().casefold())
    return re.sub(r"[\W_]+", "", bare)
