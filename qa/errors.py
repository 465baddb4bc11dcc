"""What can go wrong while answering. "Not in the archive" is a result, not an error."""

from corpus.errors import WartanyaError


class AnswerError(WartanyaError):
    """No answer could be made."""


class QuestionRejected(AnswerError):
    """The question is empty or far too long."""


class ReaderUnavailable(AnswerError):
    """The reader has no weights, no key or no connection."""

    retryable = True


class ReaderTimeout(AnswerError):
    """The reader did not answer within its limit."""

    retryable = True

    def __init__(self, message: str, after_s: float) -> None:
        super().__init__(message)
        self.after_s = after_s
