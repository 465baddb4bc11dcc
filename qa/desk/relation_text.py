"""What notices say of an article, and who else carried it, in sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.types import Article
from index.types import Copy
from qa.desk.relations import Relation, Relations
from qa.rendering.strings import copies_line, source_line
from qa.types import Language


@dataclass(frozen=True, slots=True)
class RelationWords:
    kinds: Mapping[str, str]
    about_it: str
    about_copy: str
    of_report: str
    of_confirmed: str
    not_held: str
    reason: str
    no_reason: str


RELATION_WORDS: Mapping[Language, RelationWords] = {
    "id": RelationWords(
        kinds={"correction": "Ralat", "reply": "Hak jawab", "withdrawal": "Pencabutan"},
        about_it="{kind} atas artikel ini: {notice}",
        about_copy="{kind} atas artikel lain dengan teks yang sama: {notice}",
        of_report="{kind}, tampaknya atas artikel: {report}",
        of_confirmed="{kind} atas artikel: {report} (ditetapkan redaksi)",
        not_held="{kind}; artikel yang dimaksud tidak ditemukan dengan pasti di arsip ini.",
        reason="Alasan pencabutan: “{reason}”",
        no_reason="Alasan pencabutan tidak disebut.",
    ),
    "en": RelationWords(
        kinds={"correction": "Correction", "reply": "Right of reply", "withdrawal": "Withdrawal"},
        about_it="{kind} of this article: {notice}",
        about_copy="{kind} of another article with the same text: {notice}",
        of_report="{kind}, it seems of the article: {report}",
        of_confirmed="{kind} of the article: {report} (confirmed by an editor)",
        not_held="{kind}; the article that it is about was not found for certain in this archive.",
        reason="Reason of the withdrawal: “{reason}”",
        no_reason="No reason of the withdrawal is told.",
    ),
}


def relation_lines(article: Article, told: Relations, carried: Sequence[Copy], language: Language) -> list[str]:
    """One statement a line: notices about the article first, then what it is a notice about, then who else carried it."""
    words = RELATION_WORDS[language]
    lines: list[str] = []
    for relation in told.notices:
        sentence = words.about_it if relation.report and relation.report.id == article.id else words.about_copy
        lines += [sentence.format(kind=words.kinds[relation.kind], notice=_named(relation.notice, language))]
        lines += [f"  “{' '.join(relation.quote.split())}”", *_reason(relation, language)]
    if own := told.of_report:
        if own.report is None:
            lines.append(words.not_held.format(kind=words.kinds[own.kind]))
        else:
            frame = words.of_confirmed if own.is_confirmed else words.of_report
            lines.append(frame.format(kind=words.kinds[own.kind], report=_named(own.report, language)))
            lines += [copies_line(own.copies, language)] if own.copies else []
        lines += _reason(own, language)
    return [*lines, *([copies_line(carried, language)] if carried else [])]


def _reason(relation: Relation, language: Language) -> list[str]:
    if relation.kind != "withdrawal":
        return []
    words = RELATION_WORDS[language]
    return [words.reason.format(reason=" ".join(relation.reason.split())) if relation.reason else words.no_reason]


def _named(article: Article, language: Language) -> str:
    return f"{article.title} ({source_line(article, language)}) {article.id}"
