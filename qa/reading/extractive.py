"""The bundled reader: a small bilingual model points at the words that answer, or says that a passage does not.

Cheap scores choose the windows (`qa/reading/windows.py`). Each is read by itself: numbers in eight bits share one scale a run,
so that what a window says would depend on those read beside it.
"""

import threading
from collections.abc import Sequence, Set
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import numpy as np

from qa.errors import ReaderUnavailable
from qa.question.parse import Question
from qa.reading.reader import Evidence, Reading
from qa.reading.rereading import NOT_READ, Reread, reread_of
from qa.reading.span_selection import Logits, Scores, reading_of
from qa.reading.windows import Encoded, Window, Windows

BUNDLED = Path(__file__).parent.parent / "models" / "reader"
WINDOWS_AT_ONCE = 2
MOST_READINGS = 8
READ_FIRST = 4  # windows
SURE, SILENT = 0.9, 0.2  # odds of words that answer beyond doubt, and of a window that does not


class ExtractiveReader:
    """Safe to share between threads."""

    def __init__(self, folder: Path = BUNDLED, *, without: Set[str] = frozenset()) -> None:
        """`without` names rules of `qa.answer_rules` that are left out. Raises ReaderUnavailable where files are missing."""
        import onnxruntime
        from tokenizers import Tokenizer

        model, tokenizer = folder / "model.onnx", folder / "tokenizer.json"
        if not model.exists() or not tokenizer.exists():
            raise ReaderUnavailable("reader_incomplete", path=folder)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        self._side_by_side = ThreadPoolExecutor(WINDOWS_AT_ONCE, "reader")
        self._without = without
        self.windows = Windows(Tokenizer.from_file(str(tokenizer)))

    def read(self, question: Question, evidence: Sequence[Evidence]) -> list[Reading]:
        """The best span of each window, the best windows first, each place once.

        Of the windows chosen the first READ_FIRST are read, and the others where these settle nothing.
        """
        windows = self.windows.chosen(question.text, evidence)
        readings = self._read(question, windows[:READ_FIRST])
        if not is_settled(readings):
            readings += self._read(question, windows[READ_FIRST:])
        ranked = sorted(readings, key=lambda r: (-r.score, -r.evidence.hit.score, r.evidence.hit.article.id, r.sentence))
        once = {(r.evidence.hit.article.id, r.answer or r.sentence): r for r in reversed(ranked)}
        return [r for r in ranked if once[r.evidence.hit.article.id, r.answer or r.sentence] is r][:MOST_READINGS]

    def reread(self, question: Question, reading: Reading) -> Reread:
        """What the sentence of a reading answers by itself."""
        encoded = self.windows.encoded_sentence(question.text, reading)
        (found,) = self._logits([encoded])
        return reread_of(found, encoded.offsets, reading.answer or reading.sentence) if encoded.offsets else NOT_READ

    def _read(self, question: Question, windows: Sequence[Window]) -> list[Reading]:
        encoded = [self.windows.encoded(question.text, window) for window in windows]
        logits = self._logits(encoded)
        return [
            reading_of(question, window, each.offsets, found, self._without)
            for window, each, found in zip(windows, encoded, logits, strict=True)
        ]

    def _logits(self, encoded: Sequence[Encoded]) -> list[Logits]:
        found = self.logits([e.ids for e in encoded], [e.passage for e in encoded])
        passages = [slice(e.passage, e.passage + len(e.offsets)) for e in encoded]
        return [Logits(s[part], t[part], float(s[0] + t[0])) for (s, t), part in zip(found, passages, strict=True)]

    def logits(self, windows: Sequence[Sequence[int]], passages: Sequence[int]) -> list[tuple[Scores, Scores]]:
        """Start and end logits of each window's tokens; `passages` tells where in each the passage begins."""
        return list(self._side_by_side.map(self._run, windows, passages))

    def _run(self, window: Sequence[int], passage: int) -> tuple[Scores, Scores]:
        ids = np.array([window], dtype=np.int64)
        kinds = (np.arange(len(window)) >= passage).astype(np.int64)[None, :]
        given = {"input_ids": ids, "token_type_ids": kinds, "attention_mask": np.ones_like(ids)}
        starts, ends = self._session.run(["start_logits", "end_logits"], given)
        return starts[0], ends[0]


def is_settled(readings: Sequence[Reading]) -> bool:
    """Whether one article answers beyond doubt, and none of the others that were read answers at all."""
    best = max(readings, key=lambda r: r.score, default=None)
    if best is None or best.score < SURE or best.clear < SURE or best.against or best.doubt:
        return False
    article = best.evidence.hit.article.id
    others = [r for r in readings if r.evidence.hit.article.id != article]
    return bool(others) and all(r.score < SILENT for r in others)


_loading = threading.Lock()


@cache
def _bundled() -> ExtractiveReader:
    return ExtractiveReader()


def bundled_reader() -> ExtractiveReader:
    """The reader that ships with Wartanya, loaded once a process."""
    with _loading:
        return _bundled()
