"""Language models that say what a test tells them: small honest LLMs of llama-index, no patches."""

import re
import time
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from llama_index.core.base.llms.types import CompletionResponse, CompletionResponseGen, LLMMetadata
from llama_index.core.llms import CustomLLM
from pydantic import Field

from corpus import Article
from corpus.text import sentences
from index.passages import passage_at
from index.types import Hit
from qa.generation.llm import LlmSettings
from qa.generation.writer import Draft, Writer
from qa.question.parse import Question, understand
from qa.reading.reader import Evidence, Sentence

QUICK = LlmSettings("scripted", timeout_s=20.0, backoff_s=0.01)


class ScriptedLLM(CustomLLM):
    """Says `reply(prompt)`, word by word, `pause_s` between them. An exception in its place is raised."""

    reply: Callable[[str], str | Exception]
    pause_s: float = 0.0
    prompts: list[str] = Field(default_factory=list)

    @property
    def metadata(self) -> LLMMetadata:
        return LLMMetadata(model_name="scripted")

    def complete(self, prompt: str, formatted: bool = False, **kwargs: Any) -> CompletionResponse:
        return CompletionResponse(text=str(self.reply(prompt)))

    def stream_complete(self, prompt: str, formatted: bool = False, **kwargs: Any) -> CompletionResponseGen:
        self.prompts.append(prompt)
        said = self.reply(prompt)

        def words() -> Iterator[CompletionResponse]:
            if isinstance(said, Exception):
                raise said
            text = ""
            for word in re.findall(r"\S+\s*|\s+", said):
                time.sleep(self.pause_s)
                text += word
                yield CompletionResponse(text=text, delta=word)

        return words()


def saying(text: str | Exception, **options: Any) -> ScriptedLLM:
    """A model that always says the same."""
    return ScriptedLLM(reply=lambda prompt: text, **options)


def number_of(prompt: str, words: str) -> int:
    """The number under which the sentence with `words` is offered in a prompt."""
    found = re.search(rf"^\[(\d+)\][^\n]*{re.escape(words)}", prompt, re.MULTILINE)
    if not found:
        raise LookupError(f"no sentence with {words!r} in the prompt")
    return int(found[1])


def evidence_of(*texts: str, published: date | None = date(2024, 8, 27), outlet: str = "Pantau Lampung") -> list[Evidence]:
    """Each text as one article of one passage."""
    made = []
    for k, text in enumerate(texts):
        article = Article(f"a{k}", f"a{k}.txt", f"Berita {k}", text, published, outlet)
        hit = Hit(passage_at(article, 0, 0, len(text)), article, 0.9)
        made.append(Evidence(hit, tuple(Sentence(span, 0.5) for span in sentences(text))))
    return made


def drafts_of(llm: ScriptedLLM, evidence: list[Evidence], asked: str, settings: LlmSettings = QUICK) -> list[Draft]:
    question: Question = understand(asked)
    return list(Writer(llm, settings).drafts(question, evidence, time.monotonic() + settings.timeout_s))
