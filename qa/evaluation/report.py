"""What came of many questions, added up: by language, for follow-ups, and for questions the archive cannot answer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from qa.evaluation.metrics import (
    bootstrap_interval,
    exact_match,
    hit_at_k,
    percentile,
    reciprocal_rank,
    reliability,
    risk_coverage,
    token_f1,
)
from qa.types import Answer, Status

GRAVEST_FIRST: tuple[Status, ...] = ("answered", "unsure", "not_found")
GROUPS = {"all": "all", "id": "Indonesian", "en": "English", "follow_ups": "follow-ups"}
NAMES = {
    "hit_at_1": "right article found first",
    "hit_at_5": "right article among the first 5",
    "mrr": "mean reciprocal rank of the right article",
    "cited_at_1": "right article cited first",
    "exact_match": "short answer, exact match",
    "f1": "short answer, F1",
    "answerable_refused": "answerable: refused",
    "answerable_refused_or_unsure": "answerable: refused or unsure",
    "unanswerable_refused": "unanswerable: refused",
    "unanswerable_refused_or_unsure": "unanswerable: refused or unsure",
    "answered_right": "said to be answered: right (F1 >= 0.5)",
    "quotes_verified": "quotes that stand in the article",
}


@dataclass(frozen=True, slots=True)
class Question:
    """A question and what is known about its answer: `answers` are alternatives, any of which is right. `type` is whatever
    its writer sorts by ("who", "budget").
    """

    id: str
    text: str
    language: str
    article_id: str | None
    answers: tuple[str, ...]
    answerable: bool
    after: str | None
    type: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one question. `rank` counts articles from 1; it is None for not found among the passages searched,
    and for questions that name no article or do not stand alone.
    """

    question: Question
    answer: Answer
    rank: int | None
    cites_article: bool
    quotes_verified: tuple[bool, ...]
    elapsed_ms: float

    @property
    def exact(self) -> float:
        return exact_match(self.answer.short, self.question.answers)

    @property
    def f1(self) -> float:
        return token_f1(self.answer.short, self.question.answers)

    @property
    def is_right(self) -> bool:
        """Half the words are enough: "Rinaldo Aser" for "Kapolres AKBP Rinaldo Aser" is right."""
        return self.question.answerable and self.f1 >= 0.5


@dataclass(frozen=True, slots=True)
class Measure:
    """The mean of `count` values with its 95 % bootstrap interval."""

    value: float
    low: float
    high: float
    count: int

    def to_dict(self) -> dict[str, Any]:
        return {
            "value": round(self.value, 4),
            "low": round(self.low, 4),
            "high": round(self.high, 4),
            "count": self.count,
        }


@dataclass(frozen=True, slots=True)
class EvaluationReport:
    """The outcomes, and what they add up to."""

    outcomes: tuple[Outcome, ...]

    def group(self, name: str) -> tuple[Outcome, ...]:
        """The outcomes of "all", of "id" or "en" without follow-ups, or of "follow_ups"."""
        if name == "all":
            return self.outcomes
        if name == "follow_ups":
            return tuple(each for each in self.outcomes if each.question.after)
        return tuple(each for each in self.outcomes if each.question.language == name and not each.question.after)

    def measures(self, group: str = "all") -> dict[str, Measure]:
        """Name -> measure, without those that no question of the group bears on."""
        return measures_of(self.group(group))

    @property
    def types(self) -> dict[str, tuple[Outcome, ...]]:
        """The outcomes by the type that their questions carry, the commonest first; those without a type are left out."""
        found: dict[str, list[Outcome]] = {}
        for each in self.outcomes:
            if each.question.type:
                found.setdefault(each.question.type, []).append(each)
        return {name: tuple(found[name]) for name in sorted(found, key=lambda name: (-len(found[name]), name))}

    @property
    def wrong(self) -> tuple[Outcome, ...]:
        """Answerable questions without a right short answer, and unanswerable ones said to be answered.

        What misleads a reader most comes first: said to be answered, then unsure, then refused, and of these the surest.
        """
        found = (
            each
            for each in self.outcomes
            if (not each.is_right if each.question.answerable else each.answer.status == "answered")
        )
        return tuple(sorted(found, key=lambda each: (GRAVEST_FIRST.index(each.answer.status), -each.answer.confidence)))

    def latency_ms(self, share: float) -> float:
        """The time that `share` (0 to 100) of the answers stay within, in milliseconds."""
        return percentile(sorted(each.elapsed_ms for each in self.outcomes), share)

    @property
    def judged(self) -> tuple[tuple[float, float], ...]:
        """(confidence, 1 for right or 0) of every answer."""
        return tuple((each.answer.confidence, float(each.is_right)) for each in self.outcomes)

    def to_dict(self) -> dict[str, Any]:
        return {
            "questions": len(self.outcomes),
            "groups": {
                group: {name: measure.to_dict() for name, measure in measures.items()}
                for group in GROUPS
                if (measures := self.measures(group))
            },
            "types": {
                name: {measure: found.to_dict() for measure, found in measures_of(those).items()}
                for name, those in self.types.items()
            },
            "latency_ms": {"p50": round(self.latency_ms(50), 1), "p95": round(self.latency_ms(95), 1)},
            "risk_coverage": [[round(coverage, 4), round(risk, 4)] for coverage, risk in risk_coverage(self.judged)],
            "reliability": [[round(sure, 4), round(right, 4), count] for sure, right, count in reliability(self.judged)],
            "wrong": [_wrong(each) for each in self.wrong],
        }

    def to_markdown(self) -> str:
        """A table of every measure by group, percent with its interval, legible as plain text too."""
        columns = {f"{label} ({len(self.group(group))})": self.measures(group) for group, label in GROUPS.items()}
        rows = [["percent (95 % interval)", *(heading for heading, measures in columns.items() if measures)]]
        for name, label in NAMES.items():
            cells = [percent(measures.get(name)) for measures in columns.values() if measures]
            if any(cells):
                rows.append([label, *cells])
        speed = f"Time of an answer: {self.latency_ms(50):.0f} ms for half of them, {self.latency_ms(95):.0f} ms for 95 %."
        return "\n".join([*table(rows), "", speed])


def measures_of(outcomes: Sequence[Outcome]) -> dict[str, Measure]:
    """Name (a key of `NAMES`) -> measure, without those that no question bears on."""
    answerable = [each for each in outcomes if each.question.answerable]
    unanswerable = [each for each in outcomes if not each.question.answerable]
    known = [each for each in answerable if each.question.article_id]
    alone = [each for each in known if not each.question.after]
    answered = [each for each in outcomes if each.answer.status == "answered"]
    values = {
        "hit_at_1": [hit_at_k(each.rank, 1) for each in alone],
        "hit_at_5": [hit_at_k(each.rank, 5) for each in alone],
        "mrr": [reciprocal_rank(each.rank) for each in alone],
        "cited_at_1": [float(each.cites_article) for each in known],
        "exact_match": [each.exact for each in answerable],
        "f1": [each.f1 for each in answerable],
        "answerable_refused": _shares(answerable, "not_found"),
        "answerable_refused_or_unsure": _shares(answerable, "not_found", "unsure"),
        "unanswerable_refused": _shares(unanswerable, "not_found"),
        "unanswerable_refused_or_unsure": _shares(unanswerable, "not_found", "unsure"),
        "answered_right": [float(each.is_right) for each in answered],
        "quotes_verified": [float(verified) for each in outcomes for verified in each.quotes_verified],
    }
    return {name: _measure(those) for name, those in values.items() if those}


def _shares(outcomes: Iterable[Outcome], *statuses: Status) -> list[float]:
    return [float(each.answer.status in statuses) for each in outcomes]


def _measure(values: Sequence[float]) -> Measure:
    return Measure(sum(values) / len(values), *bootstrap_interval(values), len(values))


def _wrong(outcome: Outcome) -> dict[str, Any]:
    question, answer = outcome.question, outcome.answer
    return {
        "id": question.id,
        "question": question.text,
        "status": answer.status,
        "short": answer.short,
        "expected": list(question.answers),
        "f1": round(outcome.f1, 4),
        "confidence": round(answer.confidence, 3),
        "rank": outcome.rank,
        "article_id": question.article_id,
        "cited": answer.citations[0].article_id if answer.citations else None,
        "cites_article": outcome.cites_article,
    }


def percent(measure: Measure | None) -> str:
    """As a table holds it: "60.0 (48 to 70)"; empty where no question bears on it."""
    if measure is None:
        return ""
    return f"{measure.value * 100:.1f} ({measure.low * 100:.0f} to {measure.high * 100:.0f})"


def table(rows: Sequence[Sequence[str]]) -> list[str]:
    """The lines of a Markdown table, the first row its heading, legible as plain text too. Nothing in a cell is escaped."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    rule = ["-" * width for width in widths]
    return [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in (rows[0], rule, *rows[1:])
    ]
