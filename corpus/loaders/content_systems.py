"""Rows and objects as content systems export them, under the names that tables have: Joomla, Drupal, Ghost, newsletters.

A name as "created" or "state" is only believed where the others beside it tell whose it is: elsewhere it is a scraper's.
"""

from collections.abc import Callable, Mapping

from corpus.loaders.column_names import NAMES, folded_name, places_of
from corpus.loaders.values import written

Record = Mapping[str, object]
_Said = Mapping[str, object]  # by folded names
_YES, _NO = frozenset("true 1 yes y ya on t".split()), frozenset("false 0 no n tidak off f".split())
_OUT_IN_JOOMLA = ("1", "2")  # published, archived
_NOT_OUT: dict[str, object] = {"status": "unpublished"}


def of_content_system(record: Record) -> Record:
    """The record with what it says under the names known of tables added, where its form is known; else as it is."""
    said = {folded_name(name): value for name, value in record.items()}
    added = next((read(said) for names, read in _FORMS if all(map(said.__contains__, names))), {})
    if written(said.get("published")).casefold() in _YES | _NO:  # whether, not when
        others = {name: value for name, value in record.items() if folded_name(name) != "published"}
        return {**others, "is_published": said["published"], **added}
    return {**record, **added} if added else record


def posts_of_ghost(whole: object) -> list[object] | None:
    """The posts of an export of Ghost; None for anything else."""
    held = whole.get("db") if isinstance(whole, dict) else None
    first = held[0] if isinstance(held, list) and held else None
    data = first.get("data") if isinstance(first, dict) else None
    posts = data.get("posts") if isinstance(data, dict) else None
    return posts if isinstance(posts, list) else None


def _of_joomla(said: _Said) -> dict[str, object]:
    """A text is cut in two where "read more" stands."""
    parts = [written(said.get(name)) for name in ("introtext", "fulltext")]
    text = "\n".join(filter(None, parts)) or said.get("text")
    state = written(said.get("state"))
    is_out = state in ("", *_OUT_IN_JOOMLA)
    return {
        "text": text,
        "date": _first(said, "publishup", "created"),
        "author": _first(said, "createdbyalias", "author"),
        **({} if is_out else _NOT_OUT),
    }


def _of_drupal(said: _Said) -> dict[str, object]:
    """What it calls "created" is the day that its pages print; an editor can change it."""
    is_out = not any(written(said.get(name)).casefold() in _NO for name in ("status", "published"))
    return {
        "date": _first(said, "authoredon", "created"),
        "author": _first(said, "authoredby"),
        "status": "" if is_out else "unpublished",
        "post_type": "page" if written(said.get("type")).rpartition("--")[2] == "page" else "",
    }


def _of_ghost(said: _Said) -> dict[str, object]:
    return {"text": said["html"], "post_type": "" if written(said["type"]) == "post" else written(said["type"])}


def _of_beehiiv(said: _Said) -> dict[str, object]:
    """It tells when a letter was begun, which is mostly sent within days."""
    return {"date": said["createdat"], "published_is_estimated": "true"}


def _of_buttondown(said: _Said) -> dict[str, object]:
    return {"title": said["subject"]}


def _of_model(said: _Said) -> dict[str, object]:
    """Of Strapi, Laravel and others, whose rows say when they were begun and published, or that they are not. What has an
    address is a page that a scraper found, and its day was not.
    """
    has_address = any(written(said.get(name)) for name in places_of(NAMES["url"]))
    return {} if written(said["publishedat"]) or has_address else _NOT_OUT


def _first(said: _Said, *names: str) -> object:
    """Of Joomla's days a row of noughts is none."""
    held = (said.get(name) for name in names)
    return next((value for value in held if (text := written(value)) and not text.startswith("0000")), None)


_FORMS: tuple[tuple[tuple[str, ...], Callable[[_Said], dict[str, object]]], ...] = (
    (("introtext", "fulltext"), _of_joomla),
    (("publishup", "state", "text"), _of_joomla),
    (("drupalinternalnid", "created"), _of_drupal),
    (("nid", "created", "body"), _of_drupal),
    (("authoredon", "body"), _of_drupal),
    (("html", "type", "publishedat"), _of_ghost),
    (("webtitle", "createdat", "audience"), _of_beehiiv),
    (("subject", "emailtype", "body"), _of_buttondown),
    (("createdat", "publishedat"), _of_model),
)
