"""Of reports of one event the one that holds: a correction before what it corrects, a new count before the old one."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from corpus.text import words
from corpus.types import Article
from qa.corrections import supersedes
from qa.question import Question
from qa.reader import Reading
from qa.signs import differs

Ranked = TypeVar("Ranked")

# What a later report says of a count that has grown or shrunk since.
_NOW = re.compile(
    r"\b(?:bertambah|meningkat|naik|melonjak|menyusut|berkurang|turun|menjadi|kini|hingga kini|sampai kini|terbaru|terkini"
    r"|sudah mencapai|dimutakhirkan|diperbarui)\b"
)
_MOST_DAYS = 60
_SAME_EVENT = 0.3  # of the names of the shorter report, in the other one as well
_LEAST_NAMES = 3
_NAME = re.compile(r"(?<=[\w,;:] )[A-Z][\w'’-]+")


def holding_first(question: Question, ranked: Sequence[Ranked], reading_in: Callable[[Ranked], Reading]) -> list[Ranked]:
    """The readings, best first; one that corrects or brings up to date what the best one says goes before it."""
    if not ranked:
        return []
    best = reading_in(ranked[0])
    for place, each in enumerate(ranked[1:], start=1):
        reading = reading_in(each)
        if not reading.against and holds_instead(question, reading, best):
            return [each, *ranked[:place], *ranked[place + 1 :]]
    return list(ranked)


def corrected_elsewhere(reading: Reading, others: Sequence[Article]) -> bool:
    """Whether one of the articles found corrects the one that a reading is of."""
    article = reading.evidence.hit.article
    return any(supersedes(other, article) for other in others)


def holds_instead(question: Question, reading: Reading, best: Reading) -> bool:
    """Whether `reading` corrects what `best` says, or brings its count up to date."""
    new, old = reading.evidence.hit.article, best.evidence.hit.article
    if new.id == old.id or not reading.answer or not differs(reading, best):
        return False
    return supersedes(new, old) or (question.kind == "howmany" and _brings_up_to_date(reading, best))


def _brings_up_to_date(reading: Reading, best: Reading) -> bool:
    """Whether a later report of the same event tells the count anew, and says that it changed."""
    new, old = reading.evidence.hit.article, best.evidence.hit.article
    if new.published is None or old.published is None or not 0 < (new.published - old.published).days <= _MOST_DAYS:
        return False
    return bool(_NOW.search(new.text[reading.sentence.start : reading.sentence.end])) and _are_of_one_event(new, old)


def _are_of_one_event(one: Article, other: Article) -> bool:
    named, beside = (_names(article) for article in (one, other))
    least = min(len(named), len(beside))
    return least >= _LEAST_NAMES and len(named & beside) >= _SAME_EVENT * least


def _names(article: Article) -> frozenset[str]:
    outlet = set(words(article.outlet or ""))
    return frozenset(word for name in _NAME.findall(article.text) for word in words(name)) - outlet


def doubted_where_corrected(reading: Reading, others: Sequence[Article]) -> Reading:
    """The reading, which is not to be called "answered" where what it rests on was corrected by another article."""
    return replace(reading, doubt="corrected") if corrected_elsewhere(reading, others) else reading
