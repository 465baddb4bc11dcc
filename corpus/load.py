"""load(path) -> articles, each file by the loader of its suffix.

What reads files comes in with the first that is read: a question asked of an index needs none of it.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path

from corpus.errors import CorpusError
from corpus.types import Article


def load(
    path: str | Path,
    *,
    root: Path | None = None,
    label: str | None = None,
    fields: Mapping[str, str] | None = None,
    errors: Callable[[CorpusError], None] | None = None,
    allowed: Collection[str] | None = None,
) -> Iterator[Article]:
    """The articles of a file, of a folder and all folders below it in order of their paths, or of an address of the web.

    `root` (the folder itself, or that of the file) and `label` (the name of `root`) go into the ids of articles that
    bring none; `fields` renames the columns of tables, as in `{"text": "kolom"}`. What cannot be read is raised, or
    handed to `errors` where that is given. `allowed` are addresses that may be fetched from although they are not public.
    """
    from corpus.fetch.client import is_url
    from corpus.files import article_files, articles_of, load_all, load_url

    if isinstance(path, str) and is_url(path):
        return articles_of(load_url(path, fields=fields, allowed=allowed), errors)
    place = Path(path).resolve()
    files = article_files(path)
    top = (root or (place if place.is_dir() else place.parent)).resolve()
    return load_all(files, top, top.name if label is None else label, fields, errors)
