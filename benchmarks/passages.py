"""Question to passage on public sets: does the search find the passage a question was written for, among 100,000 others?

    python -m benchmarks.passages --data DATA --index DIR [--distractors 100000] [--out FILE.json]

The passages of IDK-MRC, TyDiQA-id and SQuAD in Indonesian (validation files) and Wikipedia paragraphs become one archive, each
passage an article without title, date or outlet; it is built at DIR where there is none yet.
"""

import argparse
import hashlib
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.retrieval import legs, measures
from corpus.types import Article
from index.archive import Archive
from index.ingest.rebuild import rebuild
from qa.evaluation.report import Question
from training.data import Row, rows

SETS = ("idk_mrc", "tydiqa_id", "xsquad_en_question_id_context")
DISTRACTORS = 100_000  # passages


def passage_id(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def contexts(data: Path, distractors: int) -> Iterator[Article]:
    """Each passage once."""
    seen = set()
    asked = (row["context"] for name in SETS for row in answerable(data, name))
    wiki = (row["text"] for row in islice(rows(data / "text/wiki_id_passages.jsonl.gz"), distractors))
    for texts in (asked, wiki):
        for text in texts:
            if passage_id(text) not in seen:
                seen.add(passage_id(text))
                yield Article(passage_id(text), "benchmark", "", text)


def answerable(data: Path, name: str) -> list[Row]:
    """Of SQuAD only the better of its two translations."""
    kept = [row for row in rows(data / f"qa/{name}.valid.jsonl.gz") if row["answerable"]]
    return [row for row in kept if not name.startswith("xsquad") or row["id"].startswith("muis")]


def as_question(row: Row) -> Question:
    return Question(row["id"], row["question"], "id", passage_id(row["context"]), (), True, None)


def run(data: Path, index: Path, distractors: int) -> dict[str, Any]:
    if not (index / "CURRENT").exists():
        rebuild(contexts(data, distractors), index=index)
    out: dict[str, Any] = {}
    with Archive.open(index) as archive, archive.snapshot() as snapshot:
        out["articles"] = archive.status().articles
        for name in SETS:
            asked = answerable(data, name)
            ranks = [legs(snapshot, as_question(row)) for row in asked]
            out[name] = {leg: measures([r[leg] for r in ranks]) for leg in ranks[0]}
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure question to passage on public sets.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--distractors", type=int, default=DISTRACTORS)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    written = json.dumps(run(given.data, given.index, given.distractors), indent=1)
    print(written)
    if given.out:
        given.out.write_text(written + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
