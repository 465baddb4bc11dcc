"""What the generation that serves has on record of articles, as a rebuild asks for it."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from corpus.loaders.remarks import OF_CONTENT
from index.ingest.found import BEGINNING_CHARS, Held, Sighting, beginning_of
from index.storage.manifest import Manifest
from index.storage.tables.articles import Known
from index.storage.tables.failures import Failed
from index.storage.tables.provenance import Origin
from index.storage.tables.withheld import NO_NUMBER


class Recorded(Protocol):
    """Asking changes nothing, and the answers stay the same as long as a rebuild lasts."""

    def __len__(self) -> int:
        """How many articles."""
        ...

    def known(self, article_id: str) -> Known | None: ...

    def in_file(self, file: str) -> Sequence[Sighting]:
        """The articles that the file brought when it was last read, as if it were read now."""
        ...

    def remarks_on(self, file: str) -> Sequence[Failed]:
        """What was said of the file's content when it was last read, and holds as long as that is the same."""
        ...

    def of_files(self) -> Iterable[Origin]:
        """Of all articles that were read from files."""
        ...

    def roots(self) -> Iterable[str]:
        """The folders that articles came from."""
        ...


class NothingRecorded:
    """Before the first generation, and where none is to be built on."""

    def __len__(self) -> int:
        return 0

    def known(self, article_id: str) -> Known | None:  # noqa: ARG002
        return None

    def in_file(self, file: str) -> Sequence[Sighting]:  # noqa: ARG002
        return ()

    def remarks_on(self, file: str) -> Sequence[Failed]:  # noqa: ARG002
        return ()

    def of_files(self) -> Iterable[Origin]:
        return ()

    def roots(self) -> Iterable[str]:
        return ()


class ManifestRecord:
    """What a manifest says."""

    def __init__(self, manifest: Manifest) -> None:
        self._manifest = manifest
        self._remarks: dict[str, list[Failed]] = {}
        for failed in manifest.failures.all():
            if failed.failure.code in OF_CONTENT:
                self._remarks.setdefault(failed.file, []).append(failed)

    def __len__(self) -> int:
        return self._manifest.catalog.count()

    def known(self, article_id: str) -> Known | None:
        """Of an article that is shown with masks, or withdrawn, what is known of it as it was read."""
        shown, held = self._manifest.articles.known(article_id), self._manifest.withheld.known(article_id)
        if held is None:
            return shown
        return Known(shown.number if shown else held[0], *held[1:])

    def in_file(self, file: str) -> Sequence[Sighting]:
        rows = {row.id: row for row in self._manifest.provenance.in_file(file, BEGINNING_CHARS)}
        held = {each.article.id: each for each in self._manifest.withheld.in_file(file)}
        found = [
            Sighting(r.id, r.digest, r.source, file, r.root, r.title, beginning_of(r.beginning), r.url, Held(r.number))
            for r in rows.values()
            if r.id not in held
        ]
        for whole, _, root, _ in held.values():
            number = rows[whole.id].number if whole.id in rows else NO_NUMBER
            identity = (whole.id, whole.digest, whole.source, file, root)
            found.append(Sighting(*identity, whole.title, beginning_of(whole.text), whole.url, Held(number)))
        return found

    def remarks_on(self, file: str) -> Sequence[Failed]:
        return self._remarks.get(file, ())

    def of_files(self) -> Iterable[Origin]:
        return self._manifest.provenance.of_files()

    def roots(self) -> Iterable[str]:
        return self._manifest.roots.labels()
