"""Who asks now, for what answers a request: carried beside it, so that no protocol has to pass it on."""

from contextvars import ContextVar
from dataclasses import dataclass

from qa.types import Language
from web.doors.links import Links

_NOWHERE = Links()


@dataclass(frozen=True, slots=True)
class Visit:
    """By what the limits know the caller, the language of what they are told, and where links lead for them."""

    caller: str = ""
    language: Language = "en"
    links: Links = _NOWHERE


_NOBODY = Visit()
_visit: ContextVar[Visit] = ContextVar("visit", default=_NOBODY)


def visit() -> Visit:
    """Of the request under way; what is told to nobody in particular outside of one."""
    return _visit.get()


def begin(made: Visit) -> None:
    """What is called from here on is done for this visit."""
    _visit.set(made)
