"""From named values, as a JSON line, a table row or front matter brings them, to an article."""

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from corpus.datelines import read_dateline
from corpus.errors import CorpusError, UnreadableArticle
from corpus.publicationdate import published_on
from corpus.sentences import sentences
from corpus.types import Article

# Longer than any article: the longest of 40,000 news articles has 60 thousand characters.
MAX_ARTICLE_BYTES = 20_000_000
MAX_TITLE_CHARS = 90

NAMES: Mapping[str, tuple[str, ...]] = {
    "id": ("id",),
    "title": ("title", "headline", "judul"),
    "text": ("text", "content", "body", "isi", "article"),
    "published": ("date", "published", "published_at", "tanggal"),
    "outlet": ("outlet", "source", "media"),
    "authors": ("author", "authors", "penulis"),
    "url": ("url", "link"),
    "language": ("language", "lang"),
}
# A shorter sentence names nothing ("RALAT."): the next one belongs to the title too.
_LEAST_TITLE_CHARS = 20
# "KABAR PESISIR – (RANTAU) Gelombang setinggi …": the agency whose text it is.
_AGENCY = re.compile(r"\A\([A-Z/ ]{2,20}\)\s*")
_SURROGATES = re.compile("[\ud800-\udfff]")
_BETWEEN_AUTHORS = re.compile(r"\s*(?:;|\n|\s&\s|\sdan\s|\sand\s)\s*")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article stands: `source` is shown to people, `key` makes the id of an article that brings none."""

    source: str
    key: str
    names: Mapping[str, tuple[str, ...]]

    def record(self, number: int, line: int) -> "Origin":
        """The place of the `number`-th record of a file, which begins on `line`; both count from 1."""
        return Origin(f"{self.source}#{line}", f"{self.key}#{number}", self.names)


def names_with(fields: Mapping[str, str] | None, source: str) -> Mapping[str, tuple[str, ...]]:
    """`NAMES`, where a name in `fields` replaces all the usual ones. Raises CorpusError for a field that articles lack."""
    renamed = {("published" if field == "date" else field): (name,) for field, name in (fields or {}).items()}
    if unknown := sorted(renamed.keys() - NAMES.keys()):
        raise CorpusError(f"Articles have no field {', '.join(unknown)}; they have {', '.join(NAMES)}.", source)
    return {**NAMES, **renamed}


def article_from(record: Mapping[str, object], origin: Origin) -> Article:
    """The article that `record` holds. Raises UnreadableArticle where there is no text."""
    folded = {str(name).strip().lower(): value for name, value in record.items()}
    values = {field: _first(folded, names) for field, names in origin.names.items()}
    text = _written(values["text"])
    if not text.strip():
        raise UnreadableArticle(f"There is no text ({' or '.join(origin.names['text'])}) in {origin.source}.", origin.source)
    title, url = _written(values["title"]), _written(values["url"]) or None
    return Article(
        id=_written(values["id"]) or hashed(url or origin.key),
        source=origin.source,
        title=title or derived_title(text),
        text=text,
        published=published_on(_written(values["published"]), url, text),
        outlet=_written(values["outlet"]) or None,
        authors=_authors(values["authors"]),
        url=url,
        language=_language(_written(values["language"])),
        title_is_derived=not title,
    )


def hashed(key: str) -> str:
    """An id: the first 16 hexadecimal digits of the SHA-256 of `key`, the same on every system."""
    return hashlib.sha256(unicodedata.normalize("NFC", key).encode()).hexdigest()[:16]


def derived_title(text: str) -> str:
    """The first sentence without its dateline, cut between words to at most `MAX_TITLE_CHARS`."""
    line = next(line.strip() for line in text.splitlines() if line.strip())
    dateline = read_dateline(line)
    lead = _AGENCY.sub("", line[dateline.length :]) if dateline else line
    first = next((span.end for span in sentences(lead) if span.end >= _LEAST_TITLE_CHARS), len(lead))
    title = lead[:first] or line
    if len(title) <= MAX_TITLE_CHARS:
        return title
    return title[:MAX_TITLE_CHARS].rsplit(" ", 1)[0].rstrip(' ,;:-–—("“') + "…"


def cleaned(text: str) -> str:
    """`text` without halves of surrogate pairs, which no file, hash or data base can hold."""
    return _SURROGATES.sub("\ufffd", text)


def _first(folded: Mapping[str, object], names: tuple[str, ...]) -> object:
    """The first of `names` that holds something."""
    found = (folded.get(name.strip().lower()) for name in names)
    return next((value for value in found if value not in (None, "", [])), None)


def _written(value: object) -> str:
    if isinstance(value, list):
        return "\n".join(filter(None, (_written(part) for part in value)))
    return "" if value is None or isinstance(value, dict) else cleaned(str(value)).strip()


def _authors(value: object) -> tuple[str, ...]:
    """The authors of a list, or of a line; a comma separates none, since degrees follow one ("Budi, S.H.")."""
    return tuple(filter(None, _BETWEEN_AUTHORS.split(_written(value))))


def _language(written: str) -> str:
    """The "id" of "id-ID"; Indonesian where nothing is said."""
    code = re.split(r"[-_]", written.lower())[0]
    return code if re.fullmatch(r"[a-z]{2,3}", code) else "id"
