"""What a rebuild starts from: the generation that serves, or nothing; and with what a new one is to be made."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from index.errors import IndexMismatch
from index.fingerprint import fingerprint
from index.ingest.recorded import ManifestRecord, NothingRecorded, Recorded
from index.retrieval.embedders import Embedder, load_embedder
from index.storage import generations
from index.storage.generations import MANIFEST
from index.storage.manifest import Manifest
from index.storage.schema import FORMAT_VERSION, READABLE_FORMATS

# What becomes of the generation that serves: it is copied as it is; or its copy is brought up to today's format and way of
# cutting text; or, where embedder or tokenizer are others, all is made again from its manifest, without the article files.
Treatment = Literal["copy", "bring up", "make over"]


@dataclass(frozen=True, slots=True)
class Base:
    """`serving` is what serves at `path`, with its number; None where nothing does, or where it is left aside."""

    path: Path
    generation: int | None
    serving: Manifest | None
    treatment: Treatment
    embedder: Embedder

    @property
    def recorded(self) -> Recorded:
        return ManifestRecord(self.serving) if self.serving else NothingRecorded()

    @property
    def copied(self) -> int | None:
        """The generation that a new one begins as a copy of."""
        return None if self.treatment == "make over" else self.generation


@contextmanager
def opened_base(path: Path, *, fresh: bool, embedder: str | Path | None, generation: int | None = None) -> Iterator[Base]:
    """The generation that serves, or the one named, open until the block ends; none of it counts where `fresh`.

    `embedder` names another one than it was made with. Raises IndexMismatch where its format cannot be read.
    """
    if fresh or not (path / "CURRENT").exists():
        yield Base(path, None, None, "copy", load_embedder(embedder))
        return
    generation = generations.current(path) if generation is None else generation
    with closing(Manifest.open(generations.folder_of(path, generation) / MANIFEST)) as serving:
        made_with = serving.meta.fingerprint()
        chosen = load_embedder(embedder or made_with.get("embedder"))
        yield Base(path, generation, serving, treatment_of(path, made_with, fingerprint(chosen)), chosen)


def treatment_of(path: Path, made_with: dict[str, str], wanted: dict[str, str]) -> Treatment:
    """What a generation with this fingerprint needs to become one with the `wanted`. Raises IndexMismatch."""
    stored = made_with.get("format", "unknown")
    if stored not in READABLE_FORMATS:
        raise IndexMismatch(path, "format", stored, FORMAT_VERSION, "wartanya rebuild --fresh")
    differing = {field for field in made_with.keys() | wanted.keys() if made_with.get(field) != wanted.get(field)}
    if differing - {"format", "passages", "words"}:
        return "make over"
    return "bring up" if differing else "copy"
