"""What is said of articles that are taken in, but not with all that their file says of them."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from corpus.dates.days import parse_date
from corpus.errors import UnreadableArticle
from corpus.loaders.column_names import folded_name, places_of
from corpus.loaders.records import Origin, as_option, name_shown, value_of
from corpus.loaders.values import written

ONLY_ADVICE = frozenset(("columns_unknown", "zip_holds_others"))
"""The codes of remarks on what was read well: none of them is a reason to stop at."""
OF_CONTENT = ONLY_ADVICE | {"no_days"}
"""Those that hold for as long as the file is the same: it need not be read again for them."""
_LONGEST_SHOWN = 40  # characters of a value
_LONGEST_DAY = 60
_MOST_LOOKED_AT = 100  # records of one file
_DAY_WORDS = frozenset("tanggal tgl date day hari time waktu publish published publikasi terbit tayang muat posted".split())
_HINTS = {
    "title": frozenset("judul title headline subject subjek".split()),
    "outlet": frozenset("outlet media koran portal situs sumber source penerbit publisher".split()),
    "authors": frozenset("penulis author authors writer wartawan reporter jurnalis pewarta kontributor byline".split()),
}
# Columns of what goes with an article: of its picture, of its links, of what a program did with it.
_ABOUT_OTHERS = frozenset(
    "foto photo image img gambar video thumbnail caption url link href id type tipe jenis kode code slug seo count jumlah "
    "total update updated modified diubah edit edited perubahan scraped crawled fetched diambil unduh".split()
)
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


@dataclass(slots=True)
class UnknownColumns:
    """The columns of one table that no field is known by, where no article has what they seem to hold."""

    origin: Origin
    _looked: int = 0
    _said: set[str] = field(default_factory=set)  # the fields that some record says something of
    _held: Counter[str] = field(default_factory=Counter)  # by the unknown columns, how many records say something in them
    _alike: Counter[tuple[str, str]] = field(default_factory=Counter)  # by (field, column), how many look like the field

    def look_at(self, record: Mapping[str, object]) -> None:
        """Notes what the record says, of the first ones of its file."""
        if self._looked == _MOST_LOOKED_AT:
            return
        self._looked += 1
        known = {name_of: places_of(names) for name_of, names in self.origin.names.items()}
        for name, value in record.items():
            said = written(value)
            if not said:
                continue
            if known_as := next((field for field, names in known.items() if folded_name(name) in names), None):
                self._said.add(known_as)
            elif seems := _seems(str(name), said):
                self._alike[seems, str(name)] += 1
            if not known_as:
                self._held[str(name)] += 1

    def remark(self) -> Iterator[UnreadableArticle]:
        """One remark that names them with the options that help, nothing where there are none."""
        helpful: dict[str, str] = {}
        for (seems, name), count in self._alike.most_common():
            if seems not in self._said and seems not in helpful and 2 * count > self._held[name]:
                helpful[seems] = name
        if helpful:
            options = [
                f"--field {'date' if seems == 'published' else seems}={as_option(name)}" for seems, name in helpful.items()
            ]
            columns = [name_shown(name) for name in helpful.values()]
            source = self.origin.source
            told = UnreadableArticle("columns_unknown", source=source, columns=columns, options=" ".join(options))
            yield UnreadableArticle.of(told, f"{source}#columns")


def _seems(name: str, said: str) -> str | None:
    """The field that a column seems to hold, by its name or by one of its values."""
    words = re.findall(r"[a-z]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower())
    if not _ABOUT_OTHERS.isdisjoint(words):
        return None
    if is_of_day(said, named=not _DAY_WORDS.isdisjoint(words)):
        return "published"
    return next((seems for seems, hints in _HINTS.items() if not hints.isdisjoint(words)), None)


def is_of_day(said: str, *, named: bool) -> bool:
    """Whether a value looks like a day. One in figures alone, as ids have them too, only where its column is `named` so."""
    if len(said) > _LONGEST_DAY or not re.search(r"\d", said) or (not named and re.fullmatch(r"[\d.,]+", said)):
        return False
    return parse_date(said) is not None
