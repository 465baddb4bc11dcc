"""Fit which reading is best and how sure it is, on the held-back fold of the news questions, and draw the thresholds.

    python -m training.confidence --data DATA --index INDEX ... --written --reader extractive --out qa/models/confidence.json

Each INDEX is an archive that holds the articles of the held-back fold, alone or among others: how sure an answer is must not
depend on how many there are. With `--written` the questions written for this project, none of which trained the reader, are
asked of the first one too, which holds all articles. A softmax over each question's readings learns which one is right; a
logistic regression over the best ones, whether it is. Every figure printed, and every threshold, is cross-validated over folds
of articles.
"""

import argparse
import itertools
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from index.archive import Archive
from index.retrieval.searcher import names_in
from qa.assistant import Assistant, Found
from qa.evaluation.metrics import normalised, token_f1
from qa.question.follow_up import understood
from qa.ranking.calibration import AnswerFeatures, Asked, judged
from qa.ranking.features import differs, words_of
from qa.ranking.risk import bound_for, upper_bound
from qa.reading.rereading import Reread
from qa.types import Conversation, Turn
from training.data import Row, follow_ups, news_questions
from training.fusion import INNER_FOLDS, hash_fold
from training.listwise import ranking
from training.written import written_questions

RIGHT_F1 = 0.5
MOST_BESIDE = 8  # words beside an answer that stands in what was said
RISKS = (0.05, 0.1, 0.2)
NEVER = 1.01  # a threshold that no confidence reaches
LEAST_SEEN = 58  # answers: fewer tell nothing of a tenth
REFUSED = 0.08  # what is refused shows no answer at all, what is unsure an answer to be checked
STRENGTH = 0.3  # of the regression: the inverse of its L2 penalty


@dataclass(frozen=True, slots=True)
class Read:
    """One question's readings: their signs, F1 of each (R,), which are right (R,), which say something else than each (R, R).

    `may` tells which of them no rule speaks against, `sure` which ones may be called "answered"; `again` what the sentence of
    each says by itself.
    """

    article_id: str
    language: str
    answerable: bool
    asked: Asked
    signs: Sequence[AnswerFeatures]
    f1: np.ndarray
    right: np.ndarray
    other: np.ndarray
    may: np.ndarray
    sure: np.ndarray
    again: Sequence[Reread]

    @property
    def matrix(self) -> np.ndarray:
        return np.array([list(asdict(each).values()) for each in self.signs])


@dataclass(frozen=True, slots=True)
class Fitted:
    """`weights` rank readings; `names` of what is judged, with `judging` and `intercept`."""

    weights: np.ndarray
    names: list[str]
    judging: np.ndarray
    intercept: float


def read_all(data: Path, index: Path, reader: str) -> list[Read]:
    return read_rows(news_questions(data, held_back=True), follow_ups(data), index, reader)


def read_rows(asked: Iterable[Row], before: Mapping[str, Row], index: Path, reader: str) -> list[Read]:
    """`before` holds what a follow-up follows, by the follow-up's id."""
    made = []
    with Archive(index) as archive:
        assistant = Assistant(archive, reader)
        articles = archive.status().articles
        for row in asked:
            found = asked_of(archive, assistant, row, before.get(row["id"]))
            if found.readings:
                again = [assistant.again(found.question, reading) for reading in found.readings]
                made.append(read_of(row, found, articles, again))
    return made


def asked_of(archive: Archive, assistant: Assistant, row: Row, first: Row | None) -> Found:
    """What is found for a question; a follow-up is asked behind the one that it follows, answered from the right article."""
    talk = Conversation((Turn(first["question"], first["question"], (row["article_id"],)),)) if first else None
    question = understood(archive, row["question"], talk)
    with archive.snapshot() as snapshot:
        return assistant.find(snapshot, question)


def read_of(row: Row, found: Found, articles: int, again: Sequence[Reread]) -> Read:
    readings, question = found.readings, found.question
    said = [words_of(r) or r.evidence.text[r.sentence.start : r.sentence.end] for r in readings]
    expected = [answer["text"] for answer in row["answers"]]
    return Read(
        row["article_id"],
        row["lang_question"],
        row["answerable"],
        Asked(question.kind, question.language, len(names_in(question.standalone)), articles),
        found.signs,
        np.array([token_f1(each, expected) if expected else 0.0 for each in said]),
        np.array([is_right(each, expected) for each in said]),
        np.array([[differs(a, b) for b in readings] for a in readings]),
        np.array([not r.against for r in readings]),
        np.array([not r.against and not r.doubt for r in readings]),
        again,
    )


def is_right(said: str, expected: Sequence[str]) -> bool:
    """Whether half the words are right, or a known answer stands in it whole: "Dana Budiman" behind a long office."""
    if token_f1(said, expected) >= RIGHT_F1:
        return True
    words = f" {' '.join(normalised(said))} "
    held = (each for each in map(normalised, expected) if each)
    return any(f" {' '.join(each)} " in words and len(words.split()) - len(each) <= MOST_BESIDE for each in held)


def best_and_rival(read: Read, weights: np.ndarray) -> tuple[int, float, float | None]:
    """(the best reading, its rank, the rank of the best one that says something else)."""
    ranks = read.matrix @ weights
    best = int(np.where(read.may, ranks, ranks - 1e6).argmax())
    rivals = ranks[read.other[best]]
    return best, float(ranks[best]), float(rivals.max()) if len(rivals) else None


def judged_of(read: Read, weights: np.ndarray) -> tuple[int, dict[str, float]]:
    best, rank, rival = best_and_rival(read, weights)
    return best, judged(read.signs[best], rank, rival, read.asked, read.again[best])


def fit(reads: Sequence[Read]) -> Fitted:
    from sklearn.linear_model import LogisticRegression

    weights = ranking([(r.matrix, r.right) for r in reads], speak_for=True)
    picked = [judged_of(r, weights) for r in reads]
    names = list(picked[0][1])
    x = np.array([[values[name] for name in names] for _, values in picked])
    right = np.array([r.right[best] for r, (best, _) in zip(reads, picked, strict=True)])
    spread = x.std(axis=0) + 1e-6
    model = LogisticRegression(C=STRENGTH, max_iter=5000).fit((x - x.mean(axis=0)) / spread, right)
    judging = model.coef_[0] / spread
    return Fitted(weights, names, judging, float(model.intercept_[0] - judging @ x.mean(axis=0)))


def outcomes(reads: Sequence[Read], fitted: Fitted) -> list[tuple[float, float, bool, bool]]:
    """(confidence, F1, whether it is right, whether no rule doubts it) of each question's best reading."""
    out = []
    for read in reads:
        best, values = judged_of(read, fitted.weights)
        z = fitted.intercept + float(np.array([values[name] for name in fitted.names]) @ fitted.judging)
        out.append((float(1 / (1 + np.exp(-z))), float(read.f1[best]), bool(read.right[best]), bool(read.sure[best])))
    return out


def cross_validated(reads: Sequence[Read]) -> np.ndarray:
    """(confidence, F1, right, sure) of every question, from what was fitted on the other folds; shape (questions, 4)."""
    inner = np.array([hash_fold(r.article_id) for r in reads])
    out = np.zeros((len(reads), 4))
    for k in range(INNER_FOLDS):
        fitted = fit([r for r, f in zip(reads, inner, strict=True) if f != k])
        chosen = np.flatnonzero(inner == k).tolist()
        out[chosen] = outcomes([reads[i] for i in chosen], fitted)
    return out


def threshold(risk: float, name: str, found: np.ndarray) -> float:
    """The loosest under which the share of wrong answers is borne out to be at most `risk` (`qa/ranking/risk.py`).

    Where the questions are too few for that, or too many of them wrong, or it leaves less than half of what else were answered:
    the loosest under which it was seen to be so.
    """
    judged_ = [(float(confidence), right > 0) for confidence, _, right, sure in found if sure]
    ranked = sorted(judged_, key=lambda pair: -pair[0])
    wrong = np.cumsum([not right for _, right in ranked])
    counts = np.arange(1, len(ranked) + 1)
    holds = np.flatnonzero((wrong <= risk * counts) & (counts >= LEAST_SEEN))
    last = int(holds[-1]) + 1 if len(holds) else 0
    bound = bound_for(risk, judged_)
    if bound and 2 * bound.asked >= last:
        borne_out = f"{bound.wrong} of {bound.asked}: at most {bound.most:.3f}"
        print(f"{name}: at most {risk} wrong from {bound.confidence:.3f} on, {borne_out}")
        return bound.confidence
    if not last:
        return NEVER
    seen = int(wrong[last - 1])
    confidence, most = ranked[last - 1][0], upper_bound(seen, last)
    print(f"{name}: {risk} not borne out; {seen} of {last} wrong from {confidence:.3f} on: at most {most:.3f}")
    return confidence


def line(risk: float, parts: Mapping[str, Sequence[Read]], found: Sequence[np.ndarray]) -> list[tuple[int, float]]:
    """The strictest of the archives' thresholds, beside the size of the largest: few articles can be hard to tell apart."""
    strictest = max(threshold(risk, name, mine) for name, mine in zip(parts, found, strict=True))
    return [(max(reads[0].asked.articles for reads in parts.values()), round(strictest, 3))]


def report(name: str, reads: Sequence[Read], found: np.ndarray, answered: float, unsure: float) -> None:
    confidence, f1, right, sure = found[:, 0], found[:, 1], found[:, 2] > 0, found[:, 3] > 0
    can = np.array([r.answerable for r in reads])
    for language in ("id", "en"):
        mine = can & np.array([r.language == language for r in reads])
        print(f"{name}, {language}: short answer F1 {f1[mine].mean():.3f} over {mine.sum()}")
    said, refused = (confidence >= answered) & sure, confidence < unsure
    print(f"  answered {np.mean(said[can]):.3f} of answerable, {np.mean(said[~can]):.3f} of unanswerable; "
          f"right of answered {np.mean(right[said]):.3f} (by F1 alone {np.mean(f1[said] >= RIGHT_F1):.3f}); "
          f"refused {np.mean(refused[can]):.3f} of answerable, {np.mean(refused[~can]):.3f} of unanswerable")  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description="Fit the confidence of answers.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--index", type=Path, required=True, nargs="+")
    parser.add_argument("--written", action="store_true", help="ask the first also what was written for this project")
    parser.add_argument("--reader", default="extractive")
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    parts = {index.name: read_all(given.data, index, given.reader) for index in given.index}
    if given.written:
        parts["written"] = read_rows(written_questions(given.data), {}, given.index[0], given.reader)
    reads = [read for part in parts.values() for read in part]
    found = cross_validated(reads)
    ends = np.cumsum([0, *map(len, parts.values())])
    drawn = [found[begin:end] for begin, end in itertools.pairwise(ends)]
    answered = {str(risk): line(risk, parts, drawn) for risk in RISKS}
    can = np.array([r.answerable for r in reads])
    least = min(confidence for _, confidence in answered["0.2"])
    unsure = round(min(float(np.quantile(found[can, 0], REFUSED)), least), 3)
    for name, mine in zip(parts, drawn, strict=True):
        report(name, parts[name], mine, answered["0.1"][0][1], unsure)
    fitted = fit(reads)
    row = {
        "weights": {name: round(float(w), 4) for name, w in zip(asdict(reads[0].signs[0]), fitted.weights, strict=True)},
        "intercept": round(fitted.intercept, 4),
        "judging": {name: round(float(w), 4) for name, w in zip(fitted.names, fitted.judging, strict=True)},
        "answered": answered,
        "unsure": unsure,
    }
    print(json.dumps({given.reader: row}, indent=1))
    if given.out:
        written = json.loads(given.out.read_text(encoding="utf-8")) if given.out.exists() else {}
        given.out.write_text(json.dumps({**written, given.reader: row}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
