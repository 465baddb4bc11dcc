"""Of reports of one event the one that holds: a correction before what it corrects, a new count before the old one."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from corpus.dates.publication import uncertain_days
from corpus.text import words
from corpus.types import Article
from qa.answer_rules.corrections import supersedes
from qa.entities.places import is_elsewhere
from qa.question.constraints import holds_office, requested_office
from qa.question.parse import Question
from qa.ranking.features import differs
from qa.reading.reader import Reading

Ranked = TypeVar("Ranked")
Links = Mapping[
    tuple[str, str], bool
]  # (id of a notice, id of a report) -> whether an editor says that the one corrects the other
NO_LINKS: Links = {}

# What a later report says of a count that has grown or shrunk since.
_NOW = re.compile(
    r"\b(?:bertambah|meningkat|naik|melonjak|menyusut|berkurang|turun|menjadi|kini|hingga kini|sampai kini|terbaru|terkini"
    r"|sudah mencapai|dimutakhirkan|diperbarui)\b"
)
_ASKS_FORMER = re.compile(
    r"\b(?:mantan|eks|bekas|lama|sebelumnya|dulu|terdahulu|former|previous|earlier|ex|then)\b|\b(?:19|20)\d\d\b", re.IGNORECASE
)
_AT_A_TIME = re.compile(
    r"\b(?:saat|ketika|waktu|sewaktu|yang|yg|when|who (?!is|was)\w+|during|after|before|setelah|sebelum)\b", re.IGNORECASE
)
_TERM_DAYS = 550  # an office is rarely held for much longer than this without being told of again
_LEAST_SURE = 0.2  # the reader's own score of the later holder
_LEAST_SHARE = 0.6  # of the best reading's score of the search
_MOST_DAYS = 60
_SAME_EVENT = 0.3  # of the names of the shorter report, in the other one as well
_LEAST_NAMES = 3
_NAME = re.compile(r"(?<=[\w,;:] )[A-Z][\w'’-]+")


def corrects(newer: Article, older: Article, said: Links = NO_LINKS) -> bool:
    """Whether `newer` corrects `older`: what an editor said of the two holds, else what they themselves tell."""
    verdict = said.get((newer.id, older.id))
    return supersedes(newer, older) if verdict is None else verdict


def holding_first(
    question: Question, ranked: Sequence[Ranked], reading_in: Callable[[Ranked], Reading], said: Links = NO_LINKS
) -> list[Ranked]:
    """The readings, best first; one that corrects or brings up to date what the best one says goes before it."""
    if not ranked:
        return []
    best = reading_in(ranked[0])
    for place, each in enumerate(ranked[1:], start=1):
        reading = reading_in(each)
        if not reading.against and holds_instead(question, reading, best, said):
            return [each, *ranked[:place], *ranked[place + 1 :]]
    return list(ranked)


def corrected_elsewhere(reading: Reading, others: Sequence[Article], said: Links = NO_LINKS) -> bool:
    """Whether one of the articles found corrects the one that a reading is of."""
    article = reading.evidence.hit.article
    return any(corrects(other, article, said) for other in others)


def holds_instead(question: Question, reading: Reading, best: Reading, said: Links = NO_LINKS) -> bool:
    """Whether `reading` corrects what `best` says, or brings its count up to date."""
    new, old = reading.evidence.hit.article, best.evidence.hit.article
    if new.id == old.id or not reading.answer or not differs(reading, best):
        return False
    if question.kind == "who":
        return said.get((new.id, old.id), False) or _holds_office_now(question, reading, best)
    return corrects(new, old, said) or (question.kind == "howmany" and _brings_up_to_date(reading, best))


def _holds_office_now(question: Question, reading: Reading, best: Reading) -> bool:
    """Whether the holder of an office is asked for, both readings name one, and this one's article is surely the later."""
    asked, new, old = requested_office(question.text), reading.evidence.hit.article, best.evidence.hit.article
    if asked is None or _ASKS_FORMER.search(question.text) or new.published is None or old.published is None:
        return supersedes(new, old)
    strong = reading.score >= _LEAST_SURE and reading.evidence.hit.score >= _LEAST_SHARE * best.evidence.hit.score
    is_later = (new.published - old.published).days > uncertain_days(new, old)
    return strong and is_later and all(_names_holder(question, asked, each) for each in (reading, best))


def _names_holder(question: Question, asked: str, reading: Reading) -> bool:
    text = reading.evidence.text
    said = text[reading.answer.start : reading.answer.end] if reading.answer else ""
    return holds_office(asked, said, text) == 1 and not is_elsewhere(question.text, said, text)


def _brings_up_to_date(reading: Reading, best: Reading) -> bool:
    """Whether a later report of the same event tells the count anew, and says that it changed.

    Estimated days may tell which is the later, since the words of the report have to say so too.
    """
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


def doubted_where_corrected(reading: Reading, others: Sequence[Article], said: Links = NO_LINKS) -> Reading:
    """The reading, which is not to be called "answered" where what it rests on was corrected by another article."""
    return replace(reading, doubt="corrected") if corrected_elsewhere(reading, others, said) else reading


def may_be_outdated(question: Question, article: Article, found: Sequence[Article]) -> bool:
    """Whether the present holder of an office is asked for, and others of the articles found are a year and a half newer."""
    if requested_office(question.text) is None or _ASKS_FORMER.search(question.text) or article.published is None:
        return False
    newest = max((each.published for each in found if each.published), default=article.published)
    return (newest - article.published).days > _TERM_DAYS and not _AT_A_TIME.search(question.text)
