"""What speaks for a reading: gathered from the question, the search, the reader and the other readings."""

import re
from collections.abc import Sequence

from corpus.text import words
from index.retrieval.searcher import names_in
from qa.entities.places import is_elsewhere
from qa.question.constraints import holds_office, requested_office, unit_matches
from qa.question.parse import Question
from qa.ranking.calibration import AnswerFeatures, margin
from qa.reading.evidence import article_words
from qa.reading.reader import Reading
from qa.reading.spans import looks_like

# Two chiefs of police share their office and district; only most of the words together make them the same one.
SAME = 0.8
# A name of two words, or a rank or office and a name: a single one is as often that of an operation or a place.
_NAME_OF_TWO = re.compile(r"\b[A-Z][\w.'’-]*,?\s(?:\S+\s){0,2}?[A-Z]")


def extract_features(question: Question, readings: Sequence[Reading]) -> list[AnswerFeatures]:
    """One for each reading."""
    named = names_in(question.text)
    best = max((r.evidence.hit.score for r in readings), default=1.0) or 1.0
    asked = requested_office(question.text)
    held = {r.evidence.hit.article.id: _held(named, r) for r in readings}
    return [
        AnswerFeatures(
            reader=r.score,
            reader_margin=margin(r.score),
            clear=r.clear,
            search=min(r.evidence.hit.score, 1.0),
            search_margin=margin(r.evidence.hit.score),
            near_best=r.evidence.hit.score / best,
            names=held[r.evidence.hit.article.id],
            fit=_fit(r),
            kind=float(_fits_kind(question, words_of(r))),
            office=_office(question.text, asked, r),
            agree=float(any(_agrees(r, other) for other in readings)),
            covered=r.evidence.covered,
            rarest=r.evidence.rarest,
        )
        for r in readings
    ]


def words_of(reading: Reading) -> str | None:
    """The answer's words, as the article has them."""
    span = reading.answer
    return reading.evidence.text[span.start : span.end] if span else None


def differs(one: Reading, other: Reading) -> bool:
    """Whether two answers say different things: other numbers, or fewer than SAME of the shorter one's words in common."""
    a, b = (set(words(words_of(reading) or "")) for reading in (one, other))
    figures, others = ({word for word in said if any(c.isdigit() for c in word)} for said in (a, b))
    if figures != others and not (figures < others or others < figures):
        return True
    return len(a & b) < SAME * max(1, min(len(a), len(b)))


def _agrees(one: Reading, other: Reading) -> bool:
    elsewhere = one.evidence.hit.article.id != other.evidence.hit.article.id
    return elsewhere and bool(words_of(one)) and not differs(one, other) and other.score >= 0.5


def _held(named: set[str], reading: Reading) -> float:
    article = reading.evidence.hit.article
    return len(named & article_words(article.title, article.text)) / len(named) if named else 1.0


def _fit(reading: Reading) -> float:
    cited = reading.sentence
    inside = (s.score for s in reading.evidence.sentences if s.span.start >= cited.start and s.span.end <= cited.end)
    return min(max(inside, default=0.0), 1.0)


def _fits_kind(question: Question, said: str | None) -> bool:
    kind = question.kind
    if said is None:
        return kind in ("what", "why", "how")
    if kind == "howmany" and not unit_matches(question.text, said):
        return False
    return looks_like(kind, said) and (kind != "who" or bool(_NAME_OF_TWO.search(said)))


def _office(question: str, asked: str | None, reading: Reading) -> float:
    said, text = words_of(reading), reading.evidence.text
    if not asked or not said:
        return 0.5
    return 0.0 if is_elsewhere(question, said, text) else holds_office(asked, said, text)
