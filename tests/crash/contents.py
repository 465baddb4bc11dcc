"""What an index holds, under ids instead of numbers: equal for indexes that answer alike, however they were made."""

import sqlite3
from pathlib import Path
from typing import Any

import numpy as np

from index.retrieval.dense import ChromaVectors
from index.storage import generations

Contents = dict[str, Any]


def contents(path: Path) -> Contents:
    """Of the generation that serves."""
    folder = generations.folder_of(path, generations.current(path))
    with sqlite3.connect(folder / generations.MANIFEST) as manifest:
        held = _contents(manifest)
    manifest.close()
    chroma = ChromaVectors(folder / generations.CHROMA)
    held["chroma"] = len(chroma)
    chroma.close()
    return held


def _contents(manifest: sqlite3.Connection) -> Contents:
    ids = dict(manifest.execute("SELECT number, id FROM articles"))
    passages = {
        number: (ids[article], ordinal, start, end)
        for number, article, ordinal, start, end in manifest.execute(
            'SELECT number, article, ordinal, start, "end" FROM passages'
        )
    }
    postings: dict[str, set[tuple[object, ...]]] = {}
    for term, numbers, counts in manifest.execute("SELECT term, passages, counts FROM postings"):
        in_body, in_title = np.frombuffer(counts, np.uint8).reshape(2, -1).tolist()
        rows = zip(np.frombuffer(numbers, np.uint32).tolist(), in_body, in_title, strict=True)
        living = {(passages[number], body, title) for number, body, title in rows if number in passages}
        if living:
            postings.setdefault(term, set()).update(living)
    shown = (
        "id, digest, source, file, root, title, text, published, outlet, authors, url, language, title_is_derived, sentences"
    )
    return {
        "articles": {row[0]: row[1:] for row in manifest.execute(f"SELECT {shown} FROM articles")},
        "passages": sorted(passages.values()),
        "vectors": {passages[number]: vector for number, vector in manifest.execute("SELECT passage, vector FROM vectors")},
        "postings": postings,
        "failures": sorted(manifest.execute("SELECT source, file, reason FROM failures")),
        "roots": dict(manifest.execute("SELECT path, label FROM roots")),
        "files": {row[0]: row[1:] for row in manifest.execute("SELECT path, size, mtime_ns FROM files")},
    }
