"""What a user chose beside the question -> a Filter, or an error that says what cannot be understood; and its chips."""

from collections.abc import Callable, Sequence
from datetime import date
from html import escape

from corpus.dates import parse_date
from index.types import Filter
from qa.rendering.period import period_words
from qa.rendering.strings import PHRASES, day
from qa.types import Language, Receipt
from web.errors import ChoiceRejected
from web.strings.chat import WORDS


def chosen(
    since: str | None,
    until: str | None,
    outlets: Sequence[str] | None,
    read: Callable[[str], date | None] = parse_date,
) -> Filter:
    """The filter that was asked for; empty texts choose nothing. `read` gives None for what is no date.

    Raises ChoiceRejected.
    """
    first, last = _day(since, read), _day(until, read)
    if first and last and first > last:
        raise ChoiceRejected("dates_reversed", since=first, until=last)
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


def _day(written: str | None, read: Callable[[str], date | None]) -> date | None:
    text = (written or "").strip()
    if not text:
        return None
    found = read(text)
    if found is None:
        raise ChoiceRejected("date_not_understood", written=text[:40])
    return found


def chips_html(since: str | None, until: str | None, outlets: Sequence[str] | None, language: Language) -> str:
    """What narrows the next question, each with the button that takes it away."""
    phrases = PHRASES[language]
    chips = [("since", phrases.since, since), ("until", phrases.until, until)]
    told = [(part, pattern.format(day=_as_read(written, language)), "") for part, pattern, written in chips if _is_set(written)]
    told += [("outlet", outlet, outlet) for outlet in outlets or ()]
    return "".join(_chip(words, language, f'data-drop="{part}" data-value="{escape(value)}"') for part, words, value in told)


def wanted_html(wanted: Filter, language: Language) -> str:
    """What a question that was asked was narrowed to, as one line."""
    phrases = PHRASES[language]
    told = [phrases.since.format(day=day(wanted.since, language))] if wanted.since else []
    told += [phrases.until.format(day=day(wanted.until, language))] if wanted.until else []
    told += [phrases.only.format(names=", ".join(wanted.outlets))] if wanted.outlets else []
    return f'<p class="wanted">{escape(" · ".join(told))}</p>' if told else ""


def inferred_html(receipt: Receipt, place: int, language: Language) -> str:
    """The days that were read out of question number `place`, with the button that asks it without them."""
    told = period_words(receipt, language)
    if told is None:
        return ""
    chip = _chip(WORDS[language].inferred.format(told=told), language, f'data-wider="{place}"')
    return f'<p class="inferred">{chip}</p>'


def _chip(told: str, language: Language, data: str) -> str:
    label = escape(WORDS[language].drop.format(what=told))
    return (
        f'<span class="chip">{escape(told)} <button type="button" {data} aria-label="{label}" title="{label}">×</button></span>'
    )


def _is_set(written: str | None) -> bool:
    return bool(written and written.strip())


def _as_read(written: str | None, language: Language) -> str:
    """The date that was understood; what is no date stands as it was written, and is told when it is asked with."""
    found = parse_date((written or "").strip())
    return day(found, language) if found else (written or "").strip()[:40]
