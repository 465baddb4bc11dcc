"""What each rule over answers is worth: `python -m benchmarks.ablate --index DIR --questions FILE.jsonl [--out FILE.json]`.

Every question is asked with all rules, and once more without each. A rule *fired* where its absence changes the first answer;
it *helped* where the answer with it is right (F1 of at least 0.5) and without it is not, *hurt* the other way round.
`wrong_spared` and `right_spared` count "answered" ones that were taken away: the wrong and the right. What the reader's
model says of a window is kept, so that only the first round costs its time.
"""

import argparse
import json
from collections.abc import Sequence, Set
from dataclasses import asdict, dataclass
from pathlib import Path

from index.archive import Archive
from qa.answer_rules.registry import DOUBTS, SHAPES, VETOES
from qa.assistant import Assistant
from qa.evaluation.metrics import token_f1
from qa.evaluation.report import Question
from qa.evaluation.run import read_questions
from qa.reading.extractive import BUNDLED, ExtractiveReader
from qa.reading.span_selection import Scores
from qa.types import Answer

RIGHT_F1 = 0.5
RULES = (*VETOES, *DOUBTS, *SHAPES, "office")


class Remembering(ExtractiveReader):
    """The bundled reader; what its model said of a window once it says again."""

    def __init__(self, folder: Path = BUNDLED, *, without: Set[str] = frozenset()) -> None:
        super().__init__(folder, without=without)
        self._said: dict[tuple[int, ...], tuple[Scores, Scores]] = {}

    def leave_out(self, *names: str) -> None:
        self._without = frozenset(names)

    def logits(self, windows: Sequence[Sequence[int]], passages: Sequence[int]) -> list[tuple[Scores, Scores]]:
        given = {tuple(window): passage for window, passage in zip(windows, passages, strict=True)}
        new = {window: passage for window, passage in given.items() if window not in self._said}
        self._said.update(zip(new, super().logits([*new], [*new.values()]), strict=True))
        return [self._said[tuple(window)] for window in windows]


@dataclass(slots=True)
class Worth:
    """Questions, counted."""

    fired: int = 0
    helped: int = 0
    hurt: int = 0
    wrong_spared: int = 0
    right_spared: int = 0


def run(archive: Archive, questions: Sequence[Question]) -> dict[str, Worth]:
    reader = Remembering()
    assistant = Assistant(archive, reader)
    alone = [question for question in questions if not question.after]
    whole = [assistant.ask(question.text) for question in alone]
    out = {}
    for name in RULES:
        reader.leave_out(name)
        worth = out[name] = Worth()
        for question, said in zip(alone, whole, strict=True):
            count(worth, question, said, assistant.ask(question.text))
    return out


def count(worth: Worth, question: Question, said: Answer, without: Answer) -> None:
    """`said` is the answer with the rule."""
    if (said.short, said.status) == (without.short, without.status):
        return
    worth.fired += 1
    right, otherwise = (is_right(question, each) for each in (said, without))
    worth.helped += right and not otherwise
    worth.hurt += otherwise and not right
    if without.status == "answered" and said.status != "answered":
        worth.wrong_spared += not otherwise
        worth.right_spared += otherwise


def is_right(question: Question, said: Answer) -> bool:
    return bool(said.short) and bool(question.answers) and token_f1(said.short or "", question.answers) >= RIGHT_F1


def main() -> None:
    parser = argparse.ArgumentParser(description="Leave out one rule over answers at a time.")
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--questions", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    with Archive.open(given.index) as archive:
        found = run(archive, read_questions(given.questions))
    print(f"{'rule':<28} fired helped hurt wrong_spared right_spared")
    for name, worth in found.items():
        print(f"{name:<28} {worth.fired:5} {worth.helped:6} {worth.hurt:4} {worth.wrong_spared:12} {worth.right_spared:12}")
    if given.out:
        written = {name: asdict(worth) for name, worth in found.items()}
        given.out.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
