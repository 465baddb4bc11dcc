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
from corpus.text import sentences as sentences_of
from corpus.types import Article, Span
from qa.answer_rules.houses import tells_of_another_house
from qa.desk.notice_words import (
    ABOUT_OTHERS,
    ADMITS,
    BECAUSE,
    CORRECTS,
    DOMAIN,
    ERRS,
    FIRST_PERSON,
    HEADLINED,
    NEWSROOM,
    NOTE,
    OF_ITSELF,
    OURS,
    OWN,
    QUOTED,
    REFERS,
    REFERS_BACK,
    REPLIES,
    SAID,
    SORRY,
    SORRY_OURSELVES,
    TITLE_ADMITS,
    TITLE_HEAD,
    TITLE_NAMES,
    TITLE_TAIL,
    TITLE_VOICE,
    URL,
    WHILE_WRITTEN,
    WITHDRAWN,
    WITHDRAWS,
)

NoticeKind = Literal["correction", "reply", "withdrawal"]

_MOST_SENTENCES = 14  # from the beginning: a notice is short, and a long article that ends with one is about something else

_LEAST = 3
_MOST_OWNED = 900  # characters: what stands longer tells of much else
_LEAST_REPORT = 120  # characters before a note, for it to stand below a report
_MOST_NOTE = 900  # characters: what stands longer below a report is no note
_MOST_CHARS = 2_500  # about as much as `_MOST_SENTENCES`, where the sentences are not known


@dataclass(frozen=True, slots=True)
class Notice:
    """`said` is the sentence that tells it; `titles`, `urls` and `days` name the report that is meant, as far as they do;
    `days_of_report` are the days in the sentences that speak of the report, most likely those on which it was published;
    `is_headlined` tells whether one of the titles is said to be its headline; `reason` is the sentence that says why a
    report is withdrawn, None where none does. `whole` is the part of the article that is the notice: all of it that was read,
    or a note below a report. `is_update` where the article says of itself that it was corrected, so that only an earlier
    version of itself can be meant.
    """

    kind: NoticeKind
    said: Span
    titles: tuple[str, ...]
    urls: tuple[str, ...]
    days: tuple[date, ...]
    days_of_report: tuple[date, ...]
    is_headlined: bool
    reason: Span | None
    whole: Span
    is_update: bool = False


def notice_in(article: Article, sentences: Sequence[Span]) -> Notice | None:
    """What an article corrects, replies to or withdraws, in a note below it too; None where it is an article as any other."""
    spans = [span for span in sentences if article.text[span.start : span.end].strip()]
    begin, mark = _note_below(article)
    if begin is not None and (note := [span for span in spans if span.end > begin]):
        note[0] = Span(max(note[0].start, begin), note[0].end)
        if _is_note(article, begin, mark):
            return _notice(article, note, "correction", title="")
        spans = [span for span in spans if span.end <= begin] or spans
    spans = spans[:_MOST_SENTENCES]
    body = article.text[: spans[-1].end] if spans else ""
    kind = _kind_of_whole(article, body)
    return _notice(article, spans, kind, title=article.title) if kind and spans else None


def update_in(article: Article, sentences: Sequence[Span]) -> Notice | None:
    """What an article says of its own correction; None where it says nothing of the kind. It accuses no other report."""
    for span in sentences:
        if OF_ITSELF.search(_voiced(article.text[span.start : span.end], article.outlet)):
            return Notice("correction", span, (), (), (), (), False, None, Span(span.start, len(article.text)), is_update=True)
    return None


def is_notice(article: Article) -> bool:
    """Whether `notice_in` would find one, as far as the beginning of the article and a note below it tell."""
    begin, mark = _note_below(article)
    if begin is not None and _is_note(article, begin, mark):
        return begin < _LEAST_REPORT  # a report with a note below it is a report, and may itself be corrected
    return _kind_of_whole(article, article.text[:_MOST_CHARS]) is not None


def may_tell(article: Article) -> bool:
    """Whether `notice_in` or `update_in` may find something; cheap, and true for more than they find."""
    return is_notice(article) or bool(NOTE.search(article.text) or OF_ITSELF.search(article.text))


def _notice(article: Article, spans: Sequence[Span], kind: NoticeKind, *, title: str) -> Notice:
    body = article.text[spans[0].start : spans[-1].end]
    patterns = {"correction": (CORRECTS, ERRS), "reply": (REPLIES,), "withdrawal": (WITHDRAWS,)}[kind]
    said_in = {span: _voiced(article.text[span.start : span.end], article.outlet) for span in spans}
    told = [span for pattern in (*patterns, REFERS) for span in spans if pattern.search(said_in[span])]
    said = told[0] if told else spans[0]
    referring = [text for text in said_in.values() if REFERS.search(text)]
    because = (span for span in (said, *spans) if BECAUSE.search(article.text[span.start : span.end]))
    return Notice(
        kind=kind,
        said=said,
        titles=(*QUOTED.findall(body), *_titles_in_head(title)),
        urls=tuple(url.rstrip(").,;") for url in URL.findall(body)),
        days=_days_in([body], article.published),
        days_of_report=_days_in(referring, article.published),
        is_headlined=bool(HEADLINED.search(body)),
        reason=next(because, None) if kind == "withdrawal" else None,
        whole=Span(spans[0].start, spans[-1].end),
    )


def _note_below(article: Article) -> tuple[int | None, int]:
    """Where a note of the newsroom begins below a report, None where there is none, and how much its mark weighs."""
    notes = list(NOTE.finditer(article.text, max(0, len(article.text) - _MOST_NOTE)))
    if not notes or notes[-1].start() == 0:
        return None, 0
    return notes[-1].start(notes[-1].lastgroup or 0), 2 if notes[-1].lastgroup == "mark" else 1


def _is_note(article: Article, begin: int, mark: int) -> bool:
    if tells_of_another_house(article, begin):
        return False
    return _kind_of_note(_voiced(article.text[begin:], article.outlet), mark)


def _kind_of_whole(article: Article, body: str) -> NoticeKind | None:
    if tells_of_another_house(article):
        return None
    return _kind_of(_voiced(article.title, article.outlet), _voiced(body, article.outlet))


def _kind_of_note(note: str, mark: int) -> bool:
    refers, admits = bool(REFERS.search(note)), bool(ERRS.search(note) or CORRECTS.search(note) or ADMITS.search(note))
    return refers and (admits or mark > 1) and not OF_ITSELF.search(note) and not ABOUT_OTHERS.search(note)


def _voiced(text: str, outlet: str | None) -> str:
    """`text` where a paper that speaks of itself by its name or by its domain speaks as a newsroom."""
    told = DOMAIN.sub("redaksi", URL.sub("https://tautan", WHILE_WRITTEN.sub(" ", text)))
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
    withdraws, replies = _withdraws(title, body), bool(REPLIES.search(body))
    if marked == "withdrawal" or (withdraws and refers and not others):
        return "withdrawal" if withdraws or refers else None
    if marked == "reply" or ((replies or names == "reply") and refers and not others):
        return "reply" if refers and (replies or _speaks_for_itself(body)) else None
    weight = 2 * (marked == "correction") + (not marked and names == "correction")
    return "correction" if _is_correction(title, body, refers=refers, mark=weight, others=others) else None


def _withdraws(title: str, body: str) -> bool:
    return bool(WITHDRAWS.search(body) or (WITHDRAWN.search(body) and NEWSROOM.search(f"{title}. {body}")))


def _is_correction(title: str, body: str, *, refers: bool, mark: int, others: bool) -> bool:
    """Weighs what speaks for it: the newsroom's own act and a mark in the title most, then the report, the error, a plea."""
    marked, voiced, admits = mark > 1, bool(TITLE_VOICE.search(title)), bool(TITLE_ADMITS.search(title))
    own = SAID.sub(lambda found: " " if FIRST_PERSON.search(found.group()) else found.group(), body)
    acts, owned = bool(CORRECTS.search(own) or ADMITS.search(own)), _owned(own)
    back = refers or (marked and bool(REFERS_BACK.search(body)))
    weight = mark + 2 * acts + (voiced or admits) + back + bool(ERRS.search(body)) + bool(SORRY.search(body)) + owned
    owns = acts or owned or voiced or bool(SORRY_OURSELVES.search(own)) or (admits and bool(OURS.search(own)))
    return weight >= _LEAST and back and (marked or not others) and (marked or owns)


def _owned(body: str) -> bool:
    """Whether a short text says of the paper's own report, there or in the next sentence, that something in it is wrong."""
    told = [body[span.start : span.end] for span in sentences_of(body)] if len(body) <= _MOST_OWNED else []
    ours = [bool(OWN.search(one) or OURS.search(one)) for one in told]
    return any(ours[max(0, k - 1) : k + 1].count(True) and ERRS.search(one) for k, one in enumerate(told))


def _days_in(texts: Sequence[str], published: date | None) -> tuple[date, ...]:
    return tuple(found.value for text in texts for found in find_dates(text, published) if found.value)


def _speaks_for_itself(body: str) -> bool:
    return bool(re.search(r"\b(?:kami|klien kami|pihak kami|we)\b", body, re.IGNORECASE))


def _titles_in_head(title: str) -> tuple[str, ...]:
    """What stands in the notice's own title behind its mark: as often as not the headline that it is about."""
    behind = re.sub(r"\A\W*[\w ]{3,24}?\s*[:\]|–—]\s*", "", title)
    return (behind,) if behind != title and len(behind.split()) > 2 else ()
