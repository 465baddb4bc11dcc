"""What a user chose beside the question -> a Filter, or one sentence that says what cannot be understood."""

from collections.abc import Callable, Sequence
from datetime import date

from corpus.dates import parse_date
from corpus.errors import WartanyaError
from index.types import Filter
from qa.types import Language
from web.words import WORDS


class ChoiceRejected(WartanyaError):
    """A date or an outlet as written cannot be used; the message is in the language of the page."""


def chosen(
    since: str | None,
    until: str | None,
    outlets: Sequence[str] | None,
    language: Language,
    read: Callable[[str], date | None] = parse_date,
) -> Filter:
    """The filter that was asked for; empty texts choose nothing. `read` gives None for what is no date.

    Raises ChoiceRejected.
    """
    first, last = _day(since, language, read), _day(until, language, read)
    if first and last and first > last:
        raise ChoiceRejected(WORDS[language].dates_reversed.format(since=first.isoformat(), until=last.isoformat()))
    return Filter(first, last, tuple(outlets or ()))


def used(since: str | None, until: str | None, outlets: Sequence[str] | None) -> int:
    """How many filters narrow the search."""
    return sum(bool(choice and choice.strip()) for choice in (since, until)) + bool(outlets)


def iso_day(text: str) -> date | None:
    """A date as programs write it and in no other way: "08/09/2024" is one day here and another there."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _day(written: str | None, language: Language, read: Callable[[str], date | None]) -> date | None:
    text = (written or "").strip()
    if not text:
        return None
    found = read(text)
    if found is None:
        raise ChoiceRejected(WORDS[language].bad_date.format(written=text[:40]))
    return found
