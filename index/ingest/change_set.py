"""What a rebuild has to do: told from what was found and what is on record, before anything is done."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from corpus.errors import CorpusError, UnreadableArticle
from corpus.loaders.registry import only_adds
from corpus.loaders.remarks import ONLY_ADVICE
from index.ingest.found import Event, Flawed, Found, Held, LoadFailed, Sighting, Unchanged
from index.ingest.identities import Identities
from index.ingest.recorded import Recorded
from index.storage.tables.failures import Failed
from index.storage.tables.files import FileStamp
from index.types import Failure


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Which articles are new, changed, in another place, as they were, gone, and not to be taken in.

    `unchanged` counts those that were moved too. `gone` are ids of articles that their folders no longer hold, `renamed`
    of those that their files bring under other ids now. `folders` could be looked into, so that what is missing there is
    known to be gone; `visited` are files that were read, tried, or found untouched.
    """

    new: tuple[Sighting, ...] = ()
    changed: tuple[Sighting, ...] = ()
    moved: tuple[Sighting, ...] = ()
    unchanged: int = 0
    gone: tuple[str, ...] = ()
    renamed: tuple[str, ...] = ()
    failed: tuple[Failed, ...] = ()
    read: tuple[FileStamp, ...] = ()
    visited: frozenset[str] = frozenset()
    folders: tuple[str, ...] = ()

    @property
    def removed(self) -> tuple[str, ...]:
        return self.gone + self.renamed

    @property
    def is_empty(self) -> bool:
        """Whether every article stays as and where it is."""
        return not (self.new or self.changed or self.moved or self.removed)


def plan(found: Found, recorded: Recorded, *, strict: bool = False) -> ChangeSet:
    """The changes that make what is `recorded` into what was `found`; nothing is done yet.

    `strict` raises the first failure as a CorpusError, where else it is one of the `failed`.
    """
    draft = _Draft(recorded, strict)
    for event in found.events:
        draft.take(event)
    folders = [folder for folder in found.folders if folder not in draft.unread]
    folders += [found.moved[folder] for folder in folders if folder in found.moved]
    gone, renamed = draft.missing(folders)
    return ChangeSet(
        new=tuple(draft.new),
        changed=tuple(draft.changed),
        moved=tuple(draft.moved),
        unchanged=draft.unchanged,
        gone=tuple(gone),
        renamed=tuple(renamed),
        failed=tuple(draft.failed),
        read=tuple(draft.read.values()),
        visited=frozenset(draft.visited),
        folders=tuple(folders),
    )


def is_below(file: str, folders: Iterable[str]) -> bool:
    return any(Path(file).is_relative_to(folder) for folder in folders)


@dataclass(slots=True)
class _Draft:
    """A change set as far as the events of a scan have been gone through."""

    recorded: Recorded
    strict: bool
    new: list[Sighting] = field(default_factory=list)
    changed: list[Sighting] = field(default_factory=list)
    moved: list[Sighting] = field(default_factory=list)
    unchanged: int = 0
    failed: list[Failed] = field(default_factory=list)
    read: dict[str, FileStamp] = field(default_factory=dict)
    visited: set[str] = field(default_factory=lambda: {""})
    unread: set[str] = field(default_factory=set)  # files, records and folders that could not be read: not gone
    _seen: set[int] = field(default_factory=set)  # numbers of recorded articles that are still given
    _identities: Identities = field(default_factory=Identities)

    def take(self, event: Event) -> None:
        match event:
            case Sighting():
                self._see(event)
            case Unchanged():
                self._keep(event.file)
            case FileStamp():
                self.visited.add(event.file)
                self.read[event.file] = event
            case Flawed():
                self.visited.add(event.file)
                self._fail(event.error, event.file)
            case LoadFailed():
                self._miss(event)

    def _see(self, found: Sighting) -> None:
        """An article that was read."""
        own = self._identities.own_id(found)
        this = replace(found, id=own) if own else found
        self.visited.add(this.file)
        if clash := self._identities.clash(this, given_id=found.id):
            self._fail(clash, this.file)
            return
        self._identities.meet(this)
        self._compare(this)

    def _compare(self, this: Sighting) -> None:
        known = self.recorded.known(this.id)
        if known is None:
            self.new.append(this)
            return
        self._seen.add(known.number)
        if known.digest != this.digest:
            self.changed.append(this)
            return
        self.unchanged += 1
        # An article handed over in Python stays the one of the file that it was read from before.
        if this.file and (known.source, known.file, known.root) != (this.source, this.file, this.root):
            self.moved.append(this)

    def _keep(self, file: str) -> None:
        """All that an untouched file brought the last time is still so, but for ids that a file before it has taken since."""
        self.visited.add(file)
        apart = []
        for held in self.recorded.in_file(file):
            if self._identities.own_id(held):
                apart.append(held)
            elif clash := self._identities.clash(held):
                self._fail(clash, file)
            elif isinstance(held.content, Held):
                self._identities.meet(held)
                self._seen.add(held.content.number)
                self.unchanged += 1
        for held in apart:
            self._see(held)
        for told in self.recorded.remarks_on(file):
            if self.strict and told.failure.code not in ONLY_ADVICE:
                raise UnreadableArticle(told.failure.code, **told.failure.fields)
            self.failed.append(told)

    def _miss(self, event: LoadFailed) -> None:
        self.visited.add(event.file)
        self.unread.add(event.error.source)
        if event.is_folder:
            self.unread.add(event.file)
        self._fail(event.error, event.file)

    def _fail(self, error: CorpusError, file: str) -> None:
        if self.strict and error.code not in ONLY_ADVICE:
            raise error
        self.failed.append(Failed(Failure.of(error), file))

    def missing(self, folders: list[str]) -> tuple[list[str], list[str]]:
        """Ids of articles that the folders no longer hold, and of those that their files bring under other ids now."""
        gone: list[str] = []
        renamed: list[str] = []
        for number, article_id, source, file, root in self.recorded.of_files() if folders else ():
            if file is None or number in self._seen or self._is_unread(file, source) or not is_below(file, folders):
                continue
            if root is not None:
                gone.append(article_id)
            elif file in self.read and not only_adds(Path(file)):  # it was given alone before
                renamed.append(article_id)
        return gone, renamed

    def _is_unread(self, file: str, source: str) -> bool:
        """Whether the file could not be read, or its record, or the table in a zip file that holds the record."""
        return not self.unread.isdisjoint((file, source, source.rpartition("#")[0]))
