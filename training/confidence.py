"""Fit which reading is best and how sure it is, on the held-back fold of the news questions, and draw the two thresholds.

    python -m training.confidence --data DATA --index INDEX --reader extractive --out qa/models/confidence.json

A softmax over each question's readings learns which one is right; a logistic regression over the best ones, whether it is,
given how far it leads and how much the question names. Every figure printed is cross-validated over folds of articles.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from index.archive import Archive
from index.searching import names_in
from qa.assistant import Assistant
from qa.confidence import MOST_LEAD, MOST_NAMES
from qa.metrics import token_f1
from qa.question import understand
from qa.signs import differs, signs_of, words_of
from training.data import news_questions, rows
from training.fusion import INNER_FOLDS, hash_fold
from training.listwise import ranking

RIGHT_F1 = 0.5
# Where 9 in 10 are right, 29 % of the answerable questions that stand alone would be "answered"; where 17 in 20 are, 39 %. Of
# the development questions as many are right at either.
SURE = 0.85
REFUSED = 0.08  # what is refused shows no answer at all, what is unsure an answer to be checked
STANDS_ALONE = 2  # names and numbers


@dataclass(frozen=True, slots=True)
class Read:
    """One question's readings: signs (R, S), F1 of each (R,), which ones say something else than each (R, R)."""

    article_id: str
    language: str
    answerable: bool
    signs: np.ndarray
    f1: np.ndarray
    other: np.ndarray
    names: int


@dataclass(frozen=True, slots=True)
class Fitted:
    weights: np.ndarray
    intercept: float
    slope: float
    lead: float
    named: float


def read_all(data: Path, index: Path, reader: str) -> tuple[list[str], list[Read]]:
    """(names of the signs, what was read for each question)."""
    follow = {row["id"] for row in rows(data / "newsqa/train_questions.jsonl.gz") if row["after"]}
    kept = [row for row in news_questions(data, held_back=True) if row["id"] not in follow]
    made, names = [], []
    with Archive(index) as archive:
        assistant = Assistant(archive, reader)
        for row in kept:
            question = understand(row["question"])
            with archive.snapshot() as snapshot:
                readings = assistant.find(snapshot, question).readings
            if not readings:
                continue
            signs = signs_of(question, readings)
            names = list(asdict(signs[0]))
            said = [words_of(r) or r.evidence.text[r.sentence.start : r.sentence.end] for r in readings]
            expected = [answer["text"] for answer in row["answers"]]
            f1 = [token_f1(s, expected) if expected else 0.0 for s in said]
            other = np.array([[differs(a, b) for b in readings] for a in readings])
            values = np.array([list(asdict(s).values()) for s in signs])
            made.append(
                Read(
                    row["article_id"],
                    row["lang_question"],
                    row["answerable"],
                    values,
                    np.array(f1),
                    other,
                    len(names_in(row["question"])),
                )
            )
    return names, made


def best_and_lead(read: Read, weights: np.ndarray) -> tuple[int, float, float]:
    """(the best reading, its rank, its lead over the best that says something else)."""
    ranks = read.signs @ weights
    best = int(ranks.argmax())
    rivals = ranks[read.other[best]]
    return best, float(ranks[best]), float(min(ranks[best] - rivals.max(), MOST_LEAD)) if len(rivals) else MOST_LEAD


def fit(reads: Sequence[Read]) -> Fitted:
    from sklearn.linear_model import LogisticRegression

    weights = ranking([(r.signs, r.f1 >= RIGHT_F1) for r in reads], speak_for=True)
    picked = [best_and_lead(r, weights) for r in reads]
    right = np.array([r.f1[k] >= RIGHT_F1 for r, (k, _, _) in zip(reads, picked, strict=True)])
    x = np.array([[rank, lead, named(r)] for r, (_, rank, lead) in zip(reads, picked, strict=True)])
    model = LogisticRegression(C=3.0, max_iter=3000).fit(x, right)
    return Fitted(weights, float(model.intercept_[0]), *map(float, model.coef_[0]))


def named(read: Read) -> float:
    return min(read.names, MOST_NAMES) / MOST_NAMES


def judged(reads: Sequence[Read], fitted: Fitted) -> list[tuple[float, float]]:
    """(confidence, F1) of each question's best reading."""
    out = []
    for read in reads:
        best, rank, lead = best_and_lead(read, fitted.weights)
        z = fitted.intercept + fitted.slope * rank + fitted.lead * lead + fitted.named * named(read)
        out.append((float(1 / (1 + np.exp(-z))), float(read.f1[best])))
    return out


def cross_validated(reads: Sequence[Read]) -> np.ndarray:
    """(confidence, F1) of every question, from what was fitted on the other folds; shape (questions, 2)."""
    inner = np.array([hash_fold(r.article_id) for r in reads])
    out = np.zeros((len(reads), 2))
    for k in range(INNER_FOLDS):
        fitted = fit([r for r, f in zip(reads, inner, strict=True) if f != k])
        chosen = np.flatnonzero(inner == k).tolist()
        out[chosen] = judged([reads[i] for i in chosen], fitted)
    return out


def thresholds(reads: Sequence[Read], found: np.ndarray) -> tuple[float, float]:
    """(answered, unsure): where SURE of those above it are right, and where REFUSED of what can be answered lie below it.

    Over the questions that name at least STANDS_ALONE things: the others do not say which article they are about, and whoever
    asks one gets a confidence that knows it.
    """
    alone = np.array([r.names >= STANDS_ALONE for r in reads])
    can = alone & np.array([r.answerable for r in reads])
    order = np.flatnonzero(alone)[np.argsort(-found[alone, 0], kind="stable")]
    right = np.cumsum(found[order, 1] >= RIGHT_F1) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero((right >= SURE) & (np.arange(len(order)) >= 20))
    answered = float(found[order[enough[-1]], 0]) if len(enough) else 0.9
    return answered, min(float(np.quantile(found[can, 0], REFUSED)), answered)


def report(reads: Sequence[Read], found: np.ndarray, answered: float, unsure: float) -> None:
    confidence, f1 = found[:, 0], found[:, 1]
    can = np.array([r.answerable for r in reads])
    for language in ("id", "en"):
        mine = can & np.array([r.language == language for r in reads])
        print(f"{language}: short answer F1 {f1[mine].mean():.3f} over {mine.sum()}, right {np.mean(f1[mine] >= RIGHT_F1):.3f}")
    for name, chosen in (("answered", confidence >= answered), ("not found", confidence < unsure)):
        share = (np.mean(chosen[can]), np.mean(chosen[~can]))
        print(f"{name}: {share[0]:.3f} of answerable, {share[1]:.3f} of unanswerable")
    sure = confidence >= answered
    print(f"of what is answered, right: {np.mean(f1[sure] >= RIGHT_F1):.3f}")
    print(f"unanswerable refused or unsure: {np.mean(~sure[~can]):.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description="Fit the confidence of answers.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--reader", default="extractive")
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    names, reads = read_all(given.data, given.index, given.reader)
    found = cross_validated(reads)
    answered, unsure = thresholds(reads, found)
    report(reads, found, answered, unsure)
    alone = [k for k, r in enumerate(reads) if r.names >= STANDS_ALONE]
    print("Of these, the questions that stand alone:")
    report([reads[k] for k in alone], found[alone], answered, unsure)
    fitted = fit(reads)
    row = {
        "weights": {name: round(float(w), 4) for name, w in zip(names, fitted.weights, strict=True)},
        **{k: round(getattr(fitted, k), 4) for k in ("intercept", "slope", "lead", "named")},
        "answered": round(answered, 3),
        "unsure": round(unsure, 3),
    }
    print(json.dumps({given.reader: row}, indent=1))
    if given.out:
        written = json.loads(given.out.read_text(encoding="utf-8")) if given.out.exists() else {}
        given.out.write_text(json.dumps({**written, given.reader: row}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
