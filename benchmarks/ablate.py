"""What each rule over answers and each hand-written list of the search is worth: `python -m benchmarks ablate`.

Every question is asked with all rules. A rule *spoke* where it took words out of the running, cast a doubt or changed edges.
The windows that it spoke of are gone through once more without it, by what the reader's model said of them already; only where
other words come of that is the question asked again as a whole. A rule *fired* where its absence changes the answer; it
*helped* where the answer with it is right (F1 of at least 0.5) and without it is not, *hurt* the other way round.
`wrong_spared` and `right_spared` count "answered" ones that were taken away: the wrong and the right. A follow-up is asked
behind the question that it follows, and that one's answer.

Every question is searched for with all lists, and once more without each. A list fired where it changes the ideas of a
question; it helped where the right article comes first with it and not without it, and hurt the other way round.

It says something of rules and lists only on questions that nobody looked at while they were written: `--data` asks those of
benchmarks/ablate_sets.py, `--index` and `--questions` name others. `python -m benchmarks.ablate --rules NAME` leaves out these
alone, `--most N` asks N questions, drawn by lot.
"""

import argparse
import random
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from benchmarks.ablate_sets import held_back_news, public
from benchmarks.record import write
from benchmarks.retrieval import rank
from benchmarks.sets import Measured
from benchmarks.tables import show
from benchmarks.tasks import KEPT
from corpus.types import Span
from index.archive import Archive
from index.query.lexicon import Lexicon, expand_query, load_lexicon
from index.query.phrases import ACRONYMS, EVERYDAY, PHRASES, everyday, phrases
from index.snapshot import Snapshot
from index.types import EVERYTHING, Filter
from qa.answer_rules import registry
from qa.answer_rules.candidates import Candidate
from qa.assistant import Assistant, Found
from qa.evaluation.metrics import token_f1
from qa.evaluation.report import Question
from qa.evaluation.run import read_questions
from qa.question.constraints import requested_office
from qa.question.parse import Question as AskedOf
from qa.reading.extractive import ExtractiveReader
from qa.reading.reader import Evidence, Reading
from qa.reading.span_selection import Scores, reading_of
from qa.reading.windows import Window, Windows
from qa.types import Answer, Conversation

RIGHT_F1 = 0.5
OFFICE = "office"  # the reader's own: the holder of the office that is asked for goes first
RULES = (*registry.VETOES, *registry.DOUBTS, *registry.SHAPES, OFFICE)
SEED = 17
TOLD_EVERY = 50  # questions
Said = TypeVar("Said")


@dataclass(frozen=True, slots=True)
class Seen:
    """A window as it was read with all rules; `spoke` names those that spoke of any words in it."""

    without: Callable[[Set[str]], Reading]
    reading: Reading
    spoke: frozenset[str]


class RememberedWindows(Windows):
    """Those of one question are chosen once."""

    kept: list[Window] | None = None

    def chosen(self, question: str, evidence: Sequence[Evidence]) -> list[Window]:
        if self.kept is None:
            self.kept = super().chosen(question, evidence)
        return self.kept


class Remembering(ExtractiveReader):
    """The bundled reader; what its model said of a window of one question it says again."""

    def __init__(self, spoke: set[str]) -> None:
        """`spoke` is what `watched` gives."""
        super().__init__()
        self.windows: RememberedWindows = RememberedWindows(self.windows.tokenizer)
        self._spoke = spoke
        self._said: dict[tuple[int, ...], tuple[Scores, Scores]] = {}
        self._seen: dict[int, Seen] = {}  # by the ids of the windows, which `windows` keeps

    def leave_out(self, *names: str) -> None:
        self._without = frozenset(names)

    def forget(self) -> None:
        self._seen.clear()
        self._said.clear()
        self.windows.kept = None

    def spoke(self) -> set[str]:
        return set().union(*(seen.spoke for seen in self._seen.values()))

    def says_otherwise(self, name: str) -> bool:
        """Whether a window that was read with all rules says something else without one that spoke of it."""
        return any(name in seen.spoke and seen.without({name}) != seen.reading for seen in self._seen.values())

    def logits(self, windows: Sequence[Sequence[int]], passages: Sequence[int]) -> list[tuple[Scores, Scores]]:
        given = {tuple(window): passage for window, passage in zip(windows, passages, strict=True)}
        new = {window: passage for window, passage in given.items() if window not in self._said}
        self._said.update(zip(new, super().logits([*new], [*new.values()]), strict=True))
        return [self._said[tuple(window)] for window in windows]

    def _read(self, question: AskedOf, windows: Sequence[Window]) -> list[Reading]:
        if not self._without:
            self._see(question, windows)
        new = {id(window): window for window in windows if id(window) not in self._seen}
        read = dict(zip(new, super()._read(question, [*new.values()]), strict=True))
        return [read.get(id(window)) or self._again(self._seen[id(window)]) for window in windows]

    def _again(self, seen: Seen) -> Reading:
        return seen.without(self._without) if seen.spoke & self._without else seen.reading

    def _see(self, question: AskedOf, windows: Sequence[Window]) -> None:
        asks_office = question.kind == "who" and requested_office(question.text) is not None
        encoded = [self.windows.encoded(question.text, window) for window in windows]
        for window, each, found in zip(windows, encoded, self._logits(encoded), strict=True):
            self._spoke.clear()
            without = partial(reading_of, question, window, each.offsets, found)
            reading = without(frozenset())
            self._seen[id(window)] = Seen(without, reading, frozenset(self._spoke | ({OFFICE} if asks_office else set())))


class SearchingOnce(Assistant):
    """An assistant that searches anew only for what it finds with all rules."""

    kept: Found | None = None

    def find(self, snapshot: Snapshot, question: AskedOf, wanted: Filter = EVERYTHING) -> Found:
        if self.kept is None:
            self.kept = super().find(snapshot, question, wanted)
            return self.kept
        return self._read(self.kept)


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
    return {**rules(archive, questions), **lists(archive, questions)}


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
    for question in (question for question in questions if not question.after):
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


def rules(
    archive: Archive, questions: Sequence[Question], names: Sequence[str] = RULES, told: Callable[[int], None] = lambda _: None
) -> dict[str, Worth]:
    """The worth of each rule over answers; `told` hears how many questions were asked."""
    out, talks = {name: Worth() for name in names}, dict[str, Conversation]()
    followed = {question.after for question in questions}
    with watched() as spoke:
        reader = Remembering(spoke)
        assistant = SearchingOnce(archive, reader)
        for done, question in enumerate(questions, start=1):
            reader.leave_out()
            reader.forget()
            assistant.kept = None
            talk = talks[question.after] if question.after else Conversation()
            said = assistant.ask(question.text, talk)
            if question.id in followed:
                talks[question.id] = talk.add(said)
            for name in sorted(reader.spoke().intersection(names)):
                out[name].spoke += 1
                if reader.says_otherwise(name):
                    reader.leave_out(name)
                    count(out[name], question, said, assistant.ask(question.text, talk))
            told(done)
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


def drawn(questions: Sequence[Question], most: int | None) -> list[Question]:
    """`most` of them by lot, with those that they follow; in their order."""
    if most is None or most >= len(questions):
        return list(questions)
    by_id = {question.id: question for question in questions}
    kept = {question.id for question in random.Random(SEED).sample(questions, most)}
    for question in reversed(questions):  # what a question follows stands before it
        if question.id in kept and question.after in by_id:
            kept.add(question.after)
    return [question for question in questions if question.id in kept]


def main() -> None:
    parser = argparse.ArgumentParser(description="Leave out one rule over answers, or one word list of the search, at a time.")
    parser.add_argument("--data", type=Path, help="the folder of news and question sets; --index names an index of that news")
    parser.add_argument("--index", type=Path)
    parser.add_argument("--questions", type=Path)
    parser.add_argument("--rules", nargs="+", choices=RULES, metavar="NAME", help="these rules alone, and no list")
    parser.add_argument("--lists", action="store_true", help="the lists alone, which is soon done")
    parser.add_argument("--most", type=int, metavar="N", help="ask N of the questions of a set, drawn by lot")
    parser.add_argument("--out", type=Path, metavar="DIR", help="leave ablate.json there")
    given = parser.parse_args()
    if not given.data and not (given.index and given.questions):
        parser.error("name the --data, or an --index with its --questions")
    data: dict[str, Any] = {}
    result: dict[str, Any] = {}
    for each in _sets(given):
        asked = drawn(read_questions(each.questions), given.most)
        with Archive.open(each.index) as archive:
            found = {} if given.lists else rules(archive, asked, given.rules or RULES, partial(_tell, each.name, len(asked)))
            found |= {} if given.rules else lists(archive, asked)
            data[each.name] = {**each.data, "asked": len(asked), "articles": len(archive)}
        result[each.name] = table(found)
        show("ablate", data[each.name], result[each.name])
    if given.out:
        write(given.out, "ablate", data, result)


def _sets(given: argparse.Namespace) -> Iterator[Measured]:
    if not given.data:
        yield Measured(given.index.name, given.index, given.questions, ())
        return
    yield held_back_news(given.data, given.index or KEPT / "news", KEPT)
    yield public(given.data, KEPT / "public", KEPT)


def _tell(name: str, asked: int, done: int) -> None:
    if done % TOLD_EVERY == 0:
        print(f"{name}: {done} of {asked}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
