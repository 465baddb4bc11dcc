"""Which sentences promise to hold the answer, and the windows that are read for it."""

from dataclasses import replace

import pytest
from tokenizers import Tokenizer

from corpus import Article
from corpus.text.segmentation import sentences
from index import Archive
from index.passages import passage_at
from index.types import Hit
from qa.question.parse import understand
from qa.reading.evidence import evidence_of
from qa.reading.extractive import BUNDLED
from qa.reading.promise import NAMES, features, promised
from qa.reading.reader import Evidence, Sentence
from qa.reading.windows import MOST_OF_AN_ARTICLE, PROMISING_READ, WINDOW_TOKENS, Windows

TEXT = (
    "Rapat koordinasi digelar di Liwa pada Senin. "
    "Rapat dipimpin Kapolres Lampung Barat, AKBP Rinaldo Aser. "
    "Sebanyak 40 orang hadir karena pilkada sudah dekat. "
    "Cuaca cerah."
)
TOKENIZER = Tokenizer.from_file(str(BUNDLED / "tokenizer.json"))


def place(text: str, scores: dict[int, float], *, id_: str = "a", number: int = 0, search: float = 0.9) -> Evidence:
    """A whole article as one passage; `scores` of its sentences, by their numbers, else 0.2."""
    article = Article(id_, id_, "Rapat koordinasi", text)
    made = tuple(Sentence(span, scores.get(k, 0.2), 0.5) for k, span in enumerate(sentences(text)))
    return Evidence(Hit(passage_at(article, number, 0, len(text)), article, search), made)


def column(name: str, question: str, *evidence: Evidence) -> list[float]:
    found: list[float] = features(question, evidence)[:, NAMES.index(name)].tolist()
    return found


@pytest.mark.parametrize(
    ("question", "name", "expected"),
    [
        ("Siapa yang memimpin rapat?", "name", [0, 1, 0, 0]),
        ("Kapan rapat digelar?", "day", [1, 0, 0, 0]),
        ("Di mana rapat digelar?", "place", [1, 0, 0, 0]),
        ("Berapa orang yang hadir?", "amount", [0, 0, 1, 0]),
        ("Mengapa mereka hadir?", "cause", [0, 0, 1, 0]),
        ("Kapan rapat digelar?", "amount", [0, 0, 0, 0]),
    ],
)
def test_what_is_asked_for_is_seen_where_it_stands(question: str, name: str, expected: list[float]) -> None:
    assert column(name, question, place(TEXT, {})) == expected


def test_a_sentence_has_its_neighbours_beside_it_but_none_of_another_passage() -> None:
    both = [place(TEXT, {1: 0.8}), place(TEXT, {0: 0.7}, id_="b")]
    assert column("before", "Siapa?", *both) == [0, 0.2, 0.8, 0.2, 0, 0.7, 0.2, 0.2]
    assert column("behind", "Siapa?", *both) == [0.8, 0.2, 0.2, 0, 0.2, 0.2, 0.2, 0]


def test_articles_stand_by_their_best_passage_and_passages_within_their_article() -> None:
    found = [place("Satu.", {}, search=0.3), place("Dua.", {}, id_="b", search=0.8), place("Tiga.", {}, number=1, search=0.9)]
    assert column("first_articles", "Siapa?", *found) == [1, 0.5, 1]
    assert column("passage", "Siapa?", *found) == [1, 0, 0]


def test_chances_are_of_one_answer_and_highest_where_it_stands() -> None:
    found = [place(TEXT, {1: 0.7}), place(TEXT, {}, id_="b", search=0.2)]
    chances = promised("Siapa yang memimpin rapat?", found)
    assert sum(sum(each) for each in chances) == pytest.approx(1)
    assert max(max(each) for each in chances) == chances[0][1]


def test_nothing_promises_where_nothing_was_found() -> None:
    assert promised("Siapa?", []) == []
    assert Windows(TOKENIZER).chosen("Siapa?", []) == []


def test_a_window_goes_as_far_as_it_can_and_no_sentence_alone_is_read_twice() -> None:
    long = " ".join(f"Rapat nomor {k} dipimpin Kepala Desa Suka Maju {k} di balai desa." for k in range(40))
    windows = Windows(TOKENIZER)
    [first, *others] = windows.chosen("Siapa yang memimpin rapat nomor 17?", [place(long, {17: 0.9})])
    assert 17 in [place(long, {}).sentences.index(replace(s, score=0.2)) for s in first.sentences]
    assert 90 < len(windows.encoded("Siapa yang memimpin rapat nomor 17?", first).ids) <= WINDOW_TOKENS
    assert 2 < len(others) < PROMISING_READ
    new = set(first.sentences)
    for window in others:
        assert not new.issuperset(window.sentences)
        new |= set(window.sentences)
    assert len(new) == 40


def test_few_windows_are_read_and_those_that_promise_most() -> None:
    found = [place(TEXT, {1: 0.1 + k / 30}, id_=f"a{k}", search=0.5) for k in range(20)]
    chosen = Windows(TOKENIZER).chosen("Siapa yang memimpin rapat?", found)
    assert len(chosen) == PROMISING_READ
    assert [w.evidence.hit.article.id for w in chosen[:5]] == [f"a{k}" for k in range(19, 14, -1)]


def test_by_scores_alone_few_windows_of_one_article_are_read() -> None:
    parts = [place(TEXT, {}, number=k, search=0.9 - k / 100) for k in range(7)]
    chosen = Windows(TOKENIZER, by_promise=False).chosen("Siapa yang memimpin rapat?", [place(TEXT, {}, id_="b"), *parts])
    assert [w.evidence.hit.article.id for w in chosen].count("a") == MOST_OF_AN_ARTICLE


def test_a_title_counts_for_each_of_its_sentences(sample_archive: Archive) -> None:
    question = understand("Siapa yang memimpin rapat koordinasi di Polres Lampung Barat?")
    with sample_archive.snapshot() as snapshot:
        hits = snapshot.search(question.standalone, limit=3)
        found = evidence_of(snapshot, question, hits)
        bare = evidence_of(snapshot, question, [replace(hit, article=replace(hit.article, title="Berita")) for hit in hits])
    with_title, without = ([s.with_title for place in made for s in place.sentences] for made in (found, bare))
    assert all(more >= less for more, less in zip(with_title, without, strict=True))
    assert with_title != without
