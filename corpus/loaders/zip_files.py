"""A folder of articles in a zip file, with any of the formats in it. Nothing is unpacked under a name of its own."""

import stat
import tempfile
from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path, PurePosixPath
from zipfile import ZipFile, ZipInfo

from corpus.errors import CorpusError, UnreadableArticle
from corpus.loaders.blogs.substack import TABLE
from corpus.loaders.guards import parsing, require_content
from corpus.loaders.records import Origin
from corpus.loaders.values import cleaned
from corpus.types import Article

Loader = Callable[[Path, Origin], Iterator[Article | UnreadableArticle]]

# News unzips to 3 to 6 times its size, a table that repeats itself to 30 times; a bomb to a thousand times and more.
MOST_TIMES_LARGER = 100
ALWAYS_UNZIPPED_BYTES = 50_000_000
MAX_MEMBERS = 500_000
_BLOCK_BYTES = 1 << 20
_UNSHOWN = dict.fromkeys((*range(32), 127, 0x85, 0x2028, 0x2029), "_")
_UNSEEN = (".", "~$", "__MACOSX")
_IS_LOCKED = 1  # the first of a member's flags


class _TooLarge(Exception):
    """A zip file unzips to more than news does."""


def load_zip(path: Path, origin: Origin, loader_for: Callable[[str], Loader | None]) -> Iterator[Article | UnreadableArticle]:
    """The articles of every file in it, in order of their names; what cannot be read is yielded as an error.

    `loader_for` a file's name is None where the file is passed over. A zip file in a zip file is not opened. Raises
    UnreadableArticle for what is no zip file, and in the middle of one that unzips to far more than news does.
    """
    require_content(path, origin.source)
    with parsing(origin.source, "not_a_zip_file"):
        archive = ZipFile(path)
    with archive:
        members = sorted(filter(_is_visible, archive.infolist()), key=lambda info: info.filename)
        if len(members) > MAX_MEMBERS:
            raise UnreadableArticle("too_many_members", source=origin.source, limit=MAX_MEMBERS)
        is_of_substack = _is_of_substack(archive, members, origin.source)
        if is_of_substack:
            yield UnreadableArticle.of(UnreadableArticle("zipped_substack", source=origin.source), f"{origin.source}/{TABLE}")
        left = max(ALWAYS_UNZIPPED_BYTES, MOST_TIMES_LARGER * path.stat().st_size)
        for info in members:
            name = str(_name(info))
            place = Origin(f"{origin.source}/{name}", f"{origin.key}/{name}", origin.names)
            loader = loader_for(PurePosixPath(name).name)
            if is_of_substack and name.endswith((".html", ".htm")):
                continue
            if objection := _objection(info):
                yield UnreadableArticle(objection, source=place.source)
            elif loader:
                left = yield from _load_member(archive, info, loader, place, left)


def _load_member(
    archive: ZipFile, info: ZipInfo, loader: Loader, place: Origin, left: int
) -> Generator[Article | UnreadableArticle, None, int]:
    """The articles of one file; returns how many bytes may still be unzipped."""
    with tempfile.TemporaryDirectory(prefix="wartanya-") as folder:
        # The end of the name alone: a loader tells .jsonl.gz from .jsonl by it.
        unpacked = Path(folder, "article" + "".join(_name(info).suffixes[-2:]).lower())
        try:
            with parsing(place.source, "not_a_whole_file"):
                left -= _unpack(archive, info, unpacked, left)
            yield from loader(unpacked, place)
        except _TooLarge as error:
            told = UnreadableArticle("zip_unzips_too_far", source=place.source)
            raise UnreadableArticle.of(told, place.source.removesuffix(f"/{_name(info)}")) from error
        except UnreadableArticle as error:
            yield error
        except CorpusError as error:
            yield UnreadableArticle.of(error, place.source)
    return left


def _unpack(archive: ZipFile, info: ZipInfo, unpacked: Path, at_most: int) -> int:
    """Writes the file and returns its size. Raises _TooLarge where that is more than `at_most`, whatever its head says."""
    size = 0
    with archive.open(info) as packed, unpacked.open("wb") as file:
        while block := packed.read(_BLOCK_BYTES):
            size += len(block)
            if size > at_most:
                raise _TooLarge
            file.write(block)
    return size


def _is_of_substack(archive: ZipFile, members: Sequence[ZipInfo], source: str) -> bool:
    """Its posts are pages that say neither their title nor whether they are drafts."""
    for info in members:
        if _name(info).name == TABLE and not info.flag_bits & _IS_LOCKED:
            with parsing(source, "not_a_zip_file"), archive.open(info) as table:
                return {"post_id", "is_published"} <= set(table.readline(1_000).decode("utf-8", "replace").split(","))
    return False


def _is_visible(info: ZipInfo) -> bool:
    """Not a folder, nor a hidden file or what a Mac adds to files."""
    parts = _name(info).parts
    return not info.is_dir() and not any(part.startswith(_UNSEEN) and part.strip(".") for part in parts)


def _name(info: ZipInfo) -> PurePosixPath:
    """Some programs on Windows write folders with a backslash. What would break a line is shown as "_"."""
    return PurePosixPath(cleaned(info.filename).replace("\\", "/").translate(_UNSHOWN))


def _objection(info: ZipInfo) -> str | None:
    """The code of what is raised where the file is not opened, None for what is just a file."""
    name = _name(info)
    if ".." in name.parts or name.is_absolute() or ":" in "".join(name.parts[:1]):
        return "leads_out_of_zip"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "link_not_followed"
    if info.flag_bits & _IS_LOCKED:
        return "locked_in_zip"
    if name.suffix.lower() in (".zip", ".wacz"):
        return "zip_in_zip"
    return None
