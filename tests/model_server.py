"""A server on this machine that speaks OpenAI's protocol, with whatever goes wrong on order: for tests and the fault table."""

import asyncio
import json
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Behaviour:
    """`says` makes the words of an answer from the whole prompt; `first_s` passes before the first and `pause_s` between them.

    `ends`: "properly" with a reason and [DONE], "silently" without either, "torn" in the middle of the transfer. `status` is
    given to the first `failures` requests, or to all where that is None and it is not 200.
    """

    says: Callable[[str], Iterable[str]]
    status: int = 200
    failures: int | None = None
    first_s: float = 0.0
    pause_s: float = 0.0
    ends: Literal["properly", "silently", "torn"] = "properly"
    finish: str = "stop"


@dataclass
class Served:
    """A server that runs: its address, what it was asked, and whether a client went away in the middle of an answer."""

    url: str
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    left: threading.Event = field(default_factory=threading.Event)


@contextmanager
def serving(behaviour: Behaviour) -> Iterator[Served]:
    """Serves on a free port of 127.0.0.1 until the block ends."""
    import uvicorn

    served = Served("")
    config = uvicorn.Config(_app(behaviour, served), host="127.0.0.1", port=0, log_level="critical", lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, name="model-server", daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    served.url = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}/v1"
    try:
        yield served
    finally:
        server.should_exit = server.force_exit = True
        thread.join(timeout=10)


def _app(behaviour: Behaviour, served: Served) -> Any:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import JSONResponse, Response, StreamingResponse
    from starlette.routing import Route

    async def completions(request: Request) -> Response:
        asked = await request.json()
        served.asked.append(asked)
        served.keys.append(request.headers.get("authorization", ""))
        failing = behaviour.failures is None or len(served.asked) <= behaviour.failures
        if behaviour.status != 200 and failing:
            # As servers do that repeat what they were sent: none of it may come through.
            told = {"error": {"message": f"refused {served.keys[-1]}", "type": "invalid"}}
            return JSONResponse(told, status_code=behaviour.status)
        prompt = "\n".join(str(message["content"]) for message in asked["messages"])
        return StreamingResponse(_events(behaviour, served, prompt), media_type="text/event-stream")

    return Starlette(routes=[Route("/v1/chat/completions", completions, methods=["POST"])])


async def _events(behaviour: Behaviour, served: Served, prompt: str) -> AsyncIterator[str]:
    whole = False
    try:
        await asyncio.sleep(behaviour.first_s)
        words = iter(await asyncio.to_thread(behaviour.says, prompt))
        while (word := await asyncio.to_thread(next, words, None)) is not None:
            yield _event({"role": "assistant", "content": word}, None)
            await asyncio.sleep(behaviour.pause_s)
        whole = True
        if behaviour.ends == "torn":
            raise ConnectionResetError
        if behaviour.ends == "properly":
            yield _event({}, behaviour.finish)
            yield "data: [DONE]\n\n"
    finally:
        if not whole:
            served.left.set()


def _event(delta: dict[str, str], finish: str | None) -> str:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    told = {"id": "1", "object": "chat.completion.chunk", "created": 0, "model": "m", "choices": [choice]}
    return f"data: {json.dumps(told)}\n\n"
