"""Which sentences are worth reading, fitted on what the search finds."""

from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer

from index import Archive
from qa.reading import promise
from qa.reading.extractive import BUNDLED
from tests.training.sample_rows import sample_rows
from training.promise import Found, fit, found, interval, report


@pytest.fixture(scope="module")
def asked(sample_archive: Archive) -> list[Found]:
    return list(found(sample_archive, sample_rows(sample_archive, 6), {}))


def test_right_are_the_sentences_of_the_right_article_that_hold_an_answer(asked: list[Found]) -> None:
    for each in asked:
        sentences = [(p, s.span) for p in each.evidence for s in p.sentences]
        assert each.right().shape == (len(sentences),)
        assert each.right().any()
        for (place, span), right in zip(sentences, each.right(), strict=True):
            held = any(answer["text"] in place.text[span.start : span.end] for answer in each.row["answers"])
            assert right == (held and place.hit.article.id == each.row["article_id"])


def test_what_tells_the_right_sentences_gets_weight() -> None:
    draw = np.random.default_rng(1)
    lists = []
    for _ in range(30):
        features, right = draw.normal(size=(12, len(promise.NAMES))), np.arange(12) == 3
        features[right, promise.NAMES.index("own")] += 3
        lists.append((features, right))
    weights = fit(lists)
    assert tuple(weights) == promise.NAMES
    assert max(weights, key=lambda name: weights[name]) == "own"


def test_articles_are_drawn_with_all_their_questions() -> None:
    gains = np.array([1.0, 1.0, 1.0, 0.0])
    assert interval(gains, ["a", "a", "a", "b"]) == (0.0, 1.0)
    assert interval(np.ones(5), list("abcde")) == (1.0, 1.0)


def test_both_ways_are_measured(asked: list[Found], capsys: pytest.CaptureFixture[str]) -> None:
    report(asked, Tokenizer.from_file(str(Path(BUNDLED) / "tokenizer.json")))
    printed = capsys.readouterr().out
    assert "id (" in printed
    assert "first 4" in printed
    assert "nan" not in printed
