"""Marks of articles that were taken out, since Chroma's files keep what they held until the generation is erased."""

from collections.abc import Iterable
from datetime import UTC, datetime

from index.storage.database import Database

_REMOVED = "removed "


class Tombstones:
    """Kept among the facts of the index: an id and the time of its removal."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, article_ids: Iterable[str]) -> None:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        marks = ((f"{_REMOVED}{article_id}", now) for article_id in article_ids)
        self._database.write_many("INSERT OR REPLACE INTO meta VALUES (?, ?)", marks)

    def clear(self) -> None:
        self._database.write("DELETE FROM meta WHERE key LIKE ?", (f"{_REMOVED}%",))

    def removed(self) -> list[str]:
        """The ids of articles of which this generation's files may still hold something, ascending."""
        marks = self._database.rows("SELECT key FROM meta WHERE key LIKE ?", (f"{_REMOVED}%",))
        ids = (row[0].removeprefix(_REMOVED) for row in marks)
        return sorted(article_id for article_id in ids if not self._is_back(article_id))

    def _is_back(self, article_id: str) -> bool:
        return bool(self._database.rows("SELECT 1 FROM articles WHERE id = ?", (article_id,)))
