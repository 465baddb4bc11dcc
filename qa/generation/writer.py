"""Answers written by a language model: any `LLM` of llama-index, streamed, each sentence checked as it comes.

The model never speaks to the user by itself. Its words are cut into sentences, each is held against the sentences that it
cites (qa/generation/verifier.py), and what comes out is `Draft`s of checked sentences. Anything that goes wrong is a
`FailureKind` in the last draft, after at most the limit that was set.
"""

import gc
import queue
import re
import threading
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from index.retrieval.searcher import names_in
from qa.errors import ReaderUnavailable
from qa.generation.llm import LlmSettings, llm_settings, load_llm
from qa.generation.prompts import DECLINED, CandidateSentence, Prompt, answering, offered, rewriting
from qa.generation.stream_parser import GeneratedSentence, SentenceStream, has_link, without_marks
from qa.generation.verifier import Cited, Verdict, Verifier, bundled_verifier
from qa.question.answer_type import classify_answer_type
from qa.question.parse import Question
from qa.reading.reader import Evidence
from qa.types import Conversation, Language

if TYPE_CHECKING:
    from llama_index.core.llms import LLM, ChatResponse

FailureKind = Literal[
    "timeout",
    "unreachable",
    "key",
    "model",
    "busy",
    "rejected",
    "failed",
    "broken_off",
    "empty",
    "refused",
    "declined",
    "unsupported",
    "beside",
]
RETRIED: frozenset[FailureKind] = frozenset(["unreachable", "busy", "broken_off"])
_REWRITING = 0.25  # of the time there is, at most, for making a follow-up stand alone
_LONGEST_REWRITE = 400  # characters
_MOST_CITED = 6  # sentences by one sentence of the answer
_MOST_REPEATS = 2  # sentences said again, after which a small model seldom says anything else
_REFUSES = re.compile(
    r"^\W*(?:(?:I['’]?m |I am )?(?:very )?sorry|I (?:can ?not|can['’]t|am unable)|as an AI|maaf|saya tidak (?:dapat|bisa))",
    re.I,
)
_END = object()


class _CutOff(str):
    """No word: the model was stopped by its limit of tokens, in the middle of a sentence."""


_CUT = _CutOff()


class CallFailed(Exception):
    """A call of the model that came to nothing. Never leaves this module."""

    def __init__(self, trouble: FailureKind) -> None:
        super().__init__(trouble)
        self.trouble: FailureKind = trouble


@dataclass(frozen=True, slots=True)
class VerifiedSentence:
    """A sentence of the model without marks, the sentences it cites, and whether they bear it out."""

    text: str
    cited: tuple[CandidateSentence, ...]
    verdict: Verdict
    begins_line: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """The answer so far. `is_whole` in the last one, which may hold a trouble."""

    sentences: tuple[VerifiedSentence, ...]
    is_whole: bool = False
    trouble: FailureKind | None = None


class _Told:
    """The sentences of one answer, each let through once."""

    def __init__(self) -> None:
        self._known: set[str] = set()
        self.repeats = 0

    def new(self, said: Iterable[GeneratedSentence]) -> Iterator[GeneratedSentence]:
        for each in said:
            folded = each.text.casefold()
            if folded in self._known:
                self.repeats += 1
            else:
                self._known.add(folded)
                yield each


class Writer:
    """A language model as a writer of answers. Safe to share between threads as far as its LLM is."""

    def __init__(self, llm: "LLM", settings: LlmSettings, verifier: Verifier | None = None) -> None:
        self._llm = llm
        self.settings = settings
        self._verifier = verifier or bundled_verifier()

    def standalone(self, question: Question, conversation: Conversation | None, deadline: float) -> Question:
        """A follow-up in words that stand alone, or as it was made by rule where the model does not do it faithfully."""
        if not conversation or not conversation.turns or question.standalone == question.as_read.text:
            return question
        limit = time.monotonic() + _REWRITING * max(0.0, deadline - time.monotonic())
        try:
            written = "".join(self._tokens(rewriting(question, conversation), limit))
        except CallFailed:
            return question
        made = _one_question(written)
        if not made or not _invents_nothing(made, question, conversation):
            return question
        return replace(question, standalone=made, kind=classify_answer_type(made))

    def drafts(self, question: Question, evidence: Sequence[Evidence], deadline: float) -> Generator[Draft, None, None]:
        """The answer as it grows, at least its last draft. `deadline` is a time of `time.monotonic`."""
        sentences = offered(evidence, self.settings.prompt_chars)
        checked: tuple[VerifiedSentence, ...] = ()
        if not sentences:
            yield Draft((), is_whole=True, trouble="declined")
            return
        heard, is_cut = "", False
        try:
            speech, told = SentenceStream(len(sentences)), _Told()
            with closing(self._tokens(answering(question, sentences), deadline)) as tokens:
                for token in tokens:
                    heard, is_cut = heard + token, token is _CUT
                    for said in told.new(speech.hear(token)):
                        checked = (*checked, self._checked(said, sentences, question.language))
                        yield Draft(checked)
                    if told.repeats >= _MOST_REPEATS:
                        break
            is_circling = told.repeats >= _MOST_REPEATS
            for said in () if is_circling else told.new(speech.end(is_cut=is_cut)):
                checked = (*checked, self._checked(said, sentences, question.language))
        except CallFailed as failure:
            yield Draft((), is_whole=True, trouble=failure.trouble)
            return
        yield Draft(checked, is_whole=True, trouble=_trouble(heard, checked))

    def _checked(self, said: GeneratedSentence, sentences: Sequence[CandidateSentence], language: Language) -> VerifiedSentence:
        cited = tuple(sentences[number - 1] for number in said.marks)
        if has_link(said.raw, [each.hit.article.outlet or "" for each in cited]):
            return VerifiedSentence(said.text, cited, Verdict("unsupported", 0.0, "link"), said.begins_line)
        cited = self._needed(said.text, cited[:_MOST_CITED], sentences, language)
        verdict = self._verifier.verdict(said.text, _as_cited(cited, sentences), language)
        return VerifiedSentence(said.text, cited, verdict, said.begins_line)

    def _needed(
        self, text: str, cited: tuple[CandidateSentence, ...], sentences: Sequence[CandidateSentence], language: Language
    ) -> tuple[CandidateSentence, ...]:
        """The sentences that bear `text` out each by itself, else those without which the others do not."""
        if len(cited) < 2:
            return cited

        def supported(chosen: Sequence[CandidateSentence]) -> bool:
            return self._verifier.verdict(text, _as_cited(chosen, sentences), language).label == "supported"

        alone = tuple(each for each in cited if supported([each]))
        if alone or not supported(cited):
            return alone or cited
        needed = list(cited)
        for each in cited:
            rest = [other for other in needed if other is not each]
            if rest and supported(rest):
                needed = rest
        return tuple(needed)

    def _tokens(self, prompt: Prompt, deadline: float) -> Generator[str, None, None]:
        """What the model says. Calls that fail before its first word are tried again while there is time."""
        wait = self.settings.backoff_s
        for left in range(self.settings.retries, -1, -1):
            spoken = False
            try:
                with closing(_listen(lambda: self._call(prompt), deadline)) as tokens:
                    for token in tokens:
                        spoken = spoken or bool(token)
                        yield token
                return
            except CallFailed as failure:
                if spoken or not left or failure.trouble not in RETRIED or time.monotonic() + wait >= deadline:
                    raise
            time.sleep(wait)
            wait *= 2

    def _call(self, prompt: Prompt) -> Iterator["ChatResponse"]:
        from llama_index.core.llms import ChatMessage

        messages = [ChatMessage(role="system", content=prompt.system), ChatMessage(role="user", content=prompt.user)]
        return self._llm.stream_chat(messages)


def load_writer(llm: "str | LLM | Writer | None" = None) -> Writer:
    """From a name such as ollama/qwen3:4b, any LLM of llama-index, or, for None, the environment or var/llm.toml.

    Raises ReaderUnavailable, MissingExtra.
    """
    if isinstance(llm, Writer):
        return llm
    if llm is None or isinstance(llm, str):
        settings = llm_settings(llm)
        return Writer(load_llm(settings), settings)
    if not callable(getattr(llm, "stream_chat", None)):
        raise ReaderUnavailable("not_an_llm")
    named = llm_settings(str(llm.metadata.model_name) or "llm")
    return Writer(llm, replace(named, model=str(llm.metadata.model_name)))


def _listen(call: Callable[[], Iterator["ChatResponse"]], deadline: float) -> Generator[str, None, None]:
    """The words of one call, read by a thread of its own, so that whoever waits can give up at the deadline.

    Closing this iterator ends the call at the model's next word, which closes its connection.
    """
    heard: queue.Queue[Any] = queue.Queue()
    given_up = threading.Event()
    threading.Thread(target=_read, args=(call, heard, given_up), name="language-model", daemon=True).start()
    try:
        while (item := _next(heard, deadline)) is not _END:
            if isinstance(item, Exception):
                raise CallFailed(_trouble_of(item)) from item
            yield item
    finally:
        given_up.set()


def _read(call: Callable[[], Iterator["ChatResponse"]], heard: "queue.Queue[Any]", given_up: threading.Event) -> None:
    finish: str | None = "unknown"
    try:
        for part in call():
            if given_up.is_set():
                break
            finish = _finish(part, finish)
            heard.put(part.delta or "")
        if given_up.is_set():
            # The stream of OpenAI's client refers to itself: without the collector it keeps its connection, and the server
            # goes on writing for nobody (seen with openai 2.54).
            gc.collect()
            return
        if finish == "length":
            heard.put(_CUT)
        heard.put(_END if finish in ("unknown", "stop", "length", "eos") else CallFailed("refused" if finish else "broken_off"))
    except Exception as error:  # whatever any library raises has to reach the thread that waits, and is told apart there
        heard.put(error)


def _finish(part: "ChatResponse", before: str | None) -> str | None:
    """Why the stream ended, as OpenAI's protocol tells it: None while it has not; other protocols stay "unknown"."""
    choices = getattr(part.raw, "choices", None)
    if choices is None:
        return before
    told = choices[0].finish_reason if choices else None
    return told or (None if before == "unknown" else before)


def _next(heard: "queue.Queue[Any]", deadline: float) -> Any:
    try:
        return heard.get(timeout=max(0.0, deadline - time.monotonic()))
    except queue.Empty:
        raise CallFailed("timeout") from None


def _trouble_of(error: Exception) -> FailureKind:
    """What an exception of whichever client means, by what they all have: a status, or a telling name."""
    if isinstance(error, CallFailed):
        return error.trouble
    status = getattr(error, "status_code", None)
    if isinstance(status, int) and status > 0:
        known: dict[int, FailureKind] = {401: "key", 403: "key", 404: "model", 408: "busy", 409: "busy", 429: "busy"}
        return known.get(status, "busy" if status >= 500 else "rejected")
    names = " ".join(cls.__name__ for cls in type(error).__mro__)
    if "Timeout" in names:
        return "timeout"
    if re.search(r"RemoteProtocolError|ReadError|IncompleteRead|ConnectionReset|DecodingError|JSONDecodeError", names):
        return "broken_off"
    return "unreachable" if re.search(r"Connect|Network", names) else "failed"


def _trouble(heard: str, checked: Sequence[VerifiedSentence]) -> FailureKind | None:
    """What is wrong with an answer that came whole."""
    if any(each.verdict.label != "unsupported" for each in checked):
        return None
    said = without_marks(heard).strip()
    if not re.search(r"\w", said):
        return "empty"
    if re.fullmatch(rf"\W*(?:{'|'.join(DECLINED.values())})\W*", said, re.IGNORECASE):
        return "declined"
    return "refused" if _REFUSES.search(said) else "unsupported"


def _as_cited(cited: Sequence[CandidateSentence], sentences: Sequence[CandidateSentence]) -> list[Cited]:
    """With all that was offered of the same article around each: sentences that give orders are not among it."""
    made = []
    for each in cited:
        article = each.hit.article
        around = " ".join(other.text for other in sentences if other.hit.article.id == article.id)
        made.append(Cited(each.text, article.outlet, article.published, around, article.published_is_estimated))
    return made


def _one_question(written: str) -> str | None:
    lines = [" ".join(line.split()) for line in without_marks(written).splitlines() if line.strip()]
    return (
        lines[0].strip(" \"'“”*")
        if len(lines) == 1 and len(lines[0]) <= _LONGEST_REWRITE and not has_link(lines[0], [])
        else None
    )


def _invents_nothing(made: str, question: Question, conversation: Conversation) -> bool:
    """Whether every name and number of the rewritten question was asked or answered before."""
    told = [question.text, *(text for turn in conversation.turns for text in (turn.question, turn.standalone, turn.said))]
    known = {word for text in told for word in re.findall(r"\w+", text.lower())}
    return all(word in known for name in _names(made) for word in re.findall(r"\w+", name.lower()))


def _names(made: str) -> set[str]:
    return {match for match in re.findall(r"(?<=\s)[A-Z][\w'’-]*|\d[\d.,/]*", made) if names_in(f"x {match}")}
