"""Counts, lists and dates over a made archive of which the truth is known: `python -m benchmarks.aggregates.measure`."""

import argparse
import json
import statistics
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.aggregates.figures import FigureOutcome, FigureQuestion, figure_questions, figures_of_figures
from benchmarks.aggregates.questions import Question, questions
from benchmarks.aggregates.single import taken
from benchmarks.aggregates.world import TODAY, World, world
from index.archive import Archive
from index.ingest.rebuild import rebuild
from qa.aggregates.rows import UNSURE
from qa.assistant import Assistant
from qa.citations import verify
from qa.types import Answer

ARTICLES, QUESTIONS = 1_000, 200
FIGURES_SHARE = 0.4  # totals and comparisons that are asked beside each question


@dataclass(frozen=True, slots=True)
class Outcome:
    """`found` are the events of the rows, in order; None for a row of no event or of one that had a row before.

    `unverified` citations are not word for word what their article has.
    """

    question: Question
    answer: Answer
    found: tuple[str | None, ...]
    unverified: int = 0

    @property
    def is_right(self) -> bool:
        if self.answer.kind in ("single", "talk"):
            return False
        if self.question.asked in ("latest", "first"):
            return bool(self.answer.items) and self.answer.items[0].date == self.question.day
        return None not in self.found and frozenset(self.found) == self.question.right


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.aggregates.measure", description=__doc__)
    parser.add_argument("--articles", type=int, default=ARTICLES, help="how many articles are made (default: 1,000)")
    parser.add_argument("--questions", type=int, default=QUESTIONS, help="how many questions are asked (default: 200)")
    parser.add_argument("--seed", type=int, default=7, help="another archive (default: 7)")
    parser.add_argument("--wrong", action="store_true", help="print the questions that were answered wrong")
    parser.add_argument("--data", type=Path, help="a folder of question sets: how many of them are taken for aggregates, too")
    parser.add_argument("--out", type=Path, help="leave the figures as JSON in this file")
    asked = parser.parse_args(arguments)
    outcomes, others = run(world(asked.articles, asked.seed), asked.questions)
    figures = {
        **figures_of(outcomes),
        **figures_of_figures(others),
        **({"single questions": taken(asked.data)} if asked.data else {}),
    }
    print(json.dumps(figures, indent=2))
    if asked.wrong:
        print("\n".join(_told(outcome) for outcome in outcomes if not outcome.is_right))
        print("\n".join(_told_of_figures(outcome) for outcome in others if not outcome.is_right))
    if asked.out:
        asked.out.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    return 0


def run(made: World, count: int) -> tuple[list[Outcome], list[FigureOutcome]]:
    """Builds the archive in a folder of its own, and asks."""
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) / "index"
        rebuild(made.articles, index=index)
        with Archive.open(index) as archive:
            assistant = Assistant(archive)
            told = [_outcome(made, each, assistant.ask(each.text, today=TODAY)) for each in questions(made, count)]
            asked = figure_questions(made, int(count * FIGURES_SHARE))
            return told, [_of_figures(made, each, assistant.ask(each.text, today=TODAY)) for each in asked]


def _outcome(made: World, question: Question, answer: Answer) -> Outcome:
    cited = {citation.article_id for citation in answer.citations}
    problems = verify(answer.citations, [article for article in made.articles if article.id in cited])
    return Outcome(question, answer, _events_of(made, answer), len(problems))


def _of_figures(made: World, question: FigureQuestion, answer: Answer) -> FigureOutcome:
    return FigureOutcome(question, answer, _events_of(made, answer))


def _events_of(made: World, answer: Answer) -> tuple[str | None, ...]:
    """The event of each row; None for a row of no event or of one that had a row before."""
    article_of = {citation.marker: citation.article_id for citation in answer.citations}
    found: list[str | None] = []
    for item in answer.items:
        event = made.reported.get(article_of[item.markers[0]])
        found.append(None if event in found else event)
    return tuple(found)


def figures_of(outcomes: Sequence[Outcome]) -> Mapping[str, Any]:
    """Shares are of the questions of a kind; those of rows over all rows of counts and lists together."""
    rows = [outcome for outcome in outcomes if outcome.question.asked in ("count", "list")]
    shown = sum(len(outcome.found) for outcome in rows)
    right = sum(len(outcome.question.right & set(outcome.found)) for outcome in rows)
    wanted = sum(len(outcome.question.right) for outcome in rows)
    clear = [outcome for outcome in outcomes if outcome.answer.confidence > UNSURE]
    return {
        "questions": len(outcomes),
        "taken for an aggregate": _share([outcome.answer.kind not in ("single", "talk") for outcome in outcomes]),
        **{f"{asked} exactly right": _share([o.is_right for o in outcomes if o.question.asked == asked]) for asked in _KINDS},
        "answers without rows": sum(not o.answer.items for o in outcomes if o.answer.kind not in ("single", "talk")),
        "citations that are not word for word": sum(outcome.unverified for outcome in outcomes),
        "item precision": round(right / shown, 4) if shown else None,
        "item recall": round(right / wanted, 4) if wanted else None,
        "clear": _share([outcome.answer.confidence > UNSURE for outcome in outcomes]),
        "right among clear": _share([outcome.is_right for outcome in clear]),
        "p50 ms": round(statistics.median(outcome.answer.receipt.elapsed_ms for outcome in outcomes)),
    }


_KINDS = ("count", "list", "latest", "first")


def _share(held: Sequence[bool]) -> float | None:
    return round(sum(held) / len(held), 4) if held else None


def _told(outcome: Outcome) -> str:
    answer, question = outcome.answer, outcome.question
    rows = "\n".join(f"      {event} {item.date} {item.text}" for event, item in zip(outcome.found, answer.items, strict=True))
    missed = sorted(question.right - set(outcome.found))
    head = f"{question.asked}: {question.text} [{answer.kind}, {answer.status}]"
    return f"{head} right {sorted(question.right)} {question.day} missed {missed}\n{rows}"


def _told_of_figures(outcome: FigureOutcome) -> str:
    answer, question = outcome.answer, outcome.question
    rows = "\n".join(
        f"      {event} {item.side} {item.date} {item.value and item.value.printed} {[each.printed for each in item.others]} "
        f"{question.ends.get(event or '')} {item.text}"
        for event, item in zip(outcome.found, answer.items, strict=True)
    )
    right = {side: sorted(events) for side, events in question.right.items()}
    return f"{question.asked}: {question.text} [{answer.kind}] right {right} said {outcome.verdict}\n{rows}"


if __name__ == "__main__":
    sys.exit(main())
