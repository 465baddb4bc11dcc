"""What the tab of clippings shows: a clipping as it will look, its short message, and links to the files."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from markupsafe import Markup

from corpus.errors import WartanyaError
from index.types import Filter
from qa.desk.clipping import Clipping, clipping
from qa.desk.clipping_page import clipping_document, clipping_message, clipping_preview
from qa.desk.writers import SUFFIXES, document_bytes, html_body
from qa.types import Language
from web.errors import ChoiceRejected
from web.filters import chosen
from web.rendering import render
from web.strings.desk import DESK_WORDS
from web.strings.errors import message_for

if TYPE_CHECKING:
    from index.archive import Archive

MOST_ABOUT = 200  # characters of a subject
MOST_ARTICLES = 10_000  # that are read for one clipping: half a minute of a core; the command line has no limit
_ROUTE = "kliping"
# Made together: one of a month takes seconds of a core, and those who ask come first.
_MAKING = threading.BoundedSemaphore(1)


@dataclass(frozen=True, slots=True)
class ClippingController:
    """Holds nothing of any visitor: safe to share between them."""

    archive: "Archive"

    def shown(self, since: str, until: str, outlets: Sequence[str] | None, about: str, language: Language) -> str:
        """The clipping that was asked for, or one sentence that says why there is none."""
        try:
            wanted, subject = chosen(since, until, outlets), _about(about)
            made = self.made(wanted, subject, language)
        except WartanyaError as problem:
            return render("sentence.html", role="status", sentence=message_for(problem, language))
        days = Filter(made.since, made.until, wanted.outlets)
        forms = [suffix[1:] for suffix in SUFFIXES]
        files = [(form.upper(), f"{_ROUTE}?{_query(days, subject, language, form)}") for form in forms]
        return clipping_html(made, files, language)

    def file(self, wanted: Filter, about: str, language: Language, suffix: str) -> bytes:
        """The whole clipping in this format."""
        made = self.made(wanted, _about(about), language)
        with _MAKING:
            return document_bytes(clipping_document(made), suffix)

    def made(self, wanted: Filter, about: str, language: Language) -> Clipping:
        """Raises ChoiceRejected for a period with too many articles."""
        if wanted.since or wanted.until:
            days = Filter(wanted.since, wanted.until)
            articles = self.archive.read(lambda snapshot: snapshot.count(days))[0]
            if articles > MOST_ARTICLES:
                raise ChoiceRejected("period_too_large", count=articles, limit=MOST_ARTICLES)
        with _MAKING:
            return clipping(
                index=self.archive,
                since=wanted.since,
                until=wanted.until,
                outlets=wanted.outlets,
                about=about,
                language=language,
            )


def clipping_html(made: Clipping, files: Sequence[tuple[str, str]], language: Language) -> str:
    """A clipping as it will look; `files` are the names of its formats and their addresses."""
    return render(
        "clipping/preview.html",
        words=DESK_WORDS[language],
        files=files,
        message=clipping_message(made),
        body=Markup(html_body(clipping_preview(made), is_apart=False)),
    )


def _about(written: object) -> str:
    if not isinstance(written, str) or len(written) > MOST_ABOUT:
        raise ChoiceRejected("subject_too_long", limit=MOST_ABOUT)
    return written


def _query(wanted: Filter, about: str, language: Language, form: str) -> str:
    """The address of a file: the days as they were understood, so that the file is the one that was looked at."""
    days = [(name, day.isoformat()) for name, day in (("since", wanted.since), ("until", wanted.until)) if day]
    outlets = [("outlet", outlet) for outlet in wanted.outlets]
    subject = [("about", about)] if about.strip() else []
    return urlencode([*days, *outlets, *subject, ("lang", language), ("format", form)])
