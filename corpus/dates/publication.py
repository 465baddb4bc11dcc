"""The day on which an article was published: what its field, its address and its own text say of it."""

import re
from datetime import date, timedelta

from corpus.dates.days import parse_date, published_from_text

# "/read/2024/08/26/", "/20240826/", and with the time of day "/20240826174306-": the paths of ten Indonesian outlets.
_IN_PATH = (
    re.compile(r"/(20\d\d)/(\d{1,2})/(\d{1,2})(?:/|\Z)"),
    re.compile(r"/(20\d\d)([01]\d)([0-3]\d)(?:\d{6})?[-/]"),
)
# A copy of a page, whose address says when the copy was made before it says which page it is.
_COPY = re.compile(r"\A[a-z]+://web\.archive\.org/web/\d+[a-z_]*/", re.IGNORECASE)
# A page of the evening may bear the date of the next day; one before its address is wrong (19 of 20 whose text tells).
_SLACK = timedelta(1)


def published_on(written: str, url: str | None, text: str) -> date | None:
    """The day of publication: as the field has it, else as the address has it, else as the text lets it be told.

    An address that names another day is believed over the field: it was made by the outlet, while the field has often been
    through a spreadsheet that took month for day. Of 12,086 articles with a day in both (2026-11), 752 disagree by more
    than one day, 655 of these by such a swap.
    """
    told, made = parse_date(written), day_in_address(url or "")
    if told and made:
        return told if made <= told <= made + _SLACK else made
    return told or made or published_from_text(text)


def day_in_address(url: str) -> date | None:
    """The day in the path of an address; None where there is none."""
    path = re.sub(r"\A[a-z]+://[^/]*|[?#].*", "", _COPY.sub("", url), flags=re.IGNORECASE)
    for pattern in _IN_PATH:
        for match in pattern.finditer(path):
            try:
                return date(*(int(part) for part in match.groups()))
            except ValueError:
                continue
    return None
