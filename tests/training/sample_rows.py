"""The sample's questions as the training's rows."""

from index import Archive
from index.locate import SAMPLE_ARTICLES
from qa.evaluation.run import read_questions
from training.data import Row


def sample_rows(archive: Archive, most: int) -> list[Row]:
    """The first that are answerable and follow none."""
    asked = [each for each in read_questions(SAMPLE_ARTICLES / "questions.jsonl") if each.answers and not each.after]
    return [
        {
            "id": each.id,
            "question": each.text,
            "lang_question": each.language,
            "article_id": archive.find_article(each.article_id or "").id,
            "answers": [{"text": text} for text in each.answers],
        }
        for each in asked[:most]
    ]
