"""One article a scanned page. Its title says that its text was recognised, and on which page, so that each citation does."""

import warnings
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import CorpusError, UnreadableArticle
from corpus.loaders.column_names import NAMES
from corpus.loaders.guards import check_size, parsing
from corpus.loaders.plain import title_and_text
from corpus.loaders.records import Origin, article_from, derived_title
from corpus.loaders.scans.layout import paragraphs
from corpus.loaders.scans.recognition import Tesseract, tesseract
from corpus.optional_imports import importing
from corpus.types import Article

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdf import PageObject

TIFF_SUFFIXES = (".tif", ".tiff")
MAX_PAGES = 500
_FEWEST_LETTERS = 80  # fewer are a picture with a word in it
_RECOGNISED = "(hasil OCR, hlm. {number})"


def load_scan(path: Path, origin: Origin) -> Iterator[Article | UnreadableArticle]:
    """The pages of a scan in TIFF. Raises UnreadableArticle where nothing can be recognised."""
    check_size(path, origin.source)
    program = tesseract(origin.source)
    with importing(origin.source):
        from PIL import Image
    with parsing(origin.source, "not_a_picture", OSError, Image.DecompressionBombError):
        frames = (_frame(path, number) for number in range(MAX_PAGES + 1))
        yield from _articles(takewhile(lambda picture: picture is not None, frames), program, origin)


def load_scanned_pdf(path: Path, origin: Origin) -> Iterator[Article | UnreadableArticle]:
    """The pages of a PDF that holds pictures of text: of each page the largest one.

    Raises UnreadableArticle where nothing can be recognised.
    """
    program = tesseract(origin.source)
    with importing(origin.source):
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    with parsing(origin.source, "not_a_pdf", PyPdfError, OSError), PdfReader(path) as reader:
        if reader.is_encrypted:
            reader.decrypt("")
        pictures = (_largest(page, origin.source) for page in reader.pages)
        yield from _articles(pictures, program, origin)


def pages_of(path: Path) -> int:
    """How many pages there are to recognise, without looking at them: 1 of what is no scan, or cannot be read."""
    with suppress(CorpusError, OSError), parsing(str(path), "not_a_picture"):
        check_size(path, str(path))
        if path.suffix.lower() in TIFF_SUFFIXES:
            return _frames(path)
        if path.suffix.lower() == ".pdf":
            return _pages_without_type(path)
    return 1


def _frames(path: Path) -> int:
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(path, formats=["TIFF"]) as picture:
            return min(getattr(picture, "n_frames", 1), MAX_PAGES)


def _pages_without_type(path: Path) -> int:
    """The pages of a PDF whose first one has no fonts, and so no text; else 1, the one article that it is."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    with suppress(PyPdfError), PdfReader(path) as reader:
        if "/Font" not in reader.pages[0].get("/Resources", {}):
            return min(len(reader.pages), MAX_PAGES)
    return 1


def _articles(pictures: "Iterable[Image | None]", program: Tesseract, origin: Origin) -> Iterator[Article | UnreadableArticle]:
    count = 0
    for number, picture in enumerate(pictures, 1):
        if number > MAX_PAGES:
            raise UnreadableArticle("scan_has_too_many_pages", source=origin.source, limit=MAX_PAGES)
        place = origin.record(number, number)
        try:
            text = "\n".join(paragraphs(program.lines(picture, place.source))) if picture else ""
        except UnreadableArticle as error:
            yield error
            continue
        if sum(map(str.isalpha, text)) >= _FEWEST_LETTERS:
            count += 1
            yield _article(text, number, place)
    if not count:
        raise UnreadableArticle("scan_without_text", source=origin.source)


def _article(text: str, number: int, place: Origin) -> Article:
    title, rest = title_and_text(text)
    told = f"{title or derived_title(rest)} {_RECOGNISED.format(number=number)}"
    return article_from({"title": told, "text": rest}, Origin(place.source, place.key, NAMES))


def _frame(path: Path, number: int) -> "Image | None":
    """The page of a TIFF with this number, from 0; None beyond the last."""
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what Pillow remarks on flawed heads
        with Image.open(path, formats=["TIFF"]) as picture:
            try:
                picture.seek(number)
            except EOFError:
                return None
            return picture.convert("L")


def _largest(page: "PageObject", source: str) -> "Image | None":
    """The largest picture of a page, the way round in which the page is shown."""
    from pypdf.errors import DependencyError

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            pictures = [each.image for each in page.images if each.image]
        except DependencyError as error:  # the only one that Pillow and pypdf do not read by themselves
            raise UnreadableArticle("scan_needs_jbig2dec", source=source) from error
    largest = max(pictures, key=lambda picture: picture.width * picture.height, default=None)
    return largest.rotate(-page.rotation, expand=True) if largest and page.rotation else largest
