"""The parts of a document that is a zip file of XML."""

from pathlib import Path
from typing import Any, NoReturn
from zipfile import ZipFile

from corpus.errors import UnreadableArticle
from corpus.loaders.guards import check_size, check_unzipped_size

# What a document of Office begins with that is no zip file: of its old form, or behind a password.
OLD_OFFICE = b"\xd0\xcf\x11\xe0"


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


def is_locked(parts: ZipFile) -> bool:
    """Whether a document of OpenDocument has a password: its parts are no XML then."""
    manifest = "META-INF/manifest.xml"
    return manifest in parts.namelist() and any("encryption-data" in str(each.tag) for each in root_of(parts, manifest).iter())


def refuse_locked(source: str) -> NoReturn:
    """Raises UnreadableArticle, which says what to do."""
    raise UnreadableArticle("locked", source=source)
