"""What a reader is: passages in, places of answers out. The bundled one is `extractive`; a language model can be another."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from corpus.types import Span
from index.types import Hit
from qa.question.parse import Question


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article, and by how much of the question it has (0 to 1, by words and meaning).

    `with_title` is the share of the question that it holds together with the title, its words weighed by rarity, 0 to 1.
    """

    span: Span
    score: float
    with_title: float = 0.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that was retrieved, with its sentences.

    `covered` is the share of the question that its article holds, its words weighed by rarity, 0 to 1; `rarest` how much of the
    rarest of its words is left if all that the article lacks are taken away: 0 where the very rarest is not there.
    """

    hit: Hit
    sentences: tuple[Sentence, ...]
    covered: float = 1.0
    rarest: float = 1.0

    @property
    def text(self) -> str:
        return self.hit.article.text


@dataclass(frozen=True, slots=True)
class Reading:
    """Where a passage answers: the `answer` itself, and the `sentence` (or two) that it stands in.

    Both are spans of the article and lie inside the passage. `score` is the reader's own, 0 to 1: how likely these words
    answer the question, could they be trusted alone. `answer` is None where only the sentence as a whole answers. `clear`, 0
    to 1, is how much likelier they are than any other words that were read beside them. `against` names the rule that takes
    the words out of the running, `doubt` the one that keeps them from being called "answered"; both are mostly empty.
    """

    evidence: Evidence
    answer: Span | None
    sentence: Span
    score: float
    clear: float = 1.0
    against: str = ""
    doubt: str = ""


class Reader(Protocol):
    """Raises ReaderUnavailable or ReaderTimeout."""

    def read(self, question: Question, evidence: Sequence[Evidence]) -> list[Reading]:
        """At most a few readings, best first; none where there is no evidence."""
        ...
