"""What a program is told when it gets no answer, in the form of the protocol that it speaks."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from corpus.errors import InvalidArgument, MissingExtra, WartanyaError
from index.errors import ArticleWithdrawn
from qa.errors import QuestionRejected, ReaderTimeout
from qa.types import Language
from web.errors import ChoiceRejected, Refused
from web.strings.errors import message_for

if TYPE_CHECKING:
    from starlette.types import Send

Protocol = Literal["openai", "mcp", "api"]
# An HTTP status -> the kind of an error in OpenAI's protocol; 500 and above are the server's.
_OPENAI_KINDS: Mapping[int, str] = {429: "rate_limit_error"}
_JSON_RPC_REFUSED = -32000  # of the range that JSON-RPC leaves to servers
# What the server itself refuses comes in plain text, with a status alone.
_CODES: Mapping[int, str] = {
    400: "invalid_request",
    401: "invalid_api_key",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    410: "article_withdrawn",
    411: "length_required",
    413: "request_too_large",
    422: "invalid_request",
    429: "rate_limit_exceeded",
    500: "server_error",
    503: "unavailable",
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """What a program is told: the HTTP status, the error's code for programs, a sentence for people."""

    status: int
    code: str
    message: str
    param: str | None = None
    wait_s: float | None = None


def refusal_of(problem: WartanyaError, language: Language) -> Refusal:
    """`problem` as a visitor may be told it: never with a folder of the server."""
    message = message_for(problem, language)
    if isinstance(problem, Refused):
        return Refusal(problem.status, problem.code, message, problem.param, problem.wait_s)
    param = problem.argument if isinstance(problem, InvalidArgument) else None
    return Refusal(_status(problem), problem.code, message, param, 1.0 if _is_passing(problem) else None)


def plain_refusal(status: int, message: str) -> Refusal:
    """What the server refuses by itself, as it says it."""
    return Refusal(status, _CODES.get(status, "error"), message)


def invalid_request(place: Sequence[int | str], detail: str, *, status: int) -> Refused:
    """For a body that is of another form than it has to be at `place`, or as a whole."""
    param = ".".join(map(str, place))
    if not param:
        return Refused("invalid_body", status=status, detail=detail)
    return Refused("invalid_request", status=status, param=param, detail=detail)


def _status(problem: WartanyaError) -> int:
    if isinstance(problem, (QuestionRejected, ChoiceRejected, InvalidArgument)):
        return 400
    if isinstance(problem, ArticleWithdrawn):
        return 410
    if isinstance(problem, MissingExtra):
        return 501
    return 504 if isinstance(problem, ReaderTimeout) else 503


def _is_passing(problem: WartanyaError) -> bool:
    return problem.retryable and not isinstance(problem, ReaderTimeout)


def body_of(protocol: Protocol, refusal: Refusal) -> dict[str, Any]:
    """The JSON that the protocol has for an error."""
    if protocol == "openai":
        kind = "invalid_request_error" if refusal.status < 500 else "server_error"
        kind = _OPENAI_KINDS.get(refusal.status, kind)
        return {"error": {"message": refusal.message, "type": kind, "param": refusal.param, "code": refusal.code}}
    if protocol == "mcp":
        return {"jsonrpc": "2.0", "id": None, "error": {"code": _JSON_RPC_REFUSED, "message": refusal.message}}
    return {"error": {"code": refusal.code, "message": refusal.message, "param": refusal.param}}


def headers_of_refusal(refusal: Refusal) -> dict[str, str]:
    """What goes with the body: how to identify oneself, and when to come again."""
    found = {"cache-control": "no-store"}
    if refusal.status == 401:
        found["www-authenticate"] = 'Bearer realm="wartanya"'
    if refusal.wait_s is not None:
        found["retry-after"] = str(max(1, round(refusal.wait_s)))
    return found


async def send_refusal(send: "Send", protocol: Protocol, refusal: Refusal) -> None:
    body = json.dumps(body_of(protocol, refusal)).encode()
    given = {"content-type": "application/json", "content-length": str(len(body)), **headers_of_refusal(refusal)}
    headers = [(name.encode(), value.encode("latin-1", "replace")) for name, value in given.items()]
    await send({"type": "http.response.start", "status": refusal.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
