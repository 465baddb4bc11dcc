"""What a caller gives to a search, checked at the door: a slip is told there, and never becomes an empty answer."""

import operator
import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import SupportsIndex

from corpus.errors import InvalidType, InvalidValue
from index.names.types import NAME_KINDS, NameKind
from index.types import Filter

Day = date | str  # text in ISO 8601: "2024-08-26"
Outlets = str | Iterable[str]  # one name or several


def filter_of(since: Day | None = None, until: Day | None = None, outlets: Outlets = ()) -> Filter:
    """Raises InvalidType, a TypeError, or InvalidValue, a ValueError, either with the name of the argument."""
    first, last = day_of("since", since), day_of("until", until)
    if first and last and first > last:
        raise InvalidValue("since_after_until", argument="since", since=first, until=last)
    return Filter(first, last, _names(outlets))


def checked_filter(wanted: Filter | None, since: Day | None, until: Day | None, outlets: Outlets) -> Filter:
    """The filter that is given, whole or in its parts. Raises as `filter_of` does, and where it is given both ways."""
    if wanted is None:
        return filter_of(since, until, outlets)
    if not isinstance(wanted, Filter):
        raise InvalidType("not_a_filter", argument="filter", given=repr(wanted))
    if filter_of(since, until, outlets) != Filter():
        raise InvalidValue("filter_given_twice", argument="filter")
    return filter_of(wanted.since, wanted.until, wanted.outlets)


def day_of(argument: str, given: Day | None) -> date | None:
    """The day of a date, a time or an ISO text. Raises InvalidType or InvalidValue."""
    if isinstance(given, datetime):
        return given.date()
    if given is None or isinstance(given, date):
        return given
    if not isinstance(given, str):
        raise InvalidType("not_a_day", argument=argument, given=repr(given))
    try:
        return date.fromisoformat(given)
    except ValueError as error:
        raise InvalidValue("no_such_day", argument=argument, given=repr(given)) from error


def text_of(argument: str, given: object) -> str:
    """Raises InvalidType for what is no text."""
    if not isinstance(given, str):
        raise InvalidType("not_a_text", argument=argument, given=repr(given))
    return given


def has_words(text: str) -> bool:
    return bool(re.search(r"\w", text))


def query_of(argument: str, given: object) -> str:
    """A text with something to search for, where somebody waits to be told. Raises InvalidType or InvalidValue."""
    text = text_of(argument, given)
    if not has_words(text):
        raise InvalidValue("query_empty", argument=argument)
    return text


def limit_of(given: object) -> int:
    """Raises InvalidType for what is no whole number, InvalidValue for one below 0."""
    if isinstance(given, bool) or not isinstance(given, SupportsIndex):  # NumPy's whole numbers are no int
        raise InvalidType("not_a_whole_number", argument="limit", given=repr(given))
    limit = operator.index(given)
    if limit < 0:
        raise InvalidValue("below_zero", argument="limit", given=limit)
    return limit


def name_kind_of(given: object) -> NameKind | None:
    """Raises InvalidValue for what is no kind of name; None is any kind."""
    for kind in NAME_KINDS:
        if given == kind:
            return kind
    if given is not None:
        raise InvalidValue("no_such_kind", argument="kind", given=repr(given), kinds=", ".join(NAME_KINDS))
    return None


def _names(outlets: Outlets) -> tuple[str, ...]:
    if not isinstance(outlets, Iterable):
        raise InvalidType("not_names", argument="outlets", given=repr(outlets))
    names = (outlets,) if isinstance(outlets, str) else tuple(outlets)
    return tuple(text_of("each of outlets", name).strip() for name in names)
