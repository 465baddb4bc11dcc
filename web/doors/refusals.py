"""What a program is told when it gets no answer, in the form of the protocol that it speaks."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from corpus.errors import InvalidArgument, WartanyaError
from qa.errors import QuestionRejected, ReaderTimeout
from qa.types import Language
from web.filters import ChoiceRejected
from web.strings.errors import message_for

if TYPE_CHECKING:
    from starlette.types import Send

Protocol = Literal["openai", "mcp", "api"]
# An HTTP status -> the kind of an error in OpenAI's protocol; 500 and above are the server's.
_OPENAI_KINDS: Mapping[int, str] = {429: "rate_limit_error"}
_JSON_RPC_REFUSED = -32000  # of the range that JSON-RPC leaves to servers
_CODES: Mapping[int, str] = {
    400: "invalid_request",
    401: "invalid_api_key",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    411: "length_required",
    413: "request_too_large",
    422: "invalid_request",
    429: "rate_limit_exceeded",
    500: "server_error",
    503: "unavailable",
}


class Refused(WartanyaError):
    """A request that gets no answer: the HTTP status, a word for programs, a sentence for people.

    `param` names what was wrong with the request, `wait_s` says when the same again may be answered.
    """

    def __init__(
        self, status: int, message: str, *, code: str | None = None, param: str | None = None, wait_s: float | None = None
    ) -> None:
        super().__init__(message)
        self.status, self.message, self.param, self.wait_s = status, message, param, wait_s
        self.code = code or _CODES.get(status, "error")


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence in both languages, filled with `str.format`."""

    en: str
    id: str

    def in_(self, language: Language) -> str:
        return self.id if language == "id" else self.en


def refused(problem: WartanyaError, language: Language) -> Refused:
    """`problem` as a visitor may be told it: never with a folder of the server."""
    if isinstance(problem, Refused):
        return problem
    if isinstance(problem, (QuestionRejected, ChoiceRejected, InvalidArgument)):
        return Refused(400, message_for(problem, language), param=getattr(problem, "argument", None))
    if isinstance(problem, ReaderTimeout):
        return Refused(504, message_for(problem, language), code="timeout")
    return Refused(503, message_for(problem, language), wait_s=1.0 if problem.retryable else None)


def body_of(protocol: Protocol, refusal: Refused) -> dict[str, Any]:
    """The JSON that the protocol has for an error."""
    if protocol == "openai":
        kind = "invalid_request_error" if refusal.status < 500 else "server_error"
        kind = _OPENAI_KINDS.get(refusal.status, kind)
        return {"error": {"message": refusal.message, "type": kind, "param": refusal.param, "code": refusal.code}}
    if protocol == "mcp":
        return {"jsonrpc": "2.0", "id": None, "error": {"code": _JSON_RPC_REFUSED, "message": refusal.message}}
    return {"error": {"code": refusal.code, "message": refusal.message, "param": refusal.param}}


def headers_of_refusal(refusal: Refused) -> dict[str, str]:
    """What goes with the body: how to identify oneself, and when to come again."""
    found = {"cache-control": "no-store"}
    if refusal.status == 401:
        found["www-authenticate"] = 'Bearer realm="wartanya"'
    if refusal.wait_s is not None:
        found["retry-after"] = str(max(1, round(refusal.wait_s)))
    return found


async def send_refusal(send: "Send", protocol: Protocol, refusal: Refused) -> None:
    body = json.dumps(body_of(protocol, refusal)).encode()
    given = {"content-type": "application/json", "content-length": str(len(body)), **headers_of_refusal(refusal)}
    headers = [(name.encode(), value.encode("latin-1", "replace")) for name, value in given.items()]
    await send({"type": "http.response.start", "status": refusal.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
