"""Which report a notice is about, and what notices there are about a report.

A notice belongs to a report of its own outlet first: by its headline or address where it quotes one, else by the names and
figures that both have. Copies of that report in other papers are concerned with it. Where two reports fit about as well,
none is linked: a notice without its report is said to be so, and no report is accused.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from corpus.text import words
from corpus.types import Article, Span, publication_dict
from index.archive import Archive
from index.errors import IndexingError
from index.holdings import mentioning, outlet_names
from index.storage.editorial import Link, Verdict
from index.types import Copy, Filter
from qa.answer_rules.corrections import withdrawals
from qa.desk.notice_words import MARKS
from qa.desk.notices import Notice, NoticeKind, is_notice, may_tell, notice_in, update_in
from qa.desk.outlets import all_spellings, outlet_key
from qa.entities.facts import facts_of

MOST_DAYS = 90  # between a report and its notice, where neither headline nor address is quoted
_MOST_DAYS_NAMED = 730  # and where one is
_SAME_TITLE = 0.75  # F1 of the words of two headlines
_LEAST_SHARED = 0.4  # of the weight of a notice's names and figures, in the report as well
_LEAST_WORDS = 3
_SAME_TITLE_CHANGED = 0.5  # F1 of the words of the headlines of two versions of one report
_LEAST_VERSION = 15  # words that two versions of a report share
_SAME_TEXT = 0.75  # of the words of both
_MOST_CHANGED = 4  # figures that only one of them has
_LEAST_HEADLINE = 4  # words, where it stands without quotation marks
_BESIDE = re.compile(r"\b(?:baca|simak|lihat|read|see)\s(?:juga|also)\s?\Z")  # a link to another report, not the one meant
_LEAD = 0.12  # by how much the best report has to fit better than the next
_DAY_COUNTS = 0.15  # what a stated day of publication adds, or takes away
_DAY_BESIDE = 0.03  # the day before or after one that is said to be that of the report: print and web differ


@dataclass(frozen=True, slots=True)
class Relation:
    """A notice and the report that it is about, None where the archive does not hold it; `copies` are concerned as well.

    `quote` is the sentence of the notice that says so, `notice.text[start:end]`; `reason` the one that says why a report is
    withdrawn. `is_confirmed` where an editor said that it is so, and the link is not told by the texts alone.
    """

    kind: NoticeKind
    notice: Article
    report: Article | None
    copies: tuple[Copy, ...]
    start: int
    end: int
    reason: str | None
    is_confirmed: bool = False

    @property
    def quote(self) -> str:
        return self.notice.text[self.start : self.end]

    def to_dict(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "notice": _named(self.notice),
            "report": _named(self.report) if self.report else None,
            "copies": [copy.to_dict() for copy in self.copies],
            "quote": self.quote,
            "start": self.start,
            "end": self.end,
            "reason": self.reason,
            "is_confirmed": self.is_confirmed,
        }


@dataclass(frozen=True, slots=True)
class Relations:
    """Of one article: what it is a notice about, if it is one, and the notices about it or about a report it is a copy of."""

    of_report: Relation | None
    notices: tuple[Relation, ...]

    def to_dict(self) -> dict[str, Any]:
        return {
            "of_report": self.of_report.to_dict() if self.of_report else None,
            "notices": [relation.to_dict() for relation in self.notices],
        }


def relations_of(archive: Archive, article_id: str) -> Relations:
    """What is recognised, less what an editor undid, and what one confirmed.

    Raises IndexingError where the archive does not hold the article.
    """
    article = archive.article(article_id)
    links = archive.read(lambda snapshot: snapshot.links())
    own = _own(archive, article, links)
    same = [article, *(archive.article(copy.article_id) for copy in archive.copies(article_id))]
    ids = {each.id for each in same}
    told = [each for each in _notices_about(archive, same) if not _is_said("undone", each, links)]
    known = {each.notice.id for each in told}
    linked = [each.notice for each in links if each.verdict == "confirmed" and each.report in ids and each.notice not in known]
    told += [found for notice in sorted(linked) if (found := _own(archive, _held(archive, notice), links)) and found.report]
    marked = (replace(each, is_confirmed=_is_said("confirmed", each, links)) for each in told)
    return Relations(own, tuple(sorted(marked, key=lambda each: (str(each.notice.published or ""), each.notice.id))))


def recognised(archive: Archive, article: Article) -> Relation | None:
    """What the article is a notice about, as far as the texts tell; None where it is none."""
    spans = archive.sentences(article.id)
    if notice := notice_in(article, spans):
        return _related(archive, article, notice)
    update = update_in(article, spans)
    related = _related(archive, article, update) if update else None
    return related if related and related.report else None


def _own(archive: Archive, article: Article | None, links: Sequence[Link]) -> Relation | None:
    """What the article is a notice about, by an editor's word before that of the texts."""
    if article is None:
        return None
    told = recognised(archive, article)
    confirmed = [each for each in links if each.notice == article.id and each.verdict == "confirmed"]
    for link in reversed(confirmed):
        if report := _held(archive, link.report):
            first = next(iter(archive.sentences(article.id)), Span(0, 0))
            made = told or Relation(_kind(link.kind), article, None, (), first.start, first.end, None)
            return replace(made, report=report, copies=archive.copies(report.id), is_confirmed=True)
    if told and _is_said("undone", told, links):
        return replace(told, report=None, copies=())
    return told


def _held(archive: Archive, article_id: str) -> Article | None:
    try:
        return archive.article(article_id)
    except IndexingError:
        return None


def _is_said(verdict: Verdict, relation: Relation, links: Sequence[Link]) -> bool:
    pair = (relation.notice.id, relation.report.id if relation.report else "")
    return any((each.notice, each.report) == pair and each.verdict == verdict for each in links)


def _kind(name: str) -> NoticeKind:
    kinds: tuple[NoticeKind, ...] = ("correction", "reply", "withdrawal")
    return next((kind for kind in kinds if kind == name), "correction")


def _notices_about(archive: Archive, same: Sequence[Article]) -> Iterator[Relation]:
    """The notices about one of these articles, which are copies of one another, oldest first."""
    outlets = _spelt(archive, [article.outlet for article in same if article.outlet])
    days = [article.published for article in same if article.published]
    ids = {article.id for article in same}
    wanted = Filter(
        since=min(days, default=None),
        until=max(days) + timedelta(days=_MOST_DAYS_NAMED) if days else None,
        outlets=outlets,
    )
    for other in mentioning(archive, MARKS, wanted) if outlets else ():
        if other.id in ids or not may_tell(other):
            continue
        spans = archive.sentences(other.id)
        notice = notice_in(other, spans) or update_in(other, spans)
        # Most notices are about something else, and a look at these articles alone is enough to tell that.
        if notice and any(report_of(other, notice, [article]) for article in same):
            relation = _related(archive, other, notice)
            if relation.report and relation.report.id in ids:
                yield relation


def report_of(article: Article, notice: Notice, others: Iterable[Article]) -> Article | None:
    """The one of `others` that the notice is about; only those of its outlet that came before it are looked at."""
    reports = [other for other in others if _may_be(article, other)]
    if notice.is_update:
        return _earlier_version(article, notice, reports)
    named = _by_address(notice, reports) or _by_headline(article, notice, reports)
    if named or notice.is_headlined:  # a headline that no report bears is that of one which is not held
        return named
    return _by_content(article, notice, [each for each in reports if _is_within(article, each, MOST_DAYS)])


def _related(archive: Archive, article: Article, notice: Notice) -> Relation:
    since = article.published - timedelta(days=_MOST_DAYS_NAMED) if article.published else None
    outlets = _spelt(archive, [article.outlet] if article.outlet else [])
    others: list[Article] = []
    if outlets:  # what is about the same is found by the search; a paper of years is not read through
        for query in (*notice.titles[:4], article.text[:600]):
            hits = archive.search(query, limit=40, since=since, until=article.published, outlets=outlets)
            others += [hit.article for hit in hits]
    alike = archive.copies(article.id)
    if notice.is_update:
        others += [archive.article(copy.article_id) for copy in alike]
    unlike = {copy.article_id for copy in alike} if not notice.is_update else set()
    known = {other.id: other for other in others if other.id not in unlike}
    report = report_of(article, notice, [known[id_] for id_ in sorted(known)])
    copies = archive.copies(report.id) if report else ()
    reason = article.text[notice.reason.start : notice.reason.end] if notice.reason else None
    return Relation(notice.kind, article, report, copies, notice.said.start, notice.said.end, reason)


def _spelt(archive: Archive, outlets: Sequence[str]) -> tuple[str, ...]:
    return all_spellings(outlets, outlet_names(archive)) if outlets else ()


def _may_be(article: Article, other: Article) -> bool:
    """Whether `article` may be a notice about `other`: of one house, not later, and no notice itself."""
    if other.id == article.id or not article.outlet or not other.outlet:
        return False
    if outlet_key(article.outlet) != outlet_key(other.outlet) or not _is_within(article, other, _MOST_DAYS_NAMED):
        return False
    return not is_notice(other)


def _is_within(article: Article, other: Article, most_days: int) -> bool:
    if article.published is None or other.published is None:
        return True
    return 0 <= (article.published - other.published).days <= most_days


def _by_address(notice: Notice, reports: Sequence[Article]) -> Article | None:
    addresses = {_address(url) for url in notice.urls}
    found = [report for report in reports if report.url and _address(report.url) in addresses]
    return found[0] if len(found) == 1 else None


def _address(url: str) -> str:
    """What two ways to write an address have in common: no scheme, no "www.", no mark of where a reader came from."""
    bare = url.partition("#")[0].partition("?utm_")[0].partition("://")[2]
    return bare.removeprefix("www.").rstrip("/").lower()


def _by_headline(article: Article, notice: Notice, reports: Sequence[Article]) -> Article | None:
    """The report whose headline is quoted; where several bear it, the one of the stated day, else the latest."""
    scored = [(_named_by(article, notice, report), report) for report in reports]
    best = max((score for score, _ in scored), default=0.0)
    if best < _SAME_TITLE:
        return None
    fitting = [report for score, report in scored if score == best and _holds_withdrawn(article, report)]
    return max(fitting, key=lambda each: (each.published in notice.days, str(each.published or ""), each.id), default=None)


def _earlier_version(article: Article, update: Notice, reports: Sequence[Article]) -> Article | None:
    """The same report as it was before: nearly the same words, and all but the corrected figures.

    What papers print daily from one form (prices, weather) has all of its figures other.
    """
    now = set(words(article.text[: update.said.start]))
    fitting = []
    for report in reports:
        before = set(words(report.text))
        shared, changed = now & before, {word for word in now ^ before if word[0].isdigit()}
        alike = len(shared) / max(len(now | before), 1)
        if len(shared) < _LEAST_VERSION or alike < _SAME_TEXT or len(changed) > _MOST_CHANGED:
            continue
        if _likeness(article.title, report.title) >= _SAME_TITLE_CHANGED:
            fitting.append((alike, str(report.published or ""), report.id, report))
    return max(fitting, key=lambda each: each[:3])[-1] if fitting else None


def _named_by(article: Article, notice: Notice, report: Article) -> float:
    """How alike a quoted headline and that of the report are; 1.0 where the notice has it word for word, in quotes or not."""
    told, headline = _plain(article.text[notice.whole.start : notice.whole.end]), _plain(report.title)
    before, found, _ = told.partition(headline)
    if found and len(headline.split()) >= _LEAST_HEADLINE and not _BESIDE.search(before):
        return 1.0
    return max((_likeness(title, report.title) for title in notice.titles), default=0.0)


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", text).casefold().split())


def _by_content(article: Article, notice: Notice, reports: Sequence[Article]) -> Article | None:
    """The report that has most of the notice's names and figures, where it has many and the next one far fewer."""
    told = _facts(article, notice)
    weights = _weights(reports)
    whole = math.fsum(weights.get(word, 1.0) for word in sorted(told))
    scored = []
    for report in reports:
        shared = told & frozenset(words(f"{report.title}\n{report.text}"))
        if len(shared) >= _LEAST_WORDS and _holds_withdrawn(article, report):
            score = math.fsum(weights.get(word, 1.0) for word in sorted(shared)) / whole
            scored.append((score + _by_day(notice, article, report), report))
    scored.sort(key=lambda each: (-each[0], each[1].id))
    if not scored or scored[0][0] < _LEAST_SHARED:
        return None
    return scored[0][1] if len(scored) == 1 or scored[0][0] - scored[1][0] >= _LEAD else None


def _by_day(notice: Notice, article: Article, report: Article) -> float:
    days, stated = set(notice.days) - {article.published}, set(notice.days_of_report) - {article.published}
    if not days or report.published is None:
        return 0.0
    if report.published in stated:
        return _DAY_COUNTS
    if any(abs((report.published - day).days) <= 1 for day in stated):
        return _DAY_BESIDE
    return _DAY_COUNTS if not stated and any(abs((report.published - day).days) <= 1 for day in days) else -_DAY_COUNTS


def _holds_withdrawn(article: Article, report: Article) -> bool:
    """Whether the report has a figure or name that is taken back; true where none is."""
    olds = {article.text[span.start : span.end] for span in withdrawals(article.text)}
    held = frozenset(words(f"{report.title}\n{report.text}"))
    return not olds or any(set(words(old)) <= held for old in olds)


def _facts(article: Article, notice: Notice) -> frozenset[str]:
    """The stems of a notice's names and figures, less those of its outlet; of a note below a report those of the note."""
    told = f"{article.title}. {article.text[notice.whole.start :]}"
    facts = facts_of(told, article.published)
    stems = {facts.words[k].stem for k in facts.names} | {word.stem for word in facts.words if word.stem[0].isdigit()}
    return frozenset(stems - set(words(article.outlet or "")) - _TRADE)


_TRADE = frozenset(words("redaksi ralat koreksi berita artikel hak jawab pembaca dewan pers undang undang pedoman siber"))


def _weights(reports: Sequence[Article]) -> Mapping[str, float]:
    """ln(1 + N / df) over the reports."""
    frequency = Counter(word for report in reports for word in set(words(f"{report.title}\n{report.text}")))
    return {word: math.log(1 + len(reports) / count) for word, count in frequency.items()}


def _likeness(one: str, other: str) -> float:
    """F1 of the words that two headlines have."""
    first, second = set(words(one)), set(words(other))
    shared = len(first & second)
    return 2 * shared / (len(first) + len(second)) if shared else 0.0


def _named(article: Article) -> dict[str, Any]:
    return {
        "article_id": article.id,
        "title": article.title,
        **publication_dict(article),
        "url": article.url,
    }
