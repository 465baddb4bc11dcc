"""What an answer is. `Answer.to_dict()` is the contract of every surface: Python, command line, chat, API."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from corpus.types import iso, publication_dict
from index.display import brief, counted, from_line, printable, quotation_html
from index.types import Copy, Passage, Withdrawal
from qa import display

Status = Literal["answered", "unsure", "not_found"]
STATUSES: tuple[Status, ...] = ("answered", "unsure", "not_found")
BELOW = 0.001  # the threshold of "answered", for what may never be called so
Language = Literal["id", "en"]
AggregateKind = Literal["count", "list", "latest", "timeline", "comparison", "total"]
AnswerKind = Literal["single", "talk"] | AggregateKind
AnswerType = Literal["who", "where", "when", "howmany", "why", "how", "what"]


@dataclass(frozen=True, slots=True)
class Citation:
    """Words of an article, exactly: `article.text[start:end] == quote`, inside `passage`, which was retrieved.

    `copies` are the other articles with its text, which are no reports of their own; they are not part of the JSON.
    """

    marker: int
    article_id: str
    title: str
    outlet: str | None
    published: date | None
    url: str | None
    quote: str
    start: int
    end: int
    passage: Passage
    score: float
    copies: tuple[Copy, ...] = ()
    published_is_estimated: bool = False

    def __repr__(self) -> str:
        return f"<Citation [{self.marker}] {brief(self.quote)}, {brief(self.title)}>"

    def __str__(self) -> str:
        source = ", ".join(filter(None, [self.title, from_line(self)]))
        return printable(f"[{self.marker}] “{self.quote}” ({source})")

    def _repr_html_(self) -> str:
        return quotation_html(self.quote, self.title, self)

    def to_dict(self) -> dict[str, Any]:
        return {
            "marker": self.marker,
            "article_id": self.article_id,
            "title": self.title,
            **publication_dict(self),
            "url": self.url,
            "quote": self.quote,
            "start": self.start,
            "end": self.end,
            "passage": self.passage.to_dict(),
            "score": round(self.score, 4),
        }


@dataclass(frozen=True, slots=True)
class Alternative:
    """What another article answers to the same question: another event, or a disagreement."""

    short: str
    markers: tuple[int, ...]
    as_of: date | None
    as_of_is_estimated: bool = False

    def to_dict(self) -> dict[str, Any]:
        return {
            "short": self.short,
            "markers": list(self.markers),
            "as_of": iso(self.as_of),
            "as_of_is_estimated": self.as_of_is_estimated,
        }


@dataclass(frozen=True, slots=True)
class Corrected:
    """What a newsroom took back: `old` is to be struck, `new` holds instead, None where no article found says what does.

    Both are exact words of articles; `markers` are those of the citations, of the correction first where it is cited.
    """

    old: str | None
    new: str | None
    markers: tuple[int, ...]

    def to_dict(self) -> dict[str, Any]:
        return {"old": self.old, "new": self.new, "markers": list(self.markers)}


@dataclass(frozen=True, slots=True)
class Value:
    """A figure of a row: `printed` are words of the quotation that `marker` cites, `amount` and `unit` what they stand for.

    Units are "people", "houses", "IDR", "IDR/kg" and the like. It `is_rough` where the article says "about" or "at least".
    """

    printed: str
    amount: Decimal
    unit: str
    marker: int
    published: date | None
    is_rough: bool = False

    def to_dict(self) -> dict[str, Any]:
        whole = self.amount == self.amount.to_integral_value()
        return {
            "printed": self.printed,
            "amount": int(self.amount) if whole else float(self.amount),
            "unit": self.unit,
            "marker": self.marker,
            "published": iso(self.published),
            "is_rough": self.is_rough,
        }


@dataclass(frozen=True, slots=True)
class Item:
    """A row of an aggregate: one event. `text` is one contiguous span of the article that its first marker cites.

    `date` is the day of the event, None where no report tells it; `place` is as a report has it; `reports` counts the
    texts that tell of the event, each once however many papers print it, and `outlets` those papers.
    Of a total and a comparison: `side` is what of the things that are compared it belongs to; `value` is its figure, `others`
    are those that other reports of the same event have instead, and `replaced` those that a correction has taken back.
    """

    date: date | None
    place: str | None
    text: str
    markers: tuple[int, ...]
    reports: int
    outlets: int
    side: str | None = None
    value: Value | None = None
    others: tuple[Value, ...] = ()
    replaced: tuple[Value, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        return {
            "date": iso(self.date),
            "place": self.place,
            "text": self.text,
            "markers": list(self.markers),
            "reports": self.reports,
            "outlets": self.outlets,
            "side": self.side,
            "value": self.value.to_dict() if self.value else None,
            "others": [each.to_dict() for each in self.others],
            "replaced": [each.to_dict() for each in self.replaced],
        }


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was searched for this answer. `late_since` is the day of the archive's newest article, where none has come for
    longer than usual.
    """

    articles: int
    undated: int
    outlets: int
    generation: int
    built: datetime
    elapsed_ms: float
    since: date | None = None
    until: date | None = None
    filters: Mapping[str, Any] = field(default_factory=dict)
    late_since: date | None = None
    parts: int = 1
    silent: tuple[str, ...] = ()  # parts of the archive that did not answer

    def to_dict(self) -> dict[str, Any]:
        partly = {"parts": self.parts, "silent": list(self.silent)} if self.silent else {}
        return {
            **partly,
            "articles": self.articles,
            "undated": self.undated,
            "outlets": self.outlets,
            "since": iso(self.since),
            "until": iso(self.until),
            "filters": dict(self.filters),
            "generation": self.generation,
            "built": self.built.isoformat(timespec="seconds"),
            "elapsed_ms": round(self.elapsed_ms, 1),
            "late_since": iso(self.late_since),
        }


@dataclass(frozen=True, slots=True)
class ReadSoFar:
    """How many articles were read so far of those that fit."""

    read: int
    fitting: int

    def to_dict(self) -> dict[str, Any]:
        return {"read": self.read, "fitting": self.fitting}


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer and what it rests on.

    `short` is one contiguous span of the first citation's article, or None; `text` is what the chat shows, with [1]
    markers; `citations` come best first, and those of a refusal are the nearest passages. Of kind "talk" is what is said to
    greetings, thanks and questions about the program itself: a sentence of its own, without short answer and citations.
    Of the kinds of `AggregateKind` is what no single article answers: `items` are its rows, each with its citations.
    `withdrawn` tells of articles that would have come up, and that editors withdrew; so does the last of `text`. `corrected`
    is what of the answer a correction is about. `so_far` is only told by what `Assistant.stream` gives before the last
    answer: rows that are clear while the other articles are still read.
    `standalone` is a follow-up as a language model made it to stand alone, for what is asked next; it is not part of the JSON.
    """

    question: str
    status: Status
    short: str | None
    text: str
    language: Language
    confidence: float
    citations: tuple[Citation, ...]
    alternatives: tuple[Alternative, ...]
    as_of: date | None
    receipt: Receipt
    kind: AnswerKind = "single"
    standalone: str | None = None
    as_of_is_estimated: bool = False
    items: tuple[Item, ...] = ()
    withdrawn: tuple[Withdrawal, ...] = ()
    corrected: Corrected | None = None
    so_far: ReadSoFar | None = None

    def __repr__(self) -> str:
        short = f" {brief(self.short)}" if self.short else ""
        return f"<Answer {self.status}{short} {self.confidence:.2f}, {counted(len(self.citations), 'citation')}>"

    def __str__(self) -> str:
        """As the command line prints it."""
        return display.text(self)

    def _repr_html_(self) -> str:
        return display.html(self)

    def to_dict(self) -> dict[str, Any]:
        return {
            "question": self.question,
            "status": self.status,
            "short": self.short,
            "text": self.text,
            "language": self.language,
            "confidence": round(self.confidence, 3),
            "citations": [citation.to_dict() for citation in self.citations],
            "alternatives": [alternative.to_dict() for alternative in self.alternatives],
            "as_of": iso(self.as_of),
            "as_of_is_estimated": self.as_of_is_estimated,
            "receipt": self.receipt.to_dict(),
            "kind": self.kind,
            "items": [item.to_dict() for item in self.items],
            "withdrawn": [told.to_dict() for told in self.withdrawn],
            "corrected": self.corrected.to_dict() if self.corrected else None,
            "so_far": self.so_far.to_dict() if self.so_far else None,
        }


@dataclass(frozen=True, slots=True)
class Turn:
    """One question of a conversation: as asked, and as it stands alone; `said` is the text that it was answered with.

    `status` is that of its answer; None where nobody kept it.
    """

    question: str
    standalone: str
    article_ids: tuple[str, ...]
    said: str = ""
    status: Status | None = None

    @property
    def is_unsure(self) -> bool:
        return self.status in ("unsure", "not_found")

    def to_dict(self) -> dict[str, Any]:
        ids = list(self.article_ids)
        told = {"question": self.question, "standalone": self.standalone, "article_ids": ids, "said": self.said}
        return {**told, "status": self.status}


@dataclass(frozen=True, slots=True)
class Conversation:
    """The turns so far, oldest first. Never changed: `add` returns a longer one."""

    turns: tuple[Turn, ...] = ()

    def __len__(self) -> int:
        return len(self.turns)

    def to_dict(self) -> dict[str, Any]:
        return {"turns": [turn.to_dict() for turn in self.turns]}

    def add(self, answer: Answer, *, standalone: str | None = None) -> "Conversation":
        """The conversation with `answer` as its latest turn; `standalone` says what was meant, if the answer does not."""
        articles = tuple(dict.fromkeys(citation.article_id for citation in answer.citations))
        alone = standalone or answer.standalone or answer.question
        return Conversation((*self.turns, Turn(answer.question, alone, articles, answer.text, answer.status)))
