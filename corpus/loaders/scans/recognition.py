"""The lines in a picture, as Tesseract recognises them: a program of its own, which is run without a shell."""

import io
import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from corpus.errors import UnreadableArticle
from corpus.loaders.scans.layout import Line
from corpus.loaders.scans.lighting import evened

if TYPE_CHECKING:
    from PIL.Image import Image

_PROGRAM = "tesseract"
_LANGUAGE, _BESIDE = "ind", "eng"
# A page of a newspaper takes 1 to 30 s of one core; on a machine with other work much longer by the clock.
MAX_PAGE_CPU_S, MAX_PAGE_S = 120, 600
_MAX_PIXELS = 120_000_000  # A2 at 400 dots an inch has 62 million
# Of 100, the mean over a page's words: 94 to 96 on pages printed and aged by a program, 46 on one upside down (2026-11).
_LEAST_SURENESS = 60
_WORD = "5"  # the level of a row that holds a word
_COLUMNS = 12


@dataclass(frozen=True, slots=True)
class Tesseract:
    """The program at `path`, and the languages it is to look for."""

    path: str
    languages: str

    def lines(self, picture: "Image", source: str) -> list[Line]:
        """The lines in a picture in the order in which they are read; none where there are no words.

        Raises UnreadableArticle for a picture too large or hardly legible, and where the program fails or takes longer
        than `MAX_PAGE_CPU_S` of one core.
        """
        if picture.width * picture.height > _MAX_PIXELS:
            raise UnreadableArticle("scan_too_large", source=source, width=picture.width, height=picture.height)
        packed = io.BytesIO()
        evened(picture.convert("L")).save(packed, "PNG", compress_level=1)
        # Through its standard input and output: so one that is killed leaves no picture behind.
        written = _run([self.path, "stdin", "stdout", "-l", self.languages, "tsv"], packed.getvalue())
        if written is None:
            raise UnreadableArticle("scan_not_recognised", source=source, limit_s=MAX_PAGE_CPU_S)
        words = list(_words(written))
        if words and (sureness := statistics.fmean(word.sureness for word in words)) < _LEAST_SURENESS:
            raise UnreadableArticle("scan_illegible", source=source, sureness=round(sureness))
        rows = [list(row) for _, row in groupby(words, key=lambda word: word.line)]
        slope = _slope(rows)
        return [_line(row, slope) for row in rows]


def tesseract(source: str) -> Tesseract:
    """The program. Raises UnreadableArticle, which says what to install, where it or its Indonesian is not there."""
    path = shutil.which(_PROGRAM)
    if path is None:
        raise UnreadableArticle("scan_needs_tesseract", source=source)
    known = (_run([path, "--list-langs"]) or "").split()
    if _LANGUAGE not in known:
        raise UnreadableArticle("scan_needs_indonesian", source=source)
    return Tesseract(path, "+".join(name for name in (_LANGUAGE, _BESIDE) if name in known))


@dataclass(frozen=True, slots=True)
class _Word:
    """A word, its line (numbers of block, paragraph and line), the dots of the box around it, and 0 to 100 how sure it is."""

    text: str
    line: tuple[str, ...]
    left: int
    top: int
    width: int
    height: int
    sureness: float


def _words(table: str) -> Iterator[_Word]:
    """The words in the program's table: tab-separated, below a row of names."""
    for row in table.split("\n"):
        cells = row.split("\t", _COLUMNS - 1)
        if len(cells) == _COLUMNS and cells[0] == _WORD and (text := " ".join(cells[-1].split())):
            left, top, width, height = map(int, cells[6:10])
            yield _Word(text, (cells[2], cells[3], cells[4]), left, top, width, height, float(cells[10]))


def _slope(rows: Sequence[Sequence[_Word]]) -> float:
    """How far the lines of a page laid askew rise or fall, by their width."""
    ends = [(row[0], row[-1]) for row in rows if row[-1].left > row[0].left]
    return statistics.median([(last.top - first.top) / (last.left - first.left) for first, last in ends] or [0.0])


def _line(words: Sequence[_Word], slope: float) -> Line:
    """On a page askew the box around a long word is higher than its letters are, and now and then one takes in a smear."""
    heights = sorted(word.height - abs(slope) * word.width for word in words)
    return Line(
        text=" ".join(word.text for word in words),
        block=int(words[0].line[0]),
        height=heights[-2] if len(heights) > 2 else heights[-1],
        sureness=statistics.fmean(word.sureness for word in words),
    )


def _run(command: Sequence[str], given: bytes = b"") -> str | None:
    """What the program writes; None where it fails."""
    # One thread: with several it waits more than it works where others work, too.
    around = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    pipe = subprocess.PIPE
    try:
        with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, env=around) as process:
            try:
                _limit(process.pid)
                written, _ = process.communicate(given, timeout=MAX_PAGE_S)
            except BaseException:
                process.kill()
                raise
    except (OSError, subprocess.SubprocessError):
        return None
    return written.decode("utf-8", "replace") if process.returncode == 0 else None


def _limit(pid: int) -> None:
    """Bounds the time that a process may work, where the system does: also of one whose parent was killed."""
    if sys.platform == "linux":
        import resource

        with suppress(ProcessLookupError):  # it has ended already
            resource.prlimit(pid, resource.RLIMIT_CPU, (MAX_PAGE_CPU_S, MAX_PAGE_CPU_S))
