"""What one field of a record says: out of the wrappings that data bases, scrapers and spreadsheets put around it."""

import ast
import functools
import json
import re
import unicodedata
from collections.abc import Mapping

from corpus.loaders.body import mended
from corpus.loaders.markup import html_text, with_breaks

# What pandas and spreadsheets write for nothing.
_NOTHING = frozenset(("nan", "nat", "none", "null", "<na>", "n/a", "#n/a", "na", "undefined", "[]", "{}"))
# "$date" and "$oid" are MongoDB's, "rendered" is WordPress's, "name" that of an outlet or a person.
_INNER = ("rendered", "$date", "$oid", "$numberLong", "name", "#text", "text", "value", "html", "plain")
_MAX_LIST_CHARS = 1_000_000
_SURROGATES = re.compile("[\ud800-\udfff]")
_MARKUP = re.compile(
    r"</(?:p|div|span|a|b|i|u|strong|em|li|ul|ol|h[1-6]|td|tr|table|blockquote|figure|section|article)\s*>|<br\s*/?>|<p(?:\s[^<>]*)?>"
    r"|<img\s[^<>]*>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|[lr][ds]quo|[mn]dash|hellip|bull|#\d{2,5}|#x[\da-fA-F]{2,5});")
# Two characters that stand for a line end where text has been through a program's source: "…rapat.\nRapat …".
_WRITTEN_LINE_END = re.compile(r"(?<=[.!?\"”)\s])(?:\\r)?\\n(?:(?:\\r)?\\n)*|(?:\\r)?\\n(?=[A-Z\"“\\]|\s*\Z)")
# Scrapy joins the paragraphs of a list with a comma alone: "…di Liwa.,Kepala pasar …".
_JOINED_PARAGRAPHS = re.compile(r"(?<=[.!?])(?P<quote>[\"”]?),(?=[\"“]?[A-Z])")


@functools.lru_cache(maxsize=10_000)
def folded_name(name: object) -> str:
    """The name of a column as it is compared: "Isi Berita", "isi_berita" and "isiBerita" are one."""
    folded = unicodedata.normalize("NFKC", str(name)).strip().casefold()
    return "_id" if folded == "_id" else re.sub(r"[\W_]+", "", folded) or folded


def written(value: object) -> str:
    """A value as text: a list one item a line, an object by what it names, nothing for what stands for nothing."""
    if isinstance(value, Mapping):
        return next((said for key in _INNER if (said := written(value.get(key)))), "")
    if isinstance(value, list | tuple):
        return "\n".join(filter(None, map(written, value)))
    text = "" if value is None else cleaned(str(value)).strip()
    if len(text) < 12 and text.casefold() in _NOTHING:
        return ""
    items = _written_list(text)
    return text if items is None else written(items)


def plain_text(text: str) -> str:
    """The text of an article from a table, one line a paragraph: without markup and furniture, its lines whole.

    Raises what lxml raises: call it within `parsing`.
    """
    if not _MARKUP.search(text):
        text = html_text(_escaped(text)) if _ENTITY.search(text) else text
    else:
        text = html_text(with_breaks(text, at_line_ends=True))
    text = _WRITTEN_LINE_END.sub("\n", text)
    if "\n" not in text and len(_JOINED_PARAGRAPHS.findall(text)) > 1:
        text = _JOINED_PARAGRAPHS.sub(r"\g<quote>\n", text)
    return mended(text)


def cleaned(text: str) -> str:
    """`text` without halves of surrogate pairs, which no file, hash or data base can hold."""
    return _SURROGATES.sub("\ufffd", text)


def _escaped(text: str) -> str:
    """Text with entities but no tags, as markup in which a bare "<" is only that and each line end a break."""
    return text.replace("<", "&lt;").replace("\n", "<br>")


def _written_list(text: str) -> list[object] | None:
    """The items of a list that was written down as Python or JSON writes one; None for other text."""
    if not (text.startswith(("['", '["')) and text.endswith(("']", '"]')) and len(text) <= _MAX_LIST_CHARS):
        return None
    for read in (json.loads, ast.literal_eval):
        try:
            items = read(text)
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            continue
        return items if isinstance(items, list) and all(isinstance(item, str) for item in items) else None
    return None
