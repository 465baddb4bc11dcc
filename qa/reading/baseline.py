"""A reader of rules alone: the sentence with most of the question in it, and in it the first span of the kind asked for.

It needs no model. What the bundled reader adds is measured against it.
"""

from collections.abc import Sequence

from corpus.text import words
from corpus.types import Span
from qa.question.parse import Question
from qa.reading.reader import Evidence, Reading, Sentence
from qa.reading.spans import spans_of

MOST_READINGS = 8


class RuleReader:
    def read(self, question: Question, evidence: Sequence[Evidence]) -> list[Reading]:
        """Raises nothing: there is always a best sentence where there is evidence."""
        ranked = sorted(
            ((place, sentence) for place in evidence for sentence in place.sentences),
            key=lambda pair: (-_score(*pair), pair[0].hit.article.id, pair[1].span),
        )
        return [_reading(question, place, sentence) for place, sentence in ranked[:MOST_READINGS]]


def _score(place: Evidence, sentence: Sentence) -> float:
    return place.hit.score * sentence.score


def _reading(question: Question, place: Evidence, sentence: Sentence) -> Reading:
    asked = set(words(question.standalone))
    span = sentence.span
    fitting = [s for s in spans_of(question.kind, place.text, span.start, span.end) if _is_new(place.text, s, asked)]
    score = _score(place, sentence)
    return Reading(
        place, fitting[0] if fitting else None, span, score if fitting or question.kind in ("what", "why", "how") else score / 2
    )


def _is_new(text: str, span: Span, asked: set[str]) -> bool:
    """Whether the span says anything that the question does not."""
    return bool(set(words(text[span.start : span.end])) - asked)
