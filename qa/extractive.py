"""The bundled reader: a small bilingual model points at the words that answer, or says that a passage does not.

Cheap scores choose the sentences; the model reads a handful of windows of at most WINDOW_TOKENS tokens around them.
"""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.datelines import read_dateline
from corpus.dates import find_dates
from corpus.types import Span
from qa.asked import asks_for_a_regulation, counts_right, holds_office, names_office, office_asked, tells, told_by
from qa.errors import ReaderUnavailable
from qa.gloss import gloss
from qa.lists import asks_for_a_list, whole_list
from qa.places import is_elsewhere
from qa.question import Question
from qa.reader import Evidence, Reading, Sentence
from qa.spans import (
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

BUNDLED = Path(__file__).parent / "models" / "reader"
WINDOW_TOKENS = 128  # as in training
QUESTION_TOKENS = 40
TITLE_TOKENS = 24
WINDOWS_READ = 8
MOST_OF_AN_ARTICLE = 4  # windows
ANSWER_TOKENS = 30
SPANS_TRIED = 40  # of a window, for one that looks like the kind of answer asked for
MOST_READINGS = 8

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Window:
    """Neighbouring sentences of one passage, read at once."""

    evidence: Evidence
    sentences: tuple[Sentence, ...]

    @property
    def span(self) -> Span:
        return Span(self.sentences[0].span.start, self.sentences[-1].span.end)

    @property
    def score(self) -> float:
        return self.evidence.hit.score + max(sentence.score for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class _Encoded:
    """`passage` is where the passage's tokens begin; `offsets` their spans in the article."""

    ids: list[int]
    passage: int
    offsets: list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class _Logits:
    """Start and end logits of the passage's tokens, shape (tokens,), and the sum of both for "no answer", at [CLS]."""

    starts: Scores
    ends: Scores
    none: float


class ExtractiveReader:
    """Safe to share between threads."""

    def __init__(self, folder: Path = BUNDLED) -> None:
        """Raises ReaderUnavailable where the model's files are missing."""
        import onnxruntime
        from tokenizers import Tokenizer

        model, tokenizer = folder / "model.onnx", folder / "tokenizer.json"
        if not model.exists() or not tokenizer.exists():
            raise ReaderUnavailable(f"The reader's model at {folder} is incomplete: install Wartanya again.")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 2
        self._session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        self.tokenizer = Tokenizer.from_file(str(tokenizer))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        vocabulary = self.tokenizer.get_vocab()
        self._cls, self._sep = vocabulary["[CLS]"], vocabulary["[SEP]"]

    def read(self, question: Question, evidence: Sequence[Evidence]) -> list[Reading]:
        """The best span of each window, the best windows first, each place once."""
        wordings, windows = wordings_of(question), self.windows(question, evidence)
        if not windows:
            return []
        encoded = [[self._encode(wording, wordings, window) for wording in wordings] for window in windows]
        logits = iter(self._logits([one for each in encoded for one in each]))
        averaged = [_averaged([next(logits) for _ in wordings]) for _ in windows]
        readings = [_reading(question, w, e[0].offsets, found) for w, e, found in zip(windows, encoded, averaged, strict=True)]
        ranked = sorted(readings, key=lambda r: (-r.score, -r.evidence.hit.score, r.evidence.hit.article.id, r.sentence))
        once = {(r.evidence.hit.article.id, r.answer or r.sentence): r for r in reversed(ranked)}
        return [r for r in ranked if once[r.evidence.hit.article.id, r.answer or r.sentence] is r][:MOST_READINGS]

    def windows(self, question: Question, evidence: Sequence[Evidence]) -> list[Window]:
        """The windows most worth reading, few of any one article, the best first."""
        wordings = wordings_of(question)
        windows = [window for place in evidence for window in self._windows(wordings, place)]
        taken: dict[str, int] = {}
        chosen: list[Window] = []
        for window in sorted(windows, key=lambda w: (-w.score, w.evidence.hit.article.id, w.span)):
            article = window.evidence.hit.article.id
            if taken.get(article, 0) < MOST_OF_AN_ARTICLE and len(chosen) < WINDOWS_READ:
                taken[article] = taken.get(article, 0) + 1
                chosen.append(window)
        return chosen

    def _windows(self, wordings: Sequence[str], place: Evidence) -> list[Window]:
        """The passage in as few windows as its tokens need, each of whole sentences."""
        most = self._room(wordings, place)
        room = most
        windows: list[list[Sentence]] = []
        for sentence in place.sentences:
            tokens = len(self._tokens(place.text[sentence.span.start : sentence.span.end]).ids)
            if windows and tokens <= room:
                windows[-1].append(sentence)
            else:
                windows.append([sentence])
                room = most
            room -= tokens
        return [Window(place, tuple(sentences)) for sentences in windows]

    def _encode(self, wording: str, wordings: Sequence[str], window: Window) -> _Encoded:
        head, room = self._head(wording, window.evidence), self._room(wordings, window.evidence)
        start = window.span.start
        text = self._tokens(window.evidence.text[start : window.span.end])
        offsets = [(start + a, start + b) for a, b in text.offsets[:room]]
        return _Encoded([*head, *text.ids[:room], self._sep], len(head), offsets)

    def _room(self, wordings: Sequence[str], place: Evidence) -> int:
        """Tokens of the passage that fit beside every wording, so that all wordings read the same ones."""
        return WINDOW_TOKENS - 1 - max(len(self._head(wording, place)) for wording in wordings)

    def _head(self, wording: str, place: Evidence) -> list[int]:
        asked = self._tokens(wording).ids[-QUESTION_TOKENS:]
        title = self._tokens(place.hit.article.title).ids[:TITLE_TOKENS]
        return [self._cls, *asked, self._sep, *title, self._sep]

    def _tokens(self, text: str) -> Any:
        return self.tokenizer.encode(text, add_special_tokens=False)

    def _logits(self, encoded: Sequence[_Encoded]) -> list[_Logits]:
        found = self.logits([e.ids for e in encoded], [e.passage for e in encoded])
        passages = [slice(e.passage, e.passage + len(e.offsets)) for e in encoded]
        return [_Logits(s[part], t[part], float(s[0] + t[0])) for (s, t), part in zip(found, passages, strict=True)]

    def logits(self, windows: Sequence[Sequence[int]], passages: Sequence[int]) -> list[tuple[Scores, Scores]]:
        """Start and end logits of each window's tokens; `passages` tells where in each the passage begins."""
        ids = np.zeros((len(windows), max(map(len, windows))), dtype=np.int64)
        kinds, mask = np.zeros_like(ids), np.zeros_like(ids)
        for row, (window, passage) in enumerate(zip(windows, passages, strict=True)):
            ids[row, : len(window)] = window
            kinds[row, passage : len(window)] = 1
            mask[row, : len(window)] = 1
        given = {"input_ids": ids, "token_type_ids": kinds, "attention_mask": mask}
        starts, ends = self._session.run(["start_logits", "end_logits"], given)
        return list(zip(starts, ends, strict=True))


def wordings_of(question: Question) -> list[str]:
    """The question, and for an English one its gloss in Indonesian: the reader reads both, and their scores are averaged."""
    return [question.text, gloss(question.text)] if question.language == "en" else [question.text]


def _averaged(read: Sequence[_Logits]) -> _Logits:
    starts = np.mean([one.starts for one in read], axis=0)
    ends = np.mean([one.ends for one in read], axis=0)
    return _Logits(starts, ends, float(np.mean([one.none for one in read])))


def best_spans(starts: Scores, ends: Scores, most: int, longest: int = ANSWER_TOKENS) -> list[tuple[int, int, float]]:
    """(first, last, score) of spans of at most `longest` tokens, those whose start and end logits add up to the most first."""
    grid = starts[:, None] + ends[None, :]
    allowed = np.triu(np.ones_like(grid, dtype=bool)) & ~np.triu(np.ones_like(grid, dtype=bool), longest)
    scores = np.where(allowed, grid, -np.inf).ravel()
    ranked = np.argsort(-scores, kind="stable")[:most]
    return [(*divmod(int(k), len(ends)), float(scores[k])) for k in ranked if np.isfinite(scores[k])]


def _reading(question: Question, window: Window, offsets: Sequence[tuple[int, int]], logits: _Logits) -> Reading:
    """The best span of one window; its score is the odds against "no answer" as a probability."""
    least = _behind_dateline(window.evidence.text, offsets, question)
    place = window.evidence
    found = best_spans(logits.starts[least:], logits.ends[least:], SPANS_TRIED)
    spans = [(Span(offsets[least + a][0], offsets[least + b][1]), score) for a, b, score in found]
    fits = _fitting(question, window)
    whole = [pair for pair in spans if is_of_one_piece(place.text[pair[0].start : pair[0].end])] or spans
    fitting = [pair for pair in whole if fits(pair[0])] or whole[:1]
    span, score = _in_office(question, place.text, fitting) or fitting[0]
    rival = next((other for apart, other in spans if apart.end <= span.start or span.end <= apart.start), spans[-1][1])
    sentence = _sentences_around(window, span)
    listed = whole_list(place.text, span, sentence) if asks_for_a_list(question.text) else span
    if listed != span:
        span = listed
    elif question.kind == "who":
        span = _person(place.text, span, sentence.start, question)
    elif question.kind == "when":
        span = _whole_date(place.text, span, sentence)
    elif asks_for_a_regulation(question.text):
        span = whole_regulation(place.text, span, sentence.start, sentence.end)
    return Reading(place, span, sentence, _odds(score - logits.none), _odds(score - rival))


def _odds(lead: float) -> float:
    """Of two, one of which leads by so much in log odds, how likely it is the right one."""
    return float(1 / (1 + np.exp(-lead)))


def _fitting(question: Question, window: Window) -> Callable[[Span], bool]:
    """Whether a span can be an answer of the kind asked for, and tells something that the question does not."""
    text, looks = window.evidence.text, _looking(question, window)
    told = told_by(wordings_of(question)) if question.kind in ("who", "where", "what") else None
    return lambda span: looks(span) and (told is None or tells(told, text[span.start : span.end]))


def _looking(question: Question, window: Window) -> Callable[[Span], bool]:
    """Whether a span looks like an answer of the kind asked for: a place stands behind "di", "ke" or "dari"."""
    text = window.evidence.text
    if question.kind == "who":
        return lambda span: looks_like("who", text[span.start : span.end]) and not names_a_thing(text, span)
    if question.kind == "howmany":
        return lambda span: looks_like("howmany", (said := text[span.start : span.end])) and counts_right(question.text, said)
    if question.kind != "where":
        return lambda span: looks_like(question.kind, text[span.start : span.end])
    places = spans_of("where", text, window.span.start, window.span.end)
    return lambda span: any(place.start < span.end and span.start < place.end for place in places)


def _in_office(question: Question, text: str, spans: Sequence[tuple[Span, float]]) -> tuple[Span, float] | None:
    """The best span that names a holder of the office asked for, where one is asked for and one is named."""
    asked = office_asked(question.text) if question.kind == "who" else None
    if asked is None:
        return None
    holders = (pair for pair in spans if holds_office(asked, text[pair[0].start : pair[0].end], text) == 1)
    return next((pair for pair in holders if not is_elsewhere(question.text, text[pair[0].start : pair[0].end], text)), None)


def _behind_dateline(text: str, offsets: Sequence[tuple[int, int]], question: Question) -> int:
    """The first token that may be an answer: a dateline names who wrote the article and where, not who did a thing."""
    dateline = read_dateline(text)
    if not dateline or (question.kind == "where" and not dateline.outlet):
        return 0
    return next((k for k, (start, _) in enumerate(offsets) if start >= dateline.length), 0)


def _sentences_around(window: Window, span: Span) -> Span:
    touched = [s.span for s in window.sentences if s.span.end > span.start and s.span.start < span.end]
    return Span(touched[0].start, touched[-1].end)


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
    named = " ".join(wordings_of(question)).lower()
    asked = office_asked(question.text)
    is_named = not said or said.split()[0] in named or (asked is not None and names_office(asked, said))
    return ranked if is_named else office


_loading = threading.Lock()


@cache
def _bundled() -> ExtractiveReader:
    return ExtractiveReader()


def bundled_reader() -> ExtractiveReader:
    """The reader that ships with Wartanya, loaded once a process."""
    with _loading:
        return _bundled()
