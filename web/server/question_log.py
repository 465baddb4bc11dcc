"""One line of JSON for each question: when, how long, what came of it. Of its words nothing, unless asked for."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from qa.types import Answer

if TYPE_CHECKING:
    from qa.assistant import Assistant


def to_standard_output(line: str) -> None:
    print(line, flush=True)


class QuestionLog:
    """An assistant that writes down each question it answers. `with_words` writes what was asked, too."""

    def __init__(
        self, assistant: "Assistant", write: Callable[[str], None] = to_standard_output, *, with_words: bool = False
    ) -> None:
        self._assistant, self._write, self._with_words = assistant, write, with_words
        self._lock = threading.Lock()

    def ask(self, question: str, *arguments: Any, **options: Any) -> Answer:
        began = time.perf_counter()
        try:
            answer = self._assistant.ask(question, *arguments, **options)
        except BaseException as problem:
            self._note(question, began, None, problem)
            raise
        self._note(question, began, answer, None)
        return answer

    def stream(self, question: str, *arguments: Any, **options: Any) -> Iterator[Answer]:
        began = time.perf_counter()
        answer: Answer | None = None
        try:
            for answer in self._assistant.stream(question, *arguments, **options):
                yield answer
        except GeneratorExit:  # the visitor left
            self._note(question, began, answer, None)
            raise
        except BaseException as problem:
            self._note(question, began, answer, problem)
            raise
        self._note(question, began, answer, None)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._assistant, name)

    def _note(self, question: str, began: float, answer: Answer | None, problem: BaseException | None) -> None:
        said: dict[str, Any] = {
            "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "event": "question",
            "elapsed_ms": round((time.perf_counter() - began) * 1000, 1),
            "status": answer.status if answer else None,
            "error": type(problem).__name__ if problem else None,
            "characters": len(question),
        }
        if answer:
            said |= {
                "language": answer.language,
                "confidence": round(answer.confidence, 3),
                "citations": len(answer.citations),
                "generation": answer.receipt.generation,
            }
        if self._with_words:
            said["question"] = question
        with self._lock:
            self._write(json.dumps(said))
