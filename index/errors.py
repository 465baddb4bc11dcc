"""What can go wrong with an index. All but UnknownOutlet, an InvalidValue, carry `path`, the index or file concerned.

IndexingError                 path
  IndexNotFound               names the command that makes one
  IndexMismatch               field, stored, wanted, remedy
  IndexDamaged                what is missing or broken, and the remedy
  IndexLocked                 who holds it, since when
  IndexUnavailable            retryable
  IndexUnwritable             the disk refuses
  IndexClosed
  ArticleWithdrawn            withdrawal
  TooManyRemovals             removals, articles
    ArticlesRenamed           again
"""

from collections.abc import Sequence
from pathlib import Path

from corpus.errors import InvalidValue, WartanyaError
from index.types import Withdrawal

_OUTLETS_NAMED = 20


class IndexingError(WartanyaError):
    """An index cannot be built, read or changed."""

    code = "indexing_error"

    def __init__(self, code: str | None = None, /, *, path: str | Path, **fields: object) -> None:
        super().__init__(code, path=path, **fields)
        self.path = Path(path)


class UnknownOutlet(InvalidValue):
    """A filter names an outlet, `unknown`, of which the archive holds no article; `known` are those that it has."""

    code = "unknown_outlet"

    def __init__(self, unknown: str, known: Sequence[str]) -> None:
        named = list(known[:_OUTLETS_NAMED])
        if len(known) > _OUTLETS_NAMED:
            named[-1] += " …"
        super().__init__(argument="outlets", unknown=unknown, named=named)
        self.unknown, self.known = unknown, tuple(known)


class IndexNotFound(IndexingError):
    """There is no index at `path`; `remedy` is the command that makes one."""

    code = "index_not_found"

    def __init__(self, path: str | Path, remedy: str) -> None:
        super().__init__(path=path, remedy=remedy)
        self.remedy = remedy


class IndexMismatch(IndexingError):
    """The index was made with something else than what is asked for now; `remedy` is the command that mends it."""

    code = "index_mismatch"

    def __init__(self, path: str | Path, field: str, stored: str, wanted: str, remedy: str) -> None:
        super().__init__(path=path, field=field, stored=stored, wanted=wanted, remedy=remedy)
        self.field, self.stored, self.wanted, self.remedy = field, stored, wanted, remedy


class IndexDamaged(IndexingError):
    """Parts of the index are missing or disagree; the message lists them and names the remedy."""

    code = "index_damaged"


class IndexLocked(IndexingError):
    """Another process is rebuilding this index; the message says which, and since when."""

    code = "index_locked"


class IndexUnavailable(IndexingError):
    """The index is whole, as far as is known, but cannot be read or written at this moment: a lock, a disk that is away."""

    code = "index_unavailable"
    retryable = True


class IndexUnwritable(IndexingError):
    """The disk takes nothing more, or not from this user: what served before goes on serving."""

    code = "index_unwritable"


class IndexClosed(IndexingError):
    """The archive was closed before it was asked."""

    code = "index_closed"

    def __init__(self, path: str | Path) -> None:
        super().__init__(path=path)


class ArticleWithdrawn(IndexingError):
    """An editor withdrew the article: `withdrawal` says when and why, and is all that there is to be had of it."""

    code = "article_withdrawn"

    def __init__(self, path: str | Path, withdrawal: Withdrawal) -> None:
        named = {"article_id": withdrawal.article_id, "withdrawn": withdrawal.at.date(), "reason": withdrawal.reason}
        super().__init__(path=path, **named)
        self.withdrawal = withdrawal


class TooManyRemovals(IndexingError):
    """A rebuild would take out so much of the archive, or all of a folder, that it is more likely a mistake."""

    code = "too_many_removals"

    def __init__(self, path: str | Path, removals: int, articles: int, emptied: Sequence[str] = ()) -> None:
        """`emptied` are the folders that held articles and hold none now."""
        if emptied:
            super().__init__("folders_emptied", path=path, removals=removals, articles=articles, emptied=list(emptied))
        else:
            super().__init__(path=path, removals=removals, articles=articles)
        self.removals, self.articles = removals, articles


class ArticlesRenamed(TooManyRemovals):
    """Most of what a rebuild would take out comes in again with the same text from another place: a folder was renamed."""

    code = "articles_renamed"

    def __init__(self, path: str | Path, removals: int, articles: int, again: int) -> None:
        """`again` of the `removals` come in under other ids."""
        IndexingError.__init__(self, path=path, removals=removals, articles=articles, again=again)
        self.removals, self.articles, self.again = removals, articles, again
