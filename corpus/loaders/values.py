"""What one field of a record says: out of the wrappings that data bases, scrapers and spreadsheets put around it."""

import ast
import json
import re
import warnings
from collections.abc import Mapping
from html.entities import html5

from corpus.loaders.body import mended
from corpus.loaders.exports import without_shortcodes
from corpus.loaders.markup import html_text, with_breaks

# What pandas and spreadsheets write for nothing.
_NOTHING = frozenset(
    ("nan", "nat", "none", "null", "\\n", "<na>", "n/a", "#n/a", "na", "undefined", "[]", "[ ]", "{}", "-", "--", "–", "—")
)
# "$date" and "$oid" are MongoDB's, "rendered" is WordPress's, "name" that of an outlet or a person.
_INNER = (
    "rendered", "$date", "$oid", "$numberLong", "name", "display_name", "nama", "#text", "text", "value", "html", "plain",
    "main", "__cdata",
)  # fmt: skip
_MAX_VALUE_CHARS = 1_000_000
# "['Satu.', …", "[{'name': …", "{'id': None, …", "('Satu.', …", "{"Satu.","Dua."}"; but not "[Pemkab] …" or "(ANTARA)".
_BEGINS_VALUE = re.compile(r"""[\[({]\s*(?:["'{]|None\b|null\b|nan\b)""")
_NAN = re.compile(r"(?<=[\[,\s:])nan(?=[\],\s}])")
_SURROGATES = re.compile("[\ud800-\udfff]")
_MARKUP = re.compile(
    r"</(?:p|div|span|a|b|i|u|s|strong|em|small|sup|sub|font|center|li|ul|ol|dl|dd|h[1-6]|td|th|tr|tbody|table|blockquote|figure"
    r"|figcaption|section|article|aside|script|style|iframe|video|cite|q|mark|ins|del|time)\s*>|</?[bh]r\s*/?>"
    r"|<p(?:\s[^<>]*)?>|<img\s[^<>]*>|<!--.*?-->",
    re.IGNORECASE | re.DOTALL,
)
_ENTITY = re.compile(r"&(?:(?P<name>[A-Za-z][A-Za-z\d]{1,30})|#\d{2,6}|#[xX][\da-fA-F]{2,5});")
_CDATA = re.compile(r"<!\[CDATA\[|\]\]>")
# A line break as some editors close it, which no parser knows.
_CLOSED_BREAK = re.compile(r"</([bh]r)\s*/?>", re.IGNORECASE)
# A quotation mark that a data base put a backslash before.
_ESCAPED_MARK = re.compile(r"\\+([\"'’”])")
# NewsAPI shows the beginning of a text, and says how much it leaves out.
_LEFT_OUT = re.compile(r"\s*\[\+\d+ chars\]\s*\Z")
# Two characters that stand for a line end where text has been through a program's source: "…rapat.\nRapat …".
_WRITTEN_LINE_END = re.compile(r"(?<=[.!?\"”)\s])(?:\\r)?\\n(?:(?:\\r)?\\n)*|(?:\\r)?\\n(?=[A-Z\"“\\]|\s*\Z)")
# Scrapy joins the paragraphs of a list with a comma alone: "…di Liwa.,Kepala pasar …".
_JOINED_PARAGRAPHS = re.compile(r"(?<=[.!?])(?P<quote>[\"”]?),(?=[\"“]?[A-Z])")


def written(value: object) -> str:
    """A value as text: a list one item a line, an object by what it names, nothing for what stands for nothing."""
    if isinstance(value, Mapping):
        return next((said for key in _INNER if (said := written(value.get(key)))), "")
    if isinstance(value, list | tuple):
        return "\n".join(filter(None, map(written, value)))
    text = "" if value is None else cleaned(str(value)).strip()
    if len(text) < 12 and text.casefold() in _NOTHING:
        return ""
    value = _as_value(text)
    return text if value is None else written(value) or ("" if isinstance(value, list) else text)


def plain_text(text: str) -> str:
    """The text of an article from a table, one line a paragraph: without markup and furniture, its lines whole.

    Raises what lxml raises: call it within `parsing`.
    """
    text = _out_of_markup(without_shortcodes(_CDATA.sub("", text)))
    if _is_marked_up(text):  # it was escaped twice, as some data bases keep it
        text = _out_of_markup(text)
    text = _ESCAPED_MARK.sub(r"\1", _WRITTEN_LINE_END.sub("\n", _LEFT_OUT.sub("", text)))
    if "\n" not in text and len(_JOINED_PARAGRAPHS.findall(text)) > 1:
        text = _JOINED_PARAGRAPHS.sub(r"\g<quote>\n", text)
    return mended(text)


def cleaned(text: str) -> str:
    """`text` without halves of surrogate pairs, which no file, hash or data base can hold."""
    return _SURROGATES.sub("\ufffd", text)


def _out_of_markup(text: str) -> str:
    if _MARKUP.search(text):
        return html_text(with_breaks(_CLOSED_BREAK.sub(r"<\1>", text), at_line_ends=True))
    return html_text(_escaped(text)) if _has_entities(text) else text


def _is_marked_up(text: str) -> bool:
    return _MARKUP.search(text) is not None or _has_entities(text)


def _has_entities(text: str) -> bool:
    return any(match["name"] is None or f"{match['name']};" in html5 for match in _ENTITY.finditer(text))


def _escaped(text: str) -> str:
    """Text with entities but no tags, as markup in which a bare "<" is only that and each line end a break."""
    return text.replace("<", "&lt;").replace("\n", "<br>")


def _as_value(text: str) -> object:
    """The list or object that was written down as Python, JSON or PostgreSQL writes one; None for other text."""
    if not (text[:1] + text[-1:] in ("[]", "()", "{}") and len(text) <= _MAX_VALUE_CHARS and _BEGINS_VALUE.match(text)):
        return None
    forms = (text, _NAN.sub("None", text), *([f"[{text[1:-1]}]"] if text[0] == "{" else []))
    for form in forms:
        for read in (json.loads, _python_value):
            try:
                value = read(form)
            except (ValueError, SyntaxError, MemoryError, RecursionError):
                continue
            if isinstance(value, dict):
                return value
            if isinstance(value, list | tuple):
                return value if all(isinstance(item, str | Mapping | None) for item in value) else None
    return None


def _python_value(written_down: str) -> object:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a backslash that means nothing
        return ast.literal_eval(written_down)
