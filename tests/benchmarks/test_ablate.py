"""What leaving out a rule or a word list comes to is counted as it is said to be."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.ablate import Remembering, SearchingOnce, Worth, drawn, lists, rules, table, watched
from benchmarks.ablate_passages import Said, count, run
from benchmarks.ablate_passages import drawn as passages_drawn
from benchmarks.ablate_sets import held_back_news, public
from benchmarks.ablate_tests import left_out
from benchmarks.tables import columns, rows
from corpus import Article
from corpus.types import Span
from index import Archive, rebuild
from index.query.phrases import ACRONYMS, EVERYDAY, PHRASES
from qa.answer_rules import registry
from qa.answer_rules.candidates import Candidate
from qa.assistant import Assistant
from qa.evaluation.report import Question
from qa.evaluation.run import read_questions
from qa.reading.extractive import ExtractiveReader
from training.data import HELD_BACK, fold

THEFT = (
    "Polisi membekuk pencuri sapi berinisial WS di Sukaraja. "
    "Korban bernama Darsono kehilangan dua sapi. Suparman Hadi juga datang."
)


def asked(text: str, article_id: str) -> Question:
    return Question("q", text, "en", article_id, ("x",), answerable=True, after=None)


@pytest.fixture
def thefts(tmp_path: Path) -> Iterator[Archive]:
    rebuild([Article("a", "a", "Pencuri sapi dibekuk", THEFT)], index=tmp_path / "thefts")
    with Archive.open(tmp_path / "thefts") as opened:
        yield opened


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """Of the first two articles only the first has what a police chief is called; the third has what a kidnapping is."""
    texts = ("Kapolres membuka pameran lukisan.", "Camat membuka pameran patung.", "Penculikan terjadi di pasar.")
    rebuild([Article(f"a{n}", f"a{n}", "Warta", text) for n, text in enumerate(texts)], index=tmp_path / "index")
    return Archive.open(tmp_path / "index")


def test_a_list_fires_where_it_changes_what_is_looked_for(archive: Archive) -> None:
    found = lists(archive, [asked("police chief", "a0"), asked("kidnapping", "a2"), asked("zebra", "a1")])
    assert (found[PHRASES.name].fired, found[EVERYDAY.name].fired, found[ACRONYMS.name].fired) == (1, 1, 0)


def test_only_rules_that_speak_are_named_and_afterwards_the_rules_are_as_they_were() -> None:
    text, kept = "Gempa bermagnitudo 5,2 mengguncang Krui.", (registry.VETOES, registry.DOUBTS, registry.SHAPES)
    whole, cut = Span(text.index("5,2"), text.index(" meng")), Span(text.index("itudo"), text.index(" meng"))
    with watched() as spoke:
        for span in (whole, cut):
            candidate = Candidate("Berapa magnitudo gempa?", "howmany", text, "", span, Span(0, len(text)))
            assert (registry.vetoed(candidate) == "cut_word") == (span == cut)
    assert "cut_word" in spoke
    assert "no_person" not in spoke
    assert kept == (registry.VETOES, registry.DOUBTS, registry.SHAPES)


def test_a_rule_that_is_left_out_says_nothing_wherever_a_test_sees_it_and_is_back_afterwards() -> None:
    text = "Bupati datang."
    candidate = Candidate("Kapan bupati datang?", "when", text, "", Span(0, 6), Span(0, len(text)))
    rule = registry.VETOES["no_time"]
    seen = {"tells_no_time": rule, "other": registry.VETOES["no_place"]}
    with left_out("VETOES", "no_time", seen):
        assert registry.vetoed(candidate) is None
        assert not seen["tells_no_time"](candidate)
    assert registry.vetoed(candidate) == "no_time"
    assert seen == {"tells_no_time": rule, "other": registry.VETOES["no_place"]}


def test_what_is_asked_again_by_what_is_remembered_is_what_an_assistant_without_the_rule_says(thefts: Archive) -> None:
    question, differ = "Siapa pencuri sapi di Sukaraja?", set()
    with watched() as spoke:
        reader = Remembering(spoke)
        assistant = SearchingOnce(thefts, reader)
        whole, usual = assistant.ask(question), Assistant(thefts).ask(question)
        assert (whole.short, whole.status, whole.confidence) == (usual.short, usual.status, usual.confidence)
        for name in reader.spoke():
            reader.leave_out(name)
            again, anew = assistant.ask(question), Assistant(thefts, ExtractiveReader(without={name})).ask(question)
            assert (again.short, again.status, again.confidence) == (anew.short, anew.status, anew.confidence)
            if (again.short, again.confidence) != (whole.short, whole.confidence):
                differ.add(name)
                assert reader.says_otherwise(name)
    assert differ


def test_rules_are_counted_over_questions_and_what_follows_them(thefts: Archive) -> None:
    first = Question("1", "Siapa pencuri sapi di Sukaraja?", "id", "a", ("WS",), answerable=True, after=None)
    then = Question("2", "Siapa korbannya?", "id", "a", ("Darsono",), answerable=True, after="1")
    heard = list[int]()
    found = rules(thefts, [first, then], told=heard.append)
    assert found["another_role"].spoke >= 1
    assert found["no_time"] == Worth()
    assert heard == [1, 2]


def test_what_a_drawn_question_follows_is_drawn_too() -> None:
    asked = [
        Question(str(n), "Kapan?", "id", None, (), answerable=False, after=str(n - 1) if n % 2 else None) for n in range(40)
    ]
    kept = drawn(asked, 10)
    assert 10 <= len(kept) < 20
    assert {each.after for each in kept if each.after} <= {each.id for each in kept}
    assert drawn(asked, None) == asked


def lines(path: Path, records: list[dict[str, object]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as stream:
        stream.writelines(json.dumps(record) + "\n" for record in records)


def test_the_sets_are_of_articles_and_passages_that_nothing_is_trained_on(tmp_path: Path) -> None:
    news = [{"id": f"n{n}", "question": "Kapan?", "article_id": f"a{n}", "answers": ["x"], "after": None} for n in range(30)]
    lines(tmp_path / "newsqa/train_questions.jsonl.gz", news[:15])  # type: ignore[arg-type]
    lines(tmp_path / "newsqa/train2_questions.jsonl.gz", news[15:])  # type: ignore[arg-type]
    (tmp_path / "newsqa/dev.jsonl").write_text(json.dumps({"question": "Kapan?"}))
    (tmp_path / "newsqa/dev_articles.jsonl").write_text(json.dumps({"id": "d", "title": "Pasar", "text": "Pasar buka."}))
    articles = [{"id": f"a{n}", "title": "Banjir", "text": f"Banjir ke-{n} di Krui."} for n in range(30)]
    lines(tmp_path / "articles/some.jsonl.gz", articles)  # type: ignore[arg-type]
    made = held_back_news(tmp_path, tmp_path / "n", tmp_path)
    kept = {str(each["id"]) for each in articles if fold(str(each["id"])) == HELD_BACK}
    assert {each.article_id for each in read_questions(made.questions)} == kept

    same = {"id": "1", "question": "Apa itu?", "context": "Itu pasar.", "answers": [{"text": "pasar"}], "answerable": True}
    for name in ("idk_mrc", "tydiqa_id"):
        lines(tmp_path / f"qa/{name}.valid.jsonl.gz", [same])
    nobody = {"id": "2", "question": "Siapa?", "context": "Ada pasar.", "answers": [], "answerable": False}
    lines(tmp_path / "qa/facqa.valid.jsonl.gz", [nobody])
    lines(tmp_path / "text/wiki_id_passages.jsonl.gz", [{"text": "Sebuah kota."}])
    made = public(tmp_path, tmp_path / "p", tmp_path)
    given = read_questions(made.questions)
    assert sorted((each.text, each.answers) for each in given) == [("Apa itu?", ("pasar",)), ("Siapa?", ())]
    with Archive.open(made.index) as archive:
        assert len(archive) == 3
        assert all(each.article_id in archive for each in given)


def test_with_the_passage_given_a_rule_is_worth_what_the_words_without_it_are() -> None:
    right, wrong, doubted = Said("WS", True, True), Said("Darsono", True, False), Said("Darsono", False, False)
    for said, without, worth in (
        (right, right, Worth()),
        (right, wrong, Worth(fired=1, helped=1)),
        (wrong, right, Worth(fired=1, hurt=1)),
        (doubted, wrong, Worth(fired=1, wrong_spared=1)),
        (doubted, right, Worth(fired=1, hurt=1, right_spared=1)),
    ):
        counted = Worth()
        count(counted, said, without)
        assert counted == worth
    row = {"question": "Siapa pencuri sapi di Sukaraja?", "context": THEFT, "answers": [{"text": "WS"}], "answerable": True}
    heard = list[int]()
    found = run([row], heard.append)
    assert heard == [1]
    assert sum(worth.spoke for worth in found.values()) > 0


def test_of_the_news_only_the_held_back_questions_are_drawn_each_once(tmp_path: Path) -> None:
    news = [{"question": f"Kapan ke-{n}?", "context": "x", "article_id": f"a{n}"} for n in range(30)]
    lines(tmp_path / "train.jsonl.gz", [*news, *news])  # type: ignore[list-item]
    kept = passages_drawn([tmp_path / "train.jsonl.gz"], 100)
    assert sorted(row["article_id"] for row in kept) == sorted(f"a{n}" for n in range(30) if fold(f"a{n}") == HELD_BACK)
    assert len(passages_drawn([tmp_path / "train.jsonl.gz"], 2)) == 2


def test_the_table_has_a_column_for_each_count_and_a_row_for_each_rule() -> None:
    told = table({"no_time": Worth(spoke=4, fired=3, helped=2, hurt=1), "no_place": Worth()})
    assert columns(told) == ["spoke", "fired", "helped", "hurt", "wrong_spared", "right_spared"]
    assert rows(told) == [["no time", "4", "3", "2", "1", "0", "0"], ["no place", "0", "0", "0", "0", "0", "0"]]
