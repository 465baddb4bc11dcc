"""The title of a page without the name of its site, and that name without what it says of itself."""

import re
from collections.abc import Collection

_MARKS = r"\s*(?:\||–|—|»|«|·|:{1,2}|•)\s*|\s+[-/]\s+"
_BETWEEN = re.compile(_MARKS)
_DOMAIN = re.compile(r"(?:www\.)?(?:[\w-]+\.)+(?:com|id|net|org|co|news|tv|info|my|sg)", re.IGNORECASE)
_PAGE = re.compile(r"(?:\s*[-–—|,]\s*|\s+)(?:halaman|page)\s+(?:all|\d+)(?:\s+(?:dari|of)\s+\d+)?\s*\Z", re.IGNORECASE)
# "… | Daerah", behind which a name stood
_SECTION = re.compile(r"(?<=\S)\s+\|\s+[^\W\d_]{3,20}\Z")
_LEAST_NAME_CHARS = 4
_MOST_NAME_WORDS = 6
_LEAST_HEADING_CHARS, _MAX_SITE_CHARS = 10, 60


def title_without_site(told: str, heading: str, sites: Collection[str]) -> str:
    """The title that a page tells, without the name of its site, its section and the number of the page.

    `heading` is the page's one heading or nothing, `sites` are the names that the site goes by. Where nothing is left, the
    heading is the title.
    """
    extra = len(told) - len(heading)
    if len(heading) >= _LEAST_HEADING_CHARS and 0 < extra <= _MAX_SITE_CHARS:
        is_behind = told.startswith(heading) and re.match(rf"(?:{_MARKS}|{_PAGE.pattern})", told[len(heading) :], re.IGNORECASE)
        is_before = told.endswith(heading) and re.search(rf"(?:{_MARKS})\Z", told[: -len(heading)])
        if is_behind or is_before:
            return heading
    names = [folded for site in sites if len(folded := _folded(site)) >= _LEAST_NAME_CHARS]
    if told == heading and not _is_name(told, names):
        return told
    title = _PAGE.sub("", _without_names(_PAGE.sub("", told), names)).strip()
    if heading and (not title or _is_name(title, names) or len(title) < _LEAST_HEADING_CHARS < len(heading)):
        return heading
    title = _SECTION.sub("", title)
    return "" if _is_name(title, names) else title


def outlet_of_site(site: str, host: str) -> str:
    """The name of a site without its motto: "Kabar Pesisir | Berita Lampung Terkini" is "Kabar Pesisir"."""
    parts = [part for part in re.split(r"\s*[|»•]\s*|\s+[-–—]\s+", site) if part.strip()]
    if len(parts) < 2:
        return site
    return next((part for part in parts if _is_name(part, [_folded(host)])), parts[0]).strip()


def _without_names(title: str, names: Collection[str]) -> str:
    """The title without its first or last parts, as long as these name the site; then without the section before the name."""
    while cuts := list(_BETWEEN.finditer(title)):
        first, last = title[: cuts[0].start()], title[cuts[-1].end() :]
        if _is_name(last, names):
            title, mark = title[: cuts[-1].start()], cuts[-1][0]
            section = cuts[-2] if len(cuts) > 1 else None
            if section and "|" in mark and "|" in section[0] and len(title[section.end() :].split()) <= 2:
                title = title[: section.start()]
        elif _is_name(first, names):
            title = title[cuts[0].end() :]
        else:
            break
    return title


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
