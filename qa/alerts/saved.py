"""Questions and searches kept by name, and what is new for each of them since it was kept.

What is new is found for the generation that serves whenever somebody looks, once for each: so it makes no difference who
rebuilt, the command line, the chat or a timer. An article is new for a question once, when it first fits; what fitted when the
question was kept is not.
"""

import hashlib
import json
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from corpus.errors import InvalidValue
from corpus.types import Article, publication_dict
from index.query.lexicon import expand_query, load_lexicon
from index.storage.alerts import AlertRow, AlertsTable, FoundRow
from qa.errors import AlertsUnusable
from qa.question.parse import MOST_CHARS
from qa.types import Answer, Language

if TYPE_CHECKING:
    from index.archive import Archive
    from index.snapshot import Snapshot
    from qa.assistant import Assistant

MOST_ALERTS = 200
MOST_SHOWN = 50  # articles of one question that are told at once
_NAME = re.compile(r"[\w-][\w.-]{0,63}")
_ADDRESS = re.compile(r"[^@\s,;<>\"\x00-\x1f\x7f]{1,64}@[A-Za-z0-9.-]{1,255}")
_ASKS = re.compile(
    r"(?:siapa|siapakah|apa|apakah|kapan|kapankah|di ?mana|ke ?mana|berapa|berapakah|mengapa|kenapa|bagaimana|sebutkan"
    r"|who|whom|whose|what|when|where|why|how|which|is|are|was|were|did|does|do)\b",
    re.IGNORECASE,
)
_FEW_IDEAS = 3  # of so few an article must have each
_MOST_IDEAS_HELD = 0.75  # of more so many: a question words things in its own way


@dataclass(frozen=True, slots=True)
class Saved:
    """A question or search that is kept. A question is also asked, a search only looked for. `mail` are addresses."""

    name: str
    query: str
    is_question: bool
    language: Language
    mail: tuple[str, ...]
    made: datetime

    def to_dict(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "query": self.query,
            "is_question": self.is_question,
            "language": self.language,
            "mail": list(self.mail),
            "made": self.made.isoformat(timespec="seconds"),
        }


@dataclass(frozen=True, slots=True)
class NewArticle:
    """An article that fits, and when the generation that first held it so was built; `number` counts all that was found."""

    article: Article
    found: datetime
    number: int

    def to_dict(self) -> dict[str, Any]:
        article = self.article
        return {
            "article_id": article.id,
            "title": article.title,
            **publication_dict(article),
            "url": article.url,
            "found": self.found.isoformat(timespec="seconds"),
        }


@dataclass(frozen=True, slots=True)
class News:
    """What is new for `saved`: articles, the newest first, `left` more of them; `answer_changed` says since when the answer is
    another one than before. `last` is the number of the last thing found.
    """

    saved: Saved
    articles: tuple[NewArticle, ...]
    left: int
    answer_changed: datetime | None
    last: int

    def __bool__(self) -> bool:
        return bool(self.articles or self.answer_changed)

    def to_dict(self) -> dict[str, Any]:
        return {
            **self.saved.to_dict(),
            "articles": [each.to_dict() for each in self.articles],
            "left": self.left,
            "answer_changed": self.answer_changed.isoformat(timespec="seconds") if self.answer_changed else None,
        }


class Alerts:
    """The saved questions of an archive. Safe to share between threads; raises AlertsUnusable where they cannot be kept."""

    def __init__(self, archive: "Archive", assistant: "Assistant | None" = None) -> None:
        """`assistant` asks the questions; without one they are only looked for."""
        self._archive, self._assistant = archive, assistant

    @property
    def table(self) -> AlertsTable:
        """Beside the index that answers, which need not be the one that answered first."""
        return AlertsTable(self._archive.path)

    def add(self, name: str, query: str, *, mail: Sequence[str] = (), language: Language = "id", asks: bool = True) -> Saved:
        """Keeps a question by a name, for what comes from now on; with `asks` it is asked where it reads as a question.

        Raises InvalidValue for a name, a question or an address that cannot be meant, AlertsUnusable for a name that is taken,
        for too many questions, and over the sample, which is not kept.
        """
        if self._archive.is_sample:
            raise AlertsUnusable("alerts_of_the_sample", path=self.table.path.name)
        text = " ".join(query.split())
        if not _NAME.fullmatch(name):
            raise InvalidValue("no_name_for_an_alert", argument="name", given=repr(name[:80]))
        if not text or len(text) > MOST_CHARS or not least_of(text)[0]:
            raise InvalidValue("no_words_to_look_for", argument="query", limit=MOST_CHARS)
        for address in mail:
            if not _ADDRESS.fullmatch(address):
                raise InvalidValue("no_mail_address", argument="mail", given=repr(address[:80]))
        is_question = asks and reads_as_question(text)
        made = datetime.now(UTC).isoformat(timespec="seconds")
        row = AlertRow(name, text, is_question, language, ",".join(dict.fromkeys(mail)), made)
        try:
            if not self.table.add(row, at_most=MOST_ALERTS):
                raise AlertsUnusable("too_many_alerts", path=self.table.path.name, limit=MOST_ALERTS)
        except KeyError as error:
            raise AlertsUnusable("name_has_an_alert", path=self.table.path.name, name=name) from error
        self._look(row)
        return _saved(row)

    def remove(self, name: str) -> None:
        """Raises AlertsUnusable where there is none of the name."""
        if not self.table.remove(name):
            raise AlertsUnusable("no_such_alert", path=self.table.path.name, name=name)

    def saved(self) -> list[Saved]:
        """All of them, by name."""
        return [_saved(row) for row in self.table.rows()]

    def row(self, name: str) -> AlertRow:
        """Raises AlertsUnusable where there is none of the name."""
        found = next((row for row in self.table.rows() if row.name == name), None)
        if found is None:
            raise AlertsUnusable("no_such_alert", path=self.table.path.name, name=name)
        return found

    def look(self) -> None:
        """Finds what the generation that serves has for each of them, where that was not done yet."""
        for row in self.table.rows():
            self._look(row)

    def news(self, name: str, *, after: int = 0, most: int = MOST_SHOWN) -> News:
        """What was found for one of them after what bears the number `after`, once it was looked for."""
        row = self.row(name)
        self._look(row)
        found = self.table.found(name)
        new = [each for each in found if each.found and each.number > after]
        changed = [each for each in new if each.kind == "answer"]
        new_articles = [each for each in new if each.kind == "article"]
        articles, left = self._archive.read(lambda snapshot: _held(snapshot, row, new_articles, most))
        when = datetime.fromisoformat(changed[-1].found) if changed and changed[-1].found else None
        last = found[-1].number if found else 0
        return News(_saved(row), articles, left, when, last)

    def answer(self, saved: Saved) -> Answer | None:
        """What is answered now; None for a search."""
        return self._assistant.ask(saved.query) if self._assistant and saved.is_question else None

    def _look(self, row: AlertRow) -> None:
        if row.generation == self._archive.read(lambda snapshot: snapshot.generation):
            return

        def looked(snapshot: "Snapshot") -> tuple[int, datetime, list[str]]:
            return snapshot.generation, snapshot.built, [_key(row.name, each) for each in _fitting(snapshot, row.query)]

        generation, built, keys = self._archive.read(looked)
        answer = self.answer(_saved(row))
        self.table.keep_found(row.name, generation, keys, _gist(answer) if answer else "", built.isoformat(timespec="seconds"))


def reads_as_question(text: str) -> bool:
    return text.endswith("?") or bool(_ASKS.match(text))


def least_of(query: str) -> tuple[list[frozenset[str]], int]:
    """The words that each thing named in the query may have in an article, and of how many things an article must have one."""
    groups = [frozenset(word for word, _ in idea) for idea in expand_query(query, load_lexicon())]
    return groups, len(groups) if len(groups) <= _FEW_IDEAS else math.ceil(_MOST_IDEAS_HELD * len(groups))


def _fitting(snapshot: "Snapshot", query: str) -> list[str]:
    groups, least = least_of(query)
    return snapshot.ids_holding(groups, least) if groups else []


def _held(snapshot: "Snapshot", row: AlertRow, new: Sequence[FoundRow], most: int) -> tuple[tuple[NewArticle, ...], int]:
    """The articles behind the keys that are held and still fit, the last found and newest first; and how many are left."""
    ids = {_key(row.name, article_id): article_id for article_id in _fitting(snapshot, row.query)} if new else {}
    present = [each for each in reversed(new) if each.key in ids]
    numbers = {snapshot.number_of(ids[each.key]): each for each in present[:most]}
    articles = {article.id: article for article in snapshot.numbered([n for n in numbers if n is not None])}
    shown = (
        NewArticle(articles[ids[each.key]], datetime.fromisoformat(each.found or row.made), each.number)
        for each in present[:most]
        if ids[each.key] in articles
    )
    return tuple(shown), len(present[most:])


def _key(name: str, article_id: str) -> str:
    return hashlib.sha256(f"{name}\n{article_id}".encode()).hexdigest()[:32]


def _gist(answer: Answer) -> str:
    """By what an answer is known again: what it says, and the words that it cites first where it found any."""
    found = answer.status != "not_found"
    cited = [(citation.article_id, citation.quote) for citation in answer.citations[:1]] if found else []
    said = json.dumps([answer.status, answer.short, cited, answer.text if answer.items else ""], ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def _saved(row: AlertRow) -> Saved:
    mail = tuple(filter(None, row.mail.split(",")))
    language: Language = "en" if row.language == "en" else "id"
    return Saved(row.name, row.query, row.is_question, language, mail, datetime.fromisoformat(row.made))
