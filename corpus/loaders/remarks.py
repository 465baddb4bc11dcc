"""What is said of articles that are taken in, but not with all that their file says of them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from corpus.dates.days import parse_date
from corpus.errors import UnreadableArticle
from corpus.loaders.records import Origin, value_of

_LONGEST_SHOWN = 40  # characters of a value
_SAYS_SOMETHING = re.compile(r"[^\W0_]")  # data bases write 0000-00-00 for no day


@dataclass(slots=True)
class UnreadDates:
    """The dates of one file's articles that are no days, as "2025-99-99"."""

    origin: Origin
    _first: tuple[str, str] | None = None  # as it was written, and where
    _count: int = 0

    def look_at(self, record: Mapping[str, object], place: Origin) -> None:
        """Notes the record's date, if it has one that cannot be read."""
        said = " ".join(value_of(record, self.origin.names["published"]).split())
        if _SAYS_SOMETHING.search(said) and parse_date(said) is None:
            self._count += 1
            self._first = self._first or (said[:_LONGEST_SHOWN], place.source)

    def remark(self) -> Iterator[UnreadableArticle]:
        """One remark on all of them, nothing where there are none."""
        if self._first:
            written, place = self._first
            source = self.origin.source
            told = UnreadableArticle("no_days", source=source, count=self._count, written=written, place=place)
            yield UnreadableArticle.of(told, f"{source}#dates")
