"""Where the articles of a generation came from: their sources, their files, and the roots these lay under."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from index.storage.database import AMONG, Database, listed


class Origin(NamedTuple):
    """Of which file an article was read, under which root; both None for one that was handed over in Python."""

    number: int
    id: str
    source: str
    file: str | None
    root: str | None


class Beginning(NamedTuple):
    """What tells an article of a file from others: its title, how its text begins, its address."""

    number: int
    id: str
    digest: str
    source: str
    file: str | None
    root: str | None
    title: str
    beginning: str
    url: str | None


class Provenance:
    """Asked of the articles."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def origins(self) -> list[Origin]:
        """Of all articles, in order of their numbers."""
        sql = "SELECT number, id, source, file, root FROM articles ORDER BY number"
        return [Origin(*row) for row in self._database.rows(sql)]

    def versions(self) -> list[tuple[str, str]]:
        """(id, digest) of all articles, by their ids."""
        return self._database.rows("SELECT id, digest FROM articles ORDER BY id")

    def of_files(self) -> Iterator[Origin]:
        """Of the articles that were read from files."""
        sql = "SELECT number, id, source, file, root FROM articles WHERE file IS NOT NULL"
        return (Origin(*row) for row in self._database.rows(sql))

    def in_file(self, file: str, beginning_chars: int) -> list[Beginning]:
        """The articles of the file, with the first `beginning_chars` code points of each."""
        columns = "number, id, digest, source, file, root, title, substr(text, 1, ?), url"
        rows = self._database.rows(f"SELECT {columns} FROM articles WHERE file = ?", (beginning_chars, file))
        return [Beginning(*row) for row in rows]

    def files_under_roots(self) -> list[str]:
        return self._files("root IS NOT NULL")

    def files_without_root(self) -> list[str]:
        """Those that were given alone."""
        return self._files("root IS NULL AND file IS NOT NULL")

    def files_of(self, article_ids: Iterable[str]) -> list[str]:
        return self._files(f"file IS NOT NULL AND id IN {AMONG}", (listed(article_ids),))

    def file_sizes(self, root: str) -> list[tuple[str, int | None]]:
        """(file, its size in bytes when it was read, None where that is not known) of all files under the root."""
        sql = "SELECT DISTINCT file, size FROM articles LEFT JOIN files ON path = file WHERE root = ?"
        return self._database.rows(sql, (root,))

    def _files(self, test: str, values: Sequence[object] = ()) -> list[str]:
        return [row[0] for row in self._database.rows(f"SELECT DISTINCT file FROM articles WHERE {test}", values)]
