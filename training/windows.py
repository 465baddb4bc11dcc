"""What the reader is given to read: the very windows that an answer is looked for in, for each news question.

    python -m training.windows --data DATA --index INDEX --base BASE --out FILE.jsonl.gz
    python -m training.windows --data DATA --index INDEX --base BASE --out FILE.jsonl.gz --written first

INDEX is an archive of all articles of DATA. Each record holds a question outside the held-back fold and its windows as the
search and the reader choose them, less those of articles that measure: `title`, `text`, and `answer`, its (start, end) in the
text where it stands there. `is_right` tells the windows of the article that the question is about. With `--written` they are
the questions of that file of `training/questions/`.
"""

import argparse
import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from index.archive import Archive
from qa.assistant import Assistant
from qa.question.parse import Question
from qa.reading.reader import Evidence, Reading
from qa.reading.windows import Window, Windows
from training.confidence import asked_of
from training.data import Row, follow_ups, news_questions
from training.searched import held_back_ids
from training.written import SETS, written_questions


class Watching:
    """A reader that keeps the windows that it is given, and reads none."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._windows = Windows(tokenizer)
        self.windows: list[Window] = []

    def read(self, question: Question, evidence: Sequence[Evidence]) -> list[Reading]:
        self.windows = self._windows.chosen(question.text, evidence)
        return []


def given(
    archive: Archive, tokenizer: Tokenizer, asked: Sequence[Row], before: Mapping[str, Row], kept_out: set[str]
) -> Iterator[dict[str, Any]]:
    """`before` holds what a follow-up follows, which was answered from the right article."""
    watching = Watching(tokenizer)
    assistant = Assistant(archive, watching)
    for row in asked:
        asked_of(archive, assistant, row, before.get(row["id"]))
        windows = [_record(window, row) for window in watching.windows if window.evidence.hit.article.id not in kept_out]
        yield {"question": row["question"], "language": row["lang_question"], "windows": windows}


def _record(window: Window, row: Row) -> dict[str, Any]:
    article, text = window.evidence.hit.article, window.evidence.text[window.span.start : window.span.end]
    places = [(text.find(answer["text"]), len(answer["text"])) for answer in row["answers"]]
    answer = next(([start, start + length] for start, length in places if start >= 0), None)
    return {"title": article.title, "text": text, "is_right": article.id == row["article_id"], "answer": answer}


def main() -> None:
    parser = argparse.ArgumentParser(description="Keep what the reader is given to read.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True, help="what training.base left")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--written", choices=SETS, help="of the questions written for this project")
    options = parser.parse_args()
    if options.written:
        asked = written_questions(options.data, held_back=False, sets=[options.written])
    else:
        asked = news_questions(options.data, held_back=False)
    tokenizer = Tokenizer.from_file(str(options.base / "tokenizer.json"))
    with Archive(options.index) as archive, gzip.open(options.out, "wt", encoding="utf-8") as out:
        for record in given(archive, tokenizer, asked, follow_ups(options.data), held_back_ids(options.data)):
            out.write(json.dumps(record, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
