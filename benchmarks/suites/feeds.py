"""Feeds and exports: feedparser's well-formed feeds, and exports of WordPress (WXR), by what feedparser and lxml read of them.

An entry counts as right when it comes in with its title, address and day as feedparser has them, or as an article at all.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.errors import BenchmarkError
from benchmarks.suites.outcomes import Outcome, value_outcome
from benchmarks.suites.peers import OURS
from corpus.errors import CorpusError
from corpus.files import load_file
from corpus.loaders.feed import with_known_letters
from corpus.loaders.markup import html_text
from corpus.types import Article

WELL_FORMED = "tests/wellformed"
_WORDPRESS = b"wordpress.org/export/"
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
# Marks of editors and plug-ins that are no text of their own, and pictures with what stands below them.
_MARKS = re.compile(r"<!--.*?-->|\[caption.*?\[/caption\]|\[/?[a-z_-]+[^\]]*\]", re.DOTALL)


def of_feedparser(folder: Path) -> Iterator[Outcome]:
    """Raises BenchmarkError where the folder is no clone of feedparser."""
    files = sorted(folder.joinpath(WELL_FORMED).rglob("*.xml"))
    if not files:
        raise BenchmarkError(f"There is no {WELL_FORMED} in {folder}: a clone of kurtmckee/feedparser is needed.")
    for file in files:
        wanted = _entries(file)
        if not wanted:
            continue
        case, found = str(file.relative_to(folder)), _articles(file)
        yield Outcome(case, "feeds with text", OURS, int(bool(found)), int(not found), 0, f"{len(wanted)} with text, none read")
        if len(found) == len(wanted) == 1:
            yield from _fields(case, found[0], wanted[0])


def of_wordpress(folder: Path) -> Iterator[Outcome]:
    """All exports below the folder, links followed. Raises BenchmarkError where there is none."""
    files = sorted(file for each in (folder, *folder.iterdir()) if each.is_dir() for file in each.glob("**/*.xml"))
    exports = [file for file in dict.fromkeys(file.resolve() for file in files) if _WORDPRESS in _head(file)]
    if not exports:
        raise BenchmarkError(f"There is no export of WordPress in {folder}: a folder with clones is needed.")
    for file in exports:
        wanted, titles = Counter(_published(file)), Counter(article.title for article in _articles(file))
        right = min(wanted.total(), titles.total())
        missed, wrong = wanted.total() - right, titles.total() - right
        case = f"{file.parent.name}/{file.name}"
        yield Outcome(
            case, "files with all published posts", OURS, int(not missed and not wrong), int(missed > 0), int(wrong > 0)
        )
        detail = f"{list(wanted - titles)} for {list(titles - wanted)}"
        yield Outcome(case, "published posts with text", OURS, right, missed, wrong, detail)


def _articles(file: Path) -> list[Article]:
    try:
        return [found for found in load_file(file, root=file.parent, label="suite") if isinstance(found, Article)]
    except CorpusError:
        return []


def _entries(file: Path) -> list[Any]:
    """The entries that have text, as feedparser reads them by itself."""
    import feedparser

    entries = feedparser.parse(file.read_bytes()).entries
    return [entry for entry in entries if _has_text(entry)]


def _has_text(entry: Any) -> bool:
    offered = [str(part.get("value") or "") for part in entry.get("content") or ()] + [str(entry.get("summary") or "")]
    return any(_text(each) for each in offered)


def _fields(case: str, article: Article, entry: Any) -> Iterator[Outcome]:
    if title := _text(str(entry.get("title") or "")):
        yield value_outcome(case, "titles", OURS, title, article.title)
    link = str(entry.get("link") or "")
    if link.startswith(("http://", "https://")):
        yield value_outcome(case, "addresses", OURS, link, article.url)
    if told := entry.get("published_parsed") or entry.get("updated_parsed"):
        day = date(*told[:3])
        is_near = article.published is not None and abs((article.published - day).days) <= 1  # feedparser tells it in UTC
        yield value_outcome(case, "days, within one", OURS, day, day if is_near else article.published)


def _text(markup: str) -> str:
    from lxml.etree import LxmlError

    try:
        return " ".join(html_text(markup).split())
    except (LxmlError, ValueError):
        return ""


def _head(file: Path) -> bytes:
    with file.open("rb") as stream:
        return stream.read(20_000)


def _published(file: Path) -> Iterator[str]:
    """The titles of the published posts with text, without a password."""
    from lxml import etree

    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    root = etree.fromstring(with_known_letters(file.read_text(encoding="utf-8", errors="replace")).encode(), parser)
    for item in root.iter("item") if root is not None else ():
        said = {etree.QName(child).localname: child.text or "" for child in item if isinstance(child.tag, str)}
        is_post = said.get("status", "publish") == "publish" and said.get("post_type", "post") == "post"
        content = next((child.text or "" for child in item if child.tag == _CONTENT), "") or said.get("description", "")
        if is_post and not said.get("post_password") and _text(_MARKS.sub("", content)):
            yield _text(said.get("title", ""))
