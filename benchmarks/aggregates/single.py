"""How many questions that one article answers are taken for questions across articles: it should be hardly any."""

import gzip
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from qa.aggregates.asking_figures import across_asked
from qa.errors import QuestionRejected
from qa.question.parse import understand

SETS = ("newsqa/train_questions.jsonl.gz", "newsqa/train2_questions.jsonl.gz", "qa/facqa.*", "qa/tydiqa_id.*", "qa/idk_mrc.*")
TODAY = date(2025, 11, 30)


def taken(data: Path) -> dict[str, dict[str, Any]]:
    """For each set below `data`: how many different questions it has, and how many of them are taken for an aggregate."""
    figures = {}
    for file in sorted(file for pattern in SETS for file in data.glob(pattern)):
        asked = sorted(set(_questions(file)))
        wrongly = [question for question in asked if _is_taken(question)]
        share = round(len(wrongly) / max(len(asked), 1), 5)
        figures[file.name] = {"questions": len(asked), "taken": len(wrongly), "share": share}
    return figures


def _questions(file: Path) -> Iterator[str]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line)["question"] for line in lines)


def _is_taken(question: str) -> bool:
    try:
        understood = understand(question)
        return across_asked(understood, TODAY) is not None
    except QuestionRejected:
        return False
