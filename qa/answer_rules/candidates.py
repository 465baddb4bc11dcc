"""Words that might answer, and what the rules over them are: pure functions, told apart by what they may do."""

from collections.abc import Callable
from dataclasses import dataclass

from corpus.types import Span
from qa.types import AnswerType


@dataclass(frozen=True, slots=True)
class Candidate:
    """`span`, the words, and `sentence`, which they stand in, count code points of the article's `text`.

    `question` is the question as a reader takes it, and `follows` the one that it follows; "" where it stands alone.
    """

    question: str
    kind: AnswerType
    text: str
    title: str
    span: Span
    sentence: Span
    follows: str = ""

    @property
    def said(self) -> str:
        return self.text[self.span.start : self.span.end]

    @property
    def before(self) -> str:
        """What the sentence says before the words."""
        return self.text[self.sentence.start : self.span.start]

    @property
    def behind(self) -> str:
        """What the sentence says behind the words."""
        return self.text[self.span.end : self.sentence.end]


Veto = Callable[[Candidate], bool]
"""True: these words cannot be the answer; another span of the window is tried."""
Doubt = Callable[[Candidate], bool]
"""True: these words may be shown, but are never called "answered"."""
Shape = Callable[[Candidate], Span]
"""The words as they should be shown."""
