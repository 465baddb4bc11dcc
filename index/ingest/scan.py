"""The first step of a rebuild: looking through all that is given. What it finds is a value; the articles wait in a spool."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Sized
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import CorpusError
from corpus.files import passed_over
from corpus.types import Article
from index.ingest.estimate import articles_to_read
from index.ingest.found import Event, Flawed, Found, Sighting, beginning_of, flaw_of
from index.ingest.history import FileHistory, SourceRoots, key
from index.ingest.progress import Meter
from index.ingest.reading import ArticleRead, Place, Sources, paths_and_articles, read_places
from index.ingest.spool import ArticleSpool
from index.storage.manifest import Manifest


@dataclass(frozen=True, slots=True)
class Given:
    """What a rebuild is given: places to read, or articles; `fields` renames the columns of tables."""

    places: Sequence[Place]
    articles: Iterable[Article]
    fields: Mapping[str, str] | None = None

    @classmethod
    def of(cls, sources: Sources, fields: Mapping[str, str] | None) -> "Given":
        """Raises CorpusError for what is neither, and for places that there are not."""
        return cls(*paths_and_articles(sources), fields)


def scan(given: Given, before: Manifest | None, spool: ArticleSpool, meter: Meter) -> Found:
    """Reads what is new or touched since the manifest `before` was written. Raises CorpusError for what is no article."""
    roots, history = SourceRoots(before), FileHistory(before)
    meter.begin("articles", _expected(given, history) if meter.is_watched else None)
    events = tuple(_events(given, roots, history, spool, meter))
    folders = [place for place in given.places if isinstance(place, Path) and place.is_dir()]
    return Found(
        events=events,
        folders=tuple(key(folder) for folder in folders),
        moved=dict(roots.moved),
        labels=dict(roots.labels),
        passed_over=_passed_over(folders),
    )


def sighting(read: ArticleRead, spool: ArticleSpool) -> Sighting | Flawed:
    """What tells the article from others; the article itself goes into the spool."""
    article = read.article
    if flaw := flaw_of(article):
        return Flawed(flaw, read.file)
    identity = (article.id, article.digest, article.source, read.file, read.root)
    return Sighting(*identity, article.title, beginning_of(article.text), article.url, spool.put(article))


def _events(given: Given, roots: SourceRoots, history: FileHistory, spool: ArticleSpool, meter: Meter) -> Iterator[Event]:
    for event in _read(given, roots, history):
        if isinstance(event, ArticleRead):
            meter.count()
            yield sighting(event, spool)
        else:
            yield event


def _read(given: Given, roots: SourceRoots, history: FileHistory) -> Iterator[Event | ArticleRead]:
    yield from read_places(given.places, roots, history, given.fields)
    for article in given.articles:
        if not isinstance(article, Article):
            kind = type(article).__name__
            raise CorpusError("not_articles", source=kind, given=kind)
        yield ArticleRead(article)


def _expected(given: Given, history: FileHistory) -> int | None:
    """How many articles will be read. A total is worth a look at the files only where somebody sees it."""
    if given.places:
        return articles_to_read(given.places, history)
    return len(given.articles) if isinstance(given.articles, Sized) else None


def _passed_over(folders: Sequence[Path]) -> dict[str, int] | None:
    """Files of no format that is read, by the ends of their names, the most frequent first; None where no folder is given."""
    counts: Counter[str] | None = None
    for folder in folders:
        with suppress(CorpusError):  # what was read of the folder says so
            counts = (counts or Counter()) + Counter(passed_over(folder))
    return None if counts is None else dict(sorted(counts.items(), key=lambda end: (-end[1], end[0])))
