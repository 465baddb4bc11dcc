"""The third step of a rebuild: a change set, written into a new generation beside the one that serves."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from corpus.text import TOKENIZER_VERSION, sentences
from corpus.types import Article, Span
from index.ingest.base import Base
from index.ingest.bookkeeping import write_down
from index.ingest.builder import GenerationBuilder
from index.ingest.change_set import ChangeSet
from index.ingest.estimate import require_space
from index.ingest.found import Found, Held, Sighting
from index.ingest.progress import Meter
from index.ingest.spool import ArticleSpool
from index.ingest.withholding import settle
from index.ingest.worker_pool import Workers
from index.passages import FORMAT, passage_spans
from index.storage import generations
from index.storage.editorial import NOTHING_DECIDED, Decisions
from index.storage.manifest import Manifest


@contextmanager
def new_generation(base: Base, workers: Workers) -> Iterator[GenerationBuilder]:
    """A generation to write: a copy of what serves, or empty. Unless it has its number when the block ends, none of it stays.

    Raises IndexingError where the disk has too little space for a second one, or refuses.
    """
    if base.generation is not None:
        require_space(base.path, base.generation, ())
    folder = generations.start(base.path, base.copied)
    try:
        builder = GenerationBuilder(folder, base.embedder, workers)
        try:
            yield builder
        finally:
            builder.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def apply(
    changes: ChangeSet,
    found: Found,
    base: Base,
    spool: ArticleSpool,
    builder: GenerationBuilder,
    meter: Meter,
    decisions: Decisions = NOTHING_DECIDED,
) -> None:
    """Makes what `builder` holds of `base` into what was found, less what editors took out of it.

    Writes down what the next rebuild has to know.
    """
    bring_over(base, builder, meter)
    meter.begin("writing", len(changes.new) + len(changes.changed))
    for each in (*changes.new, *changes.changed):
        meter.count()
        builder.manifest.withheld.remove(each.id)  # the version before it
        builder.put(_article(each, spool, base.serving), each.file or None, each.root)
    for each in changes.moved:
        builder.move(each.id, each.source, each.file, each.root)
    for article_id in changes.removed:
        builder.drop(article_id)
        builder.manifest.withheld.remove(article_id)
    if changes.removed and base.treatment != "make over":  # files that are made anew have held nothing of them
        builder.manifest.tombstones.put(changes.removed)
    write_down(builder.manifest, found, changes)
    settle(builder, decisions)
    meter.reach("checking")
    builder.finish()


def bring_over(base: Base, builder: GenerationBuilder, meter: Meter) -> None:
    """Has `builder` hold what serves, in today's form: a copy has it already, but for an older format."""
    if base.serving and base.treatment == "make over":
        make_over(base.serving, builder, meter)
    elif base.serving and base.treatment == "bring up":
        meter.reach("bringing up to date")
        builder.bring_up()
        if base.serving.meta.fingerprint().get("words") != TOKENIZER_VERSION:
            reword(builder, meter)
        if base.serving.meta.fingerprint().get("passages") != FORMAT:
            recut(base.serving, builder, meter)


def make_over(serving: Manifest, builder: GenerationBuilder, meter: Meter) -> None:
    """Puts in all that serves, as it is on record."""
    meter.begin("making over", serving.catalog.count())
    for origin in serving.provenance.origins():
        meter.count()
        builder.put(serving.articles.by_numbers([origin.number])[origin.number], origin.file, origin.root)
    for held in serving.withheld.all():  # as they are, in place of what is shown of them, until `settle`
        builder.put(held.article, held.file, held.root)
    manifest = builder.manifest
    manifest.files.put(serving.files.all())
    manifest.failures.put(serving.failures.all())
    manifest.meta.take_reading_from(serving.meta)


def reword(builder: GenerationBuilder, meter: Meter) -> None:
    """Takes the words out of the texts of the copy as they are taken today. Their vectors stay: they know nothing of words."""
    numbers = [origin.number for origin in builder.manifest.provenance.origins()]
    meter.begin("bringing up to date", len(numbers))
    for _ in builder.reword(numbers):
        meter.count()


def recut(serving: Manifest, builder: GenerationBuilder, meter: Meter) -> None:
    """Cuts the texts of the copy as they are cut today. Only articles whose passages are others than before are put in again;
    rules for sentences change few of them.
    """
    meter.begin("bringing up to date", serving.catalog.count())
    for origin in serving.provenance.origins():
        meter.count()
        text = serving.articles.text(origin.number)
        cut = sentences(text)
        if cut == serving.articles.sentences_of([origin.number])[origin.number]:
            continue
        held = [Span(row.start, row.end) for row in serving.passages.of_articles([origin.number])]
        if passage_spans(text, cut) == held:
            builder.manifest.articles.set_sentences(origin.number, cut)
        else:
            builder.put(serving.articles.by_numbers([origin.number])[origin.number], origin.file, origin.root)


def _article(sighting: Sighting, spool: ArticleSpool, serving: Manifest | None) -> Article:
    """The article whole, by the id that tells it from others."""
    content = sighting.content
    if isinstance(content, Held) and (whole := _withheld(sighting, serving)):
        found: Article | None = whole
    elif isinstance(content, Held):
        found = serving.articles.by_numbers([content.number])[content.number] if serving else None
    else:
        found = spool.article(content)
    if found is None:
        raise LookupError(f"{sighting.source} is held by no generation")
    return found if found.id == sighting.id else replace(found, id=sighting.id)


def _withheld(sighting: Sighting, serving: Manifest | None) -> Article | None:
    """The article as it is, where another one is shown in its place, or none."""
    held = serving.withheld.in_file(sighting.file) if serving else ()
    return next((each.article for each in held if each.article.digest == sighting.digest), None)
