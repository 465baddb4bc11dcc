"""Everything raised on purpose, and the part of it that concerns articles.

WartanyaError               retryable
  CorpusError               source
    UnsupportedFormat       lists the suffixes there are
    UnreadableArticle       encoding, markup, empty, too large
    MissingExtra            also ImportError: names the pip line
  InvalidArgument           argument: what a caller gave cannot be meant
    InvalidType             also TypeError
    InvalidValue            also ValueError
      UnknownOutlet         unknown, known  (index/errors.py)
  IndexingError             path            (index/errors.py)
  AnswerError                               (qa/errors.py)
"""


class WartanyaError(Exception):
    """What went wrong, where, and what to do, in one sentence a user can act on.

    `retryable` says whether the same again, a moment later, may well succeed.
    """

    retryable = False


class InvalidArgument(WartanyaError):
    """What a caller gave cannot be meant; `argument` names it. Told at once, and never as an empty archive."""

    def __init__(self, message: str, argument: str) -> None:
        super().__init__(message)
        self.argument = argument


class InvalidType(InvalidArgument, TypeError):
    """It is of another type than the argument takes."""


class InvalidValue(InvalidArgument, ValueError):
    """It is of the right type, but no value that the argument takes."""


class CorpusError(WartanyaError):
    """An article or a folder of articles cannot be taken in; `source` says which."""

    def __init__(self, message: str, source: str) -> None:
        super().__init__(message)
        self.source = source


class UnsupportedFormat(CorpusError):
    """No loader reads files of this suffix; the message lists those that are read."""


class UnreadableArticle(CorpusError):
    """The file is there, but holds no readable article: encoding, markup, empty, too large."""


class MissingExtra(CorpusError, ImportError):
    """A format needs a package that is not installed; the message names the pip line."""
