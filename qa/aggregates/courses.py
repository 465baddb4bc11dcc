"""The course of a case: its reports in the order of their days, those of one day that say the same together."""

import re
from collections.abc import Sequence

from corpus.text import words
from corpus.types import Article, Span
from index.snapshot import Snapshot
from index.types import Filter
from qa.aggregates.asking import Aggregate
from qa.aggregates.dating import known_day
from qa.aggregates.gathering import MOST_ARTICLES, Gathered, families_of
from qa.aggregates.joining import Event
from qa.aggregates.reports import Report, lead_of

SAME_SHARE = 0.5  # of the words of the shorter lead, in the other one as well


def developments(snapshot: Snapshot, asked: Aggregate, wanted: Filter) -> Gathered:
    """What happened in a case: articles whose title and lead hold every word of it."""
    fitting = snapshot.holding([frozenset(word for word, _ in idea) for idea in asked.topic], wanted)
    numbers = [number for number, day in reversed(fitting) if day][:MOST_ARTICLES]
    reports = []
    for article in snapshot.numbered(numbers):
        if report := _report(article, snapshot.sentences(article.id), asked):
            reports.append(report)
    copies = snapshot.copies_of([report.article.id for report in reports], wanted)
    events = _by_day(reports, families_of(reports, copies))
    return Gathered(events, (), sum(day is not None for _, day in fitting), len(numbers), copies)


def _report(article: Article, sentences: Sequence[Span], asked: Aggregate) -> Report | None:
    lead = lead_of(article, sentences)
    if not lead:
        return None
    text = f"{article.title} {article.text[lead[0].start : lead[-1].end]}"
    held = frozenset(words(text))
    if not all(any(word in held for word, _ in idea) for idea in asked.topic):
        return None
    if not all(re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE) for name in asked.named):
        return None
    sentence = next(span for span in sentences if span.start <= lead[0].start < span.end)
    said = frozenset(words(f"{article.title} {article.text[lead[0].start : lead[0].end]}"))
    return Report(article, sentence, known_day(article), False, {}, said, frozenset(), False)


def _by_day(reports: Sequence[Report], families: dict[str, str]) -> tuple[Event, ...]:
    groups: list[list[Report]] = []
    for report in sorted(reports, key=lambda r: (r.day is None, r.day, r.article.id)):
        same = next((group for group in groups if _say_the_same(group[0], report, families)), None)
        if same is None:
            groups.append([report])
        else:
            same.append(report)
    return tuple(Event(group[0].day, tuple(group)) for group in groups)


def _say_the_same(one: Report, other: Report, families: dict[str, str]) -> bool:
    if families[one.article.id] == families[other.article.id]:
        return True
    least = min(len(one.names), len(other.names))
    return one.day == other.day and len(one.names & other.names) >= SAME_SHARE * least
