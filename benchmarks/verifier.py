"""How well the verifier tells what a citation bears out, on claims of articles that fitted nothing.

    python -m benchmarks.verifier --data DATA --out benchmarks/results/verifier.json

Precision is over as many true claims as false ones, each family of false ones weighing the same.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from qa.generation.verifier import Verifier, bundled_verifier
from training.claims import Claim
from training.verifier import claims, unseen_claims

# Told apart, and outside precision and recall: no sign of words, names and numbers can tell them.
BEYOND = ("neutral", "contradicted")


def judged(verifier: Verifier, made: Sequence[Claim]) -> list[str]:
    return [verifier.verdict(claim.text, claim.cited, claim.language).label for claim in made]


def report(made: Sequence[Claim], labels: Sequence[str]) -> dict[str, Any]:
    """Shares of "supported" and "partly" by family; `passed` is that of "supported" among the false ones, family by family."""
    families: dict[str, list[str]] = {}
    sides = {claim.family: claim.is_true for claim in made}
    for claim, label in zip(made, labels, strict=True):
        families.setdefault(claim.family, []).append(label)
    shares = {name: sum(label == "supported" for label in found) / len(found) for name, found in families.items()}
    false = [shares[name] for name, is_true in sides.items() if not is_true and name not in BEYOND]
    right = [label == "supported" for claim, label in zip(made, labels, strict=True) if claim.is_true]
    recall = sum(right) / len(right)
    passed = sum(false) / len(false) if false else 0.0
    return {
        "claims": len(made),
        "precision": round(recall / (recall + passed), 3),
        "recall": round(recall, 3),
        "passed": round(passed, 3),
        "families": {
            name: {
                "true": sides[name],
                "claims": len(found),
                "supported": round(shares[name], 3),
                "partly": round(sum(label == "partly" for label in found) / len(found), 3),
            }
            for name, found in sorted(families.items(), key=lambda item: (not sides[item[0]], item[0]))
        },
    }


def together(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """Both languages weighing the same, however many claims there are of each."""
    recall = (one["recall"] + other["recall"]) / 2
    passed = (one["passed"] + other["passed"]) / 2
    told = {"precision": recall / (recall + passed), "recall": recall, "passed": passed}
    return {"claims": one["claims"] + other["claims"], **{name: round(value, 3) for name, value in told.items()}}


def run(data: Path) -> dict[str, Any]:
    """Precision, recall and shares by set of claims."""
    verifier = bundled_verifier()
    held = claims(data, held_back=True)
    unseen = unseen_claims(data)
    sets = {
        "indonesian": [claim for claim in held if claim.language == "id"],
        "english": [claim for claim in (*held, *unseen) if claim.language == "en"],
        "english, sentences that made neither lexicon nor embedder": unseen,
    }
    found = {name: report(made, judged(verifier, made)) for name, made in sets.items()}
    return {"both languages": together(found["indonesian"], found["english"]), **found}


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the verifier on the claims that are held back.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    found = run(given.data)
    print(json.dumps(found, indent=1))
    if given.out:
        given.out.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
