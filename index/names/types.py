"""Who and what an archive names: how often, in which office, since and until when, with whom; each with a quotation."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from corpus.types import iso, publication_dict
from index.display import brief, counted, printable

NameKind = Literal["person", "place", "institution"]
NAME_KINDS: tuple[NameKind, ...] = ("person", "place", "institution")


@dataclass(frozen=True, slots=True)
class NameQuote:
    """A sentence of an article that has the name: `article.text[start:end] == quote`."""

    article_id: str
    title: str
    outlet: str | None
    published: date | None
    published_is_estimated: bool
    url: str | None
    quote: str
    start: int
    end: int

    def to_dict(self) -> dict[str, Any]:
        return {
            "article_id": self.article_id,
            "title": self.title,
            **publication_dict(self),
            "url": self.url,
            "quote": self.quote,
            "start": self.start,
            "end": self.end,
        }


@dataclass(frozen=True, slots=True)
class OfficeHeld:
    """An office as articles print it beside the name, with the first and the last article that does so, and how many do."""

    office: str
    articles: int
    first: NameQuote
    last: NameQuote

    def to_dict(self) -> dict[str, Any]:
        return {
            "office": self.office,
            "articles": self.articles,
            "since": iso(self.first.published),
            "until": iso(self.last.published),
            "first": self.first.to_dict(),
            "last": self.last.to_dict(),
        }


@dataclass(frozen=True, slots=True)
class Named:
    """A name of the list: `articles` that have it, each text once, and the days of the first and the last of them."""

    kind: NameKind
    name: str
    articles: int
    first: date | None
    last: date | None
    office: str | None = None

    def __str__(self) -> str:
        return printable(f"{self.name}{f', {self.office}' if self.office else ''} ({counted(self.articles, 'article')})")

    def to_dict(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "name": self.name,
            "articles": self.articles,
            "first": iso(self.first),
            "last": iso(self.last),
            "office": self.office,
        }


@dataclass(frozen=True, slots=True)
class NameList:
    """The names found most often, among `read` of `fitting` articles."""

    names: tuple[Named, ...]
    read: int
    fitting: int

    def __iter__(self) -> Iterator[Named]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)

    @property
    def is_cut(self) -> bool:
        return self.read < self.fitting

    def to_dict(self) -> dict[str, Any]:
        return {"names": [name.to_dict() for name in self.names], "read": self.read, "fitting": self.fitting}


@dataclass(frozen=True, slots=True)
class NamePage:
    """What an archive has of one person, place or institution.

    `variants` are the other ways in which it is written, `quotes` the newest articles that have it, `beside` who is named in
    the same articles and in how many of them, `others` those who are named so as well and are somebody else.
    `read` of `fitting` articles were read.
    """

    kind: NameKind
    name: str
    articles: int
    variants: tuple[str, ...]
    offices: tuple[OfficeHeld, ...]
    quotes: tuple[NameQuote, ...]
    beside: Mapping[str, int]
    others: Mapping[str, int]
    first: date | None
    last: date | None
    read: int
    fitting: int

    def __repr__(self) -> str:
        return f"<NamePage {brief(self.name)} {counted(self.articles, 'article')}>"

    def to_dict(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "name": self.name,
            "articles": self.articles,
            "variants": list(self.variants),
            "offices": [office.to_dict() for office in self.offices],
            "quotes": [quote.to_dict() for quote in self.quotes],
            "beside": dict(self.beside),
            "others": dict(self.others),
            "first": iso(self.first),
            "last": iso(self.last),
            "read": self.read,
            "fitting": self.fitting,
        }
