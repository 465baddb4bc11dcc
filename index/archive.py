"""An archive that can be asked: opens the generation that serves, searches it, and follows when a rebuild switches."""

import math
import threading
from collections import Counter
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from corpus.types import Article, Span
from index.arguments import Day, Outlets, checked_filter, has_words, limit_of, name_kind_of, text_of
from index.errors import IndexClosed, IndexingError
from index.locate import SAMPLE_INDEX, chosen_index, holds_index
from index.names.types import NameKind, NameList, NamePage
from index.sample import serving_index
from index.snapshot import Snapshot
from index.storage import generations
from index.storage.cluster_file import is_cluster, serving_set
from index.types import EVERYTHING, ArchiveStatus, Copy, Filter, Hit, Withdrawal

Result = TypeVar("Result")
Step = TypeVar("Step")


class Archive:
    """Safe to share between threads. Each question runs on one snapshot, whatever is rebuilt meanwhile."""

    def __init__(self, path: Path, *, own: Path | None = None) -> None:
        """`own`: where the user's own index will be; from when it is there it answers, instead of the one at `path`."""
        self.path, self._own = path, own
        self._lock = threading.Lock()
        self._snapshot = _opened(path)
        self._readers: Counter[Snapshot] = Counter()  # questions under way on each
        self._retired: list[Snapshot] = []
        self._closed = False

    @classmethod
    def open(cls, path: str | Path | None = None) -> "Archive":
        """The index at `path`, else WARTANYA_INDEX, else var/index, else the sample's until var/index is there.

        Raises IndexNotFound, IndexMismatch or IndexDamaged, each with the command that helps.
        """
        found, is_sample = serving_index(path)
        return cls(found, own=chosen_index() if is_sample else None)

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        """The generation that serves now, held open until the block ends."""
        snapshot = self._acquire()
        try:
            with snapshot.reading():
                yield snapshot
        finally:
            self._release(snapshot)

    def read(self, work: Callable[[Snapshot], Result]) -> Result:
        """What `work` makes of the generation that serves now.

        An erasure leaves no generation but its own: where the files went while they were read, the work is done again on
        the generation that serves after it, since what was found in them may be a part.
        """

        def at_once(snapshot: Snapshot) -> Generator[Result, None, None]:
            yield work(snapshot)

        *_, made = self.read_in_steps(at_once)
        return made

    def read_in_steps(self, work: Callable[[Snapshot], Generator[Step, None, Result]]) -> Generator[Step, None, Result]:
        """`read` of work that shows what it has on its way; where it is done again, it shows that again."""
        with self.snapshot() as snapshot:
            try:
                made = yield from work(snapshot)
            except IndexingError:
                if not snapshot.is_gone():
                    raise
            else:
                if not snapshot.is_gone():
                    return made
            snapshot.clear_away()
        return (yield from self.read_in_steps(work))

    def search(
        self,
        query: str,
        *,
        limit: int = 10,
        since: Day | None = None,
        until: Day | None = None,
        outlets: Outlets = (),
        filter: Filter | None = None,
    ) -> list[Hit]:
        """The best passages, best first, at most two of an article and its articles in order; none for a query without a word.

        Days are dates or ISO texts; `outlets` is one name or several. Raises InvalidType (a TypeError) or InvalidValue (a
        ValueError) for what cannot be meant, as an outlet that the archive does not have.
        """
        text, most, wanted = text_of("query", query), limit_of(limit), checked_filter(filter, since, until, outlets)

        def look_up(snapshot: Snapshot) -> list[Hit]:
            snapshot.require_outlets(wanted)
            # Nearest to nothing would be anything.
            return snapshot.search(text, limit=most, wanted=wanted) if has_words(text) else []

        return self._read_whole(look_up)

    def withdrawn_near(self, query: str, hits: Sequence[Hit], filter: Filter = EVERYTHING) -> list[Withdrawal]:
        """What stands in place of withdrawn articles that would have been among the `hits` of a search for `query`."""
        return self.read(lambda snapshot: snapshot.withdrawn_near(query, hits, filter))

    def article(self, article_id: str) -> Article:
        """Raises ArticleWithdrawn where an editor withdrew it, IndexingError where the archive does not hold it."""
        return self.read(lambda snapshot: snapshot.article(article_id))

    def find_article(self, name: str) -> Article:
        """By id, or by the end of its source, with or without suffix. Raises IndexingError where none or several fit."""
        return self.read(lambda snapshot: snapshot.find_article(name))

    def sentences(self, article_id: str) -> tuple[Span, ...]:
        return self.read(lambda snapshot: snapshot.sentences(article_id))

    def copies(self, article_id: str) -> tuple[Copy, ...]:
        """The other articles that have the text of this one, oldest first."""
        return self._read_whole(lambda snapshot: snapshot.copies(article_id))

    def examples(self, limit: int) -> list[Article]:
        """A few articles, newest first, from different outlets where there are several."""
        return self.read(lambda snapshot: snapshot.examples(limit))

    def names(
        self, kind: NameKind | None = None, about: str = "", *, limit: int = 50, seconds: float | None = None
    ) -> NameList:
        """Who and what is named most often, in all articles or in those that hold all words of `about`; each text counts once.

        `kind` is "person", "place" or "institution". What was read is kept while the generation serves; with `seconds` it
        reads on for about so long, and the list says how many of the articles it has read. Raises InvalidType, InvalidValue.
        """
        from index.names.tally import tally_of  # what finds names comes in when they are asked for

        wanted, words, most = name_kind_of(kind), text_of("about", about), limit_of(limit)

        def look_up(snapshot: Snapshot) -> NameList:
            tally = tally_of(snapshot, words)
            tally.read(snapshot, math.inf if seconds is None else seconds)
            return tally.listed(wanted, most)

        return self._read_whole(look_up)

    def name(self, name: str) -> NamePage | None:
        """What the archive has of one person, place or institution; None where no article names it."""
        from index.names.page import page_of

        asked = text_of("name", name)
        return self._read_whole(lambda snapshot: page_of(snapshot, asked))

    def status(self) -> ArchiveStatus:
        return self.read(lambda snapshot: snapshot.status(is_sample=self.is_sample))

    @property
    def is_sample(self) -> bool:
        return self.path.resolve() == SAMPLE_INDEX.resolve()

    @property
    def generation(self) -> int:
        return self._snapshot.generation

    def __len__(self) -> int:
        """How many articles it holds."""
        return self._read_whole(lambda snapshot: snapshot.count(EVERYTHING)[0])

    def __bool__(self) -> bool:
        """An archive without articles is an archive."""
        return True

    def __iter__(self) -> Iterator[Article]:
        """All articles in the order in which they came in, as they were when it began."""
        with self.snapshot() as snapshot:
            yield from snapshot.articles()

    def __contains__(self, article: object) -> bool:
        """Whether it holds the article, or one of that id."""
        wanted = article.id if isinstance(article, Article) else article
        return isinstance(wanted, str) and self._read_whole(lambda snapshot: snapshot.number_of(wanted)) is not None

    def __repr__(self) -> str:
        state = "closed" if self._closed else f"generation {self.generation}"
        return f"<Archive {str(self.path)!r} {state}>"

    def close(self) -> None:
        """Whatever is asked afterwards raises IndexClosed."""
        with self._lock:
            self._closed = True
            for snapshot in (*self._retired, self._snapshot):
                snapshot.close()
            self._retired.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _read_whole(self, work: Callable[[Snapshot], Result]) -> Result:
        """`read`, of what cannot say that a part is missing in it. Raises IndexUnavailable where one was silent."""

        def look_up(snapshot: Snapshot) -> Result:
            found = work(snapshot)
            snapshot.require_all_parts()
            return found

        return self.read(look_up)

    def _acquire(self) -> Snapshot:
        with self._lock:
            if self._closed:
                raise IndexClosed(self.path)
            path = self._own if self._own and holds_index(self._own) else self.path
            serving = self._snapshot
            if path != self.path or _serving(path) != serving.generation or serving.has_come_back():
                fresh = _opened(path)
                self._retired.append(self._snapshot)
                self.path, self._snapshot = path, fresh
                self._close_idle()
            self._readers[self._snapshot] += 1
            return self._snapshot

    def _release(self, snapshot: Snapshot) -> None:
        with self._lock:
            self._readers[snapshot] -= 1
            if not self._readers[snapshot]:
                del self._readers[snapshot]
            self._close_idle()

    def _close_idle(self) -> None:
        idle = [s for s in self._retired if not self._readers[s]]
        for snapshot in idle:
            snapshot.close()
            self._retired.remove(snapshot)


def _opened(path: Path) -> Snapshot:
    """The generation that serves. One that goes away while it is opened, as an erasure has it, is no damage."""
    while True:
        serving = _serving(path)
        try:
            return _opened_at(path, serving)
        except IndexingError:
            if _serving(path) == serving:
                raise


def _opened_at(path: Path, serving: int) -> Snapshot:
    if not is_cluster(path):
        return Snapshot(path, serving)
    from index.cluster.opening import opened_set  # what has one index need not load it

    return opened_set(path)


def _serving(path: Path) -> int:
    """The number of the generation that serves, or of the set of generations."""
    return serving_set(path) if is_cluster(path) else generations.current(path)
