"""Fit which sentences of the passages found promise to hold the answer, and say what is gained by reading where they stand.

    python -m training.promise --data DATA --index INDEX --out qa/models/promise.json

INDEX is an archive of all articles of DATA. Fitted on the news questions outside the held-back fold; measured on that fold, the
windows chosen by scores alone beside those chosen by promise, and the first four of them.
"""

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from index.archive import Archive
from qa.assistant import Assistant
from qa.reading import promise
from qa.reading.extractive import BUNDLED, READ_FIRST
from qa.reading.reader import Evidence, Reading
from qa.reading.windows import Window, Windows
from training.confidence import asked_of
from training.data import Row, follow_ups, news_questions
from training.listwise import ranking

DECAY = 0.02  # of the ranking's weights
ROUNDS = 200
DRAWN = 2000  # times that articles are drawn anew for an interval


class Unread:
    """A reader that reads nothing: only what it would be given is wanted."""

    def read(self, *_: object) -> list[Reading]:
        return []


@dataclass(frozen=True, slots=True)
class Found:
    """A question as it is read, and the passages found for it."""

    row: Row
    is_follow_up: bool
    asked: str
    evidence: Sequence[Evidence]

    def holds(self, place: Evidence, start: int, end: int) -> bool:
        """Whether an answer stands in this part of the article that the question is about."""
        text = place.text[start:end]
        return place.hit.article.id == self.row["article_id"] and any(each["text"] in text for each in self.row["answers"])

    def right(self) -> np.ndarray:
        """Which sentences hold an answer, shape (sentences,)."""
        return np.array([self.holds(p, s.span.start, s.span.end) for p in self.evidence for s in p.sentences], dtype=bool)

    def reads(self, windows: Sequence[Window]) -> bool:
        return any(self.holds(each.evidence, each.span.start, each.span.end) for each in windows)


def found(archive: Archive, asked: Sequence[Row], before: Mapping[str, Row]) -> Iterator[Found]:
    """`before` holds what a follow-up follows, which was answered from the right article."""
    assistant = Assistant(archive, Unread())
    for row in asked:
        first = before.get(row["id"])
        given = asked_of(archive, assistant, row, first)
        yield Found(row, first is not None, given.question.as_read.text, given.evidence)


def fit(questions: Sequence[tuple[np.ndarray, np.ndarray]]) -> dict[str, float]:
    """Questions are (features (S, F), which sentences hold an answer (S,))."""
    weights = ranking(questions, rounds=ROUNDS, decay=DECAY)
    return {name: round(float(weight), 4) for name, weight in zip(promise.NAMES, weights, strict=True)}


def interval(gains: np.ndarray, articles: Sequence[str]) -> tuple[float, float]:
    """That of the mean gain, 95 %, articles with all their questions drawn anew."""
    numbers = np.unique(np.array(articles), return_inverse=True)[1]
    sums, counts = np.bincount(numbers, gains), np.bincount(numbers)
    draw = np.random.default_rng(0).integers(0, len(sums), (DRAWN, len(sums)))
    low, high = np.quantile(sums[draw].sum(axis=1) / counts[draw].sum(axis=1), (0.025, 0.975))
    return float(low), float(high)


def report(questions: Sequence[Found], tokenizer: Tokenizer) -> None:
    ways = [Windows(tokenizer, by_promise=by_promise) for by_promise in (False, True)]
    chosen = [[way.chosen(each.asked, each.evidence) for each in questions] for way in ways]
    for is_follow_up in (False, True):
        for language in ("id", "en"):
            mine = [k for k, q in enumerate(questions) if (q.is_follow_up, q.row["lang_question"]) == (is_follow_up, language)]
            for most in (None, READ_FIRST) if mine else ():
                before, after = ([questions[k].reads(way[k][:most]) for k in mine] for way in chosen)
                gains = np.array(after, dtype=float) - np.array(before, dtype=float)
                low, high = interval(gains, [questions[k].row["article_id"] for k in mine])
                name = f"{language}{', follow-ups' if is_follow_up else ''}{f', first {most}' if most else ''}"
                print(f"{name} ({len(mine)}): {np.mean(before):.3f} to {np.mean(after):.3f} ({low:+.3f} to {high:+.3f})")


def main() -> None:
    parser = argparse.ArgumentParser(description="Fit which sentences are worth reading.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    before = follow_ups(given.data)
    learned, measured = (
        [row for row in news_questions(given.data, held_back=held_back) if row["answerable"]] for held_back in (False, True)
    )
    with Archive(given.index) as archive:
        lists = [(promise.features(q.asked, q.evidence), q.right()) for q in found(archive, learned, before) if q.evidence]
        given.out.write_text(json.dumps(fit(lists), indent=1) + "\n", encoding="utf-8")
        tokenizer = Tokenizer.from_file(str(BUNDLED / "tokenizer.json"))
        report([q for q in found(archive, measured, before) if q.evidence], tokenizer)


if __name__ == "__main__":
    main()
