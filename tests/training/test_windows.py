"""What the reader is given to read: the windows that it would choose, with the answer where it stands."""

from tokenizers import Tokenizer

from corpus import Article
from index import Archive
from qa.reading.extractive import BUNDLED
from tests.training.sample_rows import sample_rows
from training.windows import given

TOKENIZER = Tokenizer.from_file(str(BUNDLED / "tokenizer.json"))


def test_the_windows_are_those_that_are_read_and_tell_where_the_answer_stands(sample_archive: Archive) -> None:
    rows = sample_rows(sample_archive, 4)
    found = list(given(sample_archive, TOKENIZER, rows, {}, set()))
    assert [record["question"] for record in found] == [row["question"] for row in rows]
    for record, row in zip(found, rows, strict=True):
        right = [window for window in record["windows"] if window["is_right"] and window["answer"]]
        assert right
        assert all(
            window["text"][slice(*window["answer"])] in {answer["text"] for answer in row["answers"]} for window in right
        )


def test_articles_that_measure_are_kept_out(sample_archive: Archive, sample_articles: dict[str, Article]) -> None:
    rows = [{"id": "a", "question": "Siapa yang memimpin rapat?", "lang_question": "id", "article_id": "", "answers": []}]
    [everything] = given(sample_archive, TOKENIZER, rows, {}, set())
    [nothing] = given(sample_archive, TOKENIZER, rows, {}, set(sample_articles))
    assert everything["windows"]
    assert not nothing["windows"]
