"""The parts of a document that is a zip file of XML."""

from pathlib import Path
from typing import Any, NoReturn
from zipfile import ZipFile

from corpus.errors import UnreadableArticle
from corpus.loaders.guards import check_size, check_unzipped_size


def open_packed(path: Path, source: str) -> ZipFile:
    """The document's parts. Raises UnreadableArticle for an empty file and one too large; call it within `parsing`."""
    check_size(path, source)
    check_unzipped_size(path, source)
    return ZipFile(path)


def root_of(parts: ZipFile, name: str) -> Any:
    """The root element of a part: without entities, and nothing is fetched for it."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True)
    return etree.fromstring(parts.read(name), parser)


def refuse_locked(source: str) -> NoReturn:
    """Raises UnreadableArticle, which says what to do."""
    raise UnreadableArticle("locked", source=source)
