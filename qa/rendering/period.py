"""The period that was inferred from a question, in words."""

from collections.abc import Mapping
from datetime import date

from qa.rendering.strings import day, days
from qa.types import Language, Receipt


def period_words(receipt: Receipt, language: Language) -> str | None:
    """What was inferred from the question, to be shown with a way to take it back; None where nothing was.

    It holds words of the question, so it is escaped like them where it is shown.
    """
    inferred = receipt.filters.get("inferred")
    if not isinstance(inferred, Mapping):
        return None
    since, until = (date.fromisoformat(inferred[end]) if inferred[end] else None for end in ("since", "until"))
    if since and until:
        told = days(since, until, language)
    elif since:
        told = f"{'sejak' if language == 'id' else 'since'} {day(since, language)}"
    else:
        told = f"{'sampai' if language == 'id' else 'until'} {day(until, language)}" if until else ""
    published = "artikel yang terbit" if language == "id" else "articles published"
    return f"“{inferred['words']}”: {published} {told}"
