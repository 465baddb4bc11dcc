"""An index whose texts were cut by other rules for sentences is brought up to date, and what is cut alike stays as it is."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus import Article
from index import Archive, rebuild
from index.ingest.base import treatment_of
from index.passages import FORMAT
from index.storage import generations
from tests.crash.contents import Contents

MakeArticle = Callable[..., Article]
ServingFolder = Callable[[Path], Path]
ONE_SENTENCE = "UPDATE articles SET sentences = CAST(substr(sentences, 1, 4) || substr(sentences, -4) AS BLOB) WHERE id = ?"
OTHER_PASSAGES = (
    'UPDATE passages SET "end" = "end" - 5 WHERE ordinal = 0 AND article = (SELECT number FROM articles WHERE id = ?)'
)


@pytest.fixture
def articles(make_article: MakeArticle) -> list[Article]:
    long = " ".join(f"Warga membahas banjir pada hari ke-{n}." for n in range(60))
    return [make_article(1), make_article(2), make_article(3, text=long)]


def numbers(folder: Path) -> dict[str, int]:
    with sqlite3.connect(folder / generations.MANIFEST) as manifest:
        held = dict(manifest.execute("SELECT id, number FROM articles").fetchall())
    manifest.close()
    return held


def test_texts_are_cut_anew_and_only_articles_with_other_passages_are_made_again(
    tmp_path: Path, articles: list[Article], serving_folder: ServingFolder, contents: Callable[[Path], Contents]
) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    for path in (old, new):
        rebuild(articles, index=path)
    before = numbers(serving_folder(old))
    with sqlite3.connect(serving_folder(old) / generations.MANIFEST) as manifest:
        for article_id, statement in (("a2", ONE_SENTENCE), ("a3", OTHER_PASSAGES), ("a3", ONE_SENTENCE)):
            assert manifest.execute(statement, (article_id,)).rowcount == 1
        manifest.execute("UPDATE meta SET value = 'sentences-0' WHERE key = 'fingerprint passages'")
    manifest.close()
    with Archive.open(old) as archive:
        assert archive.search("banjir")  # it answers all the while
    assert rebuild([], index=old).generation == 2
    assert contents(old) == contents(new)
    after = numbers(serving_folder(old))
    assert {article_id for article_id in before if before[article_id] != after[article_id]} == {"a3"}
    assert rebuild([], index=old).generation == 2, "nothing is left to do"


def test_words_are_told_apart_anew_and_no_vector_is_made_again(
    tmp_path: Path, articles: list[Article], serving_folder: ServingFolder, contents: Callable[[Path], Contents]
) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    for path in (old, new):
        rebuild(articles, index=path)
    with sqlite3.connect(serving_folder(old) / generations.MANIFEST) as manifest:
        manifest.execute("UPDATE postings SET term = term || 'x'")
        manifest.execute('UPDATE passages SET "end" = "end" - 5 WHERE number = 1')  # cut by other rules as well
        manifest.execute("UPDATE articles SET sentences = X'' WHERE number = 1")
        manifest.execute("UPDATE meta SET value = 'sentences-0' WHERE key = 'fingerprint passages'")
        manifest.execute("UPDATE meta SET value = '0' WHERE key = 'fingerprint words'")
    manifest.close()
    before = numbers(serving_folder(old))
    assert rebuild([], index=old).generation == 2
    assert contents(old) == contents(new)
    after = numbers(serving_folder(old))
    assert {article_id for article_id in before if before[article_id] != after[article_id]} == {"a1"}
    with Archive.open(old) as archive:
        assert archive.search("banjir")


@pytest.mark.parametrize(
    ("differing", "treatment"),
    [
        ({}, "copy"),
        ({"passages": "sentences-0"}, "bring up"),
        ({"format": "1"}, "bring up"),
        ({"words": "0"}, "bring up"),
        ({"words": "0", "dimensions": "2"}, "make over"),
    ],
)
def test_only_other_vectors_are_a_reason_to_make_all_over(differing: dict[str, str], treatment: str) -> None:
    wanted = {"format": "3", "passages": FORMAT, "words": "5"}
    assert treatment_of(Path("index"), {**wanted, **differing}, wanted) == treatment
