"""What a scan comes upon, as values: which articles, files and failures there are. No text: that waits in a spool."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from zlib import crc32

from corpus.errors import CorpusError
from corpus.types import Article
from index.storage.tables.files import FileStamp

BEGINNING_CHARS = 200


@dataclass(frozen=True, slots=True)
class Spooled:
    """An article that was read, at this place of the spool."""

    offset: int
    size: int  # bytes


@dataclass(frozen=True, slots=True)
class Held:
    """An article of the generation that serves, by its number."""

    number: int


@dataclass(frozen=True, slots=True)
class Sighting:
    """An article that is given now: who it is, which version, where it stands, and where its text is to be had.

    `file` is "" and `root` None where it was handed over in Python. `beginning` is a checksum of how its text begins.
    """

    id: str
    digest: str
    source: str
    file: str
    root: str | None
    title: str
    beginning: int
    url: str | None
    content: Spooled | Held


@dataclass(frozen=True, slots=True)
class Flawed:
    """An article that was read and cannot be taken in, for what it is; `error.source` names it."""

    error: CorpusError
    file: str


@dataclass(frozen=True, slots=True)
class LoadFailed:
    """Something that could not be read: all of `file`, a folder of which a part could not be listed, or a record of the file.

    `error.source` names which.
    """

    error: CorpusError
    file: str
    is_folder: bool = False


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A file that has not been touched since it was read; or the end of what an address of the web brought."""

    file: str


Event = Sighting | Flawed | LoadFailed | Unchanged | FileStamp


@dataclass(frozen=True, slots=True)
class Found:
    """All that a scan came upon, in its order.

    `folders` are those that were given; `moved` says where some of them were the last time; `labels` are those of all roots
    that are known now. `passed_over` counts files of no format that is read, and is None where no folder was given.
    """

    events: tuple[Event, ...] = ()
    folders: tuple[str, ...] = ()
    moved: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    passed_over: Mapping[str, int] | None = None


def beginning_of(text: str) -> int:
    return crc32(text[:BEGINNING_CHARS].encode("utf-8", "replace"))


def flaw_of(article: Article) -> CorpusError | None:
    """Why the article cannot be taken in, whatever else there is."""
    if not article.id or not article.text.strip():
        return CorpusError("article_without_text" if article.id else "article_without_id", source=article.source)
    try:
        f"{article.id}{article.source}{article.digest}".encode()
    except UnicodeEncodeError:
        return CorpusError("half_a_surrogate_pair", source=article.source)
    return None
