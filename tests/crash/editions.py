"""Articles of which every sentence says in which edition it was printed, so that an answer made of two is told from others."""

import re
import threading
import time
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Self

from corpus import Article
from index import Archive
from qa import Answer, Assistant, Citation

ARTICLES = 12
QUESTIONS = ("Berapa ton panen kopi di Liwa?", "Who inspected the coffee harvest in Krui?", "Di mana pasar murah dibuka?")
EDITION = re.compile(r"edisi (\d+)")

Expected = Mapping[tuple[int, str], tuple[str, str | None]]  # (edition, question) -> (status, short)


def edition(number: int) -> list[Article]:
    """The articles of generation `number`: every sentence says which it is, and each edition has one article more."""
    places = ("Liwa", "Krui", "Semaka", "Gisting")
    return [
        Article(
            f"a{n}",
            f"koran/{n}",
            f"Panen kopi edisi {number} di {places[n % 4]}",
            f"Panen kopi di {places[n % 4]} mencapai {n + 1} ton menurut edisi {number}. "
            f"Bupati Joko Waluyo meninjau panen kopi itu pada edisi {number}. "
            f"Pasar murah dibuka di {places[n % 4]} edisi {number}.",
        )
        for n in range(ARTICLES + number)
    ]


def misfits(answer: Answer, nearest: Sequence[Citation] = ()) -> list[str]:
    """What of an answer is not of the generation that its receipt names, or not as the receipt has it."""
    receipt, number = answer.receipt, answer.receipt.generation
    shown = [answer.text, answer.short or "", *(citation.title for citation in answer.citations)]
    for citation in (*answer.citations, *nearest):
        shown += [citation.quote, citation.passage.text]
    wrong = [text for text in shown if set(EDITION.findall(text)) - {str(number)}]
    if receipt.articles != ARTICLES + number and not (receipt.silent and receipt.articles < ARTICLES + number):
        wrong.append(f"{receipt.articles} articles in generation {number}")
    if receipt.silent and answer.status == "answered":
        wrong.append(f"answered without {receipt.silent}")
    return wrong


class AskingThreads(ABC):
    """So many threads that ask until they are told to stop."""

    def __init__(self, askers: int) -> None:
        self.errors: list[str] = []
        self.answered: Counter[int] = Counter()  # by generation
        self._stop, self._lock = threading.Event(), threading.Condition()
        self._threads = [threading.Thread(target=self._ask_on, args=(turn,)) for turn in range(askers)]

    @contextmanager
    def asking(self) -> Iterator[Self]:
        for thread in self._threads:
            thread.start()
        try:
            yield self
        finally:
            self._stop.set()
            for thread in self._threads:
                thread.join()

    @abstractmethod
    def _ask_on(self, turn: int) -> None: ...


class ClusterAskers(AskingThreads):
    """They ask without end, whatever comes of it. `expected` is what one index answers."""

    def __init__(self, archive: Archive, askers: int, expected: Expected) -> None:
        self.wrong: list[str] = []
        self.silent = 0  # receipts that named a shard
        self.took_ms: list[float] = []
        self._assistant, self._expected = Assistant(archive, "rules"), expected
        super().__init__(askers)

    def wait_for(self, generation: int, answers: int, *, at_most_s: float = 120) -> None:
        """Until so many more answers have come from the generation."""
        with self._lock:
            wanted, deadline = self.answered[generation] + answers, time.monotonic() + at_most_s
            while self.answered[generation] < wanted and time.monotonic() < deadline:
                self._lock.wait(0.05)

    def _ask_on(self, turn: int) -> None:
        while not self._stop.is_set():
            question, turn, began = QUESTIONS[turn % len(QUESTIONS)], turn + 1, time.perf_counter()
            try:
                answer = self._assistant.ask(question)
            except Exception as error:
                with self._lock:
                    self.errors.append(f"{type(error).__name__}: {error}")
                continue
            wrong, told = misfits(answer), (answer.status, answer.short)
            if not answer.receipt.silent and told != self._expected[answer.receipt.generation, question]:
                wrong.append(f"{question} {told}")
            with self._lock:
                self.took_ms.append((time.perf_counter() - began) * 1000)
                self.wrong += wrong
                self.silent += bool(answer.receipt.silent)
                self.answered[answer.receipt.generation] += 1
                self._lock.notify_all()


def expected_of(archive: Archive, number: int) -> dict[tuple[int, str], tuple[str, str | None]]:
    """What the questions come to in an index of the edition."""
    assistant = Assistant(archive, "rules")
    answers = {question: assistant.ask(question) for question in QUESTIONS}
    return {(number, question): (answer.status, answer.short) for question, answer in answers.items()}
