"""What the tab of saved questions shows: each with what is new for it; and for editors, to save and to remove them."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from corpus.errors import WartanyaError
from qa.alerts.saved import Alerts, NewArticle, News
from qa.rendering.strings import day, number, source_line
from qa.types import Language
from web.rendering import render
from web.strings.desk import DESK_WORDS
from web.strings.errors import message_for

if TYPE_CHECKING:
    from index.archive import Archive
    from qa.assistant import Assistant
    from web.context import AppContext

_SHOWN = 10  # articles of each question


@dataclass(frozen=True, slots=True)
class AlertsController:
    """Holds nothing of any visitor: safe to share between them."""

    archive: "Archive"
    assistant: "Assistant"
    office: "AppContext"

    @property
    def alerts(self) -> Alerts:
        return Alerts(self.archive, self.assistant)

    def shown(self, language: Language, request: Any) -> str:
        """All of them. Whoever may ask sees them; a mail address is shown to editors alone."""
        try:
            alerts = self.alerts
            news = [alerts.news(saved.name, most=_SHOWN) for saved in alerts.saved()]
        except WartanyaError as problem:
            return _sentence(problem, language)
        return alerts_html(news, language, is_editor=self.office.role(request) == "editor")

    def add(self, name: str, query: str, language: Language, request: Any) -> str:
        """Saves a question, and shows all. Mail addresses are given on the command line alone: no page has this server send."""
        try:
            self.office.require_editor(request)
            self.alerts.add(name.strip(), query, language=language)
        except WartanyaError as problem:
            return _sentence(problem, language) + self.shown(language, request)
        return self.shown(language, request)

    def remove(self, name: str, language: Language, request: Any) -> str:
        try:
            self.office.require_editor(request)
            self.alerts.remove(name)
        except WartanyaError as problem:
            return _sentence(problem, language) + self.shown(language, request)
        return self.shown(language, request)


def alerts_html(news: list[News], language: Language, *, is_editor: bool) -> str:
    words = DESK_WORDS[language]
    return render(
        "alerts/list.html", words=words, alerts=[_told(each, language) for each in news], is_editor=is_editor, language=language
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """A saved question as the template shows it."""

    name: str
    query: str
    feed: str
    since: str
    mail: str
    changed: str
    left: str
    articles: tuple[tuple[str, str, str], ...]  # id, title, where and when


def _told(news: News, language: Language) -> _Told:
    words, saved = DESK_WORDS[language], news.saved
    changed = words.answer_changed.format(day=_day(news.answer_changed, language)) if news.answer_changed else ""
    return _Told(
        saved.name,
        saved.query,
        f"alerts/{quote(saved.name)}.atom",
        words.saved_since.format(day=_day(saved.made, language)),
        ", ".join(saved.mail),
        changed,
        words.more_articles.format(count=number(news.left, language)) if news.left else "",
        tuple(_article(each, language) for each in news.articles),
    )


def _article(each: NewArticle, language: Language) -> tuple[str, str, str]:
    found = DESK_WORDS[language].found_on.format(day=_day(each.found, language))
    return each.article.id, each.article.title[:300], f"{source_line(each.article, language)} · {found}"


def _day(when: datetime, language: Language) -> str:
    return day(when.astimezone().date(), language)


def _sentence(problem: WartanyaError, language: Language) -> str:
    return render("sentence.html", role="status", sentence=message_for(problem, language))
