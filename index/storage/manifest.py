"""The manifest: one SQLite file that holds everything an index is made of. Words and vectors can be made again from it.

Each table has a class of its own in `index/storage/tables/`, with all of the SQL that is said of it.
"""

from contextlib import AbstractContextManager
from pathlib import Path

from index.storage import schema
from index.storage.database import Database
from index.storage.tables.articles import Articles
from index.storage.tables.catalog import Catalog
from index.storage.tables.clusters import Clusters
from index.storage.tables.failures import Failures
from index.storage.tables.files import FileStamps, Roots
from index.storage.tables.meta import Meta
from index.storage.tables.passages import Passages
from index.storage.tables.postings import Postings
from index.storage.tables.provenance import Provenance
from index.storage.tables.tombstones import Tombstones
from index.storage.tables.vectors import StoredVectors
from index.storage.tables.withheld import WithheldArticles

PAGE_BYTES = 16_384  # of 4,096, one holds a text or two and is a third empty: a tenth more disk for the news (2026-11)


class Manifest:
    """The tables of one generation. Safe to share between threads; one writer."""

    def __init__(self, database: Database) -> None:
        self.database, self.path = database, database.path
        self.meta = Meta(database)
        self.articles = Articles(database)
        self.provenance = Provenance(database)
        self.catalog = Catalog(database)
        self.passages = Passages(database)
        self.vectors = StoredVectors(database)
        self.postings = Postings(database)
        self.clusters = Clusters(database)
        self.roots = Roots(database)
        self.files = FileStamps(database)
        self.failures = Failures(database)
        self.tombstones = Tombstones(database)
        self.withheld = WithheldArticles(database)

    @classmethod
    def create(cls, path: Path) -> "Manifest":
        """Raises IndexingError where the disk refuses."""
        return cls(Database.create(path, schema.SCHEMA, PAGE_BYTES))

    @classmethod
    def open(cls, path: Path, *, writable: bool = False) -> "Manifest":
        """Raises IndexDamaged when the file is missing or no manifest, IndexUnavailable when it is locked."""
        return cls(Database.open(path, "meta", writable=writable))

    def close(self) -> None:
        self.database.close()

    def transaction(self) -> AbstractContextManager[None]:
        return self.database.transaction()

    def drop_article(self, number: int) -> list[int]:
        """Forgets the article; the numbers of the passages that went with it."""
        gone = self.passages.remove_of(number)
        self.vectors.remove(gone)
        self.clusters.remove(number)
        self.articles.remove(number)
        return gone

    def bring_up_indexes(self) -> None:
        schema.bring_up_indexes(self.database)

    def bring_up_estimates(self) -> None:
        schema.bring_up_estimates(self.database)

    def bring_up_clusters(self) -> bool:
        """Whether there were none: then every article's keys are wanted."""
        return schema.bring_up_clusters(self.database)
