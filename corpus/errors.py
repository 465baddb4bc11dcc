"""Everything raised on purpose: the root of the tree, and the part of it that concerns arguments and articles.

WartanyaError                 code, fields, retryable
  InvalidArgument             argument: what a caller gave cannot be meant
    InvalidType               also TypeError
    InvalidValue              also ValueError
      UnknownOutlet           unknown, known    (index/errors.py)
  CorpusError                 source
    UnsupportedFormat         lists the suffixes there are
    UnreadableArticle         encoding, markup, empty, too large
    MissingExtra              also ImportError: names the pip line
  IndexingError               path              (index/errors.py)
  AnswerError                                   (qa/errors.py)
  MailUnsent                  is_certain        (qa/errors.py)
  FileUnusable                path              (qa/errors.py)
    EvaluationError           a file of questions
    KeysUnusable              the keys of programs
    AlertsUnusable            saved questions
  WebError                                      (web/errors.py)

A class is what a caller tells apart; a code is one thing that can have gone wrong, and has its sentence in every language
(`corpus/messages/`, and docs/errors.md for all of them). Of a class whose errors say several things, each is raised with the
code of one: `UnreadableArticle("file_empty", source=source)`.
"""

from collections.abc import Mapping
from pathlib import PurePath
from typing import Any, Self

from corpus.messages.sentences import Language, sentence


class WartanyaError(Exception):
    """What went wrong, where, and what to do, in one sentence a user can act on: in English by `str`.

    `code` says what it is, `fields` hold the facts of it: texts, numbers, lists and what `to_dict` gives. `retryable` says
    whether the same again, a moment later, may well succeed. Can be pickled.
    """

    code = "wartanya_error"
    retryable = False

    def __init__(self, code: str | None = None, /, **fields: object) -> None:
        self.code = code or type(self).code
        self.fields: Mapping[str, Any] = {name: _plain(value) for name, value in fields.items()}
        super().__init__(sentence(self.code, self.fields))

    def in_language(self, language: Language) -> str:
        return sentence(self.code, self.fields, language)

    def to_dict(self) -> dict[str, Any]:
        """What it is made of: code and fields."""
        return {"code": self.code, "fields": dict(self.fields)}

    def __reduce__(self) -> tuple[Any, ...]:
        # Not by calling the class, as other exceptions do: each takes other arguments.
        return _again, (type(self), self.args), self.__dict__


def _again(kind: type[WartanyaError], args: tuple[Any, ...]) -> WartanyaError:
    error = kind.__new__(kind, *args)
    error.args = args
    return error


def _plain(value: object) -> object:
    """A path, a day or another error as text: so the fields of every error are JSON."""
    if isinstance(value, tuple | list | frozenset | set):
        return [_plain(each) for each in (sorted(value) if isinstance(value, frozenset | set) else value)]
    if isinstance(value, PurePath):
        return str(value)
    return value if value is None or isinstance(value, str | int | float | Mapping) else str(value)


class InvalidArgument(WartanyaError):
    """What a caller gave cannot be meant; `argument` names it. Told at once, and never as an empty archive."""

    code = "invalid_argument"

    def __init__(self, code: str | None = None, /, *, argument: str, **fields: object) -> None:
        super().__init__(code, argument=argument, **fields)
        self.argument = argument


class InvalidType(InvalidArgument, TypeError):
    """It is of another type than the argument takes."""

    code = "invalid_type"


class InvalidValue(InvalidArgument, ValueError):
    """It is of the right type, but no value that the argument takes."""

    code = "invalid_value"


class CorpusError(WartanyaError):
    """An article or a folder of articles cannot be taken in; `source` says which."""

    code = "corpus_error"

    def __init__(self, code: str | None = None, /, *, source: str, **fields: object) -> None:
        super().__init__(code, source=source, **fields)
        self.source = source


class UnsupportedFormat(CorpusError):
    """No loader reads files of this suffix; the message lists those that are read."""

    code = "unsupported_format"


class UnreadableArticle(CorpusError):
    """The file is there, but holds no readable article: encoding, markup, empty, too large."""

    code = "unreadable_article"

    @classmethod
    def of(cls, error: CorpusError, source: str) -> Self:
        """`error` as what became of `source`; its sentence goes on naming the place where it was found."""
        made = cls(error.code, **error.fields)
        made.source = source
        return made


class MissingExtra(CorpusError, ImportError):
    """A format needs a package that is not installed; the message names the pip line."""

    code = "missing_extra"
