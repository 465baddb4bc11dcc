"""What `python -m benchmarks.ablate --data DATA` asks: questions on whose articles and passages nothing was trained.

Those of the fold of the news questions that is held back, over all the news; and questions of another kind, of the validation
files of IDK-MRC, TyDiQA-id and FacQA, over their passages and paragraphs of Wikipedia beside them.
"""

import json
import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from benchmarks import sets
from benchmarks.passages import passage_id
from benchmarks.sets import Measured, require
from corpus.types import Article
from index.ingest.rebuild import rebuild
from training.data import HELD_BACK, NEWS_SETS, Row, fold, rows

SETS = ("idk_mrc", "tydiqa_id", "facqa")
BESIDE = 1_500  # paragraphs of Wikipedia
MOST = 800  # questions of the three together, drawn by lot
SEED = 17


def held_back_news(data: Path, index: Path, folder: Path) -> Measured:
    """The held-back questions over all the news; they are left below `folder`."""
    files = [require(data / f"newsqa/{name}_questions.jsonl.gz") for name in NEWS_SETS]
    asked = [row for path in files for row in rows(path) if fold(row["article_id"]) == HELD_BACK]
    made = sets.news(data, index, _written(folder / "held_back.jsonl", asked))
    return Measured("news, held back", made.index, made.questions, tuple(files))


def public(data: Path, index: Path, folder: Path, most: int = MOST) -> Measured:
    """`most` questions of the public sets; they are left below `folder`, and so is the index, where there is none."""
    files = [require(data / f"qa/{name}.valid.jsonl.gz") for name in SETS]
    # TyDiQA-id and IDK-MRC share questions, under the same ids.
    asked = {row["question"]: _as_question(row) for path in files for row in rows(path)}
    drawn = random.Random(SEED).sample(list(asked.values()), min(most, len(asked)))
    if not (index / "CURRENT").exists():
        rebuild(_passages(data, files), index=index)
    return Measured("IDK-MRC, TyDiQA-id, FacQA", index, _written(folder / "public.jsonl", drawn), tuple(files))


def _as_question(row: Row) -> Row:
    said = [answer["text"] for answer in row["answers"]] if row["answerable"] else []
    named = {"id": row["id"], "question": row["question"], "lang": "id", "article_id": passage_id(row["context"])}
    return {**named, "answers": said, "answerable": row["answerable"]}


def _passages(data: Path, files: list[Path]) -> Iterator[Article]:
    """Each once, without title, date or outlet."""
    beside = (row["text"] for row in islice(rows(require(data / "text/wiki_id_passages.jsonl.gz")), BESIDE))
    texts = dict.fromkeys([*(row["context"] for path in files for row in rows(path)), *beside])
    return (Article(passage_id(text), "benchmark", "", text) for text in texts)


def _written(path: Path, asked: list[Row]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in asked), encoding="utf-8")
    return path
