"""Which articles are near duplicates of each other: clusters, each named by the lowest number of an article in it.

An older index has no such table; then every article is alone.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from index.storage.database import AMONG, Database, listed
from index.storage.filters import sql_condition
from index.storage.schema import estimated_column
from index.storage.tables.catalog import as_day
from index.types import Filter


class ClusterRow(NamedTuple):
    """An article, the keys under which it meets its copies, its cluster; not `settled` until it was compared with others."""

    article: int
    keys: bytes
    cluster: int
    is_settled: bool


class Member(NamedTuple):
    """An article of a cluster, as it is shown."""

    cluster: int
    number: int
    id: str
    title: str
    outlet: str | None
    published: date | None
    published_is_estimated: bool


class Clusters:
    """One row for each article that is long enough to be compared."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def are_kept(self) -> bool:
        """Whether this index is of a format that knows them."""
        return bool(self._database.columns("copies"))

    def add(self, article: int, keys: bytes) -> None:
        """An article that is still to be compared, alone as yet."""
        self._database.write("INSERT INTO copies VALUES (?, ?, ?, 0)", (article, keys, article))

    def remove(self, article: int) -> None:
        """Takes the article out; those that it was in a cluster with are to be compared again."""
        if self.are_kept:
            of_the_same = "family = (SELECT family FROM copies WHERE article = ?)"
            self._database.write(f"UPDATE copies SET settled = 0 WHERE {of_the_same}", (article,))
            self._database.write("DELETE FROM copies WHERE article = ?", (article,))

    def rows(self) -> list[ClusterRow]:
        """In order of the articles' numbers."""
        rows = self._database.rows("SELECT article, keys, family, settled FROM copies ORDER BY article")
        return [ClusterRow(article, keys, cluster, bool(settled)) for article, keys, cluster, settled in rows]

    def settle(self, changed: Iterable[tuple[int, int]]) -> None:
        """Writes down (article, cluster) of those whose cluster is another one now; all are compared."""
        rows = ((cluster, article) for article, cluster in changed)
        self._database.write_many("UPDATE copies SET family = ? WHERE article = ?", rows)
        self._database.write("UPDATE copies SET settled = 1 WHERE settled = 0")

    def of_articles(self, numbers: Sequence[int]) -> dict[int, int]:
        """The cluster of each of the articles that has a row."""
        if not self.are_kept:
            return {}
        sql = f"SELECT article, family FROM copies WHERE article IN {AMONG}"
        return dict(self._database.rows(sql, (listed(numbers),)))

    def of_ids(self, article_ids: Iterable[str]) -> list[tuple[str, int, int]]:
        """(id, number, cluster) of each of the articles that has a row."""
        if not self.are_kept:
            return []
        sql = f"SELECT id, number, family FROM articles JOIN copies ON article = number WHERE id IN {AMONG}"
        return self._database.rows(sql, (listed(article_ids),))

    def members(self, clusters: Iterable[int], wanted: Filter) -> list[Member]:
        """The articles of the clusters that pass the filter, oldest first and by id, undated ones last."""
        where, values = sql_condition(wanted)
        rows = self._database.rows(
            f"SELECT family, number, id, title, outlet, published, {estimated_column(self._database)} "
            f"FROM copies JOIN articles ON number = article WHERE family IN {AMONG} AND {where} "
            "ORDER BY published IS NULL, published, id",
            (listed(clusters), *values),
        )
        return [
            Member(cluster, number, id_, title, outlet or None, as_day(published), bool(estimated))
            for cluster, number, id_, title, outlet, published, estimated in rows
        ]

    def first_ids(self, numbers: Sequence[int]) -> dict[int, str]:
        """For each of the articles that has a row, the id of the article that its cluster is named by."""
        if not self.are_kept:
            return {}
        sql = (
            "SELECT copies.article, articles.id FROM copies JOIN articles ON articles.number = copies.family "
            f"WHERE copies.article IN {AMONG}"
        )
        return dict(self._database.rows(sql, (listed(numbers),)))
