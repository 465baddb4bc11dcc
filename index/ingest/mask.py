"""mask(): a name is no longer shown, searched or quoted in an article; another word stands in its place.

The article is kept as it is for editors. Whoever reads, by whatever door, gets the masked text: there is no other to be had.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
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
    copies: bool = False,
    index: str | Path | None = None,
    who: str | None = None,
    progress: Report | None = None,
) -> Masking:
    """Masks `name` in the article: in title, text, authors, in its address and the name of its file; what that comes to.

    `label` stands there instead. Each part of the name is masked as well where it stands alone, unless `exact`. With
    `copies` it is masked in the articles with the same text too, as far as they have it, all at once. Answers that readers
    judged and that quote one of them are forgotten. Raises InvalidValue for what can be no name or label;
    IndexingError where the article does not have the name; IndexNotFound, IndexLocked, IndexUnwritable.
    """
    wanted, path = _wanted(name, label, is_exact=exact), resolve_index(index)
    with changing(path):
        article_id = article_named(path, article)
        found = original_of(path, article_id)
        if found is None or not is_held(found, wanted):
            raise IndexingError("name_not_in_article", path=path, name=article)
        same = _copies(path, article_id)  # before: a short text with a name less may be no copy any more
        originals = {id_: held for id_ in same if (held := original_of(path, id_)) and is_held(held, wanted)}
        meant = {article_id: found.digest} | ({id_: held.digest for id_, held in originals.items()} if copies else {})
        Editorial(path).mask(meant, wanted, [Act(acting(who), "mask", id_, {"exact": exact}) for id_ in meant])
        generation = amend(path, progress)
        FeedbackTable(path).forget_citing(set(meant))
        others = sorted(each for manifest in _serving(path) for each in _others_with(manifest, wanted, meant))[:MOST_NAMED]
    return Masking(
        article_id=article_id,
        label=wanted.label,
        is_in_id=any(is_in_id(each, wanted) for each in (found, *(originals.values() if copies else ()))),
        copies=tuple(id_ for id_ in originals if id_ not in meant),
        mentioning=tuple(others),
        generation=generation,
        masked_copies=tuple(id_ for id_ in meant if id_ != article_id),
    )


def unmask(
    article: str,
    name: str | None = None,
    *,
    copies: bool = False,
    index: str | Path | None = None,
    who: str | None = None,
    progress: Report | None = None,
) -> str:
    """Shows the name in the article again, or all that were masked in it; the article's id. `copies` as `mask` has it.

    Raises IndexingError where it was not masked.
    """
    path = resolve_index(index)
    with changing(path):
        article_id, editorial = article_named(path, article), Editorial(path)
        masked, same = editorial.decisions().masked, _copies(path, article_id) if copies else ()
        wanted = None if name is None else _wanted(name, None, is_exact=False).name.casefold()
        names = {
            id_: [each.name for each in masked[id_].masks if wanted in (None, each.name.casefold())]
            for id_ in (article_id, *same)
            if id_ in masked
        }
        if not names.get(article_id):
            raise IndexingError("not_masked", path=path, name=article)
        acts = [Act(acting(who), "mask_undo", id_, {"names": len(shown)}) for id_, shown in names.items() if shown]
        editorial.unmask([(id_, each) for id_, shown in names.items() for each in shown], acts)
        amend(path, progress)
    return article_id


def _copies(path: Path, article_id: str) -> tuple[str, ...]:
    """Ids of the articles that have the same text in what serves."""
    found = [near_duplicates.copies_of(manifest, [article_id]).get(article_id, ()) for manifest in _serving(path)]
    return tuple(copy.article_id for part in found for copy in part)


def _serving(path: Path) -> Iterator[Manifest]:
    """The manifest of the generation that serves, of a cluster those of all shards, each open until the next is asked for."""
    for place, generation in serving_parts(path):
        with closing(Manifest.open(generations.folder_of(place, generation) / MANIFEST)) as manifest:
            yield manifest


def _others_with(manifest: Manifest, wanted: NameMask, masked: Collection[str]) -> Sequence[str]:
    """Ids of other articles that show the whole name."""
    numbers = manifest.catalog.mentioning([wanted.name], EVERYTHING)
    found = manifest.articles.by_numbers(numbers).values()
    named = [a.id for a in found if a.id not in masked and holds_name(f"{a.title}\n{a.text}", wanted.name)]
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
