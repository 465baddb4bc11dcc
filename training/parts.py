"""Archives of other sizes to fit the confidence on: the articles of the held-back fold alone, or among some others.

    python -m training.parts --data DATA --others 0 --out FOLDER

FOLDER holds articles.jsonl and its index. The others are drawn with a fixed seed.
"""

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path

from index.ingest.rebuild import rebuild
from training.data import Row, articles, news_questions

SEED = 5


def part(data: Path, others: int) -> Iterator[Row]:
    """The articles of the held-back fold, then `others` more."""
    asked = {row["article_id"] for row in news_questions(data, held_back=True)}
    rest = []
    for row in articles(data):
        if row["id"] in asked:
            yield row
        else:
            rest.append(row)
    yield from random.Random(SEED).sample(rest, min(others, len(rest)))


def main() -> None:
    parser = argparse.ArgumentParser(description="Index the articles that the confidence is fitted on.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--others", type=int, required=True, help="articles beside those of the held-back fold")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    chosen = given.out / "articles.jsonl"
    chosen.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in part(given.data, given.others)), "utf-8")
    report = rebuild(chosen, index=given.out / "index", fresh=True)
    print(f"{report.added} articles, {report.passages} passages")


if __name__ == "__main__":
    main()
