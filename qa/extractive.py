"""The bundled reader: a small bilingual model points at the words that answer, or says that a passage does not.

Cheap scores choose the sentences; the model reads a handful of windows of at most WINDOW_TOKENS tokens around them.
"""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.types import Span
from qa.errors import ReaderUnavailable
from qa.question import Question
from qa.reader import Evidence, Reading, Sentence
from qa.spans import with_office, with_rank, without_degrees

BUNDLED = Path(__file__).parent / "models" / "reader"
WINDOW_TOKENS = 128  # as in training
QUESTION_TOKENS = 40
TITLE_TOKENS = 24
WINDOWS_READ = 8
MOST_OF_AN_ARTICLE = 4  # windows
ANSWER_TOKENS = 30
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

    window: Window
    ids: list[int]
    passage: int
    offsets: list[tuple[int, int]]


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
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        vocabulary = self._tokenizer.get_vocab()
        self._cls, self._sep = vocabulary["[CLS]"], vocabulary["[SEP]"]

    def read(self, question: Question, evidence: Sequence[Evidence]) -> list[Reading]:
        """The best span of each window, the best windows first, each place once."""
        windows = self._chosen(question, evidence)
        if not windows:
            return []
        encoded = [self._encode(question, window) for window in windows]
        starts, ends = self._scores(encoded)
        readings = [_reading(question, e, s, t) for e, s, t in zip(encoded, starts, ends, strict=True)]
        ranked = sorted(readings, key=lambda r: (-r.score, -r.evidence.hit.score, r.evidence.hit.article.id, r.sentence))
        once = {(r.evidence.hit.article.id, r.answer or r.sentence): r for r in reversed(ranked)}
        return [r for r in ranked if once[r.evidence.hit.article.id, r.answer or r.sentence] is r][:MOST_READINGS]

    def _chosen(self, question: Question, evidence: Sequence[Evidence]) -> list[Window]:
        """The windows most worth reading, few of any one article."""
        windows = [window for place in evidence for window in self._windows(question, place)]
        taken: dict[str, int] = {}
        chosen: list[Window] = []
        for window in sorted(windows, key=lambda w: (-w.score, w.evidence.hit.article.id, w.span)):
            article = window.evidence.hit.article.id
            if taken.get(article, 0) < MOST_OF_AN_ARTICLE and len(chosen) < WINDOWS_READ:
                taken[article] = taken.get(article, 0) + 1
                chosen.append(window)
        return chosen

    def _windows(self, question: Question, place: Evidence) -> list[Window]:
        """The passage in as few windows as its tokens need, each of whole sentences."""
        head = len(self._head(question, place))
        windows: list[list[Sentence]] = []
        room = 0
        for sentence in place.sentences:
            tokens = len(self._tokens(place.text[sentence.span.start : sentence.span.end]).ids)
            if windows and tokens <= room:
                windows[-1].append(sentence)
            else:
                windows.append([sentence])
                room = WINDOW_TOKENS - head - 1
            room -= tokens
        return [Window(place, tuple(sentences)) for sentences in windows]

    def _encode(self, question: Question, window: Window) -> _Encoded:
        head = self._head(question, window.evidence)
        start = window.span.start
        text = self._tokens(window.evidence.text[start : window.span.end])
        room = WINDOW_TOKENS - len(head) - 1
        offsets = [(start + a, start + b) for a, b in text.offsets[:room]]
        return _Encoded(window, [*head, *text.ids[:room], self._sep], len(head), offsets)

    def _head(self, question: Question, place: Evidence) -> list[int]:
        asked = self._tokens(question.text).ids[-QUESTION_TOKENS:]
        title = self._tokens(place.hit.article.title).ids[:TITLE_TOKENS]
        return [self._cls, *asked, self._sep, *title, self._sep]

    def _tokens(self, text: str) -> Any:
        return self._tokenizer.encode(text, add_special_tokens=False)

    def _scores(self, encoded: Sequence[_Encoded]) -> tuple[Scores, Scores]:
        """Start and end logits, each of shape (windows, longest window)."""
        width = max(len(e.ids) for e in encoded)
        ids = np.zeros((len(encoded), width), dtype=np.int64)
        kinds, mask = np.zeros_like(ids), np.zeros_like(ids)
        for row, e in enumerate(encoded):
            ids[row, : len(e.ids)] = e.ids
            kinds[row, e.passage : len(e.ids)] = 1
            mask[row, : len(e.ids)] = 1
        starts, ends = self._session.run(
            ["start_logits", "end_logits"], {"input_ids": ids, "token_type_ids": kinds, "attention_mask": mask}
        )
        return starts, ends


def best_span(starts: Scores, ends: Scores, longest: int = ANSWER_TOKENS) -> tuple[int, int, float]:
    """(first, last, score) of the tokens whose start and end logits add up to the most, at most `longest` tokens."""
    grid = starts[:, None] + ends[None, :]
    allowed = np.triu(np.ones_like(grid, dtype=bool)) & ~np.triu(np.ones_like(grid, dtype=bool), longest)
    best = int(np.where(allowed, grid, -np.inf).argmax())
    first, last = divmod(best, len(ends))
    return first, last, float(grid[first, last])


def _reading(question: Question, encoded: _Encoded, starts: Scores, ends: Scores) -> Reading:
    """The best span of one window; its score is the odds against "no answer" ([CLS]) as a probability."""
    at, size = encoded.passage, len(encoded.offsets)
    first, last, score = best_span(starts[at : at + size], ends[at : at + size])
    margin = score - float(starts[0] + ends[0])
    span = Span(encoded.offsets[first][0], encoded.offsets[last][1])
    place = encoded.window.evidence
    sentence = _sentences_around(encoded.window, span)
    if question.kind == "who":
        span = _person(place.text, span, sentence.start, question)
    return Reading(place, span, sentence, float(1 / (1 + np.exp(-margin))))


def _sentences_around(window: Window, span: Span) -> Span:
    touched = [s.span for s in window.sentences if s.span.end > span.start and s.span.start < span.end]
    return Span(touched[0].start, touched[-1].end)


def _person(text: str, span: Span, least: int, question: Question) -> Span:
    """The name with its rank; with its office too, unless the question named that."""
    span = without_degrees(text, span)
    office = with_office(text, span, least)
    ranked = with_rank(text, span, least)
    said = text[office.start : ranked.start].strip(" ,").lower()
    return ranked if not said or said.split()[0] in question.standalone.lower() else office


_loading = threading.Lock()


@cache
def _bundled() -> ExtractiveReader:
    return ExtractiveReader()


def bundled_reader() -> ExtractiveReader:
    """The reader that ships with Wartanya, loaded once a process."""
    with _loading:
        return _bundled()
