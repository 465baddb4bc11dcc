"""What a client of OpenAI's protocol sends -> a question and the conversation before it; all else is left behind."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from qa.question.parse import MOST_CHARS
from qa.rendering.answer_text import FRAMES
from qa.types import Conversation, Turn
from web.doors.links import articles_linked
from web.errors import Refused

MODEL = "wartanya"
MOST_MESSAGES = 1_000
MOST_TURNS = 12  # before the question; what was said longer ago is no subject any more


class Part(BaseModel):
    """A part of a message; only texts are read."""

    model_config = ConfigDict(extra="ignore")
    type: str
    text: str = ""


class Message(BaseModel):
    """One message; `content` may be missing in those of an assistant that called a tool."""

    model_config = ConfigDict(extra="ignore")
    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: str | list[Part] | None = None

    @property
    def text(self) -> str:
        """Its texts, one below the other."""
        if isinstance(self.content, str):
            return self.content
        return "\n".join(part.text for part in self.content or () if part.text)

    @property
    def other_part(self) -> str | None:
        """The type of a picture, a sound or a file in it."""
        parts = () if isinstance(self.content, str) else self.content or ()
        return next((part.type for part in parts if part.type not in ("text", "input_text")), None)


class StreamOptions(BaseModel):
    """How a stream is to end."""

    model_config = ConfigDict(extra="ignore")
    include_usage: bool = False


class ChatRequest(BaseModel):
    """Of the protocol's parameters those that mean something here. Others that would only steer a model are ignored."""

    model_config = ConfigDict(extra="ignore")
    model: str
    messages: list[Message] = Field(min_length=1, max_length=MOST_MESSAGES)
    stream: bool | None = False
    stream_options: StreamOptions | None = None
    n: int | None = None
    tool_choice: Any = None
    function_call: Any = None
    response_format: dict[str, Any] | None = None
    modalities: list[str] | None = None
    logprobs: bool | None = None

    @property
    def system(self) -> str:
        """What the client tells a model to be. It is looked at to know a task of the client's own, and goes no further."""
        return "\n".join(each.text for each in self.messages if each.role in ("system", "developer"))

    @property
    def question(self) -> str:
        """The last message of a user. Raises Refused where there is none, and for one with what nobody here could read."""
        last = next((each for each in reversed(self.messages) if each.role == "user"), None)
        if last is None:
            raise Refused("no_user_message", status=400, param="messages")
        if other := last.other_part:
            raise Refused("unsupported_part", status=400, param="messages", kind=other[:40])
        return last.text

    def require_possible(self) -> None:
        """Raises Refused for what would have to change the form of the answer, and cannot."""
        if self.model != MODEL:
            raise Refused("model_not_found", status=404, param="model", name=self.model[:60], model=MODEL)
        if self.n not in (None, 1):
            raise Refused("several_answers", status=400, param="n")
        if self.stream_options and not self.stream:
            raise Refused("stream_options_alone", status=400, param="stream_options")
        for name, wanted in self._unsupported().items():
            if wanted:
                raise Refused("unsupported_value", status=400, param=name)

    def _unsupported(self) -> dict[str, bool]:
        return {
            "tool_choice": self.tool_choice not in (None, "none", "auto"),
            "function_call": self.function_call not in (None, "none", "auto"),
            "response_format": bool(self.response_format) and (self.response_format or {}).get("type") != "text",
            "modalities": bool(self.modalities) and self.modalities != ["text"],
            "logprobs": bool(self.logprobs),
        }


def conversation_of(messages: list[Message]) -> Conversation:
    """The turns before the last question. Of answers only the articles count that they link to: the rest is a client's text."""
    turns: list[Turn] = []
    asked: str | None = None
    last = max((at for at, each in enumerate(messages) if each.role == "user"), default=0)
    for each in messages[:last]:
        if each.role == "user":
            asked = each.text
        elif each.role == "assistant" and asked and asked.strip() and len(asked) <= MOST_CHARS:
            unsure = any(frames.unsure in each.text for frames in FRAMES.values())
            turns.append(Turn(asked, asked, articles_linked(each.text), status="unsure" if unsure else None))
            asked = None
    return Conversation(tuple(turns[-MOST_TURNS:]))


def words_in(text: str) -> int:
    """What stands for tokens in `usage`: no model counts any here."""
    return len(text.split())
