"""What an archive is made of and what a search returns."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from corpus.errors import CorpusError
from corpus.types import Article, iso, publication_dict
from index.display import brief, from_line, printable, quotation_html, suffixes_text, table_html


@dataclass(frozen=True, slots=True)
class Passage:
    """Whole neighbouring sentences of one article: `article.text[start:end] == text`."""

    id: str
    article_id: str
    start: int
    end: int
    text: str

    def to_dict(self) -> dict[str, Any]:
        return {"id": self.id, "start": self.start, "end": self.end, "text": self.text}


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that a search found, with its article.

    `score` is what hits are ordered by, 0 to 1 and comparable within one search; `words` is the BM25 score, `meaning`
    the cosine of the vectors, each as the leg gave it.
    """

    passage: Passage
    article: Article
    score: float
    words: float = 0.0
    meaning: float = 0.0

    def __repr__(self) -> str:
        place = f"[{self.passage.start}:{self.passage.end}]"
        return f"<Hit {self.score:.2f} {brief(self.article.title)} {place} of {self.article.id}>"

    def __str__(self) -> str:
        source = from_line(self.article)
        told = [self.article.title, source, f"{self.article.id}  score {self.score:.2f}", self.passage.text]
        return printable("\n".join(filter(None, told)))

    def _repr_html_(self) -> str:
        return quotation_html(self.passage.text, self.article.title, self.article)

    def to_dict(self) -> dict[str, Any]:
        """As JSON holds it: the passage whole, of the article what names it."""
        return {
            "article_id": self.article.id,
            "title": self.article.title,
            **publication_dict(self.article),
            "url": self.article.url,
            "passage": self.passage.to_dict(),
            "score": round(self.score, 4),
            "words": round(self.words, 4),
            "meaning": round(self.meaning, 4),
        }


@dataclass(frozen=True, slots=True)
class Copy:
    """An article that has the same text as another, but for what a house changes."""

    article_id: str
    title: str
    outlet: str | None
    published: date | None
    published_is_estimated: bool = False

    def to_dict(self) -> dict[str, Any]:
        return {
            "article_id": self.article_id,
            "title": self.title,
            **publication_dict(self),
        }


@dataclass(frozen=True, slots=True)
class Filter:
    """Which articles may answer. Dates are inclusive; undated articles pass no dated filter."""

    since: date | None = None
    until: date | None = None
    outlets: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        return self == Filter()

    def to_dict(self) -> dict[str, Any]:
        return {"since": iso(self.since), "until": iso(self.until), "outlets": list(self.outlets)}


EVERYTHING = Filter()


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that a rebuild could not take in: where it was, and why, in one sentence of English.

    `code` and `fields` are those of the error; there are none where an older version kept the reason alone.
    """

    source: str
    reason: str
    code: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, error: CorpusError) -> "Failure":
        return cls(error.source, str(error), error.code, error.fields)

    def to_dict(self) -> dict[str, Any]:
        return {"source": self.source, "reason": self.reason, "code": self.code, "fields": dict(self.fields)}


@dataclass(frozen=True, slots=True)
class RebuildReport:
    """What a rebuild did, in articles; `passages` counts those of the generation that serves now."""

    added: int
    changed: int
    unchanged: int
    removed: int
    failed: tuple[Failure, ...]
    passages: int
    generation: int
    elapsed_s: float
    passed_over: Mapping[str, int] = field(default_factory=dict)  # files of no format that is read, by the ends of their names

    def __repr__(self) -> str:
        return f"<RebuildReport generation {self.generation}: {self._counts}>"

    def __str__(self) -> str:
        named = suffixes_text(self.passed_over)
        passed_over = f"Passed over, of no format that is read: {named}.\n" if named else ""
        return (
            f"Articles: {self._counts}.\n{passed_over}"
            f"The archive holds {self.passages:,} passages; generation {self.generation}, {self.elapsed_s:.1f} s."
        )

    def _repr_html_(self) -> str:
        rows = {name.replace("_", " "): value for name, value in self.to_dict().items() if name != "failed"}
        return table_html([*rows.items(), *((f"not taken in: {each.source}", each.reason) for each in self.failed)])

    @property
    def _counts(self) -> str:
        counts = [f"{getattr(self, name):,} {name}" for name in ("added", "changed", "unchanged", "removed")]
        return ", ".join([*counts, f"{len(self.failed):,} not taken in"])

    def to_dict(self) -> dict[str, Any]:
        counts = {name: getattr(self, name) for name in ("added", "changed", "unchanged", "removed", "passages", "generation")}
        told = {"failed": [each.to_dict() for each in self.failed], "passed_over": dict(self.passed_over)}
        return {**counts, **told, "elapsed_s": round(self.elapsed_s, 2)}


@dataclass(frozen=True, slots=True)
class Erasure:
    """What an erasure did: the ids of the articles it wiped out, and the files that would bring them back."""

    erased: tuple[str, ...]
    still_in: tuple[str, ...]
    feedback: int  # rows of feedback that quoted them
    passages: int
    generation: int
    elapsed_s: float

    def to_dict(self) -> dict[str, Any]:
        counts = {name: getattr(self, name) for name in ("feedback", "passages", "generation")}
        named = {"erased": list(self.erased), "still_in": list(self.still_in)}
        return {**named, **counts, "elapsed_s": round(self.elapsed_s, 2)}


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What stands in the place of an article that an editor withdrew: whose it was, when it was withdrawn, and why.

    Nothing of its text, and no headline: that may be what was wrong with it.
    """

    article_id: str
    outlet: str | None
    published: date | None
    at: datetime
    reason: str
    published_is_estimated: bool = False

    def to_dict(self) -> dict[str, Any]:
        return {
            "article_id": self.article_id,
            **publication_dict(self),
            "withdrawn_at": self.at.isoformat(timespec="seconds"),
            "reason": self.reason,
        }


@dataclass(frozen=True, slots=True)
class Masking:
    """What masking a name in an article did. `is_in_id` where its id spells the name too, and stands in addresses.

    `copies` and `mentioning` are ids of other articles with the same text, and with the name: it is not masked there.
    `masked_copies` are those with the same text in which it was masked as well.
    """

    article_id: str
    label: str
    is_in_id: bool
    copies: tuple[str, ...]
    mentioning: tuple[str, ...]
    generation: int
    masked_copies: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        told = {"article_id": self.article_id, "label": self.label, "is_in_id": self.is_in_id, "generation": self.generation}
        copies = {"copies": list(self.copies), "masked_copies": list(self.masked_copies)}
        return {**told, **copies, "mentioning": list(self.mentioning)}


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """A line of the log: who did what, and when. `article` is a digest of an id, of which no word is kept there."""

    number: int
    at: datetime
    who: str
    act: str
    article: str | None
    details: Mapping[str, Any]

    def to_dict(self) -> dict[str, Any]:
        named = {"number": self.number, "at": self.at.isoformat(timespec="milliseconds"), "who": self.who, "act": self.act}
        return {**named, "article": self.article, **self.details}


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a rebuild is: `done` articles of `total`, None while that is not known."""

    step: str
    done: int
    total: int | None = None

    def to_dict(self) -> dict[str, Any]:
        return {"step": self.step, "done": self.done, "total": self.total}


@dataclass(frozen=True, slots=True)
class ArchiveStatus:
    """What an archive holds and how it was made."""

    path: str
    generation: int
    built: datetime
    articles: int
    undated: int
    passages: int
    outlets: Mapping[str, int]
    first: date | None
    last: date | None
    fingerprint: Mapping[str, str]
    size_bytes: int
    failed: tuple[Failure, ...] = ()
    is_sample: bool = False
    generations: tuple[int, ...] = field(default=())
    disk_bytes: int = 0  # of all generations
    passed_over: Mapping[str, int] = field(default_factory=dict)  # files in the folders that no loader reads, by suffix
    awaiting_erasure: tuple[str, ...] = ()  # ids of removed articles of which some file still holds words or vectors
    withdrawn: int = 0  # articles in whose place a tombstone stands; not among `articles`
    masked: int = 0  # articles in which a name is masked

    def to_dict(self) -> dict[str, Any]:
        """As JSON holds it: dates in ISO 8601."""
        return {
            "path": self.path,
            "generation": self.generation,
            "built": self.built.isoformat(timespec="seconds"),
            "articles": self.articles,
            "undated": self.undated,
            "passages": self.passages,
            "outlets": dict(self.outlets),
            "first": iso(self.first),
            "last": iso(self.last),
            "fingerprint": dict(self.fingerprint),
            "size_bytes": self.size_bytes,
            "failed": [each.to_dict() for each in self.failed],
            "passed_over": dict(self.passed_over),
            "is_sample": self.is_sample,
            "generations": list(self.generations),
            "disk_bytes": self.disk_bytes,
            "awaiting_erasure": list(self.awaiting_erasure),
            "withdrawn": self.withdrawn,
            "masked": self.masked,
        }
