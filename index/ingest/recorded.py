"""What the generation that serves has on record of articles, as a rebuild asks for it."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from index.ingest.found import BEGINNING_CHARS, Held, Sighting, beginning_of
from index.storage.manifest import Manifest
from index.storage.tables.articles import Known
from index.storage.tables.provenance import Origin


class Recorded(Protocol):
    """Asking changes nothing, and the answers stay the same as long as a rebuild lasts."""

    def __len__(self) -> int:
        """How many articles."""
        ...

    def known(self, article_id: str) -> Known | None: ...

    def in_file(self, file: str) -> Sequence[Sighting]:
        """The articles that the file brought when it was last read, as if it were read now."""
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

    def of_files(self) -> Iterable[Origin]:
        return ()

    def roots(self) -> Iterable[str]:
        return ()


class ManifestRecord:
    """What a manifest says."""

    def __init__(self, manifest: Manifest) -> None:
        self._manifest = manifest

    def __len__(self) -> int:
        return self._manifest.catalog.count()

    def known(self, article_id: str) -> Known | None:
        return self._manifest.articles.known(article_id)

    def in_file(self, file: str) -> Sequence[Sighting]:
        rows = self._manifest.provenance.in_file(file, BEGINNING_CHARS)
        return [
            Sighting(r.id, r.digest, r.source, file, r.root, r.title, beginning_of(r.beginning), r.url, Held(r.number))
            for r in rows
        ]

    def of_files(self) -> Iterable[Origin]:
        return self._manifest.provenance.of_files()

    def roots(self) -> Iterable[str]:
        return self._manifest.roots.labels()
