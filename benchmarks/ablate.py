"""What each rule over answers and each hand-written list of the search is worth: `python -m benchmarks ablate`.

Every question is asked with all rules, and once more without each. A rule *fired* where its absence changes the first answer;
it *helped* where the answer with it is right (F1 of at least 0.5) and without it is not, *hurt* the other way round.
`wrong_spared` and `right_spared` count "answered" ones that were taken away: the wrong and the right. What the reader's
model says of a window is kept, so that only the first round costs its time.

Every question is searched for with all lists, and once more without each. A list fired where it changes the ideas of a
question; it helped where the right article comes first with it and not without it, and hurt the other way round.

It says something of rules and lists only on questions that nobody looked at while they were written: `--data` or `--index` and
`--questions` name them. `python -m benchmarks.ablate --rules NAME` leaves out these alone.
"""

import argparse
import json
from collections.abc import Mapping, Sequence, Set
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from benchmarks.retrieval import rank
from benchmarks.tables import show
from index.archive import Archive
from index.query.lexicon import Lexicon, expand_query, load_lexicon
from index.query.phrases import ACRONYMS, EVERYDAY, PHRASES, everyday, phrases
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
    """The worth of each rule and of each list."""
    alone = [question for question in questions if not question.after]
    return {**rules(archive, alone), **lists(archive, alone)}


def table(found: Mapping[str, Worth]) -> dict[str, dict[str, int]]:
    """What is counted -> name of a rule or list -> how many."""
    return {each.name: {name: getattr(worth, each.name) for name, worth in found.items()} for each in fields(Worth)}


def lists(archive: Archive, questions: Sequence[Question]) -> dict[str, Worth]:
    """The worth of each hand-written list, by the article that a search puts first."""
    whole = load_lexicon()
    without = {
        PHRASES.name: replace(whole, phrases=everyday()),
        EVERYDAY.name: replace(whole, phrases=phrases()),
        ACRONYMS.name: replace(whole, acronyms={}),
    }
    out = {name: Worth() for name in without}
    for question in questions:
        ideas, is_right = expand_query(question.text, whole), _comes_first(archive, question, whole)
        for name, lexicon in without.items():
            if expand_query(question.text, lexicon) != ideas:
                otherwise = _comes_first(archive, question, lexicon)
                out[name].fired += 1
                out[name].helped += is_right and not otherwise
                out[name].hurt += otherwise and not is_right
    return out


def _comes_first(archive: Archive, question: Question, lexicon: Lexicon) -> bool:
    with archive.snapshot() as snapshot:
        candidates = snapshot.searcher.candidates(question.text, lexicon=lexicon)
        right = snapshot.number_of(question.article_id or "")
    return rank(candidates, right, lambda candidate: candidate.score) == 1


def rules(archive: Archive, alone: Sequence[Question], names: Sequence[str] = RULES) -> dict[str, Worth]:
    """The worth of each rule over answers, by the first answer."""
    reader = Remembering()
    assistant = Assistant(archive, reader)
    whole = [assistant.ask(question.text) for question in alone]
    out = {}
    for name in names:
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
    parser = argparse.ArgumentParser(description="Leave out one rule over answers, or one word list of the search, at a time.")
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--questions", type=Path, required=True)
    parser.add_argument("--rules", nargs="+", choices=RULES, metavar="NAME", help="these rules alone, and no list")
    parser.add_argument("--lists", action="store_true", help="the lists alone, which is soon done")
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    alone = [question for question in read_questions(given.questions) if not question.after]
    with Archive.open(given.index) as archive:
        found = {} if given.lists else rules(archive, alone, given.rules or RULES)
        found |= {} if given.rules else lists(archive, alone)
    show("ablate", {"questions": len(alone)}, table(found))
    if given.out:
        written = {name: asdict(worth) for name, worth in found.items()}
        given.out.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
