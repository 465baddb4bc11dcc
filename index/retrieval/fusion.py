"""How the legs of a search are weighed: what each says of an article, and one linear score over it.

The weights rank the right article first on the news questions of a held-back fold (`training/fusion.py`), one set a question
language: Indonesian questions share their words with the articles, English ones must trust the vectors more.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

WEIGHTS = Path(__file__).parent.parent / "models" / "fusion.json"


class Features(NamedTuple):
    """What the legs say of one passage and its article, for one question. All lie between 0 and 1, or nearly.

    `article_words` and `passage_words` are BM25 scores over the most that any article could reach; `lead_words` is by how
    much the article's falls short of the best article's. `meaning` is the cosine of passage and question, `article_meaning`
    the best one of the article's passages, `lead_meaning` how far that falls short of the best of all. `names` is the share
    of the question's names and numbers that the article holds, `covered` that of all its ideas, the common ones too. `near`,
    `around` and `side_by_side` tell how near one another the words stand (`index/retrieval/proximity.py`); 0 for articles
    whose texts were not gone through.
    """

    article_words: float
    passage_words: float
    lead_words: float
    meaning: float
    article_meaning: float
    lead_meaning: float
    names: float
    covered: float
    near: float = 0.0
    around: float = 0.0
    side_by_side: float = 0.0


NAMES = Features._fields


@dataclass(frozen=True, slots=True)
class Weights:
    """One weight a feature, in the order of NAMES; `own` and `behind` turn a rank, and how far it is behind the best of the
    question, into log odds.
    """

    features: NDArray[np.float64]
    intercept: float
    own: float
    behind: float


@cache
def load_weights(path: Path = WEIGHTS) -> Mapping[str, Weights]:
    """One set a language."""
    written = json.loads(path.read_text(encoding="utf-8"))
    return {
        language: Weights(np.array([row["weights"][n] for n in NAMES]), row["intercept"], row["own"], row["behind"])
        for language, row in written.items()
    }


def scores(features: Sequence[Features] | NDArray[np.float64], language: str) -> NDArray[np.float64]:
    """0 to 1 for each candidate of a question: the fitted probability that its article is the right one.

    `features` are those of each, or an array (P, len(NAMES)) in the order of NAMES.
    """
    weights = load_weights()[language]
    # Not a matrix product, whose last bits depend on how many passages there are.
    ranked = (np.asarray(features) * weights.features).sum(axis=1)
    odds = weights.intercept + weights.own * ranked + weights.behind * (ranked - ranked.max())
    return np.asarray(1 / (1 + np.exp(-odds)))
