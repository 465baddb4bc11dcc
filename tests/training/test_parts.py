"""Archives of other sizes: what is asked about is in all of them."""

from tests.training.small import articles_of_news
from training.mixtures import Given
from training.parts import part


def test_the_held_back_articles_come_first_and_others_as_many_as_there_are(given: Given) -> None:
    *trained, held = articles_of_news()
    assert [row["id"] for row in part(given.data, 0)] == [held]
    first, *others = (row["id"] for row in part(given.data, 9))
    assert (first, set(others)) == (held, set(trained))
