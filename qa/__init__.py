"""From a question to a cited answer: `answer` for one question, `Assistant` and `Conversation` for many.

Both askers come in when they are first used, so that `import qa` loads no reader and no vector store.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from qa.errors import AnswerError, QuestionRejected, ReaderTimeout, ReaderUnavailable
from qa.types import Alternative, Answer, Citation, Conversation, Receipt, Turn

if TYPE_CHECKING:
    from qa.assistant import Assistant, answer

__all__ = [
    "Alternative",
    "Answer",
    "AnswerError",
    "Assistant",
    "Citation",
    "Conversation",
    "QuestionRejected",
    "ReaderTimeout",
    "ReaderUnavailable",
    "Receipt",
    "Turn",
    "answer",
]

_LATER = {"Assistant": "qa.assistant", "answer": "qa.assistant"}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module 'qa' has no attribute {name!r}")
    return getattr(import_module(_LATER[name]), name)
