"""What one rebuild meets: articles, files and failures; and what of them the manifest keeps for the next rebuild."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from zlib import crc32

from corpus.errors import CorpusError
from corpus.loaders.records import hashed, same_address
from corpus.loaders.registry import PAGE_SUFFIXES, READING_VERSION, TABLE_SUFFIXES, only_adds
from corpus.types import Article
from index.ingest.scan import ArticleRead, FileStamp, LoadFailed, key
from index.storage.manifest import Manifest
from index.types import Failure

_BEGINNING_CHARS = 200


@dataclass(frozen=True, slots=True)
class _Met:
    """What tells an article that was met from the next one: where it stands, its title, and a checksum of how it begins."""

    source: str
    file: str
    title: str
    beginning: int


@dataclass(slots=True)
class ChangeSet:
    """`strict` raises the first failure, where else it would be written down."""

    strict: bool
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    passed_over: dict[str, int] | None = None  # None where no folder was looked into
    failures: list[tuple[Failure, str]] = field(default_factory=list)  # with the file, "" for none
    _seen: set[int] = field(default_factory=set)  # numbers of the old generation's articles
    _met: dict[str, _Met] = field(default_factory=dict)  # by the article's id
    _at: dict[str, _Met] = field(default_factory=dict)  # by its address
    _read: dict[str, FileStamp] = field(default_factory=dict)
    _visited: set[str] = field(default_factory=lambda: {""})  # files that were read, tried, or found untouched
    _unread: set[str] = field(default_factory=set)  # files, records and folders that could not be read: not gone

    def told_apart(self, found: ArticleRead) -> ArticleRead:
        """The article, by an id of its own where another file's article has it."""
        article = found.article
        own = self._own_id(article.id, _met(found), found.root)
        return replace(found, article=replace(article, id=own)) if own else found

    def _own_id(self, article_id: str, this: _Met, root: str | None) -> str | None:
        """Where another file has an article of this id: the id that tells this one apart, made with its file. None where the
        id says who it is: then it is a double, or a correction.

        Tables that count their rows from 1 share ids, and so do the saved pages of one article, which all give one address.
        """
        met = self._met.get(article_id)
        if not met or not met.file or not this.file or met.file == this.file:
            return None
        is_page = this.file.lower().endswith(PAGE_SUFFIXES) and this.beginning != met.beginning
        is_row = this.file.lower().endswith(TABLE_SUFFIXES) and article_id.isdecimal() and this.title != met.title
        place = Path(this.file).relative_to(root).as_posix() if root else Path(this.file).name
        return hashed(f"{place}#{article_id}") if is_page or is_row else None

    def admits(self, found: ArticleRead) -> bool:
        """Whether the article can be taken in; if not, it is a failure."""
        article = found.article
        self._visited.add(found.file or "")
        this = _met(found)
        objection = self._objection(article, this)
        if objection:
            self._fail(objection, found.file or "")
        else:
            self._meet(article.id, article.url, this)
        return objection is None

    def _meet(self, article_id: str, url: str | None, this: _Met) -> None:
        self._met[article_id] = this
        if url:
            self._at.setdefault(same_address(url), this)

    def _objection(self, article: Article, this: _Met) -> CorpusError | None:
        if not article.id or not article.text.strip():
            return CorpusError("article_without_text" if article.id else "article_without_id", source=article.source)
        try:
            f"{article.id}{article.source}{article.digest}".encode()
        except UnicodeEncodeError:
            return CorpusError("half_a_surrogate_pair", source=article.source)
        return self._clash(article.id, article.url, this)

    def _clash(self, article_id: str, url: str | None, this: _Met) -> CorpusError | None:
        """Why the article cannot stand beside one that was met before it: as the same one from another file, or by its id."""
        met = self._met.get(article_id)
        there = self._at.get(same_address(url)) if url else None
        for other in (met, there):
            if other and other.file != this.file and other.beginning == this.beginning:
                return CorpusError("same_article", source=this.source, other=other.source)
        if met:
            return CorpusError("id_is_taken", source=this.source, article_id=article_id, other=met.source)
        return None

    def keep(self, file: str, old: Manifest) -> list[tuple[int, str]]:
        """All that the untouched file brought the last time is still so.

        Returns the numbers of articles whose ids a file before this one has taken since, and the ids that tell them apart.
        """
        self._visited.add(file)
        apart: list[tuple[int, str]] = []
        columns = f"number, id, source, title, substr(text, 1, {_BEGINNING_CHARS}), url, root"
        rows = old.rows(f"SELECT {columns} FROM articles WHERE file = ?", (file,))
        for number, article_id, source, title, beginning, url, root in rows:
            this = _Met(source, file, title, _beginning(beginning))
            if own := self._own_id(article_id, this, root):
                apart.append((number, own))
            elif clash := self._clash(article_id, url, this):
                self._fail(clash, file)
            else:
                self._meet(article_id, url, this)
                self._seen.add(number)
                self.unchanged += 1
        return apart

    def see(self, number: int) -> None:
        """The old generation's article with this number is still given."""
        self._seen.add(number)

    def fail(self, bad: LoadFailed) -> None:
        self._visited.add(bad.file)
        self._unread.add(bad.error.source)
        if Path(bad.file).is_dir():  # of which a part could not be listed
            self._unread.add(bad.file)
        self._fail(bad.error, bad.file)

    def _fail(self, error: CorpusError, file: str) -> None:
        if self.strict:
            raise error
        self.failures.append((Failure.of(error), file))

    def pass_over(self, counts: Mapping[str, int]) -> None:
        """Files of no format that is read, in one of the folders that were given."""
        together = Counter(self.passed_over or {}) + Counter(counts)
        self.passed_over = dict(sorted(together.items(), key=lambda end: (-end[1], end[0])))

    def stamp(self, stamp: FileStamp) -> None:
        self._visited.add(stamp.file)
        self._read[stamp.file] = stamp

    def looked_into(self, folder: Path) -> bool:
        """Whether all that the folder holds is known: else nothing is gone from it."""
        return key(folder) not in self._unread

    def emptied(self, old: Manifest, folders: Sequence[Path]) -> list[str]:
        """Of the folders, and the roots below them, those that held articles and in which there was nothing to read now.

        So looks the place of a disk that is not there.
        """
        roots = [Path(row[0]) for row in old.rows("SELECT path FROM roots")]
        places = dict.fromkeys([*folders, *(root for root in roots if _is_below(str(root), folders))])
        known = [row[0] for row in old.rows("SELECT DISTINCT file FROM articles WHERE root IS NOT NULL")]
        return [
            key(folder)
            for folder in places
            if any(_is_below(file, [folder]) for file in known)
            and not any(_is_below(file, [folder]) for file in self._visited if file)
        ]

    def gone(self, old: Manifest, folders: Sequence[Path]) -> tuple[list[str], list[str]]:
        """Ids of articles that the folders no longer hold, and of those that their files bring under other ids now."""
        gone: list[str] = []
        renamed: list[str] = []
        rows = old.rows("SELECT number, id, source, file, root FROM articles WHERE file IS NOT NULL")
        for number, article_id, source, file, root in rows:
            if number in self._seen or self._is_unread(file, source) or not _is_below(file, folders):
                continue
            if root is not None:
                gone.append(article_id)
            elif file in self._read and not only_adds(Path(file)):  # it was given alone before
                renamed.append(article_id)
        return gone, renamed

    def _is_unread(self, file: str, source: str) -> bool:
        """Whether the file could not be read, or its record, or the table in a zip file that holds the record."""
        return not self._unread.isdisjoint((file, source, source.rpartition("#")[0]))

    def write(self, manifest: Manifest, labels: dict[str, str], folders: Sequence[Path]) -> None:
        """Brings what the manifest says of roots, files and failures up to date; writes nothing where nothing differs."""
        if labels != dict(manifest.rows("SELECT path, label FROM roots")):
            manifest.write("DELETE FROM roots")
            manifest.write_many("INSERT INTO roots VALUES (?,?)", labels.items())
        if manifest.meta("reading") != READING_VERSION:
            manifest.write("DELETE FROM files")  # those that were not given now are read again, too, when they are
            manifest.set_meta("reading", READING_VERSION)
        vanished = [row for row in manifest.rows("SELECT path FROM files") if self._has_vanished(row[0], folders)]
        manifest.write_many("DELETE FROM files WHERE path = ?", vanished)
        stamps = ((s.file, s.size, s.mtime_ns, s.read_ns) for s in self._read.values())
        manifest.write_many("INSERT OR REPLACE INTO files VALUES (?,?,?,?)", stamps)
        if self.passed_over is not None and self.passed_over != manifest.passed_over():
            manifest.set_meta("passed over", json.dumps(self.passed_over))
        settled = [row for row in manifest.rows("SELECT DISTINCT file FROM failures") if self._is_settled(row[0], folders)]
        manifest.write_many("DELETE FROM failures WHERE file = ?", settled)
        manifest.keep_failures(self.failures)

    def _has_vanished(self, file: str, folders: Sequence[Path]) -> bool:
        return file not in self._visited and _is_below(file, folders)

    def _is_settled(self, file: str, folders: Sequence[Path]) -> bool:
        return file in self._visited or _is_below(file, folders)


def _met(found: ArticleRead) -> _Met:
    article = found.article
    return _Met(article.source, found.file or "", article.title, _beginning(article.text))


def _beginning(text: str) -> int:
    return crc32(text[:_BEGINNING_CHARS].encode("utf-8", "replace"))


def _is_below(file: str, folders: Sequence[Path]) -> bool:
    return any(Path(file).is_relative_to(folder) for folder in folders)
