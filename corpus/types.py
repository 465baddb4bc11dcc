"""What an article is."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from corpus.canonical import canonical
from corpus.local_day import own_day


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points, `text[start:end]`."""

    start: int
    end: int

    def to_dict(self) -> dict[str, int]:
        return {"start": self.start, "end": self.end}


class Publication(Protocol):
    """Who published something, and when: an article, a citation, a copy. An estimated day is never shown as a known one."""

    @property
    def outlet(self) -> str | None: ...

    @property
    def published(self) -> date | None: ...

    @property
    def published_is_estimated(self) -> bool: ...


def publication_dict(about: Publication) -> dict[str, Any]:
    """Outlet and day as JSON holds them."""
    return {
        "outlet": about.outlet,
        "published": iso(about.published),
        "published_is_estimated": about.published_is_estimated,
    }


def iso(day: date | None) -> str | None:
    """In ISO 8601."""
    return day.isoformat() if day else None


@dataclass(frozen=True, slots=True)
class Article:
    """One article. `id` says who it is and stays over edits; `digest` says which version.

    `title` and `text` are brought into canonical form, so that offsets mean the same everywhere. `published_is_estimated`
    where the day was not stated and was told from what the text dates.
    """

    id: str
    source: str
    title: str
    text: str
    published: date | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    language: str = "id"
    title_is_derived: bool = False
    published_is_estimated: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", canonical(self.text))
        object.__setattr__(self, "title", " ".join(canonical(self.title).split()))
        object.__setattr__(self, "authors", tuple(self.authors))
        if isinstance(self.published, datetime):
            object.__setattr__(self, "published", own_day(self.published))

    def to_dict(self) -> dict[str, Any]:
        """As JSON holds it, with the digest of this version."""
        return {
            "id": self.id,
            "source": self.source,
            "title": self.title,
            "text": self.text,
            "published": iso(self.published),
            "published_is_estimated": self.published_is_estimated,
            "outlet": self.outlet,
            "authors": list(self.authors),
            "url": self.url,
            "language": self.language,
            "digest": self.digest,
        }

    @property
    def digest(self) -> str:
        """SHA-256 over all that is shown or searched; where the article came from does not count."""
        shown: list[object] = [
            self.title,
            self.text,
            iso(self.published),
            self.outlet,
            list(self.authors),
            self.url,
            self.language,
            self.title_is_derived,
        ]
        if self.published_is_estimated:  # only then: articles whose day is known keep the digest that older indexes hold
            shown.append("estimated")
        return hashlib.sha256(json.dumps(shown, ensure_ascii=False).encode()).hexdigest()
