"""The words leg against its formula, computed by hand. `write` puts passages of given words into a manifest of their own."""

from collections.abc import Iterator
from math import log
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Article
from corpus.types import Span
from index.retrieval.lexical import K1, MOST_SEGMENTS, TITLE_WEIGHT, B, Ideas, WordIndex, WordWriter
from index.storage.manifest import Manifest

Article_ = list[str]  # the words of an article's passages, each a line


@pytest.fixture
def manifest(tmp_path: Path) -> Iterator[Manifest]:
    made = Manifest.create(tmp_path / "manifest.sqlite3")
    yield made
    made.close()


def write(manifest: Manifest, articles: dict[str, Article_], *, title: str = "", segments: bool = False) -> None:
    """Each article's passages; `segments` writes each article as a segment of its own."""
    writer = WordWriter(manifest)
    for name, passages in articles.items():
        number = manifest.articles.add(Article(name, name, title, "-"), [], None, None)
        for ordinal, line in enumerate(passages):
            writer.add(manifest.passages.add(number, ordinal, Span(0, 1)), number, line.split(), title.split())
        if segments:
            writer.flush()
    writer.flush()


def drop(manifest: Manifest, name: str) -> None:
    known = manifest.articles.known(name)
    assert known
    manifest.drop_article(known.number)


def scores(manifest: Manifest, ideas: Ideas) -> dict[str, float]:
    """What each living article that matches scores, by its id."""
    matches = WordIndex(manifest).search(ideas)
    held = manifest.articles.by_numbers(matches.articles.tolist())
    found = zip(matches.articles.tolist(), matches.article_scores.tolist(), strict=True)
    return {held[number].id: score for number, score in found if score > 0}


def one(*words: str) -> Ideas:
    """Each word an idea of its own."""
    return [[(word, 1.0)] for word in words]


def idf(matching: int, passages: int) -> float:
    return log(1 + (passages - matching + 0.5) / (matching + 0.5))


def norm(length: int, mean: float) -> float:
    return 1 - B + B * length / mean


def bm25f(tf: float, rarity: float) -> float:
    return rarity * tf * (K1 + 1) / (tf + K1)


def test_a_score_is_bm25f(manifest: Manifest) -> None:
    write(manifest, {"a": ["banjir banjir semaka rumah"], "b": ["banjir gisting"], "c": ["panen kopi gisting"]})
    mean = (4 + 2 + 3) / 3
    assert scores(manifest, one("banjir")) == pytest.approx(
        {"a": bm25f(2 / norm(4, mean), idf(2, 3)), "b": bm25f(1 / norm(2, mean), idf(2, 3))}
    )


def test_a_word_of_the_title_counts_without_regard_to_length(manifest: Manifest) -> None:
    write(manifest, {"a": ["banjir semaka"]}, title="banjir lagi")
    write(manifest, {"b": ["panen kopi gisting liwa"]})
    mean = (2 + 4) / 2
    assert scores(manifest, one("banjir")) == pytest.approx({"a": bm25f(1 / norm(2, mean) + TITLE_WEIGHT * 1, idf(1, 2))})
    assert scores(manifest, one("lagi")) == pytest.approx({"a": bm25f(TITLE_WEIGHT * 1, idf(1, 2))})


def test_an_article_scores_its_best_passage_for_each_idea(manifest: Manifest) -> None:
    write(manifest, {"a": ["banjir semaka", "rapat semaka", "rapat rapat"]})
    rapat = bm25f(2 / norm(2, 2), idf(2, 3))
    banjir = bm25f(1 / norm(2, 2), idf(1, 3))
    assert scores(manifest, one("rapat", "banjir")) == pytest.approx({"a": rapat + banjir})


def test_two_words_for_one_idea_count_once(manifest: Manifest) -> None:
    write(manifest, {"a": ["rapat rakor"], "b": ["rapat panen"], "c": ["kopi panen"]})
    single = bm25f(1 / norm(2, 2), idf(2, 3))
    rarer = bm25f(1 / norm(2, 2), idf(1, 3))
    assert scores(manifest, [[("rapat", 1.0), ("rakor", 1.0)]]) == pytest.approx({"a": rarer, "b": single})
    assert scores(manifest, [[("rapat", 1.0), ("rakor", 0.1)]]) == pytest.approx({"a": single, "b": single})
    assert scores(manifest, one("rapat", "rakor")) == pytest.approx({"a": single + rarer, "b": single})


def test_a_word_that_nowhere_stands_adds_nothing_but_was_asked_for(manifest: Manifest) -> None:
    write(manifest, {"a": ["banjir semaka"]})
    matches = WordIndex(manifest).search(one("banjir", "tsunami"))
    assert matches.article_scores.tolist() == pytest.approx([bm25f(1 / norm(2, 2), idf(1, 1))])
    assert matches.most == pytest.approx((idf(1, 1) + idf(0, 1)) * (K1 + 1))


def test_an_idea_is_as_rare_as_the_commonest_of_its_words(manifest: Manifest) -> None:
    write(manifest, {"a": ["rapat rakor"], "b": ["rapat panen"]})
    matches = WordIndex(manifest).search([[("rakor", 1.0), ("rapat", 0.2)], [("rakor", 1.0)], [("tsunami", 1.0)]])
    assert matches.rarities.tolist() == pytest.approx([idf(2, 2), idf(1, 2), idf(0, 2)])


def test_a_question_without_words_scores_nothing(manifest: Manifest) -> None:
    write(manifest, {"a": ["banjir semaka"]})
    assert scores(manifest, []) == {}
    assert WordIndex(manifest).document_frequency([]) == {}


def test_shares_say_how_many_of_the_words_an_article_holds(manifest: Manifest) -> None:
    write(manifest, {"a": ["banjir semaka", "rapat"], "b": ["rapat liwa"], "c": ["panen"]})
    assert WordIndex(manifest).shares({"semaka", "rapat", "banjir", "krui"}).tolist() == [3 / 4, 1 / 4, 0]
    assert WordIndex(manifest).shares(set()).tolist() == [0, 0, 0]


def test_a_removed_article_changes_nothing_that_a_clean_index_would_not(tmp_path: Path) -> None:
    kept = {"b": ["banjir gisting", "rapat"], "c": ["panen kopi gisting"]}
    dirty, clean = Manifest.create(tmp_path / "dirty"), Manifest.create(tmp_path / "clean")
    write(dirty, {"a": ["banjir semaka banjir", "gempa"], **kept})
    drop(dirty, "a")
    write(clean, kept)
    for question in (one("banjir"), one("gisting", "rapat"), one("gempa"), [[("panen", 0.7), ("banjir", 1.0)]]):
        assert scores(dirty, question) == scores(clean, question)
        assert WordIndex(dirty).search(question).most == WordIndex(clean).search(question).most
    assert len(WordIndex(dirty)) == len(WordIndex(clean)) == 2 + 1
    assert WordIndex(dirty).document_frequency(["banjir", "gempa"]).get("gempa", 0) == 0
    dirty.close()
    clean.close()


def test_merging_segments_keeps_every_score_and_loses_the_dead(manifest: Manifest) -> None:
    articles = {f"a{n}": [f"banjir w{n} w{n % 3}", f"rapat w{n % 2}"] for n in range(MOST_SEGMENTS + 1)}
    write(manifest, articles, segments=True)
    drop(manifest, "a4")
    questions = [one("banjir", "w1"), one("w0", "rapat"), one("w4"), one("w7")]
    before = [scores(manifest, question) for question in questions]
    WordWriter(manifest).merge()
    assert [scores(manifest, question) for question in questions] == before
    assert manifest.database.rows("SELECT count(*) FROM segments") == [(1,)]
    assert len(np.frombuffer(manifest.database.rows("SELECT passages FROM segments")[0][0], np.uint32)) == 2 * MOST_SEGMENTS


def test_a_large_segment_is_left_alone_until_as_much_follows_it(manifest: Manifest) -> None:
    write(manifest, {f"old{n}": ["banjir semaka"] for n in range(2 * MOST_SEGMENTS)})
    write(manifest, {f"a{n}": ["banjir", "rapat"] for n in range(MOST_SEGMENTS // 2)}, segments=True)
    write(manifest, {f"b{n}": ["banjir"] for n in range(MOST_SEGMENTS // 2)}, segments=True)
    before = scores(manifest, one("banjir", "rapat"))
    WordWriter(manifest).merge()
    assert scores(manifest, one("banjir", "rapat")) == before
    sizes = [len(row[0]) // 4 for row in manifest.database.rows("SELECT passages FROM segments ORDER BY number")]
    assert sizes == [2 * MOST_SEGMENTS, 2 * (MOST_SEGMENTS // 2) + MOST_SEGMENTS // 2]
    WordWriter(manifest).merge(at_most=0)
    assert scores(manifest, one("banjir", "rapat")) == before
    assert manifest.database.rows("SELECT count(*) FROM segments") == [(1,)]


def test_the_living_passages_of_articles_are_told(manifest: Manifest) -> None:
    write(manifest, {"a": ["banjir", "rapat"], "b": ["banjir"], "c": ["rapat", "gempa"]})
    drop(manifest, "b")
    numbers = {row[0]: row[1] for row in manifest.database.rows("SELECT id, number FROM articles")}
    expected = [row[0] for row in manifest.database.rows("SELECT number FROM passages WHERE article = ?", (numbers["c"],))]
    assert WordIndex(manifest).passages_among(np.array([numbers["c"], numbers["c"] + 1])).tolist() == expected
    assert len(WordIndex(manifest).passages_among(np.array([], dtype=np.int64))) == 0


def test_few_segments_are_left_as_they_are(manifest: Manifest) -> None:
    write(manifest, {f"a{n}": ["banjir"] for n in range(MOST_SEGMENTS)}, segments=True)
    WordWriter(manifest).merge()
    assert manifest.database.rows("SELECT count(*) FROM segments") == [(MOST_SEGMENTS,)]


def test_more_of_a_word_than_a_byte_holds_counts_as_the_most_it_holds(manifest: Manifest) -> None:
    write(manifest, {"a": [" ".join(["banjir"] * 300)], "b": ["rapat"]})
    mean = (300 + 1) / 2
    assert scores(manifest, one("banjir")) == pytest.approx({"a": bm25f(255 / norm(300, mean), idf(1, 2))})


def test_an_empty_archive_is_searched_without_a_match(manifest: Manifest) -> None:
    matches = WordIndex(manifest).search(one("banjir"))
    assert (len(matches.articles), len(matches.article_scores), matches.most) == (0, 0, 0.0)


def test_an_archive_that_lost_all_its_articles_scores_none_of_them(manifest: Manifest) -> None:
    write(manifest, {"a": ["banjir"], "b": ["banjir semaka"]})
    drop(manifest, "a")
    drop(manifest, "b")
    matches = WordIndex(manifest).search(one("banjir"))
    assert matches.article_scores.tolist() == [0] * len(matches.articles)
    assert matches.passage_scores.tolist() == [0] * len(matches.passages)


PASSAGES = st.lists(st.lists(st.sampled_from("abcde"), min_size=1, max_size=6).map(" ".join), min_size=1, max_size=3)


@settings(deadline=None, max_examples=min(30, settings.default.max_examples))
@given(st.lists(PASSAGES, min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_articles_changes_no_score(articles: list[Article_], random: Random) -> None:
    named = {f"a{n}": passages for n, passages in enumerate(articles)}
    shuffled = list(named)
    random.shuffle(shuffled)
    one_way, other_way = Manifest.create(Path(":memory:")), Manifest.create(Path(":memory:"))
    write(one_way, named)
    write(other_way, {name: named[name] for name in shuffled}, segments=True)
    for question in (one("a"), one("b", "c"), [[("d", 1.0), ("e", 0.5)]]):
        assert scores(one_way, question) == pytest.approx(scores(other_way, question), rel=1e-6)
    one_way.close()
    other_way.close()


def test_an_article_is_held_where_it_has_a_word_of_every_group(manifest: Manifest) -> None:
    write(manifest, {"both": ["banjir deras", "semaka"], "one": ["banjir liwa"], "other": ["luap semaka"]}, title="kabar")
    index = WordIndex(manifest)
    held = manifest.articles.by_numbers(index.articles_holding([{"banjir", "luap"}, {"semaka"}]).tolist())
    assert {article.id for article in held.values()} == {"both", "other"}
    assert len(index.articles_holding([])) == 3
    assert len(index.articles_holding([{"kabar"}, {"gempa"}])) == 0


def test_a_removed_article_is_not_held(manifest: Manifest) -> None:
    write(manifest, {"gone": ["banjir"], "kept": ["banjir"]})
    drop(manifest, "gone")
    held = manifest.articles.by_numbers(WordIndex(manifest).articles_holding([{"banjir"}]).tolist())
    assert [article.id for article in held.values()] == ["kept"]
