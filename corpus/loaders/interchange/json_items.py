"""ninjs and the posts of WordPress's REST interface, as records with the names known of tables."""

from collections.abc import Mapping, Sequence
from typing import Any

from corpus.loaders.content_systems import of_content_system

Record = Mapping[str, Any]

_NINJS_MARKS = ("pubstatus", "pubStatus", "versioncreated", "versionCreated")
_NINJS_HELD = ("body_xhtml", "body_html", "body_text", "bodies", "headline", "headlines")
_DAYS = (
    "firstpublished", "firstPublished", "firstcreated", "firstCreated", "contentcreated", "contentCreated",
    "versioncreated", "versionCreated",
)  # fmt: skip
# Elasticsearch's, JSON:API's and GraphQL's.
_WRAPPERS = ("_source", "attributes", "node")
# From the whole text down; a summary is none.
_BODIES = ("body_html", "body_xhtml", "body_text")
_TEXT_KINDS = ("text", "")


def is_item(record: object) -> bool:
    """Whether it is one article of a form known here, and no list of articles under a name."""
    return isinstance(record, Mapping) and (_is_ninjs(record) or _is_post(record))


def known_record(record: Record) -> Record:
    """The record under the names known of tables, where it is of a form known here; else as it is."""
    record = of_content_system(_unwrapped(record))
    if _is_ninjs(record):
        return _of_ninjs(record)
    return _of_post(record) if _is_post(record) else record


def _unwrapped(record: Record) -> Record:
    """What stands under a name of its own, as search engines and content systems put an article, with what stands beside it."""
    for name in _WRAPPERS:
        if isinstance(inner := record.get(name), Mapping):
            return {**{key: value for key, value in record.items() if key != name}, **inner}
    return record


def _is_ninjs(record: Record) -> bool:
    return any(name in record for name in _NINJS_MARKS) and any(name in record for name in _NINJS_HELD)


def _is_post(record: Record) -> bool:
    return all(isinstance(record.get(name), Mapping) and "rendered" in record[name] for name in ("title", "content"))


def _of_ninjs(record: Record) -> dict[str, object]:
    """Of ninjs 1, which has one text in up to three forms, and of 2 and 3, which have lists of texts."""
    uri = str(record.get("uri") or record.get("guid") or "")
    is_text = str(record.get("type") or "") in _TEXT_KINDS
    texts = [record.get(name) for name in _BODIES] + _values(record.get("bodies"))
    titles = [record.get("headline"), record.get("title"), *_values(record.get("headlines"))]
    sources = [record.get("source"), record.get("provider"), record.get("copyrightholder"), *_names(record.get("infosources"))]
    status = str(record.get("pubstatus") or record.get("pubStatus") or "usable").rpartition(":")[2]
    return {
        "id": uri,
        "title": _first(titles),
        "text": _first(texts) if is_text else None,
        "date": _first([record.get(name) for name in _DAYS]),
        "outlet": _first(sources),
        "author": _first([record.get("byline"), record.get("by"), _writers(record.get("people"))]),
        "url": uri if uri.lower().startswith(("http://", "https://")) else None,
        "language": record.get("language"),
        "status": "published" if status == "usable" else status,
    }


def _of_post(record: Record) -> dict[str, object]:
    """Its number is its own only within its site, so that its address tells it apart."""
    told, content = record.get("yoast_head_json"), record["content"]
    is_locked = bool(content.get("protected"))
    embedded = record.get("_embedded")
    kind = str(record.get("type") or "post")
    return {
        "id": None if record.get("link") else record.get("id"),
        "title": record["title"],
        "text": content,
        "date": record.get("date") or record.get("date_gmt"),
        "outlet": told.get("og_site_name") if isinstance(told, Mapping) else None,
        "author": _names(embedded.get("author")) if isinstance(embedded, Mapping) else None,
        "url": record.get("link"),
        "language": record.get("lang"),
        "status": "protected" if is_locked else kind if kind in ("page", "attachment") else record.get("status"),
    }


def _values(items: object) -> list[object]:
    """The values of a list of texts in several forms, the one that is said to be the main one first."""
    held = [item for item in items if isinstance(item, Mapping)] if isinstance(items, Sequence) else []
    held.sort(key=lambda item: "main" not in str(item.get("role") or ""))
    return [item.get("value") for item in held]


def _names(items: object) -> list[str]:
    held = [item for item in items if isinstance(item, Mapping)] if isinstance(items, Sequence) else []
    return [str(item["name"]) for item in held if item.get("name")]


def _writers(people: object) -> list[str]:
    held = [each for each in people if isinstance(each, Mapping)] if isinstance(people, Sequence) else []
    return _names([each for each in held if str(each.get("rel") or "").endswith(("creator", "author"))])


def _first(values: Sequence[object]) -> object:
    return next((value for value in values if value), None)
