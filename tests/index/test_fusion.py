"""The fused score: between 0 and 1, and no lower where a leg speaks more for a passage."""

import json
from pathlib import Path

import pytest

from index.retrieval.fusion import NAMES, WEIGHTS, Features, load_weights, scores

HALF = Features(0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5)
# An article that a leg speaks more for falls less short of the best one.
MORE_WORDS = {"article_words": 0.7, "lead_words": 0.3}
MORE_MEANING = {"meaning": 0.7, "article_meaning": 0.7, "lead_meaning": 0.3}
NEARER = {"near": 0.7, "around": 0.7, "side_by_side": 0.7}


@pytest.mark.parametrize("language", ["id", "en"])
def test_scores_are_probabilities(language: str) -> None:
    nothing, everything = Features(0, 0, 1, -1, -1, 1, 0, 0, 0, 0, 0), Features(1, 1, 0, 1, 1, 0, 1, 1, 1, 1, 1)
    low, high = scores([nothing, everything], language)
    assert 0 <= low < high <= 1


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("better", [MORE_WORDS, MORE_MEANING, NEARER], ids=str)
def test_what_a_leg_says_for_a_passage_never_counts_against_it(language: str, better: dict[str, float]) -> None:
    before, after = scores([HALF, HALF._replace(**better)], language)
    assert after > before


def test_a_score_knows_the_best_of_its_question_and_nothing_else_of_the_others() -> None:
    best, less, least = HALF, HALF._replace(meaning=0.4), HALF._replace(meaning=0.1)
    of_three = scores([least, best, less], "id").tolist()
    assert of_three == [*scores([best, least], "id").tolist()[::-1], scores([less, best], "id")[0]]
    assert of_three[2] < scores([less], "id")[0]


def test_the_weights_file_names_every_feature() -> None:
    written = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    assert {language: sorted(row["weights"]) for language, row in written.items()} == {
        "id": sorted(NAMES),
        "en": sorted(NAMES),
    }


def test_weights_are_read_by_name_not_by_place(tmp_path: Path) -> None:
    names = {name: float(k) for k, name in enumerate(NAMES)}
    shuffled = dict(sorted(names.items(), key=lambda pair: -pair[1]))
    path = tmp_path / "fusion.json"
    row = {"behind": 2.0, "own": 1.0, "intercept": 0.5, "weights": shuffled}
    path.write_text(json.dumps({"id": row}), encoding="utf-8")
    read = load_weights(path)["id"]
    assert read.features.tolist() == list(names.values())
    assert (read.intercept, read.own, read.behind) == (0.5, 1.0, 2.0)
