"""The posts of Substack's export: a page each, beside a table (posts.csv) of their titles, their days, and which are out."""

import csv
from collections.abc import Collection, Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from corpus.errors import UnreadableArticle
from corpus.loaders.encodings import markup_text
from corpus.loaders.markup import html_text

TABLE = "posts.csv"
_COLUMNS = frozenset(("post_id", "is_published", "post_date", "title"))


def is_table_of_posts(names: Collection[str]) -> bool:
    """Whether these are the columns of the table, which holds no text itself."""
    return set(names) >= _COLUMNS


def row_of(page: Path) -> Mapping[str, str] | None:
    """What the table beside the page, or above its folder, says of it; None where there is no such table or row."""
    for table in (page.parent / TABLE, page.parent.parent / TABLE):
        with suppress(OSError):
            return _rows(table, table.stat().st_mtime_ns).get(page.stem)
    return None


def substack_record(content: bytes, row: Mapping[str, str], source: str) -> dict[str, object]:
    """The fields of the post that this page holds. Raises UnreadableArticle for a draft."""
    if row.get("is_published", "").strip().lower() != "true":
        raise UnreadableArticle("not_published", source=source, status="draft")
    return {"title": row.get("title"), "text": html_text(markup_text(content, source)), "published": row.get("post_date")}


@lru_cache(maxsize=4)
def _rows(table: Path, _changed_ns: int) -> Mapping[str, Mapping[str, str]]:
    with table.open(encoding="utf-8-sig", errors="replace", newline="") as file, suppress(csv.Error):
        rows = csv.DictReader(file)
        if is_table_of_posts(rows.fieldnames or ()):
            return {row["post_id"]: row for row in rows if row.get("post_id")}
    return {}
