"""Packages that are imported when they are needed, and may be missing."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from corpus.errors import MissingExtra

_DISTRIBUTIONS = {"docx": "python-docx", "python_calamine": "python-calamine", "PIL": "pillow"}


@contextmanager
def importing(source: str) -> Iterator[None]:
    """Turns a failed import into MissingExtra, with the line that mends it.

    Without the warnings of the imported: urllib3's, for one, that trafilatura finds no package for proxies of another kind.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except ModuleNotFoundError as error:
        module = (error.name or "").partition(".")[0]
        name = _DISTRIBUTIONS.get(module, module)
        raise MissingExtra(source=source, package=name) from error
