"""How well a draft is held against the archive, on paragraphs of the sample of which half were changed."""

from benchmarks.drafts import measure
from corpus import load
from index.locate import SAMPLE_ARTICLES


def test_changes_are_contradicted_and_what_stands_there_is_left_alone() -> None:
    score = measure(list(load(SAMPLE_ARTICLES)))
    assert score.changed >= 45
    assert score.contradicted >= 0.85 * score.changed
    assert score.accused <= 0.05 * score.claims
