"""The sentences around the quotes, in the question's language. Everything between quotation marks is the article's own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.dates import find_dates, published_from_text
from corpus.dates.periods import find_periods
from corpus.dates.units import FoundPeriod
from corpus.types import Article, Span
from qa.rendering.strings import day_of, days
from qa.types import Alternative, AnswerType, Citation, Language

_AROUND = 80  # characters beside an answer that can belong to its date: "Senin hingga Rabu (26-28/8/2024)" has 32
OUTLETS_NAMED = 5


@dataclass(frozen=True, slots=True)
class DaysMeant:
    """The days of an answer, both within.

    `is_counted` where they follow from the day of publication ("kemarin"). Where an article has the date beside such a word,
    out of speech, the two agree in 86 % of 433 cases (2026-11); mostly the page is dated a day later than its text.
    """

    first: date
    last: date
    is_counted: bool = False


@dataclass(frozen=True, slots=True)
class Frames:
    """Braces are filled with `str.format`."""

    said: str
    said_undated: str
    the_paper: str
    date_meant: str
    date_counted: str
    unsure: str
    lacking: str
    outdated: str
    not_found: str
    nothing: str
    more: str
    copied: str
    other_outlets: str
    report: str
    reports: str
    several: str


FRAMES: Mapping[Language, Frames] = {
    "id": Frames(
        said="Menurut {outlet} ({day}): “{quote}” [{marker}]",
        said_undated="Menurut {outlet}: “{quote}” [{marker}]",
        the_paper="sebuah artikel",
        date_meant="Tanggal yang dimaksud: {day}.",
        date_counted="Dihitung dari hari terbit: {day}.",
        unsure="Jawaban ini belum pasti; bacalah kutipannya.",
        lacking="Artikelnya tidak menyebut “{name}”.",
        outdated="Artikelnya sudah lama: jabatan itu mungkin telah berganti.",
        not_found="Arsip ini tidak memuat jawabannya. Bagian yang paling dekat: {markers}",
        nothing="Arsip ini tidak memuat apa pun tentang hal itu.",
        more="Disebut juga di {markers}.",
        copied="Teks yang sama juga di {outlets}: {articles} artikel, {reports}.",
        other_outlets="artikel lain",
        report="1 laporan independen",
        reports="{count} laporan independen",
        several="Ada beberapa peristiwa yang cocok; sebutkan tempat, tanggal, atau medianya untuk mempersempit.",
    ),
    "en": Frames(
        said="According to {outlet} ({day}): “{quote}” [{marker}]",
        said_undated="According to {outlet}: “{quote}” [{marker}]",
        the_paper="an article",
        date_meant="The date meant: {day}.",
        date_counted="Counted from the day of publication: {day}.",
        unsure="This answer is not certain; read the quotation.",
        lacking="The article does not name “{name}”.",
        outdated="The article is old: the office may have changed hands.",
        not_found="The archive does not hold the answer. The nearest passages: {markers}",
        nothing="The archive holds nothing about this.",
        more="Also stated in {markers}.",
        copied="Also in {outlets}: {articles} articles, {reports}.",
        other_outlets="other articles",
        report="1 independent report",
        reports="{count} independent reports",
        several="Several events fit; name a place, a date or an outlet to narrow it down.",
    ),
}


def answer_text(
    first: Citation,
    language: Language,
    *,
    agreeing: Sequence[Citation],
    alternatives: Sequence[Alternative],
    meant: DaysMeant | None,
    sure: bool,
) -> str:
    """The text of an answer: who says so, in which words, and what else there is to know about it."""
    frames = FRAMES[language]
    lines = [said(first, language)]
    if meant:
        lines[0] += " " + (frames.date_counted if meant.is_counted else frames.date_meant).format(
            day=days(meant.first, meant.last, language)
        )
    if not sure:
        lines.append(frames.unsure)
    if agreeing:
        lines.append(frames.more.format(markers=markers_of(agreeing)))
    copied = _copied([first, *agreeing], language)
    if copied:
        lines.append(copied)
    if alternatives:
        lines.append(frames.several)
    return "\n\n".join(lines)


def with_reason(text: str, language: Language, lacking: str | None, is_outdated: bool) -> str:
    """The text of an unsure answer with what speaks against it: a name of the question that its article lacks, or its age."""
    frames = FRAMES[language]
    if lacking:
        return f"{text}\n\n{frames.lacking.format(name=lacking)}"
    return f"{text}\n\n{frames.outdated}" if is_outdated else text


def _copied(reports: Sequence[Citation], language: Language) -> str:
    """How many articles say so, and how many of them are reports of their own; empty where none is a copy."""
    copies = [copy for report in reports for copy in report.copies]
    if not copies:
        return ""
    frames = FRAMES[language]
    outlets = list(dict.fromkeys(copy.outlet for copy in copies if copy.outlet and copy.outlet != reports[0].outlet))
    named = ", ".join(outlets[:OUTLETS_NAMED]) + (", …" if len(outlets) > OUTLETS_NAMED else "")
    counted = frames.report if len(reports) == 1 else frames.reports.format(count=len(reports))
    return frames.copied.format(outlets=named or frames.other_outlets, articles=len(reports) + len(copies), reports=counted)


def refusal_text(nearest: Sequence[Citation], language: Language) -> str:
    frames = FRAMES[language]
    return frames.not_found.format(markers=markers_of(nearest)) if nearest else frames.nothing


def said(citation: Citation, language: Language) -> str:
    """One quotation: `According to Pantau Lampung (26 August 2024): “…” [1]`; one over several lines is shown on one."""
    frames = FRAMES[language]
    quote = " ".join(citation.quote.split())
    about = {"outlet": citation.outlet or frames.the_paper, "quote": quote, "marker": citation.marker}
    when = day_of(citation, language)
    return frames.said.format(**about, day=when) if when else frames.said_undated.format(**about)


def days_meant(article: Article, answer: Span | None, kind: AnswerType = "when") -> DaysMeant | None:
    """The days that an answer like "Senin (26/08)" or "pekan lalu" means, where that is certain and not written out.

    To a question that does not ask when, the answer has to be nothing but a date.
    """
    if answer is None:
        return None
    period = _period_at(article, answer)
    if period is None or not (period.certain and period.since and period.until):
        return None
    if period.until.strftime("%Y") in article.text[answer.start : answer.end]:
        return None
    is_all = period.span.start <= answer.start and answer.end <= period.span.end
    if kind != "when" and not is_all:
        return None
    return DaysMeant(period.since, period.until, is_counted=period.is_relative)


def _period_at(article: Article, answer: Span) -> FoundPeriod | None:
    """The period that the answer touches; a single date by the years that the whole article names."""
    start, end = max(0, answer.start - _AROUND), answer.end + _AROUND
    near = [_shifted(period, start) for period in find_periods(article.text[start:end], article.published)]
    touched = [period for period in near if _touches(period.span, answer)]
    told = [period for period in touched if not period.is_relative] or [p for p in touched if _counts(article, p)]
    if told and (told[0].is_relative or (told[0].is_whole and told[0].since != told[0].until)):
        return told[0]
    dates = (found for found in find_dates(article.text, article.published) if _touches(found.span, answer))
    return next((FoundPeriod(d.span, d.value, d.value, "day", d.certain) for d in dates), None)


def _counts(article: Article, period: FoundPeriod) -> bool:
    """Whether "kemarin" counts from the day of publication: not from an estimated one, nor in somebody's speech.

    An index from before estimates were told apart holds days that are equal to them.
    """
    is_estimated = article.published_is_estimated or article.published == published_from_text(article.text)
    if period.unit == "year" or article.published is None or is_estimated:
        return False
    line = article.text[: period.span.start].rpartition("\n")[2]
    return line.count('"') % 2 == 0 and line.rfind("“") <= line.rfind("”")


def _shifted(period: FoundPeriod, by: int) -> FoundPeriod:
    return replace(period, span=Span(period.span.start + by, period.span.end + by))


def _touches(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def markers_of(citations: Sequence[Citation]) -> str:
    return " ".join(f"[{citation.marker}]" for citation in citations)
