"""What readers said of answers: right, wrong, or rightly answered with the wrong citation. One SQLite file in the index.

Kept are the question, the answer as it was shown, the verdict, the comment and the day; nothing of who gave it. `wartanya
eval --from-feedback` asks the same again.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast, get_args

from index.errors import IndexingError
from index.storage.feedback import FILE, FeedbackRow, FeedbackTable
from qa.errors import FeedbackUnusable
from qa.evaluation.report import Question

if TYPE_CHECKING:
    from index.archive import Archive

Verdict = Literal["right", "wrong", "wrong_citation"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
KEPT_DAYS = 365
LONGEST_COMMENT = 2000  # characters
MOST_ROWS = 100_000  # then the oldest go: the form is open to everybody who may ask


@dataclass(frozen=True, slots=True)
class Judgement:
    """One reader's word on one answer. `answer` is `Answer.to_dict()`; `follows` where it was a follow-up's."""

    given_at: datetime
    verdict: Verdict
    comment: str
    answer: Mapping[str, Any]
    follows: bool = False


class Feedback:
    """The feedback of the index at `folder`. Safe between threads and processes: each call opens the file anew."""

    def __init__(
        self, folder: Path, *, kept_days: int = KEPT_DAYS, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._table, self.kept_days, self._now = FeedbackTable(folder), kept_days, now
        self.path = self._table.path

    def add(self, verdict: str, comment: str, answer: Mapping[str, Any], *, follows: bool = False) -> None:
        """Keeps one judgement, and lets go of those that are too old. Raises FeedbackUnusable."""
        if verdict not in VERDICTS:
            raise FeedbackUnusable("unknown_verdict", path=self.path.name, verdict=verdict, verdicts=VERDICTS)
        row = FeedbackRow(
            self._now().isoformat(timespec="seconds"),
            verdict,
            comment.strip()[:LONGEST_COMMENT],
            answer["question"],
            json.dumps(answer, ensure_ascii=False),
            answer["receipt"]["generation"],
            follows,
        )
        with _usable():
            self._table.add(row, oldest=self._oldest(), at_most=MOST_ROWS)

    def judgements(self) -> list[Judgement]:
        """All that is kept, oldest first. Raises FeedbackUnusable."""
        with _usable():
            return [_judgement(row) for row in self._table.rows(oldest=self._oldest(), at_most=MOST_ROWS)]

    def _oldest(self) -> str:
        return (self._now() - timedelta(days=self.kept_days)).isoformat(timespec="seconds")


@contextmanager
def _usable() -> Iterator[None]:
    try:
        yield
    except IndexingError as error:
        raise FeedbackUnusable(path=error.path.name, detail=error.__cause__) from error


def _judgement(row: FeedbackRow) -> Judgement:
    given_at, verdict, comment, _, answer, _, follows = row
    return Judgement(datetime.fromisoformat(given_at), cast(Verdict, verdict), comment, json.loads(answer), bool(follows))


def questions(judgements: Sequence[Judgement]) -> tuple[Question, ...]:
    """What was judged right, as questions whose answers are known; of several words on one question the last counts.

    Follow-ups are left out: the conversation that they followed is not kept. Raises FeedbackUnusable where nothing is left.
    """
    latest = {judgement.answer["question"]: judgement for judgement in judgements if not judgement.follows}
    right = [judgement.answer for judgement in latest.values() if judgement.verdict == "right"]
    found = tuple(_question(str(number), answer) for number, answer in enumerate(right, start=1))
    if not found:
        raise FeedbackUnusable("nothing_judged_right", path=FILE)
    return found


def ask_again(archive: "Archive", judgements: Sequence[Judgement]) -> tuple[int, int]:
    """(answers whose last word was "wrong" or "wrong citation", those of them that are given just the same today)."""
    from qa.assistant import Assistant

    latest = {judgement.answer["question"]: judgement for judgement in judgements if not judgement.follows}
    wrong = [judgement.answer for judgement in latest.values() if judgement.verdict != "right"]
    assistant = Assistant(archive)
    return len(wrong), sum(is_same(answer, assistant.ask(answer["question"]).to_dict()) for answer in wrong)


def is_same(answer: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two answers say the same and cite the same words first."""
    return _gist(answer) == _gist(other)


def _gist(answer: Mapping[str, Any]) -> tuple[object, ...]:
    cited = [(citation["article_id"], citation["quote"]) for citation in answer["citations"][:1]]
    return answer["status"], answer["short"], *(cited if answer["status"] != "not_found" else ())


def _question(id_: str, answer: Mapping[str, Any]) -> Question:
    found = answer["status"] != "not_found"
    return Question(
        id=id_,
        text=answer["question"],
        language=answer["language"],
        article_id=answer["citations"][0]["article_id"] if found and answer["citations"] else None,
        answers=(answer["short"] or answer["citations"][0]["quote"],) if found and answer["citations"] else (),
        answerable=found,
        after=None,
    )
