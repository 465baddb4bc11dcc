"""What the tab for drafts shows: each name, office, figure and date of a draft, and what the archive has of it."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.errors import WartanyaError
from qa.desk.draft import Checked, check
from qa.desk.draft_text import ORDER, heading_of, nothing_to_check
from qa.rendering.strings import source_line
from qa.types import Language
from web.errors import ChoiceRejected
from web.rendering import render
from web.strings.errors import message_for

if TYPE_CHECKING:
    from index.archive import Archive

MOST_DRAFT = 8_000  # characters: some sixty sentences, each of them searched for
_LONGEST_TITLE = 300
# Checked one after the other: those who ask come first.
_CHECKING = threading.BoundedSemaphore(1)


@dataclass(frozen=True, slots=True)
class DraftController:
    """Holds nothing of any visitor, and keeps no draft: safe to share between them."""

    archive: "Archive"

    def shown(self, draft: object, language: Language) -> str:
        """What was found of the draft, or one sentence that says why nothing was."""
        try:
            if not isinstance(draft, str) or len(draft) > MOST_DRAFT:
                raise ChoiceRejected("draft_too_long", limit=MOST_DRAFT)
            with _CHECKING:
                checked = check(draft, index=self.archive)
        except WartanyaError as problem:
            return render("sentence.html", role="status", sentence=message_for(problem, language))
        return draft_html(checked, language)


@dataclass(frozen=True, slots=True)
class _Told:
    """A claim as the template shows it; `article` is the id of where the quotation stands, None where there is none."""

    claim: str
    quote: str
    article: str | None
    start: int
    end: int
    title: str
    source: str


def draft_html(checked: Sequence[Checked], language: Language) -> str:
    """The claims by what was found of them, what is contradicted first."""
    if not checked:
        return render("sentence.html", role="status", sentence=nothing_to_check(language))
    groups = [
        (finding, heading_of(finding, language), [each for each in checked if each.finding == finding]) for finding in ORDER
    ]
    told = [(finding, heading, [_told(each, language) for each in those]) for finding, heading, those in groups if those]
    return render("draft/checked.html", groups=told, language=language)


def _told(each: Checked, language: Language) -> _Told:
    if not each.quote:
        return _Told(each.claim.text, "", None, 0, 0, "", "")
    source = source_line(each, language)
    return _Told(each.claim.text, each.quote, each.article_id, each.start, each.end, each.title[:_LONGEST_TITLE], source)
