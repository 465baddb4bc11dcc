"""What text recognition makes of scanned pages: how many characters come out wrong, whether a question is answered from each.

    python -m benchmarks.scans [--out benchmarks/results]

Six invented articles are printed in three fonts, in one column and in two, aged in four ways and scanned at 150 dots an inch
(`benchmarks/scan_pages.py`); each way makes a PDF of six pages, which is read as anybody's would be and asked one question a
page, beside the articles of the sample. It needs Tesseract with its Indonesian, and the Liberation fonts.
"""

import argparse
import json
import re
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.errors import BenchmarkError
from benchmarks.record import data_hash, write
from benchmarks.scan_pages import AGEINGS, FONTS, SCAN_DPI, as_file, printed, scanned
from corpus.load import load
from corpus.loaders.scans.recognition import tesseract
from corpus.types import Article
from index.archive import Archive
from index.ingest.rebuild import rebuild
from qa.assistant import Assistant
from qa.types import Answer

if TYPE_CHECKING:
    from PIL.Image import Image

ARTICLES = Path(__file__).parent / "scan_articles.jsonl"
SAMPLE = Path(__file__).parent.parent / "corpus" / "sample"
LAYOUTS = tuple(product(FONTS, (1, 2)))
_MARK = re.compile(r" \(hasil OCR, hlm\. (\d+)\)\Z")


@dataclass(frozen=True, slots=True)
class Printed:
    """An article as it was printed, and a question with the words that answer it."""

    title: str
    paragraphs: Sequence[str]
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Page:
    """What came of one page: wrong, missing and superfluous characters, and what its question was answered with."""

    ageing: str
    font: str
    columns: int
    characters: int
    errors: int
    status: str = "not_read"
    short: str | None = None
    is_right: bool = False  # the short answer, from this page and no other article
    says_scan_and_page: bool = False  # the citation does


def articles() -> list[Printed]:
    return [Printed(**json.loads(line)) for line in ARTICLES.read_text(encoding="utf-8").splitlines()]


def edits(given: str, expected: str) -> int:
    """Characters to change, leave out or put in to make the one text the other (Levenshtein 1966)."""
    row = np.arange(len(expected) + 1)
    letters = np.array(list(expected))
    for at, letter in enumerate(given, 1):
        best = np.minimum(row[1:] + 1, row[:-1] + (letters != letter))
        # A letter left out costs one more than the place before it: the running minimum of what is left without the steps.
        steps = np.concatenate(([at], best)) - np.arange(len(row))
        row = np.minimum.accumulate(steps) + np.arange(len(row))
    return int(row[-1])


def recognised(article: Article | None) -> str:
    return " ".join(f"{_MARK.sub('', article.title)} {article.text}".split()) if article else ""


@cache
def _printed(number: int) -> "Image":
    """The page of one article, before it is aged."""
    article, (font, columns) = articles()[number], LAYOUTS[number]
    return printed(article.title, article.paragraphs, font, columns)


def measured(ageing: str, given: Sequence[Printed], folder: Path) -> Iterator[Page]:
    """The six pages of one way of ageing."""
    pages = [scanned(_printed(number), AGEINGS[ageing], seed=number) for number in range(len(LAYOUTS))]
    path = folder / f"{ageing}.pdf"
    path.write_bytes(as_file(pages, "PDF"))
    found = {int(article.source.rpartition("#")[2]): article for article in load(path, errors=print)}
    rebuild([*found.values(), *load(SAMPLE)], index=folder / "index")
    with Archive.open(folder / "index") as archive:
        assistant = Assistant(archive)
        for number, (article, (font, columns)) in enumerate(zip(given, LAYOUTS, strict=True), 1):
            whole = " ".join(" ".join((article.title, *article.paragraphs)).split())
            wrong = edits(recognised(found.get(number)), whole)
            page = Page(ageing, font, columns, len(whole), wrong)
            yield _asked(page, assistant.ask(article.question), article, number)


def _asked(page: Page, answer: Answer, article: Printed, number: int) -> Page:
    cited = answer.citations[0] if answer.citations else None
    mark = _MARK.search(cited.title) if cited else None
    is_from_here = bool(mark and int(mark[1]) == number)
    is_right = is_from_here and bool(answer.short) and article.answer.casefold() in str(answer.short).casefold()
    return Page(
        *(page.ageing, page.font, page.columns, page.characters, page.errors),
        status=answer.status,
        short=answer.short,
        is_right=is_right,
        says_scan_and_page=is_from_here,
    )


def run() -> dict[str, Any]:
    given, pages, began = articles(), list[Page](), time.monotonic()
    for ageing in AGEINGS:
        with tempfile.TemporaryDirectory(prefix="wartanya-") as folder:
            for page in measured(ageing, given, Path(folder)):
                pages.append(page)
                print(_line(page), flush=True)
    program = tesseract("benchmark").path
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
    return {
        "tesseract": said.split("\n", 1)[0],
        "dpi": SCAN_DPI,
        "seconds_in_all": round(time.monotonic() - began, 1),
        "error_rate": {name: _rate(pages, **chosen) for name, chosen in _conditions()},
        "pages": [{**asdict(page), "error_rate": round(page.errors / page.characters, 4)} for page in pages],
        "answered_right": sum(page.is_right for page in pages),
        "wrong_called_answered": sum(page.status == "answered" and not page.is_right for page in pages),
    }


def _conditions() -> Iterator[tuple[str, Mapping[str, object]]]:
    yield "all", {}
    for name, values in (("ageing", AGEINGS), ("font", FONTS), ("columns", (1, 2))):
        for value in values:
            yield (f"{value} {name}" if name == "columns" else str(value)), {name: value}


def _rate(pages: Sequence[Page], **chosen: object) -> float:
    """Wrong characters of all, on the pages that are so."""
    kept = [page for page in pages if all(getattr(page, name) == value for name, value in chosen.items())]
    return round(sum(page.errors for page in kept) / sum(page.characters for page in kept), 4)


def _line(page: Page) -> str:
    rate = 100 * page.errors / page.characters
    told = "right" if page.is_right else "WRONG"
    return f"{page.ageing:8} {page.font:10} {page.columns}  {rate:5.2f} %  {page.status:10} {told}  {page.short}"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--out", type=Path, default=Path("var/benchmarks"))
    given = options.parse_args()
    try:
        result = run()
        data = {"files": [ARTICLES.name], "pages": len(result["pages"]), "hash": data_hash([ARTICLES])}
        print(write(given.out, "scans", data, result))
    except BenchmarkError as problem:
        raise SystemExit(str(problem)) from None


if __name__ == "__main__":
    main()
