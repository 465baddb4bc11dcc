"""What is asked of a system that is compared, and what it says of itself."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from corpus.types import Article
from qa.evaluation.report import Question


@dataclass(frozen=True, slots=True)
class About:
    """`packages`: name -> version. `settings`: how it is set up, in a sentence. `answers`: what it does beyond finding."""

    packages: Mapping[str, str]
    settings: str
    answers: str = "finds; an answer needs a language model or a reader of one's own, and nothing is refused"


class System(Protocol):
    """One way to find the article that answers. Made ready to work: its libraries are imported, its model is loaded."""

    @property
    def about(self) -> About: ...

    def build(self, articles: Sequence[Article], folder: Path) -> None:
        """Take in `articles`, and leave in `folder` what `open` needs."""
        ...

    def open(self, folder: Path) -> None:
        """Make what was built ready to be searched."""
        ...

    def search(self, question: str, limit: int) -> list[str]:
        """The ids of the articles of the best `limit` passages, best first, each once."""
        ...


@runtime_checkable
class Answering(Protocol):
    """A system that also answers, refuses, and follows a conversation."""

    def follow_up_rank(self, first: Question, then: Question) -> int | None:
        """The place of the right article for `then`, asked after the answer to `first`."""
        ...

    def answers(self, questions: Sequence[Question]) -> dict[str, Any]:
        """What came of asking `questions`, as `wartanya eval` has it."""
        ...


def installed(*packages: str) -> dict[str, str]:
    return {name: version(name) for name in packages}


def whole(article: Article) -> str:
    """Title and text, for systems that have one field for both."""
    return f"{article.title}\n\n{article.text}" if article.title else article.text


def distinct(ids: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(ids))
