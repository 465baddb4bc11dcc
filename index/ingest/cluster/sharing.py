"""One change set, shared out among shards: what each of them takes in, and lets go of, so that copies lie together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from corpus.near_duplicates import keys
from corpus.types import Article
from index.ingest.base import Base
from index.ingest.change_set import ChangeSet
from index.ingest.cluster.homes import Resident, homes
from index.ingest.found import Held, Sighting, beginning_of
from index.ingest.recorded import Recorded
from index.ingest.spool import ArticleSpool
from index.ingest.withholding import original
from index.storage.manifest import Manifest
from index.storage.tables.articles import Known
from index.storage.tables.failures import Failed
from index.storage.tables.provenance import Origin
from index.storage.tables.withheld import NO_NUMBER


class JointRecord:
    """What several shards have on record, as one. Numbers are made of a shard's own and its place among them."""

    def __init__(self, parts: Sequence[Recorded]) -> None:
        self._parts = parts

    def __len__(self) -> int:
        return sum(len(part) for part in self._parts)

    def known(self, article_id: str) -> Known | None:
        shard = self.shard_of(article_id)
        found = None if shard is None else self._parts[shard].known(article_id)
        return found._replace(number=self._whole(shard, found.number)) if found and shard is not None else None

    def shard_of(self, article_id: str) -> int | None:
        return next((k for k, part in enumerate(self._parts) if part.known(article_id)), None)

    def in_file(self, file: str) -> Sequence[Sighting]:
        return [
            replace(each, content=Held(self._whole(k, each.content.number))) if isinstance(each.content, Held) else each
            for k, part in enumerate(self._parts)
            for each in part.in_file(file)
        ]

    def remarks_on(self, file: str) -> Sequence[Failed]:
        """Those of the shard that keeps the book, and of whichever kept it before."""
        return list({each.failure.source: each for part in self._parts for each in part.remarks_on(file)}.values())

    def of_files(self) -> Iterable[Origin]:
        return [o._replace(number=self._whole(k, o.number)) for k, part in enumerate(self._parts) for o in part.of_files()]

    def roots(self) -> Iterable[str]:
        return dict.fromkeys(root for part in self._parts for root in part.roots())

    def _whole(self, shard: int, number: int) -> int:
        return number if number == NO_NUMBER else number * len(self._parts) + shard


@dataclass(slots=True)
class _Share:
    """Of one shard. `left` are ids of articles that lie in another one from now on."""

    new: list[Sighting] = field(default_factory=list)
    changed: list[Sighting] = field(default_factory=list)
    moved: list[Sighting] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def shared_out(changes: ChangeSet, bases: Sequence[Base], recorded: JointRecord, spool: ArticleSpool) -> list[ChangeSet]:
    """The change set of each shard; `renamed` of it are the articles that move to another shard.

    The first shard keeps the book: which files were read, and what could not be, stands in its share alone.
    """
    shares = [_Share() for _ in bases]
    given = [_spooled(each, bases, spool) for each in (*changes.new, *changes.changed)]
    before = {each.id: recorded.shard_of(each.id) for each in given}
    texts = (spool.article(each.content).text for each in given if not isinstance(each.content, Held))
    coming = [Resident(each.id, keys(text), before[each.id]) for each, text in zip(given, texts, strict=True)]
    leaving = {*changes.removed, *before}
    bound = enumerate(bases) if given else ()  # only who comes in can link others
    staying = [each for k, base in bound for each in _residents(base.serving, k) if each.id not in leaving]
    home = homes([*staying, *coming], len(bases))
    for each in given:
        _settle_in(each, before[each.id], home[each.id], shares)
    for held in staying:
        if held.shard is not None and home[held.id] != held.shard and (manifest := bases[held.shard].serving):
            _settle_in(_moving(manifest, held.id, spool), held.shard, home[held.id], shares)
    for each in changes.moved:
        shares[recorded.shard_of(each.id) or 0].moved.append(each)
    for article_id in changes.removed:
        shares[recorded.shard_of(article_id) or 0].gone.append(article_id)
    return [_change_set(share, changes if k == 0 else None) for k, share in enumerate(shares)]


def _settle_in(article: Sighting, before: int | None, home: int, shares: Sequence[_Share]) -> None:
    if before == home:
        shares[home].changed.append(article)
        return
    shares[home].new.append(article)
    if before is not None:
        shares[before].left.append(article.id)


def _change_set(share: _Share, whole: ChangeSet | None) -> ChangeSet:
    own = ChangeSet(
        new=tuple(share.new),
        changed=tuple(share.changed),
        moved=tuple(share.moved),
        gone=tuple(share.gone),
        renamed=tuple(share.left),
    )
    if whole is None:
        return own
    return replace(own, failed=whole.failed, read=whole.read, visited=whole.visited, folders=whole.folders)


def _residents(manifest: Manifest | None, shard: int) -> Iterator[Resident]:
    if manifest is None:
        return
    held = {row.article: row.keys for row in manifest.clusters.rows()} if manifest.clusters.are_kept else {}
    for origin in manifest.provenance.origins():
        yield Resident(origin.id, held.get(origin.number, b""), shard)


def _moving(manifest: Manifest, article_id: str, spool: ArticleSpool) -> Sighting:
    """An article as another shard takes it in: as it was read, whatever is shown of it."""
    known, whole = manifest.articles.known(article_id), original(manifest, article_id)
    if known is None or whole is None:
        raise LookupError(f"{article_id} is held by no generation")
    identity = (article_id, whole.digest, known.source, known.file or "", known.root)
    return Sighting(*identity, whole.title, beginning_of(whole.text), whole.url, spool.put(whole))


def _spooled(sighting: Sighting, bases: Sequence[Base], spool: ArticleSpool) -> Sighting:
    """With its text in the spool, where it may be in no shard that writes it."""
    content = sighting.content
    return replace(sighting, content=spool.put(_held(sighting, content, bases))) if isinstance(content, Held) else sighting


def _held(sighting: Sighting, content: Held, bases: Sequence[Base]) -> Article:
    for base in bases:
        for held in base.serving.withheld.in_file(sighting.file) if base.serving else ():
            if held.article.digest == sighting.digest:
                return held.article
    manifest, number = bases[content.number % len(bases)].serving, content.number // len(bases)
    found = manifest.articles.by_numbers([number]).get(number) if manifest else None
    if found is None:
        raise LookupError(f"{sighting.source} is held by no generation")
    return found
