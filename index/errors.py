"""What can go wrong with an index. All carry `path`, the index or file concerned."""

from collections.abc import Sequence
from pathlib import Path

from corpus.errors import InvalidValue, WartanyaError

_OUTLETS_NAMED = 20


class IndexingError(WartanyaError):
    """An index cannot be built, read or changed."""

    def __init__(self, message: str, path: str | Path) -> None:
        super().__init__(message)
        self.path = Path(path)


class UnknownOutlet(InvalidValue):
    """A filter names an outlet, `unknown`, of which the archive holds no article; `known` are those that it has."""

    def __init__(self, unknown: str, known: Sequence[str]) -> None:
        named = ", ".join(known[:_OUTLETS_NAMED]) + (" …" if len(known) > _OUTLETS_NAMED else "")
        super().__init__(f"The archive has no outlet {unknown!r}; its outlets: {named or 'none'}.", "outlets")
        self.unknown, self.known = unknown, tuple(known)


class IndexNotFound(IndexingError):
    """There is no index at `path`; the message names the command that makes one."""


class IndexMismatch(IndexingError):
    """The index was made with something else than what is asked for now."""

    def __init__(self, path: str | Path, field: str, stored: str, wanted: str, remedy: str) -> None:
        super().__init__(f"The index at {path} has {field} {stored}, wanted is {wanted}: {remedy}", path)
        self.field, self.stored, self.wanted, self.remedy = field, stored, wanted, remedy


class IndexDamaged(IndexingError):
    """Parts of the index are missing or disagree; the message lists them and names the remedy."""


class IndexLocked(IndexingError):
    """Another process is rebuilding this index; the message says which, and since when."""


class IndexUnavailable(IndexingError):
    """The index is whole, as far as is known, but cannot be read or written at this moment: a lock, a disk that is away."""

    retryable = True


class IndexClosed(IndexingError):
    """The archive was closed before it was asked."""

    def __init__(self, path: str | Path) -> None:
        super().__init__(f"The archive at {path} is closed: open it again with Archive.open.", path)


class TooManyRemovals(IndexingError):
    """A rebuild would take out so much of the archive, or all of a folder, that it is more likely a mistake."""

    def __init__(self, path: str | Path, removals: int, articles: int, emptied: Sequence[str] = ()) -> None:
        """`emptied` are the folders that held articles and hold none now."""
        found = f", since there is nothing to read in {', '.join(emptied)}: is a disk missing there?" if emptied else "."
        super().__init__(
            f"This rebuild would remove {removals} of {articles} articles{found} "
            "If that is meant, say so with --allow-removals (in Python: allow_removals=True).",
            path,
        )
        self.removals, self.articles = removals, articles


class ArticlesRenamed(TooManyRemovals):
    """Most of what a rebuild would take out comes in again with the same text from another place: a folder was renamed."""

    def __init__(self, path: str | Path, removals: int, articles: int, again: int) -> None:
        """`again` of the `removals` come in under other ids."""
        IndexingError.__init__(
            self,
            f"This rebuild would remove {removals} of {articles} articles, and {again} of these come in again, word for word, "
            "from files of other names: was a folder renamed? If so, say so with --allow-removals (in Python: "
            "allow_removals=True): they get new ids, and links to the old ones end.",
            path,
        )
        self.removals, self.articles, self.again = removals, articles, again
