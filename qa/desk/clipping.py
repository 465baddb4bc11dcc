"""A clipping ("kliping"): what the papers wrote in a day, a week or a month, by event, each copy folded into its original.

The same archive gives the same clipping: nothing in it depends on the clock, on the order of articles or on chance.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from corpus.errors import InvalidValue
from corpus.text import words
from corpus.types import Article, Span, iso, publication_dict
from index.archive import Archive
from index.arguments import Day, Outlets, filter_of
from index.holdings import Holding, holdings, outlet_names, publication_days, undated
from index.names.vocabulary import GIVEN_NAMES
from index.query.lexicon import SynonymGroup, expand_query, load_lexicon
from index.sample import serving_index
from index.types import Filter
from qa.desk.events import Report, events_of, reports_of
from qa.desk.leads import lead_of, people_named
from qa.desk.outlets import Spellings, all_spellings, spellings
from qa.desk.topics import Topic, topic_of
from qa.types import Language

_ALIKE = 4  # letters that a short form has in common with a name
_HELD = 2 / 3  # of the words of a subject: so many an article must have, to be about it


@dataclass(frozen=True, slots=True)
class Source:
    """An article as a clipping names it; `outlet` in the spelling that the archive uses most."""

    article_id: str
    title: str
    outlet: str | None
    published: date | None
    url: str | None
    published_is_estimated: bool = False

    def to_dict(self) -> dict[str, Any]:
        return {
            "article_id": self.article_id,
            "title": self.title,
            **publication_dict(self),
            "url": self.url,
        }


@dataclass(frozen=True, slots=True)
class Piece:
    """One report: who published it first, and the other articles that have its text."""

    source: Source
    copies: tuple[Source, ...]

    def to_dict(self) -> dict[str, Any]:
        return {**self.source.to_dict(), "copies": [copy.to_dict() for copy in self.copies]}


@dataclass(frozen=True, slots=True)
class Event:
    """What several papers tell of: the most typical report first, of which `lead` is a sentence: `text[start:end] == quote`."""

    pieces: tuple[Piece, ...]
    quote: str
    start: int
    end: int
    people: tuple[str, ...]
    topic: Topic

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every article, copies too."""
        return tuple(source for piece in self.pieces for source in (piece.source, *piece.copies))

    @property
    def outlets(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(source.outlet for source in self.sources if source.outlet))

    def to_dict(self) -> dict[str, Any]:
        return {
            "title": self.pieces[0].source.title,
            "quote": self.quote,
            "start": self.start,
            "end": self.end,
            "people": list(self.people),
            "topic": self.topic,
            "pieces": [piece.to_dict() for piece in self.pieces],
        }


@dataclass(frozen=True, slots=True)
class Clipping:
    """`events` come with the most outlets first. `undated` articles are of no day and in no event; `spelt` says for each
    outlet that is written in several ways which ways. The counts are of articles, copies included; those of `people` are of the
    events that name them.
    """

    since: date | None
    until: date | None
    wanted_outlets: tuple[str, ...]
    about: str
    language: Language
    events: tuple[Event, ...]
    by_outlet: tuple[tuple[str | None, int], ...]
    by_topic: tuple[tuple[Topic, int], ...]
    by_day: tuple[tuple[date, int], ...]
    by_day_and_outlet: tuple[tuple[date, str | None, int], ...]
    people: tuple[tuple[str, int], ...]
    undated: int
    spelt: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def articles(self) -> int:
        return sum(count for _, count in self.by_outlet)

    def to_dict(self) -> dict[str, Any]:
        return {
            "since": iso(self.since),
            "until": iso(self.until),
            "outlets": list(self.wanted_outlets),
            "about": self.about or None,
            "articles": self.articles,
            "undated": self.undated,
            "by_outlet": [[outlet, count] for outlet, count in self.by_outlet],
            "by_topic": [[topic, count] for topic, count in self.by_topic],
            "by_day": [[day.isoformat(), count] for day, count in self.by_day],
            "by_day_and_outlet": [[day.isoformat(), outlet, count] for day, outlet, count in self.by_day_and_outlet],
            "people": [[name, count] for name, count in self.people],
            "spelt": {name: list(others) for name, others in self.spelt},
            "events": [event.to_dict() for event in self.events],
        }


def clipping(
    *,
    index: str | Path | Archive | None = None,
    since: Day | None = None,
    until: Day | None = None,
    outlets: Outlets = (),
    about: str = "",
    language: Language = "id",
) -> Clipping:
    """The clipping of the days from `since` to `until`; without either, of the newest day that the archive holds.

    `outlets` are meant in all their spellings; `about` keeps to articles with most of its words, in Indonesian or English.
    Raises InvalidType or InvalidValue for what cannot be meant, UnknownOutlet for an outlet that is not there.
    """
    if isinstance(index, Archive):
        return _clipped(index, filter_of(since, until, outlets), about, language)
    with Archive.open(serving_index(index)[0]) as archive:
        return _clipped(archive, filter_of(since, until, outlets), about, language)


def _clipped(archive: Archive, wanted: Filter, about: str, language: Language) -> Clipping:
    if language not in ("id", "en"):
        raise InvalidValue("unknown_language", argument="language", given=repr(language))
    known = outlet_names(archive)
    chosen = all_spellings(wanted.outlets, known)
    narrow = Filter(wanted.since, wanted.until, chosen)
    with archive.snapshot() as snapshot:
        snapshot.require_outlets(narrow)
    if not (narrow.since or narrow.until):
        newest = _newest_day(archive, chosen)
        narrow = Filter(newest, newest, chosen)
    held = holdings(archive, narrow) if narrow.since or narrow.until else []
    made = clipping_of(held, spellings(known), narrow, about, language)
    return replace(made, wanted_outlets=wanted.outlets, undated=undated(archive, chosen))


def clipping_of(held: Sequence[Holding], spelt: Spellings, days: Filter, about: str, language: Language) -> Clipping:
    """The clipping of these articles, less the undated ones, which are only counted."""
    ideas = expand_query(about, load_lexicon()) if about.strip() else []
    kept = [holding for holding in held if holding.article.published and _is_about(holding.article, ideas)]
    events = sorted((_event(reports, spelt) for reports in events_of(reports_of(kept))), key=_most_reported_first)
    by_outlet = Counter(spelt.of(holding.article.outlet) for holding in kept)
    by_topic = Counter(event.topic for event in events for _ in event.sources)
    days_of = Counter((day, spelt.of(holding.article.outlet)) for holding in kept if (day := holding.article.published))
    return Clipping(
        since=days.since,
        until=days.until,
        wanted_outlets=days.outlets,
        about=" ".join(about.split()),
        language=language,
        events=tuple(events),
        by_outlet=tuple(sorted(by_outlet.items(), key=lambda each: (-each[1], each[0] is None, each[0] or ""))),
        by_topic=tuple(sorted(by_topic.items(), key=lambda each: (-each[1], each[0]))),
        by_day=tuple(sorted(Counter(day for holding in kept if (day := holding.article.published)).items())),
        by_day_and_outlet=tuple((day, outlet, days_of[day, outlet]) for day, outlet in sorted(days_of, key=_by_day_and_name)),
        people=_people(events),
        undated=sum(holding.article.published is None for holding in held),
        spelt=_spelt(kept, spelt),
    )


def _by_day_and_name(key: tuple[date, str | None]) -> tuple[date, bool, str]:
    return key[0], key[1] is None, key[1] or ""


def _people(events: Sequence[Event]) -> tuple[tuple[str, int], ...]:
    """Who is named in how many events, most first; with and without a trade before the name is one person."""
    named = [{_letters(name): name for name in event.people} for event in events]
    written = {key: name for each in reversed(named) for key, name in each.items()}
    known = set(written)
    counts = Counter(key for each in named for key in {_bare(key, known) for key in each})
    return tuple((written[key], count) for key, count in sorted(counts.items(), key=lambda each: (-each[1], each[0])))


def _letters(name: str) -> tuple[str, ...]:
    return tuple(name.casefold().split())


def _bare(name: tuple[str, ...], known: set[tuple[str, ...]]) -> tuple[str, ...]:
    """The shortest name of two words or more, among those that are known, that this one ends with; a wife stays herself.

    Or the one before a short form, whose brackets were lost on the way: "Joko Widodo Jokowi".
    """
    ends = (k for k in range(2, len(name)) if name[-k:] in known and not GIVEN_NAMES.intersection(name[:-k]))
    end = next((name[-k:] for k in ends), name)
    is_short_form = len(end) > 2 and end[:-1] in known and any(end[-1].startswith(word[:_ALIKE]) for word in end[:-1])
    return end[:-1] if is_short_form else end


def _spelt(kept: Sequence[Holding], spelt: Spellings) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The outlets that these articles spell in several ways: the name that is shown, and the other ones."""
    ways: dict[str, set[str]] = defaultdict(set)
    for holding in kept:
        if holding.article.outlet:
            ways[spelt.name_of.get(holding.article.outlet, holding.article.outlet)].add(holding.article.outlet)
    return tuple((name, tuple(sorted(found - {name}))) for name, found in sorted(ways.items()) if found - {name})


def _event(reports: Sequence[Report], spelt: Spellings) -> Event:
    first = reports[0].first
    lead = lead_of(first.article, first.sentences) or Span(0, 0)
    return Event(
        pieces=tuple(_piece(report, spelt) for report in reports),
        quote=first.article.text[lead.start : lead.end],
        start=lead.start,
        end=lead.end,
        people=people_named(first.article),
        topic=topic_of(first.article.title, first.article.text),
    )


def _piece(report: Report, spelt: Spellings) -> Piece:
    first, *copies = [_source(holding.article, spelt) for holding in report.holdings]
    return Piece(first, tuple(copies))


def _source(article: Article, spelt: Spellings) -> Source:
    outlet, is_estimated = spelt.of(article.outlet), article.published_is_estimated
    return Source(article.id, article.title, outlet, article.published, article.url, is_estimated)


def _most_reported_first(event: Event) -> tuple[int, int, date, str]:
    first = event.pieces[0].source
    return (-len(event.outlets), -len(event.sources), first.published or date.min, first.article_id)


def _newest_day(archive: Archive, outlets: Sequence[str]) -> date | None:
    days = publication_days(archive)
    return max((found[-1][0] for outlet, found in days.items() if not outlets or outlet in outlets), default=None)


def _is_about(article: Article, ideas: Sequence[SynonymGroup]) -> bool:
    """Whether it has most of the ideas, each in one of its words; all articles are about nothing in particular."""
    if not ideas:
        return True
    there = set(words(f"{article.title}\n{article.text}"))
    return sum(any(word in there for word, _ in idea) for idea in ideas) >= _HELD * len(ideas)
