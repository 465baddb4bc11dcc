"""Fit how the legs of a search are weighed, on the held-back fold of the news questions, and say what it gains.

    python -m training.fusion --data DATA --index INDEX --out index/models/fusion.json

INDEX is an archive of all articles of DATA. The embedder must not have seen the held-back fold (training/data.py).
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.archive import Archive
from index.query.lexicon import language_of
from index.retrieval import proximity
from index.retrieval.fusion import NAMES
from index.snapshot import Snapshot
from training.data import Row, fold, follow_ups, news_questions
from training.listwise import ranking

INNER_FOLDS = 5
DECAY = 0.03  # of the ranking's weights
WRONG = 5.0
OWN = 0.2
BEST = 1.9  # log odds of a best candidate that ranks where right and wrong ones are even
PASSAGE_WORDS, MEANING = (NAMES.index(name) for name in ("passage_words", "meaning"))
PROXIMITY = [NAMES.index(name) for name in proximity.NAMES]


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: the features of each candidate article (C, F), and which of them is right (C,)."""

    article_id: str
    language: str
    features: np.ndarray
    right: np.ndarray


def asked(snapshot: Snapshot, row: Row) -> Asked:
    """Each candidate article by its passage that the legs speak for most."""
    known = snapshot.number_of(row["article_id"])
    best: dict[int, np.ndarray] = {}
    for candidate in snapshot.searcher.candidates(row["question"]):
        values = np.array(candidate.features)
        kept = best.setdefault(candidate.place.article, values)
        if values[[PASSAGE_WORDS, MEANING]].sum() > kept[[PASSAGE_WORDS, MEANING]].sum():
            best[candidate.place.article] = values
    right = np.array([number == known for number in best])
    return Asked(row["article_id"], language_of(row["question"]), np.stack(list(best.values())), right)


@dataclass(frozen=True, slots=True)
class Fitted:
    """What `index/retrieval/fusion.py` reads."""

    weights: np.ndarray
    intercept: float
    own: float
    behind: float


def fit(questions: Sequence[Asked]) -> Fitted:
    """A listwise ranking of the candidates, and the chance that one is right.

    How high the best one ranks depends on the size of the archive as much as on the question: a fifth of it counts, and the
    rest of a candidate's odds is how far it lies behind.
    """
    from sklearn.linear_model import LogisticRegression

    weights = ranking([read_closely(q) for q in questions], decay=DECAY)
    ranked = np.concatenate([q.features @ weights for q in questions])
    right = np.concatenate([q.right for q in questions])
    # Every question counts the same, its wrong candidates together five times as much as a right one.
    share = np.concatenate([np.where(q.right, 1.0, WRONG / len(q.right)) for q in questions])
    model = LogisticRegression(C=10.0, max_iter=2000).fit(ranked[:, None], right, sample_weight=share)
    intercept, slope = float(model.intercept_[0]), float(model.coef_[0, 0])
    return Fitted(slope * weights, OWN * intercept + BEST, OWN, 1 - OWN)


def read_closely(question: Asked) -> tuple[np.ndarray, np.ndarray]:
    """The features, and which are right, of the articles whose texts were gone through: those that rank best by the weights in
    force. The others' proximity is not known, and would teach that it tells the far from the near.
    """
    read = question.features[:, PROXIMITY].any(axis=1)
    return question.features[read], question.right[read]


def ranks(questions: Sequence[Asked], weights: np.ndarray) -> np.ndarray:
    """The rank of the right article, counted from 1; infinite where no leg named it."""
    found = []
    for q in questions:
        scores = q.features @ weights
        found.append(1 + float((scores > scores[q.right].max()).sum()) if q.right.any() else np.inf)
    return np.array(found)


def cross_validated(questions: Sequence[Asked]) -> np.ndarray:
    """Ranks, each from weights fitted on the other inner folds of articles."""
    inner = np.array([hash_fold(q.article_id) for q in questions])
    out = np.zeros(len(questions))
    for k in range(INNER_FOLDS):
        weights = fit([q for q, f in zip(questions, inner, strict=True) if f != k]).weights
        chosen = np.flatnonzero(inner == k).tolist()
        out[chosen] = ranks([questions[i] for i in chosen], weights)
    return out


def hash_fold(article_id: str) -> int:
    return fold("inner " + article_id)


def summary(found: np.ndarray) -> str:
    return (
        f"hit@1 {np.mean(found == 1):.3f} hit@5 {np.mean(found <= 5):.3f} MRR {np.mean(1 / found):.3f} ({len(found)} questions)"
    )


def standing_alone(data: Path) -> list[Row]:
    """Answerable questions of the held-back fold that are no follow-ups."""
    follow = follow_ups(data)
    return [row for row in news_questions(data, held_back=True) if row["answerable"] and row["id"] not in follow]


def main() -> None:
    parser = argparse.ArgumentParser(description="Fit the fusion of the search's legs.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    with Archive(given.index) as archive, archive.snapshot() as snapshot:
        everything = [asked(snapshot, row) for row in standing_alone(given.data)]
    written = {}
    for language in ("id", "en"):
        questions = [q for q in everything if q.language == language]
        for name, chosen in (("words", "article_words"), ("vectors", "article_meaning")):
            print(language, name, summary(ranks(questions, np.array([float(n == chosen) for n in NAMES]))))
        print(language, "together, cross-validated", summary(cross_validated(questions)))
        fitted = fit(questions)
        written[language] = {
            **{name: round(getattr(fitted, name), 4) for name in ("intercept", "own", "behind")},
            "weights": {n: round(float(w), 4) for n, w in zip(NAMES, fitted.weights, strict=True)},
        }
    print(json.dumps(written))
    if given.out:
        given.out.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
