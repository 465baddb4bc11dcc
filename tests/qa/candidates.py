"""Candidates of the rules over answers, made from a text and the words in it."""

from corpus.text import sentences
from corpus.types import Span
from qa.answer_rules.candidates import Candidate
from qa.question.answer_type import classify_answer_type
from qa.types import AnswerType


def candidate(question: str, text: str, said: str, title: str = "", kind: AnswerType | None = None) -> Candidate:
    """Of `said`, the first time that `text` says it, in the sentence where it begins."""
    start = text.index(said)
    around = next(one for one in sentences(text) if one.start <= start < one.end)
    return Candidate(question, kind or classify_answer_type(question), text, title, Span(start, start + len(said)), around)


def shown(found: Candidate, span: Span) -> str:
    """The words at a span of a candidate's article."""
    return found.text[span.start : span.end]
