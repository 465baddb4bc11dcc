"""One round over the saved questions: what is new since the last, mails to whoever is to have one, feeds into a folder.

**A mail goes once at most.** Before it is handed to the server it is noted as begun, and afterwards as gone. What is known not
to have gone is tried again with the next round; where that is not known, since the program or the connection ended in between,
it is not sent a second time, and the next round says so: what it held stays in the list, the feed and the tab.
"""

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from qa.alerts.feed import to_atom
from qa.alerts.mail import MailServer, compose, mail_server, send
from qa.alerts.saved import Alerts, News
from qa.alerts.strings import ALERT_WORDS
from qa.errors import AlertsUnusable, MailUnsent
from qa.types import Answer

_LOCK = "alerts.lock"


@dataclass(frozen=True, slots=True)
class Told:
    """What is new for one question, what is answered now where that changed, and what became of its mail and its feed."""

    news: News
    answer: Answer | None
    notes: tuple[str, ...] = ()


def run(
    alerts: Alerts,
    *,
    feeds: Path | None = None,
    environment: Mapping[str, str] = os.environ,
    hand_over: Callable[..., None] = send,
) -> list[Told]:
    """Everything new since the last round, by name. Raises AlertsUnusable where another round is under way, MailUnsent for
    settings that cannot be meant, FileUnusable where a feed cannot be written.
    """
    server = mail_server(environment)
    try:
        with FileLock(alerts.table.path.with_name(_LOCK), timeout=0):
            return [_round(alerts, saved.name, server, feeds, hand_over) for saved in alerts.saved()]
    except Timeout as error:
        raise AlertsUnusable("alerts_under_way", path=alerts.table.path.name) from error


def write_feed(alerts: Alerts, name: str, folder: Path) -> Path:
    """The feed of all that was found lately, as NAME.atom in the folder, which is made where it is not there yet."""
    from qa.desk.files import write_whole

    news = alerts.news(name)
    path = folder / f"{name}.atom"
    with suppress(OSError):  # what cannot be made cannot be written into either, and that is told
        folder.mkdir(parents=True, exist_ok=True)
    write_whole(path, to_atom(news, alerts.answer(news.saved) if news.answer_changed else None).encode())
    return path


def _round(alerts: Alerts, name: str, server: MailServer | None, feeds: Path | None, hand_over: Callable[..., None]) -> Told:
    row = alerts.row(name)
    news = alerts.news(name, after=row.told)
    answer = alerts.answer(news.saved) if news.answer_changed else None
    notes = _mailed(alerts, name, server, hand_over) if server and news.saved.mail else []
    if feeds:
        path = write_feed(alerts, name, feeds)
        notes.append(ALERT_WORDS[news.saved.language].written.format(name=name, path=path))
    alerts.table.mark_told(name, news.last)
    return Told(news, answer, tuple(notes))


def _mailed(alerts: Alerts, name: str, server: MailServer, hand_over: Callable[..., None]) -> list[str]:
    row, notes = alerts.row(name), list[str]()
    news = alerts.news(name, after=row.claimed)
    words = ALERT_WORDS[news.saved.language]
    if row.claimed > row.mailed:  # nobody else is at it: the lock says so
        notes.append(words.unsure_mail.format(name=name))
        alerts.table.mark_mailed(name, row.claimed)
    if not news:
        return notes
    answer = alerts.answer(news.saved) if news.answer_changed else None
    alerts.table.claim(name, news.last)
    try:
        hand_over(compose(news, answer, server.sender), server)
    except MailUnsent as problem:
        alerts.table.mark_mailed(name, row.claimed if problem.is_certain else news.last)
        told = words.not_mailed if problem.is_certain else words.perhaps_mailed
        notes.append(told.format(name=name, reason=problem.in_language(news.saved.language)))
    else:
        alerts.table.mark_mailed(name, news.last)
        notes.append(words.mailed.format(name=name, addresses=", ".join(news.saved.mail)))
    return notes
