"""What went wrong, in the language of the page, and never with a folder of the server.

The command line tells an error's own sentence. On the page that of `FOR_VISITORS` in `corpus/messages/` goes before it, by the
error's code or that of its branch.
"""

from corpus.errors import WartanyaError
from corpus.messages.sentences import FOR_VISITORS, SENTENCES, sentence
from index.types import Failure
from qa.types import Language

_TOO_GENERAL = ("indexing_error", "corpus_error")  # an editor who rebuilds is told more


def message_for(problem: WartanyaError, language: Language = "en") -> str:
    """The sentence of `problem` for a visitor."""
    code = _code_for_visitors(problem)
    return sentence(code, problem.fields, language, for_visitor=True) if code else problem.in_language(language)


def code_of_rebuild(problem: WartanyaError) -> str:
    """The code that a visitor is told of a rebuild that failed; "" where its own sentence says more than the page could."""
    code = _code_for_visitors(problem)
    return "" if code in _TOO_GENERAL else code


def reason_for(failure: Failure, language: Language) -> tuple[str, Language]:
    """Why an article was not taken in, and the language that it is told in: English where an older version kept the reason."""
    if failure.code in SENTENCES[language]:
        return sentence(failure.code, failure.fields, language), language
    return failure.reason, "en"


def _code_for_visitors(problem: WartanyaError) -> str:
    branch = (kind.code for kind in type(problem).__mro__ if issubclass(kind, WartanyaError))
    return next((code for code in (problem.code, *branch) if code in FOR_VISITORS["en"]), "")
