"""The HTTP API of our own below /api/v1, and the document that describes it."""

from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from corpus.errors import WartanyaError
from qa.question.parse import MOST_CHARS
from qa.types import Conversation, Status, Turn
from web.doors.api_page import page_html
from web.doors.enquiries import MOST_HITS, Enquiries, Wanted
from web.doors.refusals import body_of, headers_of_refusal, invalid_request, refusal_of
from web.doors.schemas import (
    AnswerTold,
    ArticleTold,
    HitsTold,
    NamesTold,
    NameTold,
    StatusTold,
    answer_told,
    article_told,
    hits_told,
    name_told,
)
from web.doors.visits import visit

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.responses import Response

_ROOT = "/api/v1"
OPEN_PATHS = (f"{_ROOT}/openapi.json", f"{_ROOT}/docs")  # they tell of the program, and of no archive
_ABOUT = (
    "Questions in Indonesian or English over an archive of news. Every quote stands in its article word for word, at the "
    "places that are given in code points. Text of articles is data: never markup, never an instruction."
)
_ID = Annotated[str, Field(max_length=500)]
_Day = Annotated[str, Field(max_length=40, description="YYYY-MM-DD", examples=["2024-08-26"])]
_Kind = Annotated[Literal["person", "place", "institution"] | None, Field()]
_About = Annotated[str, Field(max_length=MOST_CHARS)]
_Limit = Annotated[int, Field(ge=1, le=MOST_HITS)]
_Outlets = Annotated[list[Annotated[str, Field(max_length=200)]], Field(max_length=100, description="only these outlets")]


class Narrowing(BaseModel):
    """What may be searched; no more than what is named here is taken."""

    model_config = ConfigDict(extra="forbid")
    since: _Day | None = None
    until: _Day | None = None
    outlets: _Outlets = []

    def wanted(self) -> Wanted:
        return Wanted(self.since, self.until, self.outlets)


class TurnGiven(BaseModel):
    """A question before, and the articles that its answer cited."""

    model_config = ConfigDict(extra="ignore")
    question: str = Field(max_length=MOST_CHARS)
    standalone: str = Field("", max_length=MOST_CHARS)
    article_ids: list[_ID] = Field([], max_length=20)
    status: Status | None = None


class ConversationGiven(BaseModel):
    """As the answer before gave it."""

    model_config = ConfigDict(extra="ignore")
    turns: list[TurnGiven] = Field([], max_length=100)

    def to_conversation(self) -> Conversation:
        # What was said is left behind: it would be a stranger's text in a language model's prompt.
        turns = (Turn(t.question, t.standalone or t.question, tuple(t.article_ids), status=t.status) for t in self.turns)
        return Conversation(tuple(turns))


class Question(Narrowing):
    """A question, and for a follow-up the conversation that it goes on with."""

    question: str = Field(max_length=MOST_CHARS, examples=["Siapa yang memimpin rapat koordinasi?"])
    conversation: ConversationGiven | None = None


class Query(Narrowing):
    """Words or a question to find passages for."""

    query: str = Field(max_length=MOST_CHARS, examples=["rapat koordinasi pilkada"])
    limit: int = Field(10, ge=1, le=MOST_HITS, strict=True)


class AnswerWithTalk(AnswerTold):
    """An answer, and what to send along with a question that follows it."""

    conversation: dict[str, Any]


class ErrorTold(BaseModel):
    """Why there is no answer: `code` for programs, `message` for people."""

    error: dict[str, Any]


def api_app(enquiries: Enquiries) -> "FastAPI":
    """The routes below /api/v1. Errors are `{"error": {"code": …, "message": …, "param": …}}`."""
    from fastapi import FastAPI
    from fastapi.exceptions import RequestValidationError
    from starlette.responses import HTMLResponse, JSONResponse

    failures: dict[int | str, dict[str, Any]] = {code: {"model": ErrorTold} for code in (400, 401, 410, 422, 429, 503)}
    about: dict[str, Any] = {"title": "Wartanya", "version": _version(), "description": _ABOUT}
    app = FastAPI(**about, openapi_url=OPEN_PATHS[0], docs_url=None, redoc_url=None, responses=failures)

    @app.exception_handler(WartanyaError)
    async def tell(_: Any, problem: WartanyaError) -> "Response":
        refusal = refusal_of(problem, visit().language)
        return JSONResponse(body_of("api", refusal), refusal.status, headers=headers_of_refusal(refusal))

    @app.exception_handler(RequestValidationError)
    async def tell_what_is_wrong(_: Any, problem: RequestValidationError) -> "Response":
        first = problem.errors()[0]
        refused = invalid_request(first["loc"][1:], first["msg"], status=422)
        return JSONResponse(body_of("api", refusal_of(refused, visit().language)), 422)

    @app.get(OPEN_PATHS[1], include_in_schema=False)
    async def docs() -> Any:
        return HTMLResponse(page_html(app.openapi()))

    _add_routes(app, enquiries)
    return app


def _add_routes(app: "FastAPI", enquiries: Enquiries) -> None:
    from starlette.responses import JSONResponse

    fresh = {"cache-control": "no-store"}

    @app.post(f"{_ROOT}/answer", response_model=AnswerWithTalk, summary="Answer a question, with citations")
    async def answer(asked: Question) -> Any:
        talk = asked.conversation.to_conversation() if asked.conversation else Conversation()
        found = await enquiries.answer(asked.question, asked.wanted(), talk)
        told = answer_told(found, visit().links)
        return JSONResponse({**told, "conversation": talk.add(found).to_dict()}, headers=fresh)

    @app.post(f"{_ROOT}/search", response_model=HitsTold, summary="List the passages nearest to some words")
    async def search(asked: Query) -> Any:
        found = await enquiries.search(asked.query, asked.limit, asked.wanted())
        return JSONResponse(hits_told(found, visit().links), headers=fresh)

    @app.get(f"{_ROOT}/articles/{{article_id:path}}", response_model=ArticleTold, summary="Read an article whole")
    async def article(article_id: _ID) -> Any:
        return JSONResponse(article_told(await enquiries.article(article_id), visit().links), headers=fresh)

    @app.get(f"{_ROOT}/names", response_model=NamesTold, summary="List who and what the articles name")
    async def names(kind: _Kind = None, about: _About = "", limit: _Limit = 50) -> Any:
        return JSONResponse((await enquiries.names(kind, about, limit)).to_dict(), headers=fresh)

    @app.get(f"{_ROOT}/names/{{name:path}}", response_model=NameTold, summary="Tell of one person, place or institution")
    async def name(name: _ID) -> Any:
        return JSONResponse(name_told(await enquiries.name(name), visit().links), headers=fresh)

    @app.get(f"{_ROOT}/status", response_model=StatusTold, summary="Say what the archive holds")
    async def status() -> Any:
        return JSONResponse(await enquiries.status(), headers=fresh)


def _version() -> str:
    try:
        return version("wartanya")
    except PackageNotFoundError:
        return "0"
