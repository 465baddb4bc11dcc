"""From a question to a cited answer: `answer` for one question, `Assistant` and `Conversation` for many.

Each name comes in when it is first used, so that `import qa` loads no reader and no vector store, and `wartanya` has begun
before anything that takes long.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from qa import display

if TYPE_CHECKING:
    from qa.assistant import Assistant, answer
    from qa.desk.clipping import clipping
    from qa.desk.draft import check
    from qa.errors import AnswerError, QuestionRejected, ReaderTimeout, ReaderUnavailable
    from qa.types import Alternative, Answer, Citation, Conversation, Receipt, Turn

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
    "check",
    "clipping",
]

_LATER = {
    **dict.fromkeys(("Assistant", "answer"), "qa.assistant"),
    "check": "qa.desk.draft",
    "clipping": "qa.desk.clipping",
    **dict.fromkeys(("AnswerError", "QuestionRejected", "ReaderTimeout", "ReaderUnavailable"), "qa.errors"),
    **dict.fromkeys(("Alternative", "Answer", "Citation", "Conversation", "Receipt", "Turn"), "qa.types"),
}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module 'qa' has no attribute {name!r}")
    return getattr(import_module(_LATER[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


display.shows(
    text=lambda answer: str(import_module("qa.rendering.text").render_text(answer)),
    html=lambda answer: str(import_module("qa.rendering.html").render_html(answer)),
)
