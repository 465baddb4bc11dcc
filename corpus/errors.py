"""Everything raised on purpose, and the part of it that concerns articles.

WartanyaError
  CorpusError               source
    UnsupportedFormat       lists the suffixes there are
    UnreadableArticle       encoding, markup, empty, too large
    MissingExtra            also ImportError: names the pip line
  IndexingError             path            (index/errors.py)
  AnswerError               retryable       (qa/errors.py)
"""


class WartanyaError(Exception):
    """What went wrong, where, and what to do, in one sentence a user can act on."""


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
