"""Notices of a newsroom about a report: that it corrects it, prints a reply to it, or withdraws it.

A notice is told by who speaks (the newsroom, or who uses the right of reply) and by what of (a report that was published),
not by a word alone: "koreksi" is as often of a share's price, "pencabutan" of a licence, "hak jawab" of a parliament. Where
it is not sure, an article is no notice: a wrong one would accuse a report that stands.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from corpus.dates import find_dates
from corpus.types import Article, Span
from qa.desk.notice_words import (
    ABOUT_OTHERS,
    BECAUSE,
    CORRECTS,
    DOMAIN,
    ERRS,
    HEADLINED,
    OF_ITSELF,
    OWN,
    QUOTED,
    REFERS,
    REFERS_BACK,
    REPLIES,
    SORRY,
    SORRY_OURSELVES,
    TITLE_HEAD,
    TITLE_NAMES,
    TITLE_TAIL,
    TITLE_VOICE,
    URL,
    WITHDRAWS,
)

NoticeKind = Literal["correction", "reply", "withdrawal"]

_MOST_SENTENCES = 14  # from the beginning: a notice is short, and a long article that ends with one is about something else

_LEAST = 3
_MOST_CHARS = 2_500  # about as much as `_MOST_SENTENCES`, where the sentences are not known


@dataclass(frozen=True, slots=True)
class Notice:
    """`said` is the sentence that tells it; `titles`, `urls` and `days` name the report that is meant, as far as they do;
    `days_of_report` are the days in the sentences that speak of the report, most likely those on which it was published;
    `is_headlined` tells whether one of the titles is said to be its headline; `reason` is the sentence that says why a
    report is withdrawn, None where none does.
    """

    kind: NoticeKind
    said: Span
    titles: tuple[str, ...]
    urls: tuple[str, ...]
    days: tuple[date, ...]
    days_of_report: tuple[date, ...]
    is_headlined: bool
    reason: Span | None = None


def notice_in(article: Article, sentences: Sequence[Span]) -> Notice | None:
    """What an article corrects, replies to or withdraws; None where it is an article as any other."""
    spans = [span for span in sentences if article.text[span.start : span.end].strip()][:_MOST_SENTENCES]
    body = article.text[: spans[-1].end] if spans else ""
    kind = _kind_of(_voiced(article.title, article.outlet), _voiced(body, article.outlet))
    if kind is None or not spans:
        return None
    patterns = {"correction": (CORRECTS, ERRS), "reply": (REPLIES,), "withdrawal": (WITHDRAWS,)}[kind]
    said_in = {span: _voiced(article.text[span.start : span.end], article.outlet) for span in spans}
    told = [span for pattern in (*patterns, REFERS) for span in spans if pattern.search(said_in[span])]
    said = told[0] if told else spans[0]
    referring = [text for text in said_in.values() if REFERS.search(text)]
    because = (span for span in (said, *spans) if BECAUSE.search(article.text[span.start : span.end]))
    return Notice(
        kind=kind,
        said=said,
        titles=(*QUOTED.findall(body), *_titles_in_head(article.title)),
        urls=tuple(url.rstrip(").,;") for url in URL.findall(body)),
        days=_days_in([body], article.published),
        days_of_report=_days_in(referring, article.published),
        is_headlined=bool(HEADLINED.search(body)),
        reason=next(because, None) if kind == "withdrawal" else None,
    )


def is_notice(article: Article) -> bool:
    """Whether `notice_in` would find one, as far as the beginning of the article tells."""
    return _kind_of(_voiced(article.title, article.outlet), _voiced(article.text[:_MOST_CHARS], article.outlet)) is not None


def _voiced(text: str, outlet: str | None) -> str:
    """`text` where a paper that speaks of itself by its name or by its domain speaks as a newsroom."""
    told = DOMAIN.sub("redaksi", URL.sub("https://tautan", text))
    return re.sub(rf"\b{re.escape(outlet)}\b", "redaksi", told, flags=re.IGNORECASE) if outlet else told


def _kind_of(title: str, body: str) -> NoticeKind | None:
    head, named = TITLE_HEAD.match(title), TITLE_NAMES.search(title)
    marked = head.lastgroup if head else "correction" if TITLE_TAIL.search(title) else None
    names = marked or (named.lastgroup if named else None)
    refers = bool(REFERS.search(body))
    # The law and the Dewan Pers are named by who follows them, too: then it is of the paper's own report.
    others = bool(ABOUT_OTHERS.search(f"{title}. {body}")) and not (names and OWN.search(body))
    if OF_ITSELF.search(body) and not marked:
        return None
    withdraws, replies = bool(WITHDRAWS.search(body)), bool(REPLIES.search(body))
    if marked == "withdrawal" or (withdraws and refers and not others):
        return "withdrawal" if withdraws or refers else None
    if marked == "reply" or ((replies or names == "reply") and refers and not others):
        return "reply" if refers and (replies or _speaks_for_itself(body)) else None
    weight = 2 * (marked == "correction") + (not marked and names == "correction")
    return "correction" if _is_correction(title, body, refers=refers, mark=weight, others=others) else None


def _is_correction(title: str, body: str, *, refers: bool, mark: int, others: bool) -> bool:
    """Weighs what speaks for it: the newsroom's own act and a mark in the title most, then the report, the error, a plea."""
    acts, marked = bool(CORRECTS.search(body)), mark > 1
    back = refers or (marked and bool(REFERS_BACK.search(body)))
    weight = mark + 2 * acts + bool(TITLE_VOICE.search(title)) + back + bool(ERRS.search(body)) + bool(SORRY.search(body))
    return weight >= _LEAST and back and (marked or not others) and (marked or acts or bool(SORRY_OURSELVES.search(body)))


def _days_in(texts: Sequence[str], published: date | None) -> tuple[date, ...]:
    return tuple(found.value for text in texts for found in find_dates(text, published) if found.value)


def _speaks_for_itself(body: str) -> bool:
    return bool(re.search(r"\b(?:kami|klien kami|pihak kami|we)\b", body, re.IGNORECASE))


def _titles_in_head(title: str) -> tuple[str, ...]:
    """What stands in the notice's own title behind its mark: as often as not the headline that it is about."""
    behind = re.sub(r"\A\W*[\w ]{3,24}?\s*[:\]|–—]\s*", "", title)
    return (behind,) if behind != title and len(behind.split()) > 2 else ()
