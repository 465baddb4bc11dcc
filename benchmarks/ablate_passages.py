"""What each rule over answers is worth where the passage is given: `python -m benchmarks.ablate_passages --data DATA`.

The rules choose among the words of a window, whatever the search found: so they are counted over thousands of questions in
minutes, each with the passage that it was written for. Asked are the questions of benchmarks/ablate_sets.py. A rule *spoke*
where it took words out of the running, cast a doubt or changed edges, and *fired* where the best words are others without it,
or are sure; it *helped* where they are right (F1 of at least 0.5) and would not be without it, *hurt* the other way round.
`wrong_spared` and `right_spared` count words that a rule keeps from being sure: the wrong and the right.
"""

import argparse
import random
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.ablate import RULES, Remembering, Worth, table, watched
from benchmarks.ablate_sets import SEED, SETS
from benchmarks.record import data_hash, write
from benchmarks.sets import require
from benchmarks.tables import show
from corpus.text.segmentation import sentences
from corpus.types import Article
from index.passages import passage_at
from index.types import Hit
from qa.evaluation.metrics import token_f1
from qa.question.parse import understand
from qa.reading.reader import Evidence, Reading, Sentence
from training.data import HELD_BACK, NEWS_SETS, Row, fold, rows

RIGHT_F1 = 0.5
TOLD_EVERY = 50  # questions


@dataclass(frozen=True, slots=True)
class Said:
    """The words that are shown, None where rules speak against all; whether none doubts them, and whether they are right."""

    words: str | None
    is_sure: bool
    is_right: bool


def files(data: Path) -> dict[str, list[Path]]:
    """The questions with their passages, by kind."""
    return {
        "news, held back": [require(data / f"newsqa/{name}.jsonl.gz") for name in NEWS_SETS],
        "IDK-MRC, TyDiQA-id, FacQA": [require(data / f"qa/{name}.valid.jsonl.gz") for name in SETS],
    }


def drawn(paths: Sequence[Path], most: int) -> list[Row]:
    """`most` questions by lot, each once, on whose articles and passages nothing is trained."""
    kept = (row for path in paths for row in rows(path) if fold(row.get("article_id", "")) == HELD_BACK or "valid" in path.name)
    asked = list({(row["question"], row["context"]): row for row in kept}.values())
    return random.Random(SEED).sample(asked, len(asked))[:most]


def run(asked: Sequence[Row], told: Callable[[int], None] = lambda _: None) -> dict[str, Worth]:
    """The worth of each rule; `told` hears how many questions were read."""
    out = {name: Worth() for name in RULES}
    with watched() as spoke:
        reader = Remembering(spoke)
        for done, row in enumerate(asked, start=1):
            reader.leave_out()
            reader.forget()
            with_all = _read(reader, row)
            for name in sorted(reader.spoke()):
                out[name].spoke += 1
                if reader.says_otherwise(name):
                    reader.leave_out(name)
                    count(out[name], with_all, _read(reader, row))
            told(done)
    return out


def count(worth: Worth, said: Said, without: Said) -> None:
    """`said` is what comes of the passage with the rule."""
    if said == without:
        return
    worth.fired += 1
    worth.helped += said.is_right and not without.is_right
    worth.hurt += without.is_right and not said.is_right
    if without.is_sure and not said.is_sure:
        worth.wrong_spared += not without.is_right
        worth.right_spared += without.is_right


def _read(reader: Remembering, row: Row) -> Said:
    article = Article("a", "a", "", row["context"])
    whole = passage_at(article, 0, 0, len(article.text))
    evidence = Evidence(Hit(whole, article, 1.0), tuple(Sentence(span, 0.5) for span in sentences(article.text)))
    best = next(iter(reader.read(understand(row["question"]).as_read, [evidence])), None)
    return _said(best, [each["text"] for each in row["answers"]] if row["answerable"] else [])


def _said(best: Reading | None, answers: Sequence[str]) -> Said:
    if best is None or best.answer is None or best.against:
        return Said(None, is_sure=False, is_right=False)
    words = best.evidence.text[best.answer.start : best.answer.end]
    return Said(words, not best.doubt, bool(answers) and token_f1(words, answers) >= RIGHT_F1)


def main() -> None:
    parser = argparse.ArgumentParser(description="Leave out one rule over answers at a time, the passage given.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--most", type=int, default=10_000, metavar="N", help="N questions of each kind, drawn by lot")
    parser.add_argument("--out", type=Path, metavar="DIR", help="leave ablate_passages.json there")
    given = parser.parse_args()
    data, result = {}, {}
    for name, paths in files(given.data).items():
        asked = drawn(paths, given.most)
        result[name] = table(run(asked, _tell))
        data[name] = {"questions": len(asked), "hash": data_hash(paths)}
        show("ablate_passages", data[name], result[name])
        if given.out:
            write(given.out, "ablate_passages", data, result)


def _tell(done: int) -> None:
    if done % TOLD_EVERY == 0:
        print(done, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
