"""The last step of a rebuild: the new generation serves, and what is gone is gone from the ones before it."""

from collections.abc import Collection, Iterable
from pathlib import Path

from index.errors import IndexDamaged
from index.storage import generations
from index.storage.generations import MANIFEST
from index.storage.manifest import Manifest


def switch(path: Path, folder: Path, removed: Collection[str], before: int | None) -> int:
    """Gives what was built in `folder` its number, and has it serve in place of `before`; the number.

    Raises IndexDamaged where `removed` articles cannot be taken out of `before`: then that goes on serving.
    """
    generation = generations.complete(folder)
    if removed:
        _forget_in_older(path, generation, removed, before)
    generations.switch(path, generation)
    return generation


def _forget_in_older(path: Path, newest: int, removed: Collection[str], before: int | None) -> None:
    """A removed article stops answering in every generation that can be rolled back to, too."""
    for number in generations.generations(path):
        if number == newest:
            continue
        try:
            forget(generations.folder_of(path, number) / MANIFEST, removed)
        except IndexDamaged:
            if number == before:
                raise
            generations.remove(path, number)  # it can serve no more


def forget(manifest_path: Path, article_ids: Iterable[str]) -> None:
    """Takes articles out of the manifest of a finished generation; with it, both legs find them no more."""
    manifest = Manifest.open(manifest_path, writable=True)
    try:
        with manifest.transaction():
            for article_id in article_ids:
                known = manifest.articles.known(article_id)
                if known:
                    manifest.drop_article(known.number)
                    manifest.tombstones.put([article_id])
                    manifest.files.remove([known.file])  # should it come back, it is read
    finally:
        manifest.close()
