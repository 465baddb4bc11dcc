"""What the reader is given to read: the windows that it would choose, with the answer where it stands."""

from tokenizers import Tokenizer

from corpus import Article
from index import Archive
from index.locate import SAMPLE_ARTICLES
from qa.evaluation.run import read_questions
from qa.reading.extractive import BUNDLED
from training.windows import given

TOKENIZER = Tokenizer.from_file(str(BUNDLED / "tokenizer.json"))


def test_the_windows_are_those_that_are_read_and_tell_where_the_answer_stands(sample_archive: Archive) -> None:
    asked = [each for each in read_questions(SAMPLE_ARTICLES / "questions.jsonl") if each.answers and not each.after][:4]
    rows = [
        {
            "id": each.id,
            "question": each.text,
            "lang_question": each.language,
            "article_id": sample_archive.find_article(each.article_id or "").id,
            "answers": [{"text": text} for text in each.answers],
        }
        for each in asked
    ]
    found = list(given(sample_archive, TOKENIZER, rows, {}, set()))
    assert [record["question"] for record in found] == [each.text for each in asked]
    for record, each in zip(found, asked, strict=True):
        right = [window for window in record["windows"] if window["is_right"] and window["answer"]]
        assert right
        assert all(window["text"][slice(*window["answer"])] in each.answers for window in right)


def test_articles_that_measure_are_kept_out(sample_archive: Archive, sample_articles: dict[str, Article]) -> None:
    rows = [{"id": "a", "question": "Siapa yang memimpin rapat?", "lang_question": "id", "article_id": "", "answers": []}]
    [everything] = given(sample_archive, TOKENIZER, rows, {}, set())
    [nothing] = given(sample_archive, TOKENIZER, rows, {}, set(sample_articles))
    assert everything["windows"]
    assert not nothing["windows"]
