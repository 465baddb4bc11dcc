"""From named values, as a JSON line, a table row or front matter brings them, to an article."""

import hashlib
import re
import shlex
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from corpus.datelines import read_dateline
from corpus.dates.days import is_day_alone
from corpus.dates.publication import printed_day_and_text, published_on
from corpus.errors import CorpusError, UnreadableArticle
from corpus.loaders.body import without_furniture
from corpus.loaders.column_names import NAMES, folded_name, places_of
from corpus.loaders.values import written
from corpus.text.segmentation import sentences
from corpus.types import Article

# Longer than any article: the longest of 40,000 news articles has 60 thousand characters.
MAX_ARTICLE_BYTES = 20_000_000
MAX_TITLE_CHARS = 90

# As `Article.to_dict()` and the metadata of our own nodes call it: read back, a guess stays one.
_IS_ESTIMATED = ("published_is_estimated",)
_YES = ("True", "true", "1")
# A shorter sentence names nothing ("RALAT."): the next one belongs to the title too.
_LEAST_TITLE_CHARS = 20
# "KABAR PESISIR – (RANTAU) Gelombang setinggi …": the agency whose text it is.
_AGENCY = re.compile(r"\A\([A-Z/ ]{2,20}\)\s*")
_BETWEEN_AUTHORS = re.compile(r"\s*(?:;|\n|\s&\s|\sdan\s|\sand\s)\s*")
_BEFORE_AUTHORS = re.compile(
    r"\A(?:dan\s+(?=[A-Z])|(?:penulis|editor|reporter|pewarta|jurnalis|oleh|by|laporan)\b\s*:?\s+)", re.IGNORECASE
)
# As in "Reporter: Budi, Editor: Sari" and "Budi, Sari, dan Tono".
_BEFORE_ANOTHER = re.compile(
    r",\s*(?=(?:penulis|editor|reporter|pewarta|jurnalis|laporan|fotografer)\s*:)|,\s*(?:dan|and|&)\s+", re.IGNORECASE
)
_DEGREE = re.compile(
    r"(?:[A-Z][A-Za-z]{0,5}\.)+(?:[A-Za-z]{1,5})?|[A-Z]{2,5}|MSi|MPd|SPd|SSos|SKom|MKom|PhD|\([A-Z][A-Za-z.]{0,6}\)"
)
# What readers of pages take for a name: an address, the word before the day.
_NO_NAME = re.compile(
    r"https?://\S+|[^\s@]+@[^\s@]+\.\w+|"
    r"(?:posted|published|updated|diterbitkan|diposting|ditulis|tayang|terbit|dimuat)(?: on| by| oleh)?",
    re.IGNORECASE,
)
# What is added to an address to see where readers come from, and changes nothing of the page.
_TRACKING = re.compile(r"utm_.*|fbclid|gclid|dclid|msclkid|igshid|mc_[ce]id|_ga|_gl|ref|ref_src|ref_url|amp", re.IGNORECASE)
_MOST_NAMED = 12  # columns in a message
_LONGEST_NAME = 40


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
        raise CorpusError("unknown_fields", source=source, unknown=unknown, known=tuple(NAMES))
    return {**NAMES, **renamed}


def article_from(
    record: Mapping[str, object], origin: Origin, *, text_of: Callable[[str], str] | None = None, key: str | None = None
) -> Article:
    """The article that `record` holds; `text_of` takes a value out of its markup. Raises UnreadableArticle without a text.

    An article that brings neither id nor address gets its id from `key`, else from where it stands.
    """
    fields = _fields(record, origin.names, text_of)
    printed, text = printed_day_and_text(without_furniture(fields.get("text", "")))
    if not text.strip():
        raise without_text(record, origin)
    title, address = fields.get("title"), fields.get("url")
    is_guess = value_of(record, _IS_ESTIMATED) in _YES
    dateline = read_dateline(text)
    printed = printed or (dateline.day if dateline else "")
    day = published_on(fields.get("published", ""), address, text, printed, is_guess=is_guess)
    return Article(
        id=fields.get("id") or id_of_address(address) or hashed(key or origin.key),
        source=origin.source,
        title=title or derived_title(text),
        text=text,
        published=day.value,
        outlet=fields.get("outlet") or (dateline.outlet if dateline else None),
        authors=authors_in(fields.get("authors", "")),
        url=address,
        language=_language(fields.get("language", "")),
        title_is_derived=not title,
        published_is_estimated=day.is_estimated,
    )


def value_of(record: Mapping[str, object], names: tuple[str, ...]) -> str:
    """The first value under one of `names` that says something, however the names are spelled; else nothing."""
    said = _said(record, names)
    return said[min(said, key=places_of(names).__getitem__)] if said else ""


def content_key(record: Mapping[str, object], names: Mapping[str, tuple[str, ...]]) -> str | None:
    """What tells a record without id and address from the others of its file: its title, else its text.

    Its number would not: that changes with every article that is put before it.
    """
    if value_of(record, names["id"]) or value_of(record, names["url"]):
        return None
    return value_of(record, names["title"]) or value_of(record, names["text"])


def id_of_address(url: str | None) -> str | None:
    """The id of an article that brings none, by its address; None without one."""
    return hashed(same_address(url)) if url else None


def same_address(url: str) -> str:
    """The address as all its spellings have it: https, without tracking, fragment and last slash. Only for telling pages
    apart: a reader gets the address as it was given.
    """
    parts = urlsplit(url.strip())
    if parts.scheme.lower() not in ("http", "https") or not parts.netloc:
        return url
    query = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(name)]
    kept = parts.query if len(query) == len(parts.query.split("&")) else urlencode(query)
    return f"https://{parts.netloc.lower()}{parts.path.rstrip('/')}{'?' if kept else ''}{kept}"


def hashed(key: str) -> str:
    """An id: the first 16 hexadecimal digits of the SHA-256 of `key`, the same on every system."""
    return hashlib.sha256(unicodedata.normalize("NFC", key).encode()).hexdigest()[:16]


def derived_title(text: str) -> str:
    """The first sentence without its dateline, cut between words to at most `MAX_TITLE_CHARS`."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    line = next((line for line in lines if not is_day_alone(line)), lines[0])
    dateline = read_dateline(line)
    lead = _AGENCY.sub("", line[dateline.length :]) if dateline else line
    first = next((span.end for span in sentences(lead) if span.end >= _LEAST_TITLE_CHARS), len(lead))
    title = lead[:first] or line
    if len(title) <= MAX_TITLE_CHARS:
        return title
    return title[:MAX_TITLE_CHARS].rsplit(" ", 1)[0].rstrip(' ,;:-–—("“') + "…"


def authors_in(said: str) -> tuple[str, ...]:
    """The authors of a list, or of a line. A comma parts whole names, and none where degrees follow it ("Budi, S.H.")."""
    lines = _BETWEEN_AUTHORS.split(_BEFORE_ANOTHER.sub("; ", said))
    names = (_BEFORE_AUTHORS.sub("", name.strip(" ,|")) for line in lines for name in _names_in(line))
    return tuple(name for name in names if name and not name.isdigit() and not _NO_NAME.fullmatch(name))


def _names_in(line: str) -> list[str]:
    """The names of a line whose commas part names of two words and more, each with the degrees behind it; else the line."""
    names: list[str] = []
    for part in map(str.strip, line.split(",")):
        if names and part and all(map(_DEGREE.fullmatch, part.split())):
            names[-1] += f", {part}"
        else:
            names.append(part)
    bare = (name.partition(",")[0] for name in names)
    return names if all(len(name.split()) > 1 and name[0].isupper() for name in bare) else [line]


def _fields(
    record: Mapping[str, object], names: Mapping[str, tuple[str, ...]], text_of: Callable[[str], str] | None
) -> dict[str, str]:
    """What the record says of each field, without those of which it says nothing."""
    found = {}
    for field, each in names.items():
        said = {key: text_of(value) if text_of else value for key, value in _said(record, each).items()}
        places = places_of(each)
        found[field] = sorted(((key, value) for key, value in said.items() if value), key=lambda named: places[named[0]])
    fields = {field: values[0][1] for field, values in found.items() if values}
    if "published" in fields and found["published"][0][0].endswith("gmt"):
        fields["published"] = f"{fields['published']} UTC"
    outlets = [value for _, value in found["outlet"]]
    if page := next(filter(_is_page, outlets), None):  # some call the address of an article its source
        fields.setdefault("url", page)
    fields["outlet"] = next((_host(value) for value in outlets if not _is_page(value)), "")
    return fields


def _said(record: Mapping[str, object], names: tuple[str, ...]) -> dict[str, str]:
    """The values under `names` that say something, by the folded names; of two that fold alike the first."""
    wanted = places_of(names)
    said: dict[str, str] = {}
    for name, value in record.items():
        if (key := folded_name(name)) in wanted and key not in said and (text := written(value)):
            said[key] = text
    return said


def _host(said: str) -> str:
    named = urlsplit(said).netloc if said.lower().startswith(("http://", "https://")) else said
    return named.removeprefix("www.")


def _is_page(said: str) -> bool:
    """Whether it is the address of a page, and not of a whole site."""
    return said.lower().startswith(("http://", "https://")) and bool(urlsplit(said).path.strip("/"))


def without_text(record: Mapping[str, object], origin: Origin) -> UnreadableArticle:
    """What is raised for a record without text: it says which columns there are, and how to name the one that holds it."""
    known = [places_of(names) for names in origin.names.values()]
    expected = origin.names["text"][:5]

    def is_known(name: object) -> bool:
        return any(folded_name(name) in places for places in known)

    columns = [name_shown(name) for name in record if str(name or "").strip()]
    unknown = {name: len(written(value)) for name, value in record.items() if not is_known(name) and written(value)}
    if not unknown:
        return UnreadableArticle("no_text_in_record", source=origin.source, expected=expected)
    listed = [*columns[:_MOST_NAMED], *(["…"] if len(columns) > _MOST_NAMED else [])]
    likely = as_option(max(unknown, key=lambda name: unknown[name]))
    return UnreadableArticle("no_text_in_columns", source=origin.source, expected=expected, columns=listed, likely=likely)


def name_shown(column: object) -> str:
    """The name of a column as messages show it: on one line, and not too long."""
    return " ".join(str(column).split())[:_LONGEST_NAME]


def as_option(column: object) -> str:
    """The name of a column as it is given behind `--field text=`, in quotes where a shell would part it."""
    return shlex.quote(name_shown(column))


def _language(written: str) -> str:
    """The "id" of "id-ID"; Indonesian where nothing is said."""
    code = re.split(r"[-_]", written.lower())[0]
    return code if re.fullmatch(r"[a-z]{2,3}", code) else "id"
