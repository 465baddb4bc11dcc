"""Questions written for this project over articles of DATA, as people type them to a chat: `training/questions/*.jsonl`.

A record names its article, where in the text its answers stand, and the beginning of the text's SHA-256; of the text itself it
holds nothing. `article_id`, `question`, `language` ("id" or "en"), `type`, `answers` (a list of [start, end], the first is the
best one; empty where the archive does not tell it), `text` (eight hexadecimal digits), and `verdict` ("ya" or "tidak") where
the answer is a clause that settles a yes/no question. None of them follows another one.
"""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from training.data import HELD_BACK, Row, articles, fold, rows

QUESTIONS = Path(__file__).with_name("questions")
SETS = ("first", "second", "third")  # what ships has read none of them, so that all tell how sure it is
AROUND = 800  # characters of the passage that comes with a question


class OtherText(ValueError):
    """An article of DATA is not the one that the questions were written over."""


def written_questions(
    data: Path, *, held_back: bool | None = None, sets: Sequence[str] = SETS, folder: Path = QUESTIONS
) -> list[Row]:
    """As `news_questions`, with `title` and `context`, some 800 characters around the first answer; yes/no questions left out.

    Of both sides where `held_back` is None.

    Raises OtherText where an article's text has changed, KeyError where the article is not in DATA.
    """
    every = (row for name in sets for row in rows(folder / f"{name}.jsonl"))
    sides = (True, False) if held_back is None else (held_back,)
    asked = [row for row in every if "verdict" not in row and (fold(row["article_id"]) == HELD_BACK) in sides]
    wanted = {row["article_id"] for row in asked}
    texts = {row["id"]: row for row in articles(data) if row["id"] in wanted}
    return [_with_passage(f"w-{number:05}", row, texts[row["article_id"]]) for number, row in enumerate(asked)]


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _with_passage(id_: str, row: Row, article: Row) -> Row:
    text = article["text"]
    if digest(text) != row["text"]:
        raise OtherText(row["article_id"])
    begin, end = passage_around(text, *(row["answers"][0] if row["answers"] else (0, 0)))
    inside = [(start, stop) for start, stop in row["answers"] if begin <= start and stop <= end]
    return {
        "id": id_,
        "question": row["question"],
        "lang_question": row["language"],
        "article_id": row["article_id"],
        "type": row["type"],
        "answerable": bool(row["answers"]),
        "title": article["title"] or "",
        "context": text[begin:end],
        "answers": [{"text": text[start:stop], "start": start - begin} for start, stop in inside],
    }


def passage_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Whole lines around [start, end), as many as fit into some 800 characters, what stands before first."""
    lines = list(_lines(text))
    first = last = max(k for k, (begin, _) in enumerate(lines) if begin <= start)
    while last + 1 < len(lines) and lines[last][1] < end:
        last += 1
    is_wider = True
    while is_wider:
        is_wider = False
        for lower, upper in ((first - 1, last), (first, last + 1)):
            if lower >= 0 and upper < len(lines) and lines[upper][1] - lines[lower][0] <= AROUND:
                first, last, is_wider = lower, upper, True
                break
    return lines[first][0], lines[last][1]


def _lines(text: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for line in text.splitlines(keepends=True):
        yield begin, begin + len(line)
        begin += len(line)
