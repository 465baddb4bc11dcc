"""The JSON of the HTTP API and of the MCP tools, as both describe it. What it holds comes from `to_dict()`."""

from collections.abc import Sequence
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from corpus.types import Article
from index.names.types import NamePage
from index.types import Hit, Withdrawal
from qa.types import Answer, AnswerKind
from web.doors.links import Links


class Told(BaseModel):
    """What is told. Fields may be added; none is taken away or changes its meaning."""

    model_config = ConfigDict(extra="allow")


class PassageTold(Told):
    """A stretch of an article: `text` is its characters from `start` to `end`, counted in code points."""

    id: str
    start: int
    end: int
    text: str


class StandsInArticle(Told):
    """The article that something stands in; `permalink` shows it in its place."""

    article_id: str
    title: str
    outlet: str | None
    published: str | None
    published_is_estimated: bool
    url: str | None
    permalink: str


class QuoteTold(StandsInArticle):
    """Words of an article: `quote` is its characters from `start` to `end`."""

    quote: str
    start: int
    end: int


class CitationTold(QuoteTold):
    """Words of an article that an answer rests on, and the passage that they stand in."""

    marker: int
    passage: PassageTold
    score: float


class AlternativeTold(Told):
    """What another article answers; `markers` are those of its citations."""

    short: str
    markers: list[int]
    as_of: str | None
    as_of_is_estimated: bool


class ValueTold(Told):
    """A figure: `printed` stands in the quote of the citation `marker`; `amount` and `unit` are what it stands for."""

    printed: str
    amount: float
    unit: str
    marker: int
    published: str | None
    is_rough: bool


class ItemTold(Told):
    """A row of a count, a list or a course of events: one event, its day (null where none is told) and its citations.

    Of a total or a comparison also its figure, those of other reports, those that a correction replaced, and its side.
    """

    date: str | None
    place: str | None
    text: str
    markers: list[int]
    reports: int
    outlets: int
    side: str | None
    value: ValueTold | None
    others: list[ValueTold]
    replaced: list[ValueTold]


class WithdrawalTold(Told):
    """An article that was withdrawn, and why: nothing of its text is told."""

    article_id: str
    outlet: str | None
    published: str | None
    published_is_estimated: bool
    withdrawn_at: str
    reason: str


class CorrectedTold(Told):
    """What a newsroom took back: `old` is to be struck, `new` holds instead; null where no article found says it."""

    old: str | None
    new: str | None
    markers: list[int]


class AnswerTold(Told):
    """An answer. `short` is exact words of the first citation's article; citations of a refusal are the nearest passages.

    What no single article answers has its rows in `items`; `kind` says what they are.
    """

    question: str
    status: Literal["answered", "unsure", "not_found"]
    short: str | None
    text: str
    language: str
    confidence: float
    citations: list[CitationTold]
    alternatives: list[AlternativeTold]
    as_of: str | None
    as_of_is_estimated: bool
    receipt: dict[str, Any]
    kind: AnswerKind
    items: list[ItemTold]
    withdrawn: list[WithdrawalTold]
    corrected: CorrectedTold | None


class HitTold(StandsInArticle):
    """A passage that a search found, with the article that it stands in."""

    passage: PassageTold
    score: float


class HitsTold(Told):
    """Passages, best first; `withdrawn` articles would have been among them."""

    hits: list[HitTold]
    withdrawn: list[WithdrawalTold]


class NamedTold(Told):
    """A person, place or institution, and how many articles name it; of a person the office that most of them print."""

    kind: Literal["person", "place", "institution"]
    name: str
    articles: int
    first: str | None
    last: str | None
    office: str | None


class NamesTold(Told):
    """The names found most often in `read` of the `fitting` articles; asked again, more of them have been read."""

    names: list[NamedTold]
    read: int
    fitting: int


class OfficeTold(Told):
    """An office as articles print it beside the name, with the first and the last of them."""

    office: str
    articles: int
    since: str | None
    until: str | None
    first: QuoteTold
    last: QuoteTold


class NameTold(Told):
    """What the archive has of one name: ways of writing it, offices, the newest articles, who is named in the same ones."""

    kind: Literal["person", "place", "institution"]
    name: str
    articles: int
    variants: list[str]
    offices: list[OfficeTold]
    quotes: list[QuoteTold]
    beside: dict[str, int]
    others: dict[str, int]
    first: str | None
    last: str | None
    read: int
    fitting: int


class NamesFound(Told):
    """`page` where one name was asked for, else `listed`."""

    page: NameTold | None = None
    listed: NamesTold | None = None


class ArticleTold(Told):
    """An article, or its characters from `start` to `end` of `characters`."""

    id: str
    title: str
    text: str
    start: int
    end: int
    characters: int
    published: str | None
    published_is_estimated: bool
    outlet: str | None
    authors: list[str]
    url: str | None
    language: str
    digest: str
    permalink: str


class StatusTold(Told):
    """What the archive holds."""

    articles: int
    undated: int
    passages: int
    outlets: dict[str, int]
    first: str | None
    last: str | None
    generation: int
    built: str


def answer_told(answer: Answer, links: Links) -> dict[str, Any]:
    """`Answer.to_dict()`, with a permalink in each citation."""
    told = answer.to_dict()
    addresses = [links.to(each.article_id, each.start, each.end, each.quote) for each in answer.citations]
    pairs = zip(told["citations"], addresses, strict=True)
    return {**told, "citations": [{**citation, "permalink": address} for citation, address in pairs]}


def hit_told(hit: Hit, links: Links) -> dict[str, Any]:
    """`Hit.to_dict()`, with a permalink to the passage."""
    passage = hit.passage
    return {**hit.to_dict(), "permalink": links.to(hit.article.id, passage.start, passage.end, passage.text)}


def hits_told(found: tuple[Sequence[Hit], Sequence[Withdrawal]], links: Links) -> dict[str, Any]:
    hits, gone = found
    return {"hits": [hit_told(hit, links) for hit in hits], "withdrawn": [told.to_dict() for told in gone]}


def name_told(page: NamePage, links: Links) -> dict[str, Any]:
    """`NamePage.to_dict()`, with a permalink in each quotation."""

    def linked(quote: dict[str, Any]) -> dict[str, Any]:
        return {**quote, "permalink": links.to(quote["article_id"], quote["start"], quote["end"], quote["quote"])}

    told = page.to_dict()
    offices = [{**each, "first": linked(each["first"]), "last": linked(each["last"])} for each in told["offices"]]
    return {**told, "offices": offices, "quotes": [linked(quote) for quote in told["quotes"]]}


def article_told(article: Article, links: Links, start: int = 0, end: int | None = None) -> dict[str, Any]:
    """The article, less the place of its file, or a stretch of its text."""
    told = {name: value for name, value in article.to_dict().items() if name != "source"}
    last = len(article.text) if end is None else min(end, len(article.text))
    first = min(start, last)
    stretch = {"text": article.text[first:last], "start": first, "end": last, "characters": len(article.text)}
    return {**told, **stretch, "permalink": links.to(article.id)}
