"""What can go wrong while answering, and around it. "Not in the archive" is a result, not an error.

AnswerError
  QuestionRejected            empty, or far too long
  ReaderUnavailable           retryable
  ReaderTimeout               after_s; retryable
MailUnsent                    is_certain
FileUnusable                  path: what a command reads or writes beside the archive
  EvaluationError             a file of questions
    FeedbackUnusable          what visitors thought of answers
  KeysUnusable                the keys of programs
  AlertsUnusable              saved questions
"""

from pathlib import Path

from corpus.errors import WartanyaError


class AnswerError(WartanyaError):
    """No answer could be made."""

    code = "answer_error"


class QuestionRejected(AnswerError):
    """The question is empty or far too long."""

    code = "question_rejected"


class ReaderUnavailable(AnswerError):
    """The reader has no weights, no key or no connection."""

    code = "reader_unavailable"
    retryable = True


class ReaderTimeout(AnswerError):
    """The reader did not answer within its limit."""

    code = "reader_timeout"
    retryable = True

    def __init__(self, after_s: float) -> None:
        super().__init__(after_s=after_s)
        self.after_s = after_s


class FileUnusable(WartanyaError):
    """A file beside the archive cannot be read or written."""

    code = "file_unusable"

    def __init__(self, code: str | None = None, /, *, path: str | Path, **fields: object) -> None:
        super().__init__(code, path=path, **fields)
        self.path = Path(path)


class MailUnsent(WartanyaError):
    """A mail did not go, or with `is_certain` False perhaps did not."""

    code = "mail_unsent"
    retryable = True

    def __init__(self, code: str | None = None, /, *, is_certain: bool = True, **fields: object) -> None:
        super().__init__(code, **fields)
        self.is_certain = is_certain


class AlertsUnusable(FileUnusable):
    """A question cannot be saved, or there is none of the name."""

    code = "alerts_unusable"


class EvaluationError(FileUnusable):
    """Questions cannot be read from a file, or kept in it; the message names the line that is wrong."""

    code = "evaluation_error"


class FeedbackUnusable(EvaluationError):
    """The feedback cannot be read or written, or there is none to ask again."""

    code = "feedback_unusable"


class KeysUnusable(FileUnusable):
    """The file of keys cannot be read or written, or a key cannot be added to it."""

    code = "keys_unusable"
