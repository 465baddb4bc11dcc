"""OpenAI's protocol: /v1/models and /v1/chat/completions, answered by the archive."""

import asyncio
import json
import secrets
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError
from starlette.responses import JSONResponse, Response, StreamingResponse

from corpus.errors import WartanyaError
from qa.types import Conversation
from web.doors.background import background_reply
from web.doors.cited_text import Annotation, cited_text
from web.doors.enquiries import Enquiries, Wanted
from web.doors.messages import MODEL, ChatRequest, conversation_of, words_in
from web.doors.refusals import body_of, headers_of_refusal, invalid_request, refusal_of
from web.doors.visits import Visit, visit
from web.errors import Refused

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.requests import Request

# An answer that is there by then comes with a proper status; for a longer one the stream begins, and is kept awake.
_PATIENCE_S = 5.0
_AWAKE_EVERY_S = 10.0
_CHARS_A_CHUNK = 120
_MADE = 1_735_689_600  # models have a date; 2025-01-01


@dataclass(frozen=True, slots=True)
class Reply:
    """A message to a client; `about` is the top-level object that goes with it."""

    text: str
    annotations: tuple[Annotation, ...] = ()
    about: dict[str, Any] | None = None


def openai_app(enquiries: Enquiries) -> "Starlette":
    """The routes below /v1."""
    from starlette.applications import Starlette
    from starlette.routing import Route

    async def models(_: "Request") -> Response:
        return JSONResponse({"object": "list", "data": [_model()]})

    async def model(request: "Request") -> Response:
        if request.path_params["name"] != MODEL:
            name = request.path_params["name"][:60]
            return _refusal(Refused("model_not_found", status=404, param="model", name=name, model=MODEL))
        return JSONResponse(_model())

    async def completions(request: "Request") -> Response:
        try:
            wanted = _parsed(await request.body())
            return await _answered(enquiries, wanted, visit())
        except WartanyaError as problem:
            return _refusal(problem)

    routes = [
        Route("/v1/models", models),
        Route("/v1/models/{name:path}", model),
        Route("/v1/chat/completions", completions, methods=["POST"]),
    ]
    return Starlette(routes=routes)


def _parsed(body: bytes) -> ChatRequest:
    try:
        return ChatRequest.model_validate_json(body)
    except ValidationError as problem:
        first = problem.errors(include_url=False, include_input=False, include_context=False)[0]
        raise invalid_request(first["loc"], first["msg"], status=400) from problem


async def _answered(enquiries: Enquiries, wanted: ChatRequest, who: Visit) -> Response:
    texts = [each.text for each in wanted.messages if each.role == "user"]
    if wanted.model == MODEL and (known := background_reply(wanted.system, wanted.question, texts[:-1])) is not None:
        making = asyncio.ensure_future(_said(Reply(known)))
    else:
        wanted.require_possible()
        making = asyncio.ensure_future(_asked(enquiries, wanted, who))
    done, _ = await asyncio.wait({making}, timeout=_PATIENCE_S if wanted.stream else None)
    if wanted.stream:
        if done:
            making.result()  # raises before anything was sent
        return _streamed(_chunks(making, wanted, who))
    return JSONResponse(_completion(making.result(), wanted), headers={"cache-control": "no-store"})


async def _said(reply: Reply) -> Reply:
    return reply


async def _asked(enquiries: Enquiries, wanted: ChatRequest, who: Visit) -> Reply:
    conversation = await _recalled(enquiries, conversation_of(wanted.messages))
    answer = await enquiries.answer(wanted.question, Wanted(), conversation)
    text, annotations = cited_text(answer, who.links)
    return Reply(text, annotations, answer.to_dict())


async def _recalled(enquiries: Enquiries, talk: Conversation) -> Conversation:
    """The conversation with the articles of its last answer: found again where the client kept no links."""
    if not talk.turns or talk.turns[-1].article_ids:
        return talk
    before = Conversation(talk.turns[:-1])
    return before.add(await enquiries.answer(talk.turns[-1].question, Wanted(), before))


def _completion(reply: Reply, wanted: ChatRequest) -> dict[str, Any]:
    annotations = [each.to_dict() for each in reply.annotations]
    message = {"role": "assistant", "content": reply.text, "refusal": None, "annotations": annotations}
    choice = {"index": 0, "message": message, "finish_reason": "stop", "logprobs": None}
    whole = {**_head("chat.completion"), "choices": [choice], "usage": _usage(reply, wanted)}
    return {**whole, "wartanya": reply.about} if reply.about else whole


async def _chunks(making: "asyncio.Future[Reply]", wanted: ChatRequest, who: Visit) -> AsyncIterator[str]:
    """Server-sent events. Comments keep the connection open while the answer is made."""
    head = _head("chat.completion.chunk")
    if wanted.stream_options and wanted.stream_options.include_usage:
        head["usage"] = None
    try:
        yield _event(head, {"role": "assistant", "content": ""})
        while not (await asyncio.wait({making}, timeout=_AWAKE_EVERY_S))[0]:
            yield ": searching\n\n"
        try:
            reply = making.result()
        except WartanyaError as problem:
            yield f"data: {json.dumps(body_of('openai', refusal_of(problem, who.language)))}\n\n"
            return
        for event in _told(head, reply, wanted):
            yield event
    finally:
        making.cancel()


def _told(head: dict[str, Any], reply: Reply, wanted: ChatRequest) -> list[str]:
    pieces = [reply.text[at : at + _CHARS_A_CHUNK] for at in range(0, len(reply.text), _CHARS_A_CHUNK)]
    events = [_event(head, {"content": piece}) for piece in pieces]
    if reply.annotations:
        events.append(_event(head, {"annotations": [each.to_dict() for each in reply.annotations]}))
    last = {**head, "wartanya": reply.about} if reply.about else head
    events.append(_event(last, {}, "stop"))
    if "usage" in head:
        events.append(f"data: {json.dumps({**head, 'choices': [], 'usage': _usage(reply, wanted)})}\n\n")
    return [*events, "data: [DONE]\n\n"]


def _event(head: dict[str, Any], delta: dict[str, Any], finished: str | None = None) -> str:
    choice = {"index": 0, "delta": delta, "finish_reason": finished, "logprobs": None}
    return f"data: {json.dumps({**head, 'choices': [choice]}, ensure_ascii=False)}\n\n"


def _streamed(chunks: AsyncIterator[str]) -> StreamingResponse:
    headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
    return StreamingResponse(chunks, media_type="text/event-stream", headers=headers)


def _head(kind: str) -> dict[str, Any]:
    return {"id": f"chatcmpl-{secrets.token_hex(12)}", "object": kind, "created": int(time.time()), "model": MODEL}


def _usage(reply: Reply, wanted: ChatRequest) -> dict[str, int]:
    asked, told = sum(words_in(each.text) for each in wanted.messages), words_in(reply.text)
    return {"prompt_tokens": asked, "completion_tokens": told, "total_tokens": asked + told}


def _model() -> dict[str, Any]:
    return {"id": MODEL, "object": "model", "created": _MADE, "owned_by": "wartanya"}


def _refusal(problem: WartanyaError) -> Response:
    refusal = refusal_of(problem, visit().language)
    return JSONResponse(body_of("openai", refusal), refusal.status, headers=headers_of_refusal(refusal))
