"""Files that editors hand in: looked at before they lie among the articles, under a name that is only a name.

One that bears the name of a file there takes its place, and that one is kept (see `kept_files`).
"""

import os
import re
import secrets
import shutil
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import CorpusError, UnsupportedFormat
from corpus.files import load_file
from corpus.loaders.registry import LOADERS
from corpus.messages.sentences import sentence
from corpus.types import Article
from index.ingest.amend import logged
from index.storage.editorial import Editorial
from index.types import Failure
from web.editing.kept_files import set_aside

MOST_FILE_BYTES = 200 << 20
_LONGEST_NAME = 100  # characters, without the suffix
_NOT_IN_NAMES = re.compile(r"[^\w.()-]+")
_HIDDEN = re.compile(r"\.[0-9a-f]{16}/")  # the folder that a file waits in


@dataclass(frozen=True, slots=True)
class Upload:
    """What came of one file: `refused` says why it was not kept, without a folder in it, or is None.

    `has_replaced` where a file of this name lay there and now is set aside.
    """

    name: str
    articles: int
    refused: Failure | None = None
    has_replaced: bool = False


def receive_logged(files: Sequence[Path], folder: Path, log: Editorial, who: str) -> list[Upload]:
    """`receive`, with a line of the log before and after: how many files `who` handed in, and none of their names.

    Raises IndexUnwritable where it cannot be written: then nothing is taken in.
    """
    with logged(log.path.parent, "upload", who, {"files": len(files)}) as told:
        received = receive(files, folder)
        kept = [each for each in received if each.refused is None]
        told.update(kept=len(kept), articles=sum(each.articles for each in kept))
    return received


def receive(files: Sequence[Path], folder: Path) -> list[Upload]:
    """Takes each of `files` into `folder`, if it holds articles that can be read, and removes it from where it was.

    One takes the place of a file of its name, but not of one that was handed in together with it.
    """
    received: list[Upload] = []
    for file in files:
        try:
            received.append(_receive(file, folder, {each.name for each in received if each.refused is None}))
        finally:
            file.unlink(missing_ok=True)
    return received


def safe_name(given: str) -> str:
    """`given` as the name of a file: no folders, nothing hidden, nothing that steers a terminal or a page.

    Raises UnsupportedFormat for one that is not read here.
    """
    name = unicodedata.normalize("NFC", given.replace("\\", "/").rpartition("/")[2])
    suffix = next((each for each in sorted(LOADERS, key=len, reverse=True) if name.lower().endswith(each)), None)
    if suffix is None:
        raise UnsupportedFormat("upload_of_no_format", source=name, suffixes=tuple(LOADERS))
    stem = _NOT_IN_NAMES.sub("_", name[: -len(suffix)]).strip("._") or "artikel"
    return stem[:_LONGEST_NAME] + suffix


def without_folders(text: str, *places: Path | str) -> str:
    """`text`, such as the sentence of an error, without the folders of the server that stand in it."""
    for place in sorted(
        {str(place).rstrip("/") for place in places if str(place) not in ("", ".", "/")}, key=len, reverse=True
    ):
        text = text.replace(f"{place}/", "").replace(place, Path(place).name)
    return text


def _receive(file: Path, folder: Path, together: Collection[str]) -> Upload:
    shown = "".join(char for char in file.name if char.isprintable())[:_LONGEST_NAME]
    try:
        if file.is_symlink() or not file.is_file():
            raise CorpusError("upload_is_no_file", source=shown)
        if file.stat().st_size > MOST_FILE_BYTES:
            raise CorpusError("upload_too_large", source=shown, limit_mb=MOST_FILE_BYTES >> 20)
        name = safe_name(file.name)
        folder.mkdir(parents=True, exist_ok=True)
        # Read from where it will lie, but hidden: a rebuild that runs meanwhile passes hidden files over.
        part = folder / f".{secrets.token_hex(8)}" / name
        part.parent.mkdir()
        try:
            shutil.copyfile(file, part)
            articles = _articles_in(part)
            kept, has_replaced = _keep(part, folder, together)
        finally:
            shutil.rmtree(part.parent, ignore_errors=True)
    except CorpusError as problem:
        return Upload(shown, 0, _told(problem, file.parent, file.parent.resolve(), folder, folder.resolve()))
    except OSError as problem:
        return Upload(shown, 0, Failure.of(CorpusError("upload_not_written", source=shown, detail=problem.strerror)))
    return Upload(kept, articles, has_replaced=has_replaced)


def _told(problem: CorpusError, *places: Path) -> Failure:
    """Why a file was not kept, with its name alone where the error names its place."""

    def shown(value: object) -> object:
        return _HIDDEN.sub("", without_folders(value, *places)) if isinstance(value, str) else value

    fields = {name: shown(value) for name, value in problem.fields.items()}
    return Failure(str(fields["source"]), sentence(problem.code, fields), problem.code, fields)


def _articles_in(file: Path) -> int:
    """How many articles the file holds. Raises CorpusError where there is none that can be read."""
    first: CorpusError | None = None
    count = 0
    for found in load_file(file, root=file.parent, label=file.parent.name):
        if isinstance(found, Article):
            count += 1
        else:
            first = first or found
    if not count:
        raise first or CorpusError("upload_without_article", source=file.name)
    return count


def _keep(part: Path, folder: Path, together: Collection[str]) -> tuple[str, bool]:
    """Moves `part` into `folder`; the name that it has there, and whether it took the place of another file.

    A file that came `together` with it, and what is no file, keep their places: it gets a number then.
    """
    target = folder / part.name
    if part.name not in together and target.is_file() and not target.is_symlink():
        if _same(part, target):
            return target.name, False
        set_aside(target)
        part.replace(target)
        return target.name, True
    stem, dot, suffixes = part.name.partition(".")
    for count in range(1, 10_000):
        target = folder / (part.name if count == 1 else f"{stem}-{count}{dot}{suffixes}")
        if target.is_file() and _same(part, target):
            return target.name, False
        try:
            os.link(part, target)  # unlike a renaming, it never takes the place of a file
        except FileExistsError:
            continue
        return target.name, False
    raise CorpusError("upload_names_used_up", source=part.name)


def _same(one: Path, other: Path) -> bool:
    return one.stat().st_size == other.stat().st_size and one.read_bytes() == other.read_bytes()
