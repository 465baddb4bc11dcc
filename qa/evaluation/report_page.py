"""What came of many questions, as a page in Markdown: what was asked of what, every measure, every wrong answer.

Words of articles, questions and answers are data: each is escaped where it enters the page.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from corpus.errors import WartanyaError
from corpus.text import words
from corpus.types import Article, Span
from index.types import ArchiveStatus
from qa.evaluation.metrics import risk_coverage
from qa.evaluation.report import EvaluationReport, Outcome, Question, measures_of, percent, table
from qa.ranking.calibration import Calibration
from qa.rendering.strings import source_line
from qa.rendering.text import as_markdown
from qa.types import Citation, Status

RIGHT_SHARES = (0.95, 0.9, 0.85, 0.8, 0.7, 0.6, 0.5)
_BY_TYPE = {
    "hit_at_1": "found first",
    "cited_at_1": "cited first",
    "exact_match": "exact match",
    "f1": "F1",
    "answerable_refused": "answerable: refused",
    "unanswerable_refused_or_unsure": "unanswerable: refused or unsure",
    "answered_right": "answered: right",
}
_HEADINGS: dict[Status, str] = {
    "answered": "Said to be answered, and wrong",
    "unsure": "Unsure, and wrong",
    "not_found": "Refused, though the archive answers",
}


class Held(Protocol):
    """What a report looks up: `index.Archive` is one."""

    def find_article(self, name: str) -> Article: ...

    def sentences(self, article_id: str) -> Sequence[Span]: ...


@dataclass(frozen=True, slots=True)
class Asked:
    """What a report is about: `questions` names the file, `left_out` counts its questions that no editor has accepted."""

    questions: str
    sha256: str | None
    left_out: int
    archive: ArchiveStatus
    calibration: Calibration
    measured: datetime
    version: str


def report_page(report: EvaluationReport, asked: Asked, held: Held, *, limit_wrong: int | None = None) -> str:
    """The whole report. `limit_wrong` is how many wrong answers are listed, None for all."""
    listed = report.wrong[:limit_wrong]
    blocks = [
        "# Answers measured",
        _asked(report, asked),
        "## Measures",
        report.to_markdown(),
        *_by_type(report),
        "## Risk and coverage",
        *_risk_and_coverage(report, asked.calibration),
        "## Wrong answers",
        f"{len(report.wrong)} of {len(report.outcomes)}; what misleads a reader most comes first.",
    ]
    for status, heading in _HEADINGS.items():
        if those := [each for each in listed if each.answer.status == status]:
            blocks += [f"### {heading} ({len(those)})", *(_wrong(each, held) for each in those)]
    if len(listed) < len(report.wrong):
        blocks.append(f"{len(report.wrong) - len(listed)} more are not listed.")
    return "\n\n".join(blocks) + "\n"


def surest(report: EvaluationReport, right: float) -> tuple[int, float] | None:
    """(how many of the surest answers can be called answered, the lowest confidence among them) where a share of at least
    `right` of those is to be right: as many as can be. None where not even the surest are.
    """
    total = len(report.outcomes)
    counts = [round(coverage * total) for coverage, risk in risk_coverage(report.judged) if 1 - risk >= right - 1e-9]
    if not counts:
        return None
    return counts[-1], sorted((confidence for confidence, _ in report.judged), reverse=True)[counts[-1] - 1]


def answering_place(article: Article, sentences: Sequence[Span], question: Question) -> Span | None:
    """Where the article answers: the sentence with one of the answers that has most of the question in it, and its neighbours.

    None where no answer stands in the article word for word.
    """
    wanted = set(words(question.text))
    best: tuple[int, int] | None = None
    for place, span in enumerate(sentences):
        said = article.text[span.start : span.end]
        if any(_stands_in(answer, said) for answer in question.answers):
            candidate = (len(wanted & set(words(said))), -place)
            best = max(best, candidate) if best else candidate
    if best is None:
        return None
    at = -best[1]
    return Span(sentences[max(at - 1, 0)].start, sentences[min(at + 1, len(sentences) - 1)].end)


def _stands_in(answer: str, said: str) -> bool:
    return bool(answer.strip()) and re.search(rf"(?<!\w){re.escape(answer.strip())}(?!\w)", said) is not None


def _asked(report: EvaluationReport, asked: Asked) -> str:
    archive = asked.archive
    days = f"{archive.first} to {archive.last}" if archive.first else "no dates"
    left_out = f"; {asked.left_out} more left out, since no editor has accepted them" if asked.left_out else ""
    lines = [
        f"Questions: {as_markdown(asked.questions)}, {len(report.outcomes)} asked{left_out}",
        f"SHA-256 of the questions: {asked.sha256}" if asked.sha256 else "",
        f"Archive: generation {archive.generation}, built {archive.built:%Y-%m-%d %H:%M}; {archive.articles:,} articles "
        f"({days}; {archive.undated:,} undated), {archive.passages:,} passages, {len(archive.outlets):,} outlets",
        f"Measured: {asked.measured:%Y-%m-%d %H:%M} with Wartanya {as_markdown(asked.version)}",
    ]
    return "\n".join(f"- {line}" for line in lines if line)


def _by_type(report: EvaluationReport) -> list[str]:
    """A table of the types that questions carry, or nothing where they carry none."""
    rows = [["percent (95 % interval)", *_BY_TYPE.values()]]
    for name, outcomes in report.types.items():
        found = measures_of(outcomes)
        rows.append([f"{as_markdown(name)} ({len(outcomes)})", *(percent(found.get(measure)) for measure in _BY_TYPE)])
    return ["## By type of question", "\n".join(table(rows))] if len(rows) > 1 else []


def _risk_and_coverage(report: EvaluationReport, calibration: Calibration) -> list[str]:
    rows = [["to be right in", "may be called answered", "from a confidence of"]]
    for right in RIGHT_SHARES:
        found = surest(report, right)
        rows.append([f"{right:.0%}", *(_share(found[0], report), f"{found[1]:.2f}")] if found else [f"{right:.0%}", "none", ""])
    return ["\n".join(table(rows)), "Where the two thresholds stand:", "\n".join(_thresholds(report, calibration))]


def _thresholds(report: EvaluationReport, calibration: Calibration) -> list[str]:
    rows = [["called", "from a confidence of", "questions", "right of these"]]
    for name, least, statuses in (
        ("answered", calibration.threshold(_articles(report)), ("answered",)),
        ("answered or unsure", calibration.unsure, ("answered", "unsure")),
    ):
        those = [each for each in report.outcomes if each.answer.status in statuses]
        right = f"{sum(each.is_right for each in those) / len(those):.0%}" if those else ""
        rows.append([name, f"{least:.2f}", _share(len(those), report), right])
    return table(rows)


def _articles(report: EvaluationReport) -> int:
    """The most that any of the questions was asked among."""
    return max((each.answer.receipt.articles for each in report.outcomes), default=0)


def _share(count: int, report: EvaluationReport) -> str:
    return f"{count / len(report.outcomes):.0%} ({count} of {len(report.outcomes)})"


def _wrong(outcome: Outcome, held: Held) -> str:
    question, answer = outcome.question, outcome.answer
    expected = " | ".join(as_markdown(each) for each in question.answers)
    said = f"**{as_markdown(answer.short)}**" if answer.short else "no short answer"
    lines = [
        f"- Expected: {expected or 'a refusal: the archive does not answer this'}",
        f"- Said: {said}; {answer.status}, confidence {answer.confidence:.2f}",
        f"- Right article: {_rank(outcome)}" if question.article_id else "",
    ]
    blocks = [
        f"#### {as_markdown(question.id)}. {as_markdown(question.text)}",
        "\n".join(line for line in lines if line),
        *([_cited(answer.citations[0], outcome)] if answer.citations else []),
        *_should_have_been(question, held),
    ]
    return "\n\n".join(blocks)


def _rank(outcome: Outcome) -> str:
    if outcome.question.after:
        found = "not ranked, since this is a follow-up"
    else:
        found = f"found as number {outcome.rank}" if outcome.rank else "not found by the search"
    return f"{found}; {'cited' if outcome.cites_article else 'not cited'} first"


def _cited(citation: Citation, outcome: Outcome) -> str:
    name = "Nearest" if outcome.answer.status == "not_found" else "Cited"
    source = as_markdown(f"{citation.title}, {source_line(citation, 'en')}")
    place = f"characters {citation.start} to {citation.end} of {as_markdown(citation.article_id)}"
    return f"{name}: {source}; {place}\n\n> {as_markdown(citation.quote)}"


def _should_have_been(question: Question, held: Held) -> list[str]:
    """The words of the right article that answer, or what is wrong with the question where there are none."""
    if not (question.answerable and question.article_id):
        return []
    try:
        article = held.find_article(question.article_id)
    except WartanyaError:
        return [f"The archive holds no single article that {as_markdown(question.article_id)} names."]
    place = answering_place(article, held.sentences(article.id), question)
    source = as_markdown(f"{article.title}, {source_line(article, 'en')}")
    if place is None:
        return [f"Answers: {source}; but none of the expected answers stands in it word for word: look at the question again."]
    where = f"characters {place.start} to {place.end} of {as_markdown(article.id)}"
    return [f"Answers: {source}; {where}\n\n> {as_markdown(article.text[place.start : place.end])}"]
