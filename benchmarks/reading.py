"""The reader alone, its passage given: `python -m benchmarks.reading --data DATA [--model FOLDER] [--out FILE.json]`.

Validation files that trained nothing, and the development questions over news. A passage is read in overlapping windows;
the span that most outscores "no answer" is what it says. Answerable questions are scored by the best span whatever "no
answer" scores; `overall` counts what is really said. `near copies` are left out of the figures under `without near copies`:
passages of which half the eight-word shingles stand in something that trained the reader.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from qa.evaluation.metrics import bootstrap_interval, exact_match, token_f1
from qa.reading.extractive import BUNDLED, ExtractiveReader
from qa.reading.span_selection import best_spans
from training.data import Row, articles, news_questions, rows
from training.reading import Example, Features, sliding

SETS = ("idk_mrc", "facqa", "tydiqa_id", "xsquad_en_question_id_context", "squad_en_v2")
TRAINED_ON = ("idk_mrc", "facqa", "tydiqa_id", "squad_id_muis", "xsquad_en_question_id_context", "squad_en_v1", "squad_en_v2")
SHINGLE = 8  # words
COPIED = 0.5  # of a passage's shingles
BATCH = 32  # windows
MOST = 10_000  # questions a set


@dataclass(frozen=True, slots=True)
class Read:
    """What was said of one question: its F1 and exact match, the logit over "no answer", and whether there is an answer."""

    f1: float
    exact: float
    margin: float
    answerable: bool
    is_copy: bool


class Windows:
    """Reads windows as training cuts them, with the model that ships."""

    def __init__(self, folder: Path) -> None:
        self._reader = ExtractiveReader(folder)

    def best(self, example: Example) -> tuple[str, float]:
        """(the words, their logit over that of no answer)."""
        made = sliding(self._reader.windows.tokenizer, example)
        found = [
            (f, *best)
            for i in range(0, len(made), BATCH)
            for f, best in zip(made[i : i + BATCH], self._spans(made[i : i + BATCH]), strict=True)
        ]
        window, first, last, margin = max(found, key=lambda row: row[3])
        return example.context[window.offsets[first][0] : window.offsets[last][1]], margin

    def _spans(self, windows: Sequence[Features]) -> Iterator[tuple[int, int, float]]:
        logits = self._reader.logits([f.ids for f in windows], [f.passage for f in windows])
        for f, (starts, ends) in zip(windows, logits, strict=True):
            inside = slice(f.passage, f.passage + len(f.offsets))
            first, last, score = best_spans(starts[inside], ends[inside], 1)[0]
            yield first, last, score - float(starts[0] + ends[0])


def shingles(text: str) -> set[int]:
    tokens = text.lower().split()
    return {hash(tuple(tokens[k : k + SHINGLE])) for k in range(max(1, len(tokens) - SHINGLE + 1))}


def trained_on(data: Path) -> set[int]:
    """The shingles of every passage with questions that trained the reader."""
    texts = {row["context"] for name in TRAINED_ON for row in rows(data / f"qa/{name}.train.jsonl.gz")}
    texts |= {row["context"] for row in news_questions(data, held_back=False)}
    return set().union(*(shingles(text) for text in texts))


def questions(data: Path, name: str, most: int) -> list[Row]:
    if name == "news development":
        return list(rows(data / "newsqa/dev_windows.jsonl.gz"))[:most]
    kept = list(rows(data / f"qa/{name}.valid.jsonl.gz"))
    return [row for row in kept if not name.startswith("xsquad") or row["id"].startswith("muis")][:most]


def read(windows: Windows, row: Row, title: str, known: set[int]) -> Read:
    said, margin = windows.best(Example(row["question"], title, row["context"], None))
    answers = [answer["text"] for answer in row["answers"]] if row["answerable"] else []
    own = shingles(row["context"])
    is_copy = len(own & known) >= COPIED * len(own)
    if not answers:
        return Read(0.0, 0.0, margin, answerable=False, is_copy=is_copy)
    return Read(token_f1(said, answers), exact_match(said, answers), margin, answerable=True, is_copy=is_copy)


def summed(found: Sequence[Read]) -> dict[str, Any]:
    """Means with 95 % bootstrap intervals."""
    can, cannot = ([r for r in found if r.answerable == answerable] for answerable in (True, False))
    overall = [(r.f1 if r.answerable else 1.0) if (r.margin > 0) == r.answerable else 0.0 for r in found]
    values = {
        "F1": [r.f1 for r in can],
        "exact": [r.exact for r in can],
        "refused": [float(r.margin <= 0) for r in cannot],
        "overall": overall,
    }
    means = {
        name: [round(float(np.mean(v)), 3), *(round(b, 3) for b in bootstrap_interval(v))] for name, v in values.items() if v
    }
    return {"answerable": len(can), "unanswerable": len(cannot), **means}


def run(data: Path, model: Path, most: int) -> dict[str, Any]:
    windows, known = Windows(model), trained_on(data)
    titles = {row["id"]: row["title"] or "" for row in articles(data)}
    titles |= {row["id"]: row["title"] or "" for row in rows(data / "newsqa/dev_articles.jsonl")}
    out: dict[str, Any] = {}
    for name in (*SETS, "news development"):
        asked = questions(data, name, most)
        found = [read(windows, row, titles.get(row.get("article_id", ""), ""), known) for row in asked]
        new = [r for r in found if not r.is_copy]
        out[name] = {**summed(found), "near copies": len(found) - len(new)}
        if len(new) < len(found):
            out[name]["without near copies"] = summed(new)
        if name == "news development":
            for language in ("id", "en"):
                mine = [r for r, row in zip(found, asked, strict=True) if row["lang_question"] == language]
                out[f"{name}, {language}"] = summed(mine)
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the reader on passages.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=BUNDLED)
    parser.add_argument("--most", type=int, default=MOST, help="questions a set")
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    written = json.dumps(run(given.data, given.model, given.most), indent=1)
    print(written)
    if given.out:
        given.out.write_text(written + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
