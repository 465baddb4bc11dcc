"""What can be measured, by name. A task's own module is imported when it runs: what it lacks keeps no other from running."""

import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from benchmarks import sets
from benchmarks.errors import BenchmarkError
from benchmarks.record import data_hash, write
from benchmarks.sets import Measured
from index.archive import Archive
from index.locate import SAMPLE_ARTICLES
from index.sample import ensure_sample
from qa.evaluation.report import EvaluationReport
from qa.evaluation.run import evaluate, read_questions

ROOT = Path(__file__).parent.parent
KEPT = Path("var/benchmarks")  # indexes built to be measured, and the JSON where no other folder is named

Figures = tuple[Mapping[str, Any], Mapping[str, Any]]


@dataclass(frozen=True)
class Given:
    """What a run is given. Without `data` and `index` it measures what ships."""

    out: Path
    data: Path | None = None
    index: Path | None = None
    questions: Path | None = None

    @cached_property
    def measured(self) -> Measured:
        if self.data:
            return sets.news(self.data, self.index or KEPT / "news", self.questions)
        if self.index and self.questions:
            return Measured(self.index.name, self.index, self.questions, ())
        if self.index:
            raise BenchmarkError("Questions about that index are needed: name them with --questions, or its --data.")
        return sets.sample(ensure_sample(), self.questions)

    @cached_property
    def report(self) -> EvaluationReport:
        """The questions are asked once, for all tasks that look at the answers."""
        with Archive.open(self.measured.index) as archive:
            return evaluate(archive, self.measured.questions)

    def news(self) -> Path:
        """Raises `BenchmarkError` where no folder of data was named."""
        if self.data is None:
            raise BenchmarkError("It is measured on sets that do not ship: name their folder with --data.")
        return self.data


@dataclass(frozen=True, slots=True)
class Task:
    """`run` measures, and gives what was measured on and what came of it; None where it has left its record itself."""

    about: str
    run: Callable[[Given], Figures | None]
    is_of_sample: bool = False


def _retrieval(given: Given) -> Figures:
    from benchmarks import retrieval

    with Archive.open(given.measured.index) as archive:
        return given.measured.data, retrieval.run(archive, given.measured.questions)


def _answers(given: Given) -> Figures:
    found = given.report.to_dict()
    found.pop("wrong", None)  # questions and answers of a set that need not be ours to publish
    return given.measured.data, found


def _citations(given: Given) -> Figures:
    from benchmarks import citations

    with Archive.open(given.measured.index) as archive:
        return given.measured.data, citations.run(archive, given.report)


def _speed(given: Given) -> Figures:
    from benchmarks import speed

    return given.measured.data, speed.measure(given.measured)


def _passages(given: Given) -> Figures:
    from benchmarks import passages

    files = [given.news() / f"qa/{name}.valid.jsonl.gz" for name in passages.SETS]
    data = _data_of([*files, given.news() / "text/wiki_id_passages.jsonl.gz"])
    return data, passages.run(given.news(), given.index or KEPT / "passages", passages.DISTRACTORS)


def _reading(given: Given) -> Figures:
    from benchmarks import reading
    from qa.reading import extractive

    files = [given.news() / f"qa/{name}.valid.jsonl.gz" for name in reading.SETS]
    data = _data_of([*files, given.news() / "newsqa/dev_windows.jsonl.gz"])
    return data, reading.run(given.news(), extractive.BUNDLED, reading.MOST)


def _hard(_given: Given) -> Figures:
    from benchmarks import hard

    return _data_of([hard.QUESTIONS]), hard.run()


def _ablate(given: Given) -> Figures:
    from benchmarks import ablate

    with Archive.open(given.measured.index) as archive:
        return given.measured.data, ablate.table(ablate.run(archive, read_questions(given.measured.questions)))


def _aggregates(given: Given) -> Figures:
    from benchmarks.aggregates import measure, single
    from benchmarks.aggregates.figures import figures_of_figures
    from benchmarks.aggregates.world import world

    made = {"set": "made", "articles": measure.ARTICLES}
    outcomes, others = measure.run(world(measure.ARTICLES), measure.QUESTIONS)
    figures = {**measure.figures_of(outcomes), **figures_of_figures(others)}
    return made, {**figures, **({"single questions": single.taken(given.data)} if given.data else {})}


def _verifier(given: Given) -> Figures:
    from benchmarks import verifier

    files = [file for folder in ("articles", "parallel", "lists") for file in sorted((given.news() / folder).glob("*.gz"))]
    return _data_of(files), verifier.run(given.news())


def _load(given: Given) -> Figures:
    from benchmarks import load

    return given.measured.data, load.run(given.measured.index, given.measured.questions)


def _faults(_given: Given) -> Figures:
    from benchmarks import faults

    return {"set": "sample"}, faults.run()


def _data_of(files: list[Path]) -> dict[str, Any]:
    return {"files": [sets.require(file).name for file in files], "hash": data_hash(files)}


def _program(module: str, *arguments: str | Path) -> None:
    """Run `python -m module`. Raises `BenchmarkError` where it fails; it has said why."""
    given = [str(each.resolve() if isinstance(each, Path) else each) for each in arguments]
    ran = subprocess.run([sys.executable, "-m", module, *given], cwd=ROOT, check=False)
    if ran.returncode:
        raise BenchmarkError(f"`python -m {module}` ended with {ran.returncode}: what it said stands above.")


def _peers(given: Given) -> None:
    articles = sets.news_files(given.data) if given.data else (SAMPLE_ARTICLES,)
    questions = given.questions or (given.data / "newsqa/dev.jsonl" if given.data else sets.SAMPLE_QUESTIONS)
    _program("benchmarks.compare", "--articles", *articles, "--questions", questions, "--out", given.out / "peers.json")


def _growth(given: Given) -> None:
    _program("benchmarks.growth", "--data", *sets.news_files(given.news()), "--work", KEPT / "growth", "--out", given.out)


def _crashes(given: Given) -> None:
    given.out.mkdir(parents=True, exist_ok=True)
    _program("benchmarks.crashes", "--out", given.out / "crashes.md")


TASKS: Mapping[str, Task] = {
    "retrieval": Task("the right article, by each leg of the search and by all together", _retrieval, is_of_sample=True),
    "answers": Task("the questions asked end to end", _answers, is_of_sample=True),
    "citations": Task("every quotation held against its article", _citations, is_of_sample=True),
    "speed": Task("building, rebuilding, searching, asking, starting; memory and disk", _speed, is_of_sample=True),
    "passages": Task("question to passage on public sets, among 100,000 (needs --data)", _passages),
    "reading": Task("the reader alone, its passage given (needs --data)", _reading),
    "verifier": Task("what tells whether a citation bears a sentence out (needs --data)", _verifier),
    "ablate": Task("what each rule over answers and each hand-written list of the search helps and hurts", _ablate),
    "hard": Task("twenty questions made to be hard", _hard),
    "aggregates": Task("counts, lists and dates of events over an archive of which the truth is known", _aggregates),
    "load": Task("sixteen askers at once, for three minutes, with a rebuild", _load),
    "faults": Task("what a user sees when a language model fails", _faults),
    "peers": Task("beside other systems, on the same articles and questions", _peers),
    "growth": Task("how everything grows with the number of articles (needs --data)", _growth),
    "crashes": Task("rebuilds killed at every step", _crashes),
}


def run(name: str, task: Task, given: Given) -> Path | None:
    """Measure one task and leave its JSON; returns where, None for a task that keeps its own record.

    Raises `BenchmarkError` where something is missing: data, an optional package.
    """
    from benchmarks.tables import show

    try:
        figures = task.run(given)
    except ImportError as error:
        lacks = error.name or str(error)
        raise BenchmarkError(f"{name} needs {lacks}, which is not installed: pip install -e '.[dev,train]'.") from error
    if figures is None:
        return None
    data, result = figures
    show(name, data, result)
    return write(given.out, name, data, result)
