"""Web pages: main text, day of publication and title, held against trafilatura's evaluation set and against saved pages of
Indonesian papers of which indonesian-news-scraper tells what they hold.
"""

import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from benchmarks.errors import BenchmarkError
from benchmarks.suites.outcomes import Outcome, value_outcome
from benchmarks.suites.peers import OURS
from corpus.canonical import canonical
from corpus.errors import CorpusError
from corpus.loaders.column_names import NAMES
from corpus.loaders.html import page_record
from corpus.loaders.records import Origin, article_from
from corpus.local_day import own_day

ANNOTATIONS = "tests/evaldata.json"
SEED = 11
FOLDERS = ("tests/cache", "tests/eval")
SEGMENTS, WORDS = "segments of text", "words of text"
_SINGLE_PAGES = "test/websites/*.test.js"
_FIXTURE = re.compile(r"getContent\('(?P<file>[^']+)'\)")
_SAID = re.compile(r"_\.isEqual\(result\['(?P<field>\w+)'\], (?:'(?P<text>(?:[^'\\]|\\.)*)'|(?P<number>\d+))\)\)")


@dataclass(frozen=True, slots=True)
class Page:
    """What a system reads from a page."""

    text: str = ""
    title: str = ""
    published: date | None = None


Reader = Callable[[bytes, str | None], Page]


def of_trafilatura(folder: Path, most: int | None = None) -> Iterator[Outcome]:
    """Its segments that must and must not be found, its days and titles, of `most` pages drawn by lot, or of all.

    Raises BenchmarkError where the folder holds none.
    """
    path = folder / ANNOTATIONS
    if not path.is_file():
        raise BenchmarkError(f"There is no {ANNOTATIONS} in {folder}: a clone of adbar/trafilatura is needed.")
    said: Mapping[str, Mapping[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    drawn = random.Random(SEED).sample(sorted(said), min(most or len(said), len(said)))
    for address, wanted in ((address, said[address]) for address in sorted(drawn)):
        content = _content(folder, wanted["file"])
        if content is None:
            continue
        for system, read in READERS.items():
            page = read(content, address)
            yield _segments(address, system, page.text, wanted)
            if day := _day(str(wanted.get("date"))):
                yield value_outcome(address, "days", system, day, page.published)
            if wanted.get("title"):
                yield value_outcome(address, "titles", system, _folded(wanted["title"]), _folded(page.title) or None)


def of_indonesian_papers(folder: Path) -> Iterator[Outcome]:
    """Words, leads, days and titles of saved pages. Raises BenchmarkError without them."""
    tests = sorted(folder.glob(_SINGLE_PAGES))
    if not tests:
        raise BenchmarkError(f"There is no {_SINGLE_PAGES} in {folder}: a clone of anpandu/indonesian-news-scraper is needed.")
    for test in tests:
        for file, wanted in _told(test.read_text(encoding="utf-8")):
            content = (folder / file).read_bytes()
            for system, read in READERS.items():
                page = read(content, None)
                yield _words(file, system, page.text, wanted["content"])
                yield _lead(file, system, page.text, wanted["content"])
                yield value_outcome(file, "titles", system, _folded(wanted["title"]), _folded(page.title) or None)
                yield value_outcome(file, "days", system, _day_of(int(wanted["date"])), page.published)


def by_wartanya(content: bytes, address: str | None) -> Page:
    """As the loader reads it; an empty page where it refuses."""
    try:
        record = page_record(content, address or "page", address)
        if record is None:
            return Page()
        article = article_from(record, Origin(address or "page", "page", NAMES))
    except CorpusError:
        return Page()
    return Page(article.text, article.title, article.published)


def by_trafilatura(content: bytes, address: str | None) -> Page:
    """With its own settings, and its extensive search for a day."""
    import trafilatura

    found = trafilatura.extract(content, url=address, output_format="json", with_metadata=True, include_comments=False)
    said: Mapping[str, Any] = json.loads(found) if found else {}
    return Page(str(said.get("text") or ""), str(said.get("title") or ""), _day(str(said.get("date"))))


READERS: Mapping[str, Reader] = {OURS: by_wartanya, "trafilatura": by_trafilatura}


def _content(folder: Path, name: str) -> bytes | None:
    found = (place for each in FOLDERS if (place := folder / each / name).is_file())
    return next((place.read_bytes() for place in found), None)


def _segments(case: str, system: str, text: str, wanted: Mapping[str, Any]) -> Outcome:
    """As trafilatura's own evaluation counts: a segment of the text that is there is right, one of the rest is wrong."""
    held = _folded(text)
    missed = [each for each in wanted["with"] if _folded(each) not in held]
    wrong = [each for each in wanted["without"] if _folded(each) in held]
    detail = "\n".join([*(f"- {each}" for each in missed), *(f"+ {each}" for each in wrong)])
    return Outcome(case, SEGMENTS, system, len(wanted["with"]) - len(missed), len(missed), len(wrong), detail)


def _words(case: str, system: str, text: str, wanted: str) -> Outcome:
    given, told = (Counter(re.findall(r"\w+", said.lower())) for said in (text, wanted))
    right = (given & told).total()
    return Outcome(case, WORDS, system, right, told.total() - right, given.total() - right, f"{case}")


def _lead(case: str, system: str, text: str, wanted: str) -> Outcome:
    """Whether the first words that are told stand in the text."""
    first = re.findall(r"\w+", wanted.lower())[:8]
    is_there = " ".join(first) in " ".join(re.findall(r"\w+", text.lower()))
    return Outcome(case, "leads", system, int(is_there), int(not is_there), 0, " ".join(first))


def _told(test: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The saved pages that a test reads, with what it says of each."""
    for part in test.split("return getContent("):
        fixture = _FIXTURE.search(f"getContent({part}")
        said = {each["field"]: each["text"] if each["number"] is None else each["number"] for each in _SAID.finditer(part)}
        if fixture and {"title", "date", "content"} <= said.keys():
            yield fixture["file"], {field: _unescaped(value) for field, value in said.items()}


def _unescaped(written: str) -> str:
    return written.replace("\\n", "\n").replace("\\'", "'").replace('\\"', '"').replace("\\\\", "\\")


def _folded(said: str) -> str:
    """Without soft hyphens, which one system keeps and another drops, and with one space for any."""
    return re.sub(r"\s+", " ", canonical(said).replace("\u00ad", "")).strip()


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        return None


def _day_of(milliseconds: int) -> date:
    return own_day(datetime.fromtimestamp(milliseconds / 1000, UTC))
