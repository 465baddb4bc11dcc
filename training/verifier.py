"""Fit the verifier: how much each sign says about whether a cited sentence bears out a claim.

    python -m training.verifier --data DATA --out qa/models/verifier.json

A logistic regression for each language of claims, over claims made by code (training/claims.py) from news articles, from
parallel newswire (English claims of Indonesian sentences) and from native entailment pairs. The fold of articles that is
held back fits nothing: benchmarks/verifier.py measures on it. Where the head of training/entailment.py is there, the chance
below which it objects is drawn on a fold that trained no head.
"""

import argparse
import itertools
import json
import random
from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import Any

import numpy as np

from corpus.dates import parse_date
from corpus.text import sentences, words
from index.retrieval.embedders import StaticEmbedder, load_embedder
from qa.generation.verifier import SPEAK_FOR, Cited, EntailmentFeatures, Verifier, Weights, cited_text
from qa.reading.entailment import Entailment, bundled_entailment
from qa.types import Language
from training.claims import Claim, clause_added, false_claims, names_of, true_claims
from training.data import FITTED_ON, HELD_BACK, fold, rows

SEED = 7
ARTICLE_FILES = {"regional": 150, "detik": 120, "national": 80, "indosum": 50}
PARALLEL_FILES = {"panl_bppt_eco": 120, "panl_bppt_int": 120, "panl_bppt_sci": 60, "panl_bppt_spo": 60, "desmond_bbc": 60}
UNSEEN_PARALLEL = {"ud_pud.test": 120, "flores_sib200.dev": 60}
ENTAILMENT = 250
BLOCK = 40  # lines of parallel text that stay together: neighbours come from one article
DRAWN = 2  # times as many articles and lines for the line of the head, all of one fold
LOST = 0.03  # share of the true claims that the head may object to
_CHARS = (60, 330)  # of a sentence that claims are made from
DECAY = 1e-4
# Precision of "supported" on the folds that fit, true and false claims in equal numbers. Translated claims reach less at once.
GOAL: dict[Language, float] = {"id": 0.93, "en": 0.9}


def claims(data: Path, *, held_back: bool) -> list[Claim]:
    """All claims of one side of the split."""
    draw = random.Random(SEED + held_back)
    bases = [base for base in _bases(data) if _is_back(base) == held_back]
    made = list(_made(bases, draw))
    return made + [
        claim for claim in _of_entailment(data, "indonli.train.jsonl.gz", ENTAILMENT) if _is_back(claim) == held_back
    ]


def claims_of(data: Path, folds: Collection[int], times: int, seed: int) -> list[Claim]:
    """Claims made by code out of `times` as many articles and lines, of these folds."""
    bases = [base for base in _bases(data, times) if fold(base.group) in folds]
    return list(_made(bases, random.Random(seed)))


def _bases(data: Path, times: int = 1) -> Iterator[Claim]:
    return itertools.chain(_of_articles(data, times), _of_parallel(data, PARALLEL_FILES, times))


def unseen_claims(data: Path) -> list[Claim]:
    """English claims of parallel text that neither the lexicon nor the embedder was made from."""
    return list(_made(list(_of_parallel(data, UNSEEN_PARALLEL)), random.Random(SEED)))


def _is_back(claim: Claim) -> bool:
    return fold(claim.group) == HELD_BACK


def _made(bases: Sequence[Claim], draw: random.Random) -> Iterator[Claim]:
    """True claims of each base, one of each wrong kind, and ones that cite another article or sentence."""
    for language in ("id", "en"):
        mine = [base for base in bases if base.language == language]
        names = {base.group: names_of(base.cited[0].passage) for base in mine}
        everyone = [name for found in names.values() for name in found]
        for base in mine:
            yield from draw.sample(list(true_claims(base, draw)), 1)
            own = names[base.group] if draw.random() < 0.7 else []
            yield from false_claims(base, own or draw.sample(everyone, min(20, len(everyone))), draw)
            yield _cited_wrongly(base, mine, draw)
            yield clause_added(base, draw.choice(mine).text, draw)


def _cited_wrongly(base: Claim, others: Sequence[Claim], draw: random.Random) -> Claim:
    """The nearest, by shared words, of thirty other articles' sentences."""
    said = set(words(base.text))
    candidates = [o for o in draw.sample(others, min(60, len(others))) if o.group != base.group and o.text != base.text]
    nearest = max(candidates, key=lambda o: len(said & set(words(o.cited[0].text))))
    return replace(base, cited=nearest.cited, family="wrong article", is_true=False)


def _of_articles(data: Path, times: int) -> Iterator[Claim]:
    """A sentence of each article, with two on either side of it as its passage."""
    draw = random.Random(SEED)
    for name, most in ARTICLE_FILES.items():
        held = list(rows(data / f"articles/{name}.jsonl.gz"))
        for row in draw.sample(held, min(most * times, len(held))):
            text = row["text"]
            spans = sentences(text)
            fitting = [
                k for k, s in enumerate(spans) if _CHARS[0] <= s.end - s.start <= _CHARS[1] and names_of(text[s.start : s.end])
            ]
            for k in draw.sample(fitting, min(1, len(fitting))):
                around = text[spans[max(0, k - 2)].start : spans[min(len(spans) - 1, k + 2)].end]
                published = parse_date(row.get("date") or "")
                said = text[spans[k].start : spans[k].end]
                cited = Cited(said, (row.get("source") or "").split("/")[0] or None, published, around)
                yield Claim(said, (cited,), "id", "as it stands", True, row["id"])


def _of_parallel(data: Path, files: dict[str, int], times: int = 1) -> Iterator[Claim]:
    """English sentences as claims of their Indonesian ones."""
    draw = random.Random(SEED)
    for name, most in files.items():
        held = list(enumerate(rows(data / f"parallel/{name}.jsonl.gz")))
        for k, row in draw.sample(held, min(most * times, len(held))):
            if _CHARS[0] <= len(row["en"]) <= _CHARS[1] and 0.6 < len(row["en"]) / len(row["id"]) < 1.7:
                cited = Cited(row["id"], None, None, row["id"])
                yield Claim(row["en"], (cited,), "en", "translated", True, f"{name}-{k // BLOCK}")


def _of_entailment(data: Path, name: str, most: int) -> Iterator[Claim]:
    """Pairs of people's own writing; `entailed` is true, `contradicted` and `neutral` are not."""
    families = {"e": "entailed", "c": "contradicted", "n": "neutral"}
    held = list(rows(data / "lists" / name))
    for row in random.Random(SEED).sample(held, min(3 * most, len(held))):
        cited = Cited(row["premise"], None, None, row["premise"])
        yield Claim(row["hypothesis"], (cited,), "id", families[row["label"]], row["label"] == "e", row["premise"])


def values_of(verifier: Verifier, made: Sequence[Claim]) -> np.ndarray:
    """Signs, shape (claims, signs)."""
    return np.array([list(asdict(verifier.signs(c.text, c.cited, c.language)).values()) for c in made])


def fit(x: np.ndarray, right: np.ndarray, weight: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights, shape (signs,), and intercept. No sign may count against what it stands for: a claim that has more of its words
    in the cited text is never less borne out by it.
    """
    from scipy.optimize import minimize

    side = np.where(right, 1.0, -1.0)

    def loss(theta: np.ndarray) -> tuple[float, np.ndarray]:
        z = side * (x @ theta[:-1] + theta[-1])
        pull = -side * weight / (1 + np.exp(np.clip(z, -30, 30)))
        decay = DECAY * len(x)
        slope = np.append(x.T @ pull + decay * theta[:-1], pull.sum())
        return float((weight * np.logaddexp(0, -z)).sum() + decay / 2 * (theta[:-1] ** 2).sum()), slope

    names = [field.name for field in fields(EntailmentFeatures)]
    bounds = [(0.0, None) if name in SPEAK_FOR else (None, 0.0) for name in names]
    found = minimize(loss, np.zeros(x.shape[1] + 1), jac=True, method="L-BFGS-B", bounds=[*bounds, (None, None)])
    return found.x[:-1], float(found.x[-1])


def threshold(score: np.ndarray, right: np.ndarray, weight: np.ndarray, goal: float) -> float:
    """The lowest score from which `goal` of what lies above is right, by weight."""
    order = np.argsort(-score, kind="stable")
    precision = np.cumsum((right * weight)[order]) / np.cumsum(weight[order])
    enough = np.flatnonzero(precision >= goal)
    return float(score[order[enough[-1]]]) if len(enough) else 0.9


def line_of(entailment: Entailment, verifier: Verifier, made: Sequence[Claim]) -> float:
    """The chance that all but `LOST` of the true claims reach which the signs bear out."""
    kept = [c for c in made if c.is_true and verifier.verdict(c.text, c.cited, c.language).label == "supported"]
    return float(np.quantile([entailment.chances(c.text, cited_text(c.cited)).entailed for c in kept], LOST))


def balanced(made: Sequence[Claim], right: np.ndarray) -> np.ndarray:
    """A weight for each claim: true and false together weigh the same, and so does each family of one side."""
    families = np.array([c.family for c in made])
    weight = np.zeros(len(made))
    for side in (True, False):
        kinds = sorted(set(families[right == side]))
        for kind in kinds:
            chosen = (families == kind) & (right == side)
            # What people entail is the nearest to what a language model writes: it weighs as much as all that is cut by code.
            share = 0.5 if side and kind in ("entailed", "translated") and len(kinds) > 1 else 1 / len(kinds)
            weight[chosen] = share / chosen.sum()
        weight[right == side] /= weight[right == side].sum()
    return weight * len(made) / 2


def main() -> None:
    parser = argparse.ArgumentParser(description="Fit the verifier.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    embedder = load_embedder()
    if not isinstance(embedder, StaticEmbedder):
        raise SystemExit("The bundled embedder is needed.")
    verifier = Verifier({}, embedder)
    names = [field.name for field in fields(EntailmentFeatures)]
    made = [claim for claim in claims(given.data, held_back=False) if claim.family != "neutral"]
    entailment, others = bundled_entailment(), claims_of(given.data, (FITTED_ON,), DRAWN, SEED)
    out: dict[str, dict[str, Any]] = {}
    languages: tuple[Language, ...] = ("id", "en")
    for language in languages:
        mine = [claim for claim in made if claim.language == language]
        x, right = values_of(verifier, mine), np.array([claim.is_true for claim in mine])
        weight = balanced(mine, right)
        weights, intercept = fit(x, right, weight)
        score = 1 / (1 + np.exp(-(x @ weights + intercept)))
        line = threshold(score, right, weight, GOAL[language])
        sure = score >= line
        recall = np.average(sure[right], weights=weight[right])
        print(f"{language}: {len(mine)} claims, supported from {line:.3f}, recall {recall:.3f}")
        signs = {name: round(float(w), 4) for name, w in zip(names, weights, strict=True)}
        out[language] = {"signs": signs, "intercept": round(intercept, 4), "supported": round(line, 4)}
        if entailment:
            fitted = Verifier({language: Weights(**out[language])}, embedder)
            out[language]["entailed"] = round(line_of(entailment, fitted, [c for c in others if c.language == language]), 4)
    print(json.dumps(out, indent=1))
    if given.out:
        given.out.write_text(json.dumps(out, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
