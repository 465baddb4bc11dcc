"""What can go wrong around the chat and the doors for programs.

WebError
  AccessError                 the file of accounts
  TooManyFailures             wait_s
  EditorsOnly
  AddressUnusable             a port that is taken, a host that is not this machine's
  RebuildRefused              who
  ChoiceRejected              a date or an outlet beside the question
  OriginRejected              a site that may show the box for questions
  Refused                     status, param, wait_s: a program's request
"""

from corpus.errors import WartanyaError


class WebError(WartanyaError):
    """The chat, or a door for programs, cannot do what is asked."""

    code = "web_error"


class AccessError(WebError):
    """The file of accounts cannot be read, or an account cannot be added to it."""

    code = "access_error"


class TooManyFailures(WebError):
    """Wrong passwords before: the next is not even looked at for `wait_s` seconds."""

    code = "too_many_failures"

    def __init__(self, wait_s: float) -> None:
        super().__init__(wait_s=max(1, round(wait_s)))
        self.wait_s = wait_s


class EditorsOnly(WebError):
    """A reader asked for something that only editors do."""

    code = "editors_only"

    def __init__(self) -> None:
        super().__init__()


class AddressUnusable(WebError):
    """The chat cannot listen there: the port is taken, or the host is not this machine's."""

    code = "address_unusable"


class RebuildRefused(WebError):
    """A rebuild is under way already; `who` began it."""

    code = "rebuild_refused"

    def __init__(self, who: str) -> None:
        super().__init__(who=who)
        self.who = who


class ChoiceRejected(WebError):
    """A date or an outlet as written cannot be used."""

    code = "choice_rejected"


class Refused(WebError):
    """A program's request that gets no answer, with the HTTP status that says so.

    `param` names what was wrong with the request, `wait_s` says when the same again may be answered.
    """

    code = "refused"

    def __init__(
        self,
        code: str | None = None,
        /,
        *,
        status: int,
        param: str | None = None,
        wait_s: float | None = None,
        **fields: object,
    ) -> None:
        waiting = {} if wait_s is None else {"wait_s": max(1, round(wait_s))}
        super().__init__(code, **fields, **waiting, **({"param": param} if param else {}))
        self.status, self.param, self.wait_s = status, param, wait_s


class OriginRejected(WebError):
    """What was given is no origin of a page."""

    code = "not_an_origin"

    def __init__(self, written: str) -> None:
        super().__init__(given=repr(written))
