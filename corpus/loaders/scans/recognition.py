"""The words in a picture, as Tesseract recognises them: a program of its own, which is run without a shell."""

import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import UnreadableArticle
from corpus.loaders.lines import whole_lines

if TYPE_CHECKING:
    from PIL.Image import Image

_PROGRAM = "tesseract"
_LANGUAGE, _BESIDE = "ind", "eng"
MAX_PAGE_S = 120  # a page of a newspaper takes 10 to 30 s on one core
_MAX_PIXELS = 120_000_000  # A2 at 400 dots an inch has 62 million


def require_tesseract(source: str) -> None:
    """Raises UnreadableArticle, which says what to install, where the program or its Indonesian is not there."""
    if shutil.which(_PROGRAM) is None or _LANGUAGE not in _languages():
        raise UnreadableArticle("scan_needs_tesseract", source=source)


def recognised(picture: "Image", source: str) -> list[str]:
    """The paragraphs in a picture; none where there are no words.

    Raises UnreadableArticle for a picture too large, and where the program fails or takes longer than `MAX_PAGE_S`.
    """
    if picture.width * picture.height > _MAX_PIXELS:
        raise UnreadableArticle("scan_too_large", source=source, width=picture.width, height=picture.height)
    with tempfile.TemporaryDirectory(prefix="wartanya-") as folder:
        path = Path(folder, "page.png")
        picture.convert("L").save(path)
        written = _run([str(path), "stdout", "-l", "+".join(name for name in (_LANGUAGE, _BESIDE) if name in _languages())])
    if written is None:
        raise UnreadableArticle("scan_not_recognised", source=source, limit_s=MAX_PAGE_S)
    blocks = (block.split("\n") for block in written.replace("\f", "").split("\n\n"))
    return [line for block in blocks for line in whole_lines([" ".join(each.split()) for each in block if each.strip()])]


@cache
def _languages() -> frozenset[str]:
    return frozenset((_run(["--list-langs"]) or "").split())


def _run(arguments: list[str]) -> str | None:
    """What the program writes; None where it fails."""
    try:
        done = subprocess.run([_PROGRAM, *arguments], capture_output=True, timeout=MAX_PAGE_S, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.decode("utf-8", "replace")
