"""Who asks while the archive is rebuilt or erased from gets an answer, and each answer is of one generation."""

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from index import Archive, Filter, IndexDamaged, IndexingError, rebuild
from index.browse import headings
from index.ingest.erase import erase
from index.snapshot import Snapshot
from index.storage import generations
from qa import Answer, Assistant, Citation
from qa.question.parse import Question
from qa.reading.baseline import RuleReader
from qa.reading.reader import Evidence, Reading
from tests.crash.editions import ARTICLES, QUESTIONS, AskingThreads, edition, misfits
from tests.index.traces import SECRET, traces
from web.ask.controller import ChatController
from web.ask.examples import Examples
from web.ask.thread import Thread

ASKERS = 8
REBUILDS = 5


class Askers(AskingThreads):
    """They ask in turn the assistant and the desk of a chat over it, until one of them meets an error."""

    def __init__(self, archive: Archive) -> None:
        self.mixed: list[str] = []
        self._assistant = Assistant(archive, "rules")
        self._desk = ChatController(self._assistant, archive, Examples(self._assistant, archive))
        super().__init__(ASKERS)

    def wait_for(self, generation: int, answers: int) -> None:
        """Until so many answers have come from the generation, or nobody asks any more."""
        with self._lock:
            while self.answered[generation] < answers and any(thread.is_alive() for thread in self._threads):
                self._lock.wait(0.05)

    def _ask_on(self, turn: int) -> None:
        while not self._stop.is_set() and not self.errors:
            question = QUESTIONS[turn % len(QUESTIONS)]
            turn += 1
            try:
                answer, nearest = self._through_desk(question) if turn % 2 else (self._assistant.ask(question), ())
            except Exception as error:
                self.errors.append(f"{type(error).__name__}: {error}")
                raise
            with self._lock:
                self.mixed += misfits(answer, nearest)
                self.answered[answer.receipt.generation] += 1
                self._lock.notify_all()

    def _through_desk(self, question: str) -> tuple[Answer, tuple[Citation, ...]]:
        *_, last = self._desk.ask(question, Thread(), None, None, (), "id")
        assert last.thread is not None
        exchange = last.thread.exchanges[-1]
        if exchange.answer is None:
            raise LookupError(exchange.failure)
        return exchange.answer, exchange.nearest


def test_eight_askers_through_five_rebuilds_get_no_error_and_no_mixed_answer(tmp_path: Path) -> None:
    rebuild(edition(1), index=tmp_path)
    with Archive.open(tmp_path) as archive, Askers(archive).asking() as askers:
        for number in range(1, 1 + REBUILDS):
            askers.wait_for(number, ASKERS)
            assert rebuild(edition(number + 1), index=tmp_path).generation == number + 1
        askers.wait_for(1 + REBUILDS, ASKERS)
    assert (askers.errors, askers.mixed) == ([], [])
    assert all(askers.answered[number] >= ASKERS for number in range(1, 2 + REBUILDS))
    assert generations.generations(tmp_path) == [REBUILDS, REBUILDS + 1]


def test_an_answer_of_two_generations_is_told_from_one_of_one(tmp_path: Path) -> None:
    rebuild(edition(1), index=tmp_path)
    with Archive.open(tmp_path) as archive:
        answer = Assistant(archive, "rules").ask(QUESTIONS[0])
    assert misfits(answer) == []
    assert misfits(replace(answer, receipt=replace(answer.receipt, articles=ARTICLES))) == [
        f"{ARTICLES} articles in generation 1"
    ]
    assert answer.citations[0].quote in misfits(replace(answer, receipt=replace(answer.receipt, generation=2)))


def test_eight_askers_through_an_erasure_get_no_error_and_leave_nothing_of_it(tmp_path: Path) -> None:
    rebuild([*edition(1), SECRET], index=tmp_path)
    with Archive.open(tmp_path) as archive, Askers(archive).asking() as askers:
        askers.wait_for(1, ASKERS)
        erase([SECRET.id], index=tmp_path)
        assert traces(tmp_path, SECRET) == set()
        askers.wait_for(2, ASKERS)
    assert askers.errors == []
    assert traces(tmp_path, SECRET) == set()
    assert generations.generations(tmp_path) == [2]


# One question, and what happens while it is answered


class Interrupted:
    """Reads as the rules do, but first something else happens, once."""

    def __init__(self, meanwhile: Callable[[], object]) -> None:
        self._meanwhile = [meanwhile]

    def read(self, question: Question, evidence: Sequence[Evidence]) -> list[Reading]:
        while self._meanwhile:
            self._meanwhile.pop()()
        return RuleReader().read(question, evidence)


def test_a_question_about_an_article_that_is_erased_meanwhile_is_answered_from_what_is_left(tmp_path: Path) -> None:
    rebuild([*edition(1), SECRET], index=tmp_path)
    with Archive.open(tmp_path) as archive:
        reader = Interrupted(lambda: erase([SECRET.id], index=tmp_path))
        answer = Assistant(archive, reader).ask("Siapa yang menggugat Yayasan Qurratul?")
    assert answer.receipt.generation == 2
    assert answer.receipt.articles == ARTICLES + 1
    assert SECRET.id not in {citation.article_id for citation in answer.citations}
    assert traces(tmp_path, SECRET) == set()


@pytest.mark.parametrize(("rebuilds", "answers"), [(1, 1), (2, 3)])
def test_a_question_ends_on_the_generation_it_began_on_while_that_is_kept(tmp_path: Path, rebuilds: int, answers: int) -> None:
    rebuild(edition(1), index=tmp_path)

    def meanwhile() -> None:
        for number in range(rebuilds):
            rebuild(edition(2 + number), index=tmp_path)

    with Archive.open(tmp_path) as archive:
        answer = Assistant(archive, Interrupted(meanwhile)).ask(QUESTIONS[0])
        assert (answer.receipt.generation, misfits(answer)) == (answers, [])
        assert Assistant(archive, "rules").ask(QUESTIONS[0]).receipt.generation == 1 + rebuilds


def test_vectors_that_were_not_yet_read_when_their_files_went_are_read_from_the_next_generation(tmp_path: Path) -> None:
    rebuild([*edition(1), SECRET], index=tmp_path)
    began: list[int] = []

    def work(snapshot: Snapshot) -> int:
        began.append(snapshot.generation)
        if len(began) == 1:
            erase([SECRET.id], index=tmp_path)
        return len(snapshot.search("panen kopi di Liwa", limit=50, wanted=Filter()))

    with Archive.open(tmp_path) as archive:
        assert archive.read(work) == ARTICLES + 1
        assert began == [1, 2]
        assert {place.name for place in tmp_path.iterdir()} == {"000002", "CURRENT", "editorial.sqlite3", "lock"}
        assert headings(archive, Filter(), limit=1)[1] == ARTICLES + 1


def test_what_fails_by_itself_is_not_tried_again(tmp_path: Path) -> None:
    rebuild(edition(1), index=tmp_path)
    tried: list[int] = []

    def work(snapshot: Snapshot) -> None:
        tried.append(snapshot.generation)
        snapshot.article("tiada")

    with Archive.open(tmp_path) as archive, pytest.raises(IndexingError, match="'tiada'"):
        archive.read(work)
    assert tried == [1]


@contextmanager
def current_says(path: Path, *told: str) -> Iterator[None]:
    """Each reader of CURRENT is told the next of these, as one is that reads it while somebody switches."""
    pipes = [path / f"pipe {number}" for number in range(len(told))]
    for pipe in pipes:
        os.mkfifo(pipe)
    pipes[0].replace(path / "CURRENT")

    def tell() -> None:
        for text, following in zip(told, [*pipes[1:], None], strict=True):
            with (path / "CURRENT").open("w") as pipe:  # opens once a reader does
                if following:
                    following.replace(path / "CURRENT")
                pipe.write(f"{text}\n")

    teller = threading.Thread(target=tell)
    teller.start()
    yield
    teller.join()


def test_a_generation_that_goes_between_its_name_and_its_opening_is_no_damage(tmp_path: Path) -> None:
    rebuild(edition(1), index=tmp_path)
    (tmp_path / "000001").rename(tmp_path / "000003")
    (tmp_path / "000002").mkdir()  # and empty, as Chroma makes it anew
    with current_says(tmp_path, "1", "3"):
        assert generations.current(tmp_path) == 3
    with current_says(tmp_path, "2", "3", "3"):
        Archive(tmp_path).close()
    with current_says(tmp_path, "2", "2"), pytest.raises(IndexDamaged):
        Archive(tmp_path)
