"""The export of Movable Type and of what writes it too (TypePad, Hatena, Ameba): entries of a text file, one below another."""

import re
from collections.abc import Iterator

from corpus.errors import CorpusError, UnreadableArticle
from corpus.loaders.column_names import NAMES
from corpus.loaders.guards import parsing
from corpus.loaders.records import Origin, article_from
from corpus.loaders.states import require_out
from corpus.loaders.values import plain_text
from corpus.optional_imports import importing
from corpus.types import Article

_FIELD = r"[A-Z][A-Z ]{2,30}:[^\n]*\n"
_EXPORT = re.compile(rf"\A\s*(?:{_FIELD})+-----\n(?:EXTENDED )?BODY:[ \t]*\n")
_BETWEEN_ENTRIES = re.compile(r"^--------[ \t]*(?:\n|\Z)", re.MULTILINE)
_BETWEEN_PARTS = re.compile(r"^-----[ \t]*(?:\n|\Z)", re.MULTILINE)
_DAY = re.compile(r"\A(\d\d)/(\d\d)/(\d{4})\b")  # the month first


def is_of_movable_type(written: str) -> bool:
    return _EXPORT.match(written) is not None


def entries(written: str, origin: Origin) -> Iterator[Article | UnreadableArticle]:
    """Each entry that is published, without its comments; the others are listed."""
    with importing(origin.source):
        from lxml.etree import LxmlError
    line = 1
    for number, entry in enumerate(_BETWEEN_ENTRIES.split(written), 1):
        place = origin.record(number, line)
        line += entry.count("\n") + 1
        if not entry.strip():
            continue
        record = _record(entry)
        try:
            require_out(record, place.source)
            with parsing(place.source, "not_an_article", LxmlError):
                article = article_from(
                    record, Origin(place.source, place.key, NAMES), text_of=plain_text, key=_key(record, place)
                )
            yield article
        except CorpusError as error:
            yield error if isinstance(error, UnreadableArticle) else UnreadableArticle.of(error, place.source)


def _record(entry: str) -> dict[str, object]:
    head, *parts = _BETWEEN_PARTS.split(entry)
    fields = dict(line.split(":", 1) for line in head.splitlines() if ":" in line)
    said = {name.strip(): value.strip() for name, value in fields.items()}
    texts = {name: part.partition("\n")[2].strip() for part in parts for name in (part.partition(":")[0].strip(),)}
    return {
        "title": said.get("TITLE", ""),
        "author": said.get("AUTHOR", ""),
        "date": _DAY.sub(r"\3-\1-\2", said.get("DATE", "")),
        "status": said.get("STATUS", "").casefold(),
        "text": "\n\n".join(filter(None, (texts.get("BODY"), texts.get("EXTENDED BODY")))),
    }


def _key(record: dict[str, object], place: Origin) -> str:
    """An entry stays itself where others are put before it."""
    return f"{place.key.rpartition('#')[0]}#{record['title']}#{record['date']}"
