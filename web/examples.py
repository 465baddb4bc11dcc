"""Questions to click while the sample archive answers."""

import json
from collections.abc import Sequence
from pathlib import Path

from index.locate import SAMPLE_ARTICLES

QUESTIONS = SAMPLE_ARTICLES / "questions.jsonl"
# Who, how many, why, and one in English: what the first visitor should see at work.
_SHOWN = ("s003", "s151", "s043", "s092")


def sample_questions(path: Path = QUESTIONS, shown: Sequence[str] = _SHOWN) -> tuple[str, ...]:
    """The questions of the sample's question set with these ids, in this order."""
    records = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    questions = {str(record["id"]): str(record["question"]) for record in records}
    return tuple(questions[each] for each in shown)
