"""withdraw(): an article is no longer searched, read or quoted, and in its place stands when it was withdrawn, and why.

It is kept, for `reinstate`; what is to leave no trace is erased instead.
"""

from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from corpus.errors import InvalidType, InvalidValue
from corpus.types import Article
from index.errors import IndexDamaged, IndexingError
from index.ingest.cluster.amend import amend, changing
from index.ingest.withholding import original
from index.locate import resolve_index
from index.storage import generations
from index.storage.cluster_file import serving_parts
from index.storage.editorial import Act, Editorial, acting
from index.storage.feedback import FeedbackTable
from index.storage.generations import MANIFEST
from index.storage.manifest import Manifest
from index.types import Progress, Withdrawal

MOST_REASON = 500  # characters: it is shown beside answers

Report = Callable[[Progress], None]


def withdraw(
    name: str, *, reason: str, index: str | Path | None = None, who: str | None = None, progress: Report | None = None
) -> Withdrawal:
    """Withdraws the article that `name` stands for: its id, or the end of its source. What is shown in its place.

    The `reason` is public. Answers that readers judged and that quote the article are forgotten. Where it was withdrawn
    before, the reason is the new one and the day stays. Raises InvalidValue without a reason; IndexNotFound, IndexLocked,
    IndexUnwritable; IndexingError for a name that no article has, or several.
    """
    told, path = _reason(reason), resolve_index(index)
    with changing(path):
        article_id, editorial = article_named(path, name), Editorial(path)
        decided = editorial.decisions()
        before, found = decided.withdrawn.get(article_id), original_of(path, article_id)
        if before:
            made, digest = replace(before, reason=told), next(d for d, id_ in decided.digests.items() if id_ == article_id)
        elif found:
            now = datetime.now(UTC).replace(microsecond=0)
            made = Withdrawal(article_id, found.outlet, found.published, now, told, found.published_is_estimated)
            digest = found.digest
        else:
            raise IndexingError("names_no_article", path=path, name=name)
        editorial.withdraw(made, digest, Act(acting(who), "withdraw", article_id))
        amend(path, progress)
        FeedbackTable(path).forget_citing({article_id})
    return made


def reinstate(name: str, *, index: str | Path | None = None, who: str | None = None, progress: Report | None = None) -> str:
    """Undoes a withdrawal; the article's id. It is there again as it was, or with the next rebuild that reads its file.

    Raises IndexingError where no withdrawn article is called so, or several are.
    """
    path = resolve_index(index)
    with changing(path):
        withdrawn = Editorial(path).decisions().withdrawn
        article_id = article_named(path, name)
        if article_id not in withdrawn:
            raise IndexingError("not_withdrawn", path=path, name=name)
        Editorial(path).reinstate(article_id, Act(acting(who), "withdraw_undo", article_id))
        amend(path, progress)
    return article_id


def article_named(path: Path, name: str) -> str:
    """The id of the article that `name` stands for, shown or withheld. Raises IndexingError for none, and for several."""
    if not isinstance(name, str):
        raise InvalidType("not_a_text", argument="name", given=repr(name))
    if name in Editorial(path).decisions().withdrawn:
        return name
    fitting: set[str] = set()
    for place, generation in serving_parts(path):
        with closing(Manifest.open(generations.folder_of(place, generation) / MANIFEST)) as manifest:
            for named in (manifest.withheld.ids_named(name), manifest.articles.ids_named(name)):
                if named == [name]:
                    return name
                fitting.update(named)
    if len(fitting) != 1:
        raise IndexingError("names_several_articles" if fitting else "names_no_article", path=path, name=name)
    return fitting.pop()


def _reason(written: object) -> str:
    if not isinstance(written, str):
        raise InvalidType("not_a_text", argument="reason", given=repr(written))
    told = " ".join(written.split())
    if not told:
        raise InvalidValue("reason_missing", argument="reason")
    if len(told) > MOST_REASON:
        raise InvalidValue("too_long", argument="reason", limit=MOST_REASON)
    return told


def original_of(path: Path, article_id: str) -> Article | None:
    """The article as it is, of the newest generation that has it."""
    for place, _ in serving_parts(path):
        for number in reversed(generations.generations(place)):
            with suppress(IndexDamaged), closing(Manifest.open(generations.folder_of(place, number) / MANIFEST)) as manifest:
                if found := original(manifest, article_id):
                    return found
    return None
