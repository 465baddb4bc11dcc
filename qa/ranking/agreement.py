"""What the other readings say of the best one: the same, something else, or what it corrects."""

from collections.abc import Sequence
from datetime import date

from corpus.types import Span
from qa.question.parse import Question
from qa.ranking.features import differs, words_of
from qa.ranking.unsupported_names import unheld
from qa.reading.reader import Reading
from qa.types import Alternative, Citation

MOST_ALTERNATIVES = 3
RIVAL = 0.6  # of the best reading's score, from which another answer is worth telling


def agreeing_with_best(readings: Sequence[Reading]) -> list[Reading]:
    """Other articles that say the same, the best reading of each."""
    best = readings[0]
    seen = {best.evidence.hit.article.id}
    agreeing = []
    for reading in readings[1:]:
        if (
            reading.evidence.hit.article.id not in seen
            and reading.answer
            and not differs(reading, best)
            and reading.score >= RIVAL * best.score
        ):
            seen.add(reading.evidence.hit.article.id)
            agreeing.append(reading)
    return agreeing


def rivals_of_best(readings: Sequence[Reading], question: Question) -> list[Reading]:
    """What other articles answer, nearly as well: newest first. What was corrected is no other answer, nor what an article
    tells that lacks a place, year or name of the question, unless that of the best one lacks some as well.
    """
    best = readings[0]
    is_whole = unheld(question, best.evidence.hit.article) is None
    seen = {best.evidence.hit.article.id}
    rivals: list[Reading] = []
    for reading in readings[1:]:
        new = reading.evidence.hit.article.id not in seen and all(differs(reading, other) for other in (best, *rivals))
        strong = reading.score >= RIVAL * best.score and reading.evidence.hit.score >= RIVAL * best.evidence.hit.score
        fits = not (is_whole and new and strong and unheld(question, reading.evidence.hit.article))
        if reading.answer and new and strong and fits and reading.doubt != "corrected":
            seen.add(reading.evidence.hit.article.id)
            rivals.append(reading)
    return sorted(rivals[:MOST_ALTERNATIVES], key=lambda r: -(r.evidence.hit.article.published or date.min).toordinal())


def marker_of(reading: Reading, citations: Sequence[Citation]) -> int:
    """The marker of the citation of this reading's sentence; 0 where it is not cited."""
    place = (reading.evidence.hit.article.id, Span(reading.sentence.start, reading.sentence.end))
    return next((c.marker for c in citations if (c.article_id, Span(c.start, c.end)) == place), 0)


def alternative_of(reading: Reading, citations: Sequence[Citation]) -> Alternative:
    article = reading.evidence.hit.article
    marked = (marker_of(reading, citations),)
    return Alternative(words_of(reading) or "", marked, article.published, article.published_is_estimated)


def corrected_by_best(readings: Sequence[Reading]) -> list[Reading]:
    """What the best reading's article may be the correction of: it is cited beside it."""
    best = readings[0]
    return [] if best.doubt == "corrected" else [r for r in readings[1:] if r.doubt == "corrected" and differs(r, best)][:1]
