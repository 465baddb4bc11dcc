"""Which words of a window answer: the reader's scores propose, the rules dispose, and what is taken is told whole."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from corpus.datelines import read_dateline
from corpus.dates import find_dates
from corpus.types import Span
from qa.answer_rules.candidates import Candidate
from qa.answer_rules.crime_roles import role_asked
from qa.answer_rules.part_amounts import amounts_in
from qa.answer_rules.registry import doubted, shaped, vetoed
from qa.answer_rules.who_is import described, name_asked
from qa.entities.places import is_elsewhere
from qa.question.constraints import asks_for_a_regulation, holds_office, names_office, requested_office, unit_matches
from qa.question.parse import Question
from qa.question.translation import translate_query
from qa.reading.lists import asks_for_a_list, whole_list
from qa.reading.reader import Reading
from qa.reading.spans import (
    is_of_one_piece,
    looks_like,
    names_a_thing,
    spans_of,
    whole_regulation,
    with_name,
    with_office,
    with_rank,
    without_degrees,
    without_saying,
)
from qa.reading.windows import Window

ANSWER_TOKENS = 30
SPANS_TRIED = 40  # of a window, for one that may answer

# What the reader's lead over "no answer" makes of a window's odds. Of the readings of the held-back news questions half are
# right that lead by -2 among 236 articles, by 0 among 40,626 (2026-11): how sure an answer is, qa/ranking/calibration.py says.
SLOPE, EVEN = 0.5, -2.0
_NO_START = " \t\n,;:.–—-"
_ENDS_SENTENCE = re.compile(r"(?:\w{4,}|\d|\)|[a-z]{3})\.$")
# "Siapa gubernur ...", "Who is the head of ...", "Ketua panitianya siapa?": the office is told by the question itself.
_ASKS_HOLDER = re.compile(
    r"\bsiapa(?:kah)?\s+(?!yang\b|yg\b|saja\b|aja\b|sih\b|me\w{4,}\b|di\w{4,}\b|ber\w{4,}\b)\w|\bwho(?:\s+(?:is|was|are|were)|['’]s)\s"
    r"|\w\s+(?:itu\s+|namanya\s+)?siapa(?:kah)?\W*$|\bnama\s+\w",
    re.IGNORECASE,
)

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Logits:
    """Start and end logits of the passage's tokens, shape (tokens,), and the sum of both for "no answer", at [CLS]."""

    starts: Scores
    ends: Scores
    none: float


@dataclass(frozen=True, slots=True)
class _Scored:
    """Whole words that might answer, and the sum of their start and end logits."""

    candidate: Candidate
    score: float


def best_spans(starts: Scores, ends: Scores, most: int, longest: int = ANSWER_TOKENS) -> list[tuple[int, int, float]]:
    """(first, last, score) of spans of at most `longest` tokens, those whose start and end logits add up to the most first."""
    grid = starts[:, None] + ends[None, :]
    allowed = np.triu(np.ones_like(grid, dtype=bool)) & ~np.triu(np.ones_like(grid, dtype=bool), longest)
    scores = np.where(allowed, grid, -np.inf).ravel()
    ranked = np.argsort(-scores, kind="stable")[:most]
    return [(*divmod(int(k), len(ends)), float(scores[k])) for k in ranked if np.isfinite(scores[k])]


def reading_of(
    question: Question, window: Window, offsets: Sequence[tuple[int, int]], logits: Logits, without: Set[str] = frozenset()
) -> Reading:
    """The best words of one window that may answer; their score is the odds against "no answer" as a probability.

    Where a rule speaks against all of them the best ones stay, and `against` names the rule.
    """
    tried = _with_description(question, window, list(_tried(question, window, offsets, logits)))
    chosen = _chosen(question, window, tried, without)
    found = chosen or tried[0]
    against = "" if chosen else vetoed(found.candidate, without) or "kind"
    best = found.candidate
    apart = (other.score for other in tried if _are_apart(other.candidate.span, best.span))
    shown = _told_whole(question, replace(best, span=shaped(best, without)))
    return Reading(
        evidence=window.evidence,
        answer=shown,
        sentence=_sentences_around(window, shown),
        score=_odds(SLOPE * (found.score - logits.none - EVEN)),
        clear=_odds(found.score - next(apart, min(each.score for each in tried))),
        against=against,
        doubt=doubted(replace(best, span=shown), without) or "",
    )


def _tried(question: Question, window: Window, offsets: Sequence[tuple[int, int]], logits: Logits) -> Iterator[_Scored]:
    """The spans that score most, as whole words of one sentence where they are, each once, the best first.

    Behind them come the single amounts of those that run over several: "Rp 350" of "Rp 350 sehari, bukan anggota Rp 500".
    """
    text, least = window.evidence.text, _behind_dateline(window.evidence.text, offsets, question)
    seen: set[Span] = set()
    found: list[tuple[Span, float]] = []
    for first, last, score in best_spans(logits.starts[least:], logits.ends[least:], SPANS_TRIED):
        span = _whole_words(text, Span(offsets[least + first][0], offsets[least + last][1]))
        if span not in seen and span.start < span.end:
            seen.add(span)
            found.append((span, score))
            yield _Scored(_candidate(question, window, span), score)
    for whole, score in found if question.kind == "howmany" else ():
        held = [each.span for each in amounts_in(text) if whole.start <= each.span.start and each.span.end <= whole.end]
        for span in held if len(held) > 1 else ():
            if span not in seen:
                seen.add(span)
                yield _Scored(_candidate(question, window, span), score)


def _with_description(question: Question, window: Window, tried: list[_Scored]) -> list[_Scored]:
    """To "who is X?" what the window says X is goes first, for as much as the words there that score most."""
    name = name_asked(question.text)
    found = described(window.evidence.text, name) if name else None
    if found is None or found.start < window.span.start or found.end > window.span.end:
        return tried
    near = (each.score for each in tried if not _are_apart(each.candidate.sentence, found))
    return [_Scored(_candidate(question, window, found), next(near, tried[-1].score)), *tried]


def _candidate(question: Question, window: Window, span: Span) -> Candidate:
    text, title = window.evidence.text, window.evidence.hit.article.title
    return Candidate(question.text, question.kind, text, title, span, _sentence_at(window, span), question.follows)


def _whole_words(text: str, span: Span) -> Span:
    """Out to the edges of the words that it begins and ends in, without space at either end."""
    start, end = span.start, span.end
    while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    while end > start and _is_no_end(text[start:end]):
        end -= 1
    while start < end and text[start] in _NO_START:
        start += 1
    return Span(start, end)


def _is_no_end(said: str) -> bool:
    """Whether the words end in space or a mark that is not theirs: the full stop of "2019." but not that of "M.Si."."""
    last = said[-1]
    return last.isspace() or last in ",;:" or (last == "." and bool(_ENDS_SENTENCE.search(said)))


def _chosen(question: Question, window: Window, tried: Sequence[_Scored], without: Set[str]) -> _Scored | None:
    """The best that may answer; the best that names the holder of the office, where one is asked for and is somebody else."""
    kinds = _Kinds(question, window)
    whole = [each for each in tried if is_of_one_piece(each.candidate.said)]
    fitting = (each for each in whole if kinds.fit(each.candidate) and not vetoed(each.candidate, without))
    asked = requested_office(question.text) if question.kind == "who" and "office" not in without else None
    if asked is None:
        return next(fitting, None)
    kept = list(fitting)
    best = kept[0] if kept else None
    holder = next((each for each in kept if _is_in_office(question, asked, each.candidate)), None)
    # What overlaps with the best words is a piece of them, or they with the office: "Ni" of "Ni Wayan Sutji".
    return holder if holder and best and _are_apart(holder.candidate.span, best.candidate.span) else best


class _Kinds:
    """Whether words look like an answer of the kind asked for: a place stands behind "di", "ke" or "dari"."""

    def __init__(self, question: Question, window: Window) -> None:
        self._question = question
        is_where = question.kind == "where"
        self._places = spans_of("where", window.evidence.text, window.span.start, window.span.end) if is_where else []

    def fit(self, candidate: Candidate) -> bool:
        kind, said, span = self._question.kind, candidate.said, candidate.span
        if kind == "where":
            return not self._places or any(not _are_apart(place, span) for place in self._places)
        if kind == "who":
            # Papers name nobody who is only suspected: "dua pria bertopeng", "tetangga korban".
            unnamed = said[:1].islower() and role_asked(self._question.text) is not None
            return (unnamed or looks_like("who", said)) and not names_a_thing(candidate.text, span)
        if kind == "howmany":
            return looks_like("howmany", said) and unit_matches(self._question.text, said)
        return looks_like(kind, said)


def _is_in_office(question: Question, asked: str, candidate: Candidate) -> bool:
    said, text = candidate.said, candidate.text
    return holds_office(asked, said, text) == 1 and not is_elsewhere(question.text, said, text)


def _are_apart(one: Span, other: Span) -> bool:
    return one.end <= other.start or other.end <= one.start


def _odds(lead: float) -> float:
    """Of two, one of which leads by so much in log odds, how likely it is the right one."""
    return float(1 / (1 + np.exp(-lead)))


def _behind_dateline(text: str, offsets: Sequence[tuple[int, int]], question: Question) -> int:
    """The first token that may be an answer: a dateline names who wrote the article and where, not who did a thing."""
    dateline = read_dateline(text)
    if not dateline or (question.kind == "where" and not dateline.outlet):
        return 0
    return next((k for k, (start, _) in enumerate(offsets) if start >= dateline.length), 0)


def _sentence_at(window: Window, span: Span) -> Span:
    """The one that the words begin in."""
    return next((s.span for s in window.sentences if s.span.end > span.start), window.sentences[-1].span)


def _sentences_around(window: Window, span: Span) -> Span:
    touched = [s.span for s in window.sentences if s.span.end > span.start and s.span.start < span.end]
    return Span(touched[0].start, touched[-1].end)


def _told_whole(question: Question, candidate: Candidate) -> Span:
    """The whole list, the name with its rank and office, the whole date or regulation, as is asked for."""
    text, span, sentence = candidate.text, candidate.span, candidate.sentence
    listed = whole_list(text, span, sentence) if asks_for_a_list(question.text) else span
    if listed != span:
        return listed
    if question.kind == "who":
        return span if name_asked(question.text) else _person(text, span, sentence.start, question)
    if question.kind == "when":
        return _whole_date(text, span, sentence)
    if asks_for_a_regulation(question.text):
        return whole_regulation(text, span, sentence.start, sentence.end)
    return span


def _whole_date(text: str, span: Span, sentence: Span) -> Span:
    """The date with its weekday and year, where only a part of it was pointed at: "Senin (26/08)" for "26/08"."""
    for found in find_dates(text[sentence.start : sentence.end]):
        start, end = sentence.start + found.span.start, sentence.start + found.span.end
        if start < span.end and span.start < end:
            return Span(min(start, span.start), max(end, span.end))
    return span


def _person(text: str, span: Span, least: int, question: Question) -> Span:
    """The name with its rank; with its office too, unless the question named that."""
    span = without_degrees(text, with_name(text, without_saying(text, span)))
    office = with_office(text, span, least)
    ranked = with_rank(text, span, least)
    said = text[office.start : ranked.start].strip(" ,").lower()
    named = " ".join(_wordings_of(question)).lower()
    asked = requested_office(question.text)
    is_named = not said or said.split()[0] in named or (asked is not None and names_office(asked, said))
    return ranked if is_named or _ASKS_HOLDER.search(question.text) else office


def _wordings_of(question: Question) -> list[str]:
    """The question, and for an English one its gloss in Indonesian: what either names is told already."""
    return [question.text, translate_query(question.text)] if question.language == "en" else [question.text]
