"""A second look at the best answer: the sentence it stands in, read by itself.

In its window an answer has the words around it to lean on; what is right mostly answers without them too, what is wrong often
does not. Over the held-back questions this was the most that any further sign told (docs/evaluation.md).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from corpus.types import Span
from qa.question.parse import Question
from qa.reading.reader import Reading
from qa.reading.span_selection import Logits, best_spans

MOST_LEAD = 15.0  # logits


@dataclass(frozen=True, slots=True)
class Reread:
    """Over "no answer", in shares of MOST_LEAD (-1 to 1): `lead` of the best words of the sentence, `own` of the reading's.

    `same` is 1 where these overlap, 0 where the sentence alone would be answered from elsewhere.
    """

    lead: float = 0.0
    own: float = 0.0
    same: float = 0.5


NOT_READ = Reread()


@runtime_checkable
class Rereader(Protocol):
    """A reader that can look at a sentence by itself."""

    def reread(self, question: Question, reading: Reading) -> Reread: ...


def reread_of(found: Logits, offsets: Sequence[tuple[int, int]], answer: Span) -> Reread:
    """What the logits of a sentence alone, shape (tokens,), say of the `answer` in it; `offsets` are the tokens' spans."""
    first, last, best = best_spans(found.starts, found.ends, 1)[0]
    inside = [k for k, (start, end) in enumerate(offsets) if end > answer.start and start < answer.end]
    own = float(found.starts[inside].max() + found.ends[inside].max()) if inside else best - MOST_LEAD
    is_same = offsets[first][0] < answer.end and offsets[last][1] > answer.start
    return Reread(_share(best - found.none), _share(own - found.none), float(is_same))


def _share(lead: float) -> float:
    return max(-1.0, min(1.0, lead / MOST_LEAD))
