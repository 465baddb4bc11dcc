"""How long searching and asking take, in milliseconds; the first question, which opens everything, apart."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from index.archive import Archive
from qa.assistant import Assistant
from qa.evaluation import read_questions
from qa.metrics import percentile


def run(archive: Archive, questions: Path) -> dict[str, Any]:
    asked = [question.text for question in read_questions(questions)]
    assistant = Assistant(archive)
    status = archive.status()
    return {
        "articles": status.articles,
        "passages": status.passages,
        "index_bytes": status.size_bytes,
        "search": timed(archive.search, asked),
        "ask": timed(assistant.ask, asked),
    }


def timed(call: Callable[[str], object], asked: list[str]) -> dict[str, float]:
    taken = []
    for text in asked:
        began = time.perf_counter()
        call(text)
        taken.append((time.perf_counter() - began) * 1000)
    rest = sorted(taken[1:])
    return {"first_ms": round(taken[0], 1), "p50_ms": round(percentile(rest, 50), 1), "p95_ms": round(percentile(rest, 95), 1)}
