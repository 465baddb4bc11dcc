"""Much that is gone at once is more likely a mistake: a disk that is missing, a folder that was renamed."""

from collections.abc import Collection
from pathlib import Path

from index.errors import ArticlesRenamed, TooManyRemovals
from index.ingest.change_set import ChangeSet, is_below
from index.ingest.found import Found
from index.ingest.recorded import Recorded

MOST_REMOVED = 0.2  # of the archive, unless removals are allowed


def require_few_removals(path: Path, changes: ChangeSet, found: Found, recorded: Recorded) -> None:
    """Raises TooManyRemovals, with what looks like the reason, where the index at `path` would lose so much."""
    lost = len(changes.gone) + max(0, len(changes.renamed) - len(changes.new))
    emptied = emptied_folders(changes, found, recorded) if changes.gone else []
    if not emptied and lost <= MOST_REMOVED * len(recorded):
        return
    again = _come_again(changes, recorded)
    if 2 * again > lost:
        raise ArticlesRenamed(path, lost, len(recorded), again)
    raise TooManyRemovals(path, lost, len(recorded), emptied)


def emptied_folders(changes: ChangeSet, found: Found, recorded: Recorded) -> list[str]:
    """Of the folders given, and the roots below them, those that held articles and in which there was nothing to read now.

    So looks the place of a disk that is not there.
    """
    given = [folder for folder in found.folders if folder in changes.folders]
    places = dict.fromkeys([*given, *(root for root in recorded.roots() if is_below(root, given))])
    held = {origin.file for origin in recorded.of_files() if origin.file and origin.root is not None}
    visited = {file for file in changes.visited if file}
    return [folder for folder in places if _any_below(held, folder) and not _any_below(visited, folder)]


def _any_below(files: Collection[str], folder: str) -> bool:
    return any(is_below(file, [folder]) for file in files)


def _come_again(changes: ChangeSet, recorded: Recorded) -> int:
    """How many of the articles that are gone came in under another id."""
    come = {article.digest for article in changes.new}
    known = map(recorded.known, changes.gone)
    return sum(each is not None and each.digest in come for each in known)
