"""Questions to click: those of the sample's question set, or made of an archive's own headlines."""

import json
import re
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import WartanyaError
from corpus.types import Article
from index.locate import SAMPLE_ARTICLES

if TYPE_CHECKING:
    from index.archive import Archive
    from qa.assistant import Assistant

QUESTIONS = SAMPLE_ARTICLES / "questions.jsonl"
# Who, how many, why, and one in English: what the first visitor should see at work.
_SHOWN = ("s003", "s151", "s043", "s092")
_MOST = 4
# Each costs up to two questions, some 0.15 s each on two cores, once a generation.
_HEADLINES_TRIED = 16
_MOST_HEADLINE_CHARS = 80
# A headline is a clause: "Gubernur Resmikan Jembatan Musi". One with a colon, a quotation or a question is none.
_CLAUSE = re.compile(r"[\w\s,.()/-]+")


def sample_questions(path: Path = QUESTIONS, shown: Sequence[str] = _SHOWN) -> tuple[str, ...]:
    """The questions of the sample's question set with these ids, in this order."""
    records = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    questions = {str(record["id"]): str(record["question"]) for record in records}
    return tuple(questions[each] for each in shown)


class Examples:
    """Questions that the archive was seen to answer, made of its newest headlines: anew for each generation.

    Safe to share between threads. `fixed` questions stand for every generation of the index that answers at first.
    """

    def __init__(self, assistant: "Assistant", archive: "Archive", fixed: Sequence[str] = ()) -> None:
        self._assistant, self._archive, self._fixed = assistant, archive, tuple(fixed)
        self._first = archive.path
        self._making = threading.Lock()
        self._made: tuple[tuple[Path, int] | None, tuple[str, ...]] = (None, ())

    def __call__(self) -> tuple[str, ...]:
        """Those that are there, at once: none while those of the generation that serves are not made.

        Not an older one's: a headline of it may be withdrawn since, or have a name that is masked.
        """
        if standing := self._standing():
            return standing
        made_of, made = self._made
        return made if made_of == self._serving() else ()

    def make(self) -> tuple[str, ...]:
        """Those of the generation that serves; takes a second or two where they are not made yet."""
        if standing := self._standing():
            return standing
        with self._making:
            serving = self._serving()
            if self._made[0] != serving:
                self._made = (serving, tuple(_answerable(self._assistant, self._archive.examples(_HEADLINES_TRIED))))
            return self._made[1]

    def _serving(self) -> tuple[Path, int]:
        return self._archive.path, self._archive.generation

    def _standing(self) -> tuple[str, ...]:
        return self._fixed if self._archive.path == self._first else ()


def _answerable(assistant: "Assistant", articles: Sequence[Article]) -> list[str]:
    found: list[str] = []
    for article in articles:
        if len(found) < _MOST:
            found += _first_answered(assistant, article, when_first=len(found) % 2 == 1)
    return found


def _first_answered(assistant: "Assistant", article: Article, *, when_first: bool) -> Iterator[str]:
    """A question of this headline that is answered from this very article, where there is one."""
    headline = article.title.rstrip(" .")
    if article.title_is_derived or len(headline) > _MOST_HEADLINE_CHARS or not _CLAUSE.fullmatch(headline):
        return
    for word in ("Kapan", "Di mana") if when_first else ("Di mana", "Kapan"):
        try:
            answer = assistant.ask(f"{word} {headline}?")
        except WartanyaError:
            return
        if answer.status == "answered" and answer.citations[0].article_id == article.id:
            yield answer.question
            return
