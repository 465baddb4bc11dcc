"""mask(): a name is no longer shown, searched or quoted in an article; another word stands in its place.

The article is kept as it is for editors. Whoever reads, by whatever door, gets the masked text: there is no other to be had.
"""

from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from corpus.errors import InvalidType, InvalidValue
from corpus.masking import LABEL, NameMask, holds_name, is_held, is_in_id, is_maskable, tells
from index import near_duplicates
from index.errors import IndexingError
from index.ingest.cluster.amend import amend, changing
from index.ingest.withdraw import article_named, original_of
from index.locate import resolve_index
from index.storage import generations
from index.storage.cluster_file import serving_parts
from index.storage.editorial import Act, Editorial, acting
from index.storage.feedback import FeedbackTable
from index.storage.generations import MANIFEST
from index.storage.manifest import Manifest
from index.types import EVERYTHING, Masking, Progress

MOST_NAME = 200  # characters
MOST_NAMED = 20  # other articles with the name that are told of

Report = Callable[[Progress], None]


def mask(
    article: str,
    name: str,
    *,
    label: str | None = None,
    exact: bool = False,
    index: str | Path | None = None,
    who: str | None = None,
    progress: Report | None = None,
) -> Masking:
    """Masks `name` in the article: in title, text, authors, in its address and the name of its file; what that comes to.

    `label` stands there instead. Each part of the name is masked as well where it stands alone, unless `exact`. Answers
    that readers judged and that quote the article are forgotten. Raises InvalidValue for what can be no name or label;
    IndexingError where the article does not have the name; IndexNotFound, IndexLocked, IndexUnwritable.
    """
    wanted, path = _wanted(name, label, is_exact=exact), resolve_index(index)
    with changing(path):
        article_id = article_named(path, article)
        found = original_of(path, article_id)
        if found is None or not is_held(found, wanted):
            raise IndexingError("name_not_in_article", path=path, name=article)
        act = Act(acting(who), "mask", article_id, {"exact": exact})
        Editorial(path).mask(article_id, found.digest, wanted, act)
        generation = amend(path, progress)
        FeedbackTable(path).forget_citing({article_id})
        copies, others = list[str](), list[str]()
        for place, number in serving_parts(path):
            with closing(Manifest.open(generations.folder_of(place, number) / MANIFEST)) as manifest:
                found_here = near_duplicates.copies_of(manifest, [article_id]).get(article_id, ())
                copies += [copy.article_id for copy in found_here]
                others += _others_with(manifest, wanted, article_id)
    named = tuple(sorted(others)[:MOST_NAMED])
    return Masking(article_id, wanted.label, is_in_id(found, wanted), tuple(copies), named, generation)


def unmask(
    article: str,
    name: str | None = None,
    *,
    index: str | Path | None = None,
    who: str | None = None,
    progress: Report | None = None,
) -> str:
    """Shows the name in the article again, or all that were masked in it; the article's id.

    Raises IndexingError where it was not masked.
    """
    path = resolve_index(index)
    with changing(path):
        article_id, editorial = article_named(path, article), Editorial(path)
        held = editorial.decisions().masked.get(article_id)
        wanted = None if name is None else _wanted(name, None, is_exact=False).name.casefold()
        names = [each.name for each in (held.masks if held else ()) if wanted in (None, each.name.casefold())]
        if not names:
            raise IndexingError("not_masked", path=path, name=article)
        editorial.unmask(article_id, names, Act(acting(who), "mask_undo", article_id, {"names": len(names)}))
        amend(path, progress)
    return article_id


def _others_with(manifest: Manifest, wanted: NameMask, article_id: str) -> Sequence[str]:
    """Ids of other articles that show the whole name."""
    numbers = manifest.catalog.mentioning([wanted.name], EVERYTHING)
    found = manifest.articles.by_numbers(numbers).values()
    named = [a.id for a in found if a.id != article_id and holds_name(f"{a.title}\n{a.text}", wanted.name)]
    return sorted(named)[:MOST_NAMED]


def _wanted(name: object, label: object, *, is_exact: bool) -> NameMask:
    """Raises InvalidType, InvalidValue."""
    told = NameMask(_line("name", name), LABEL if label is None else _line("label", label), is_exact)
    if not is_maskable(told.name):
        raise InvalidValue("name_too_short", argument="name")
    if not told.label or tells(told.label, told):
        raise InvalidValue("label_tells_name", argument="label")
    return told


def _line(argument: str, given: object) -> str:
    if not isinstance(given, str):
        raise InvalidType("not_a_text", argument=argument, given=repr(given))
    line = " ".join(given.split())
    if len(line) > MOST_NAME:
        raise InvalidValue("too_long", argument=argument, limit=MOST_NAME)
    return line
