"""The names of one article, each once: what is written in short belongs to the name that is written whole."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from corpus.datelines import read_dateline
from corpus.types import Article, Span
from index.names.mentions import Mention, mentions_in
from index.names.types import NameKind
from index.names.vocabulary import OFFICES, PLACE_HEADS, RANKS, TITLES

MOST_CHARS = 6_000  # of an article; hardly any is longer, and lists of names at the end of one are no news
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class ArticleName:
    """`spans` are all places of it, `offices` where an office stands beside it; `short` are its shorter forms here."""

    kind: NameKind
    name: str
    spans: tuple[Span, ...]
    offices: tuple[Span, ...]
    short: frozenset[str]

    @property
    def key(self) -> str:
        return key_of(self.name)


def key_of(name: str) -> str:
    """By what names are compared: small letters, without full stops."""
    return _SPACES.sub(" ", name.replace(".", " ")).strip().casefold()


def names_of(article: Article) -> list[ArticleName]:
    """In order of their first places."""
    dateline = read_dateline(article.text)
    begin = dateline.length if dateline else 0
    held = [m for m in mentions_in(article.text[:MOST_CHARS]) if m.span.start >= begin]
    placed = {place for m in held if m.kind == "place" and (place := _behind_head(key_of(_said(article, m))))}
    placed |= {key_of(dateline.place)} if dateline and dateline.place else set()
    held = [replace(m, kind="place", office=None) if key_of(_said(article, m)) in placed else m for m in held]
    written = {key_of(_said(article, m)): m.kind for m in held if m.kind == "person"}
    groups: dict[tuple[NameKind, str], list[Mention]] = {}
    for mention in held:
        key = key_of(_said(article, mention))
        kind = "person" if key in written else mention.kind
        groups.setdefault((kind, _whole(key, written) if kind == "person" else key), []).append(mention)
    return [_named(article, kind, those) for (kind, _), those in groups.items()]


def office_text(article: Article, span: Span) -> str:
    """The office without ranks and titles around it: "Kapolres Krui, AKBP"; empty where it is a rank or title alone."""
    words = _SPACES.sub(" ", article.text[span.start : span.end]).split(" ")
    beside = (RANKS | TITLES) - OFFICES
    while words and words[-1].lower().strip(".,") in beside | {""}:
        words.pop()
    while words and words[0].lower().strip(".,") in beside | {""}:
        words.pop(0)
    return " ".join(words).strip(" ,")


def _behind_head(key: str) -> str:
    """What is called a regency or a village here is a place wherever it stands alone: "Kabupaten Musi Banyuasin"."""
    head, _, rest = key.partition(" ")
    return rest if head in PLACE_HEADS else ""


def _whole(key: str, written: Iterable[str]) -> str:
    """The longest name of the article that has all words of this one; itself where several do, or none.

    What holds two others that have nothing in common is two names that lost the comma between them.
    """
    sets = {other: set(other.split()) for other in written}
    words = sets[key]
    whole = [other for other, held in sets.items() if words < held and not _is_glued(held, sets.values())]
    longest = [other for other in whole if not any(set(other.split()) < set(more.split()) for more in whole)]
    return longest[0] if len(longest) == 1 else key


def _is_glued(held: set[str], others: Iterable[set[str]]) -> bool:
    parts = [other for other in others if len(other) > 1 and other < held]
    return any(not one & other for one in parts for other in parts)


def _named(article: Article, kind: NameKind, those: list[Mention]) -> ArticleName:
    said = [_SPACES.sub(" ", _said(article, mention)) for mention in those]
    name = max(said, key=lambda each: (len(each.split()), -said.index(each)))
    offices = tuple(mention.office for mention in those if mention.office)
    return ArticleName(kind, name, tuple(mention.span for mention in those), offices, frozenset(said) - {name})


def _said(article: Article, mention: Mention) -> str:
    return article.text[mention.span.start : mention.span.end].rstrip(".")
