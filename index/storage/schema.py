"""The tables of a manifest, and how one of an older format is brought up to today's."""

from index.storage.database import Database

FORMAT_VERSION = "3"
READABLE_FORMATS = ("1", "2", FORMAT_VERSION)  # "1" knew no copies, "2" not which days of publication are estimated

_ESTIMATED_COLUMN = "published_is_estimated INTEGER NOT NULL DEFAULT 0"
_CLUSTERS = (
    "CREATE TABLE copies (article INTEGER PRIMARY KEY, keys BLOB NOT NULL, family INTEGER NOT NULL, settled INTEGER NOT NULL)",
    "CREATE INDEX copies_by_family ON copies (family)",
)
WITHHELD = (
    "CREATE TABLE withheld (id TEXT PRIMARY KEY, digest TEXT NOT NULL, source TEXT NOT NULL, file TEXT, root TEXT, "
    "withdrawn INTEGER NOT NULL, record TEXT NOT NULL, vectors BLOB, width INTEGER NOT NULL) WITHOUT ROWID"
)
SCHEMA = f"""
{";".join(_CLUSTERS)};
{WITHHELD};
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE roots (path TEXT PRIMARY KEY, label TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE files (path TEXT PRIMARY KEY, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, read_ns INTEGER NOT NULL)
    WITHOUT ROWID;
CREATE TABLE failures (source TEXT PRIMARY KEY, file TEXT NOT NULL, reason TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE articles (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE, digest TEXT NOT NULL,
    source TEXT NOT NULL, file TEXT, root TEXT,
    title TEXT NOT NULL, text TEXT NOT NULL, published TEXT, outlet TEXT, authors TEXT NOT NULL, url TEXT,
    language TEXT NOT NULL, title_is_derived INTEGER NOT NULL,
    sentences BLOB NOT NULL,
    {_ESTIMATED_COLUMN}
);
CREATE INDEX articles_by_file ON articles (file);
CREATE INDEX articles_by_date_and_outlet ON articles (published, outlet);
CREATE TABLE passages (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    article INTEGER NOT NULL, ordinal INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL
);
CREATE INDEX passages_by_article ON passages (article);
CREATE TABLE vectors (passage INTEGER PRIMARY KEY, vector BLOB NOT NULL);
CREATE TABLE segments (number INTEGER PRIMARY KEY, passages BLOB NOT NULL, articles BLOB NOT NULL, lengths BLOB NOT NULL);
CREATE TABLE postings (term TEXT NOT NULL, segment INTEGER NOT NULL, passages BLOB NOT NULL, counts BLOB NOT NULL,
    PRIMARY KEY (term, segment)) WITHOUT ROWID;
"""


def estimated_column(database: Database) -> str:
    """What says in SQL whether an article's day of publication is estimated: nothing does in an older format."""
    return "published_is_estimated" if "published_is_estimated" in database.columns("articles") else "0"


def bring_up_estimates(database: Database) -> None:
    """Gives a manifest of an older format the column; what it holds counts as known until its file is read again."""
    if estimated_column(database) == "0":
        database.define(f"ALTER TABLE articles ADD COLUMN {_ESTIMATED_COLUMN}")


def bring_up_indexes(database: Database) -> None:
    """Gives an older manifest the index that holds what filters ask; without it they read every article."""
    database.write("CREATE INDEX IF NOT EXISTS articles_by_date_and_outlet ON articles (published, outlet)")
    database.write("DROP INDEX IF EXISTS articles_by_date")


def bring_up_clusters(database: Database) -> bool:
    """Gives a manifest of the first format the table of near duplicates, empty; whether it had none."""
    if database.columns("copies"):
        return False
    for statement in _CLUSTERS:
        database.define(statement)
    return True
