"""The sentences around the quotes, in the question's language. Everything between quotation marks is the article's own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.dates import find_dates
from corpus.types import Article, Span
from qa.phrases import day
from qa.types import Alternative, Citation, Language


@dataclass(frozen=True, slots=True)
class Frames:
    """Braces are filled with `str.format`."""

    said: str
    said_undated: str
    the_paper: str
    date_meant: str
    unsure: str
    not_found: str
    nothing: str
    more: str
    several: str


FRAMES: Mapping[Language, Frames] = {
    "id": Frames(
        said="Menurut {outlet} ({day}): “{quote}” [{marker}]",
        said_undated="Menurut {outlet}: “{quote}” [{marker}]",
        the_paper="sebuah artikel",
        date_meant="Tanggal yang dimaksud: {day}.",
        unsure="Jawaban ini belum pasti; bacalah kutipannya.",
        not_found="Arsip ini tidak memuat jawabannya. Bagian yang paling dekat: {markers}",
        nothing="Arsip ini tidak memuat apa pun tentang hal itu.",
        more="Disebut juga di {markers}.",
        several="Ada beberapa peristiwa yang cocok; sebutkan tempat, tanggal, atau medianya untuk mempersempit.",
    ),
    "en": Frames(
        said="According to {outlet} ({day}): “{quote}” [{marker}]",
        said_undated="According to {outlet}: “{quote}” [{marker}]",
        the_paper="an article",
        date_meant="The date meant: {day}.",
        unsure="This answer is not certain; read the quotation.",
        not_found="The archive does not hold the answer. The nearest passages: {markers}",
        nothing="The archive holds nothing about this.",
        more="Also stated in {markers}.",
        several="Several events fit; name a place, a date or an outlet to narrow it down.",
    ),
}


def answer_text(
    first: Citation,
    language: Language,
    *,
    agreeing: Sequence[Citation],
    alternatives: Sequence[Alternative],
    meant: date | None,
    sure: bool,
) -> str:
    """The text of an answer: who says so, in which words, and what else there is to know about it."""
    frames = FRAMES[language]
    lines = [said(first, language)]
    if meant:
        lines[0] += " " + frames.date_meant.format(day=day(meant, language))
    if not sure:
        lines.append(frames.unsure)
    if agreeing:
        lines.append(frames.more.format(markers=markers_of(agreeing)))
    if alternatives:
        lines.append(frames.several)
    return "\n\n".join(lines)


def refusal_text(nearest: Sequence[Citation], language: Language) -> str:
    frames = FRAMES[language]
    return frames.not_found.format(markers=markers_of(nearest)) if nearest else frames.nothing


def said(citation: Citation, language: Language) -> str:
    """One quotation: `According to Pantau Lampung (26 August 2024): “…” [1]`; one over several lines is shown on one."""
    frames = FRAMES[language]
    quote = " ".join(citation.quote.split())
    about = {"outlet": citation.outlet or frames.the_paper, "quote": quote, "marker": citation.marker}
    if citation.published is None:
        return frames.said_undated.format(**about)
    return frames.said.format(**about, day=day(citation.published, language))


def date_meant(article: Article, answer: Span | None) -> date | None:
    """The whole date that an answer like "Senin (26/08)" means, where the article tells its year and it is not written out."""
    if answer is None:
        return None
    for found in find_dates(article.text, article.published):
        inside = found.span.start < answer.end and answer.start < found.span.end
        if inside and found.value and str(found.value.year) not in article.text[answer.start : answer.end]:
            return found.value
    return None


def markers_of(citations: Sequence[Citation]) -> str:
    return " ".join(f"[{citation.marker}]" for citation in citations)
