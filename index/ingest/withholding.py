"""What editors decided, carried into a generation: withdrawn articles out of it, names masked, and both given back.

An article as it is lies in `withheld` then, for editors; among the articles stands the masked one, or none. What comes of it
depends on the decisions alone, so it can be repeated, and whatever writes a generation does it: no rebuild and no rollback
brings back what was taken out.
"""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.masking import masked
from corpus.types import Article
from index.ingest.builder import GenerationBuilder
from index.storage.editorial import Decisions
from index.storage.manifest import Manifest
from index.storage.tables.withheld import Withheld


def settle(builder: GenerationBuilder, decisions: Decisions) -> None:
    """Makes what `builder` holds agree with the decisions."""
    manifest = builder.manifest
    builder.flush()
    everything = manifest.withheld.all()
    for held in everything:
        if _is_withdrawn(held.article, decisions) != held.is_withdrawn:
            manifest.withheld.remove(held.article.id)
            if not _has_moved(held, everything):
                builder.put(held.article, held.file, held.root)
        elif not held.is_withdrawn:
            _cover(builder, held, decisions)
    builder.flush()
    known = {held.article.id for held in manifest.withheld.all()}
    for article in _concerned(manifest, decisions):
        if article.id not in known:
            _withhold(builder, article, decisions)
    builder.flush()
    manifest.meta.set_cut(is_cut=False)


def is_settled(manifest: Manifest, decisions: Decisions) -> bool:
    """Whether `settle` would change nothing."""
    if manifest.meta.is_cut():
        return False
    known = manifest.withheld.all()
    for held in known:
        if _is_withdrawn(held.article, decisions) != held.is_withdrawn:
            return False
        if not held.is_withdrawn:
            shown, wanted = manifest.articles.by_id(held.article.id), _masked(held.article, decisions)
            if shown != wanted or wanted == held.article:
                return False
    ids = {held.article.id for held in known}
    others = (article for article in _concerned(manifest, decisions) if article.id not in ids)
    return not any(_is_withdrawn(each, decisions) or _masked(each, decisions) != each for each in others)


def withhold_in(manifest_path: Path, decisions: Decisions) -> None:
    """Takes out of a finished generation what is not to be shown as it stands there; whole again only `settle` makes it.

    With the manifest, both legs of the search find it no more.
    """
    with closing(Manifest.open(manifest_path, writable=True)) as manifest:
        if is_settled(manifest, decisions):
            return
        with manifest.transaction():
            manifest.withheld.make_room()
            taken = [_take_out(manifest, article, decisions) for article in _concerned(manifest, decisions)]
            if any(taken):
                manifest.meta.set_cut(is_cut=True)


def original(manifest: Manifest, article_id: str) -> Article | None:
    """The article as it is, whatever is shown of it. For editors."""
    held = manifest.withheld.of(article_id)
    return held.article if held else manifest.articles.by_id(article_id)


def _withhold(builder: GenerationBuilder, article: Article, decisions: Decisions) -> None:
    manifest = builder.manifest
    known = manifest.articles.known(article.id)
    if known is None:
        return
    is_withdrawn, shown = _is_withdrawn(article, decisions), _masked(article, decisions)
    if shown != article:
        builder.put(shown, known.file, known.root)
        builder.flush()
    vectors = _vectors(manifest, article.id) if is_withdrawn else None  # of what was shown: they tell nothing of a name
    if is_withdrawn:
        builder.drop(article.id)
    if is_withdrawn or shown != article:
        manifest.withheld.put(Withheld(article, known.file, known.root, is_withdrawn), vectors)


def _cover(builder: GenerationBuilder, held: Withheld, decisions: Decisions) -> None:
    wanted = _masked(held.article, decisions)
    if wanted == held.article:
        builder.manifest.withheld.remove(wanted.id)
    if builder.manifest.articles.by_id(wanted.id) != wanted:
        builder.put(wanted, held.file, held.root)


def _take_out(manifest: Manifest, article: Article, decisions: Decisions) -> bool:
    known, held = manifest.articles.known(article.id), manifest.withheld.of(article.id)
    whole = held.article if held else article
    is_withdrawn, wanted = _is_withdrawn(whole, decisions), _masked(whole, decisions)
    if known is None or not (is_withdrawn or article != wanted):
        return False
    vectors = _vectors(manifest, article.id) if is_withdrawn else None
    manifest.withheld.put(Withheld(whole, known.file, known.root, is_withdrawn), vectors)
    manifest.drop_article(known.number)
    return True


def _has_moved(held: Withheld, everything: Sequence[Withheld]) -> bool:
    """Whether its file has gone, and the same article came in from another one."""
    same = any(each.article.digest == held.article.digest for each in everything if each.article.id != held.article.id)
    return same and held.file is not None and not Path(held.file).exists()


def _concerned(manifest: Manifest, decisions: Decisions) -> list[Article]:
    if not decisions.article_ids:
        return []
    numbers = manifest.articles.numbers_of(decisions.article_ids, decisions.all_digests)
    return list(manifest.articles.by_numbers(numbers).values())


def _is_withdrawn(article: Article, decisions: Decisions) -> bool:
    return decisions.withdrawal_of(article.id, article.digest) is not None


def _masked(article: Article, decisions: Decisions) -> Article:
    return masked(article, decisions.masks_of(article.id, article.digest))


def _vectors(manifest: Manifest, article_id: str) -> NDArray[np.float16]:
    """Of the article's passages, shape (P, dimensions)."""
    known = manifest.articles.known(article_id)
    rows = manifest.passages.of_articles([known.number]) if known else []
    _, vectors = manifest.vectors.rows([row.number for row in rows])
    return vectors.astype(np.float16)
