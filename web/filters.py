"""What a user chose beside the question -> a Filter, or one sentence that says what cannot be understood."""

from collections.abc import Sequence
from datetime import date

from corpus.errors import WartanyaError
from index.types import Filter
from qa.types import Language
from web.words import WORDS


class ChoiceRejected(WartanyaError):
    """A date or an outlet as written cannot be used; the message is in the language of the page."""


def chosen(since: str | None, until: str | None, outlets: Sequence[str] | None, language: Language) -> Filter:
    """The filter that was asked for; empty texts choose nothing. Raises ChoiceRejected."""
    first, last = _day(since, language), _day(until, language)
    if first and last and first > last:
        raise ChoiceRejected(WORDS[language].dates_reversed.format(since=first.isoformat(), until=last.isoformat()))
    return Filter(first, last, tuple(outlets or ()))


def used(since: str | None, until: str | None, outlets: Sequence[str] | None) -> int:
    """How many filters narrow the search."""
    return sum(bool(choice and choice.strip()) for choice in (since, until)) + bool(outlets)


def _day(written: str | None, language: Language) -> date | None:
    text = (written or "").strip()
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ChoiceRejected(WORDS[language].bad_date.format(written=text[:40])) from None
