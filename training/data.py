"""Reading the training data: JSON lines, gzip, in the folder layout that `training/README.md` describes."""

import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Row = dict[str, Any]

FOLDS = 5
NEWS_SETS = ("train", "train2")  # the second was written to be confusable
HELD_BACK = 0  # this fold of the news questions trains nothing: fusion and confidence are fitted on it
FITTED_ON = 1  # this one trains no head of the verifier: the line below which it objects is fitted on it


def rows(path: Path) -> Iterator[Row]:
    """The records of a `.jsonl` or `.jsonl.gz` file."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def fold(article_id: str) -> int:
    """The fold, 0 to 4, that an article and all its questions belong to."""
    return int(hashlib.sha256(article_id.encode()).hexdigest(), 16) % FOLDS


def news_questions(data: Path, *, held_back: bool) -> list[Row]:
    """The news questions with their passages: those of the held-back fold, or all the others."""
    kept = (row for name in NEWS_SETS for row in rows(data / f"newsqa/{name}.jsonl.gz"))
    return [row for row in kept if (fold(row["article_id"]) == HELD_BACK) == held_back]


def follow_ups(data: Path) -> dict[str, Row]:
    """The news questions that follow another one, by their ids: the record of that other one."""
    asked = {row["id"]: row for name in NEWS_SETS for row in rows(data / f"newsqa/{name}_questions.jsonl.gz")}
    return {row["id"]: asked[row["after"]] for row in asked.values() if row["after"] in asked}


def articles(data: Path) -> Iterator[Row]:
    """Every article of the archive: `id`, `title`, `text`, `date`, `source`, `url`."""
    for path in sorted((data / "articles").glob("*.jsonl.gz")):
        yield from rows(path)
