"""What our own search takes for the right passage and is not: lessons for the embedder.

    python -m training.searched --data DATA --index INDEX --out FILE.jsonl.gz

INDEX is an archive of all articles of DATA. Each record holds a question of the news outside the held-back fold, or a
headline, the passage that belongs to it, and the passages of other articles that the search ranks highest, with its scores.
"""

import argparse
import gzip
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from index.archive import Archive
from index.snapshot import Snapshot
from training.data import HELD_BACK, Row, articles, fold, news_questions, rows
from training.written import written_questions

OTHERS = 12
HEADLINES = 5_000
COPY = 0.9  # fused score: another article that fits a headline as well as this may be the same report


def queries(data: Path, seed: int = 0) -> Iterator[tuple[str, str, str, list[str]]]:
    """(query, article id, passage, texts that answer it)."""
    titles = {row["id"]: row["title"] or "" for row in articles(data)}
    for row in news_questions(data, held_back=False):
        if row["answerable"]:
            passage = titles.get(row["article_id"], "") + "\n" + row["context"]
            yield row["question"], row["article_id"], passage, [answer["text"] for answer in row["answers"]]
    headed = [row for row in articles(data) if row["title"] and len(row["text"]) > 300 and fold(row["id"]) != HELD_BACK]
    for row in random.Random(seed).sample(headed, HEADLINES):
        yield row["title"], row["id"], row["text"][:700], []


def others(snapshot: Snapshot, query: str, article_id: str, answers: list[str], kept_out: set[str]) -> list[dict[str, Any]]:
    """The nearest passages, one an article, that neither belong to the query nor hold its answer."""
    found: dict[str, dict[str, Any]] = {}
    for hit in snapshot.search(query, limit=4 * OTHERS):
        id_, text = hit.article.id, f"{hit.article.title}\n{hit.passage.text}"
        is_answer = any(answer.lower() in hit.article.text.lower() for answer in answers) if answers else hit.score > COPY
        if id_ != article_id and id_ not in found and id_ not in kept_out and not is_answer:
            found[id_] = {"text": text, "score": round(hit.score, 5)}
    return list(found.values())[:OTHERS]


def held_back_ids(data: Path) -> set[str]:
    """Articles with questions that measure, which train nothing."""
    development: list[Row] = list(rows(data / "newsqa/dev_articles.jsonl"))
    asked = news_questions(data, held_back=True) + written_questions(data, held_back=True)
    return {row["id"] for row in development} | {row["article_id"] for row in asked}


def main() -> None:
    parser = argparse.ArgumentParser(description="Search for what looks right and is not.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    kept_out = held_back_ids(given.data)
    with Archive(given.index) as archive, archive.snapshot() as snapshot, gzip.open(given.out, "wt", encoding="utf-8") as out:
        for query, article_id, passage, answers in queries(given.data):
            near = others(snapshot, query, article_id, answers, kept_out)
            if len(near) == OTHERS:
                row = {"query": query, "passage": passage, "others": near}
                out.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
