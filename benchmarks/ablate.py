"""What each rule over answers and each hand-written list of the search is worth: `python -m benchmarks ablate`.

Every question is asked with all rules, and once more without each of those that *spoke*: took words out of the running, cast a
doubt or changed the edges. A rule *fired* where its absence changes the first answer; it *helped* where the answer with it is
right (F1 of at least 0.5) and without it is not, *hurt* the other way round. `wrong_spared` and `right_spared` count "answered"
ones that were taken away: the wrong and the right. What the reader's model says of a window is kept for the question, so that
only the first asking costs its time.

Every question is searched for with all lists, and once more without each. A list fired where it changes the ideas of a
question; it helped where the right article comes first with it and not without it, and hurt the other way round.

It says something of rules and lists only on questions that nobody looked at while they were written: `--data` or `--index` and
`--questions` name them. `python -m benchmarks.ablate --rules NAME` leaves out these alone, `--most N` asks N
questions, drawn by lot.
"""

import argparse
import random
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TypeVar

from benchmarks.record import data_hash, write
from benchmarks.retrieval import rank
from benchmarks.tables import show
from corpus.types import Span
from index.archive import Archive
from index.query.lexicon import Lexicon, expand_query, load_lexicon
from index.query.phrases import ACRONYMS, EVERYDAY, PHRASES, everyday, phrases
from qa.answer_rules import registry
from qa.answer_rules.candidates import Candidate
from qa.assistant import Assistant
from qa.evaluation.metrics import token_f1
from qa.evaluation.report import Question
from qa.evaluation.run import read_questions
from qa.reading.extractive import BUNDLED, ExtractiveReader
from qa.reading.span_selection import Scores
from qa.types import Answer

RIGHT_F1 = 0.5
OFFICE = "office"  # the reader's own: the holder of the office that is asked for goes first
RULES = (*registry.VETOES, *registry.DOUBTS, *registry.SHAPES, OFFICE)
SEED = 17
Said = TypeVar("Said")


class Remembering(ExtractiveReader):
    """The bundled reader; what its model said of a window once it says again."""

    def __init__(self, folder: Path = BUNDLED, *, without: Set[str] = frozenset()) -> None:
        super().__init__(folder, without=without)
        self._said: dict[tuple[int, ...], tuple[Scores, Scores]] = {}

    def leave_out(self, *names: str) -> None:
        self._without = frozenset(names)

    def forget(self) -> None:
        self._said.clear()

    def logits(self, windows: Sequence[Sequence[int]], passages: Sequence[int]) -> list[tuple[Scores, Scores]]:
        given = {tuple(window): passage for window, passage in zip(windows, passages, strict=True)}
        new = {window: passage for window, passage in given.items() if window not in self._said}
        self._said.update(zip(new, super().logits([*new], [*new.values()]), strict=True))
        return [self._said[tuple(window)] for window in windows]


@dataclass(slots=True)
class Worth:
    """Questions, counted."""

    spoke: int = 0
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
    """The worth of each rule over answers, by the first answer. A rule that does not speak changes nothing."""
    reader = Remembering()
    assistant = Assistant(archive, reader)
    out = {name: Worth() for name in names}
    with watched() as spoke:
        for question in alone:
            reader.leave_out()
            spoke.clear()
            said = assistant.ask(question.text)
            for name in [name for name in names if name in spoke or name == OFFICE]:
                out[name].spoke += 1
                reader.leave_out(name)
                count(out[name], question, said, assistant.ask(question.text))
            reader.forget()
    return out


@contextmanager
def watched() -> Iterator[set[str]]:
    """The names of the rules that speak of any words, from when on they do, until the block ends."""
    spoke: set[str] = set()
    kept = registry.VETOES, registry.DOUBTS, registry.SHAPES
    registry.VETOES = _watching(registry.VETOES, spoke)
    registry.DOUBTS = _watching(registry.DOUBTS, spoke)
    registry.SHAPES = _watching(registry.SHAPES, spoke)
    try:
        yield spoke
    finally:
        registry.VETOES, registry.DOUBTS, registry.SHAPES = kept


def _watching(rules: Mapping[str, Callable[[Candidate], Said]], spoke: set[str]) -> Mapping[str, Callable[[Candidate], Said]]:
    def watching(name: str, rule: Callable[[Candidate], Said]) -> Callable[[Candidate], Said]:
        def told(candidate: Candidate) -> Said:
            said = rule(candidate)
            if said is True or (isinstance(said, Span) and said != candidate.span):
                spoke.add(name)
            return said

        return told

    return {name: watching(name, rule) for name, rule in rules.items()}


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
    parser.add_argument("--most", type=int, metavar="N", help="ask N of the questions, drawn by lot")
    parser.add_argument("--out", type=Path, metavar="DIR", help="leave ablate.json there")
    given = parser.parse_args()
    alone = [question for question in read_questions(given.questions) if not question.after]
    if given.most and given.most < len(alone):
        alone = random.Random(SEED).sample(alone, given.most)
    with Archive.open(given.index) as archive:
        found = {} if given.lists else rules(archive, alone, given.rules or RULES)
        found |= {} if given.rules else lists(archive, alone)
        data = {"questions": len(alone), "articles": len(archive), "hash": data_hash([given.questions])}
    show("ablate", data, table(found))
    if given.out:
        write(given.out, "ablate", data, table(found))


if __name__ == "__main__":
    main()
