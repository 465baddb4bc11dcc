"""Ask an archive: search, read, judge, cite."""

import asyncio
import time
from collections.abc import AsyncGenerator, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

from corpus.errors import InvalidType
from corpus.types import Span
from index.archive import Archive
from index.arguments import Day, Outlets, day_of, filter_of
from index.retrieval.searcher import names_in
from index.sample import serving_index
from index.snapshot import Snapshot
from index.types import EVERYTHING, Copy, Filter, Hit, Withdrawal
from qa.aggregates.answering import aggregate_answer
from qa.aggregates.asking import Aggregate
from qa.aggregates.asking_figures import across_asked, asks_across
from qa.asynchronous import Narrowing, one_after_another
from qa.citations import numbered
from qa.errors import ReaderUnavailable
from qa.non_extractive.settle import settled
from qa.open_assistants import OpenAssistants
from qa.question.follow_up import articles_still_held, said_since, understood
from qa.question.letter_case import as_articles_write
from qa.question.parse import Question, understand, without_talk
from qa.question.period import period_asked
from qa.ranking.agreement import agreeing_with_best, alternative_of, corrected_by_best, marker_of, rivals_of_best
from qa.ranking.calibration import DEFAULT_RISK, AnswerFeatures, Asked, calibration
from qa.ranking.corrected import links_said, notice_of, notice_place, struck, with_notices
from qa.ranking.features import differs, extract_features, words_of
from qa.ranking.own_thresholds import with_own
from qa.ranking.superseding import Links, doubted_where_corrected, holding_first, holds_instead, may_be_outdated
from qa.ranking.unsupported_names import unheld
from qa.reading.evidence import evidence_of, favouring, without_copies
from qa.reading.reader import Evidence, Reader, Reading
from qa.reading.rereading import NOT_READ, Reread, Rereader
from qa.receipts import at_most_unsure, narrowed_within, receipt_of
from qa.rendering.answer_text import answer_text, days_meant, refusal_text, with_reason
from qa.rendering.withdrawn import with_corrected, with_withdrawn
from qa.steps import made_of
from qa.talk.replies import talk_answer
from qa.talk.small_talk import SmallTalk, small_talk
from qa.types import BELOW, Answer, Citation, Conversation, Receipt

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

    from qa.generation.writer import Writer

PASSAGES_READ = 12
# Of the first article, the right one for two of three questions, of the second, the third, and all others: the fourth best
# passage of the first holds more answers than the second best of the fourth.
PASSAGES_OF_EACH = (4, 2, 2, 1)
MOST_CITATIONS, NEAREST_SHOWN, MOST_OPEN = 4, 3, 4  # the last: archives that `answer` keeps open


@dataclass(frozen=True, slots=True)
class Found:
    """What came out of searching and reading one question; readings best first, with what speaks for them and their ranks."""

    question: Question
    hits: Sequence[Hit]
    readings: Sequence[Reading]
    signs: Sequence[AnswerFeatures]
    ranks: Sequence[float]
    evidence: Sequence[Evidence] = ()
    copies: Mapping[str, tuple[Copy, ...]] = field(default_factory=dict)  # of the articles found, by their ids
    again: Reread = NOT_READ  # the best reading's sentence, by itself
    said: Links = field(default_factory=dict)  # what editors said of corrections
    asks_across: bool = False  # more is asked for than one article tells


class Assistant:
    """Safe to share between threads."""

    def __init__(
        self,
        archive: Archive,
        reader: str | Reader = "extractive",
        *,
        llm: "str | LLM | Writer | None" = None,
        risk: float = DEFAULT_RISK,
    ) -> None:
        """`llm` is for the reader "llm": a name such as ollama/qwen3:4b, an LLM of llama-index, or None for the environment's.

        It writes over what the extractive reader finds, which answers where the language model cannot. Of what is called
        "answered" the share `risk`, 0.05, 0.1 or 0.2, was wrong where the line was fitted; docs/evaluation.md has what that
        bears out. ValueError for another one.
        """
        if not isinstance(archive, Archive):
            raise InvalidType("not_an_archive", argument="archive", given=repr(archive))
        self._archive = archive
        self._writer: Writer | None = None
        if reader == "llm":
            from qa.generation.writer import load_writer

            self._writer, reader = load_writer(llm), "extractive"
        self._reader = load_reader(reader) if isinstance(reader, str) else reader
        self._calibration = with_own(calibration(reader if isinstance(reader, str) else "extractive"), archive.path)
        self._calibration.threshold(0, risk)
        self._risk = risk

    def ask(
        self,
        question: str,
        conversation: Conversation | None = None,
        *,
        since: Day | None = None,
        until: Day | None = None,
        outlets: Outlets = (),
        infer_dates: bool = True,
        today: Day | None = None,
    ) -> Answer:
        """The answer, cited. Raises QuestionRejected, ReaderUnavailable; "not in the archive" is an answer.

        Days are dates or ISO texts, `outlets` is one name or several: InvalidType (a TypeError) or InvalidValue (a ValueError)
        for what cannot be meant, as an outlet that the archive does not have.
        A period that the question names ("bulan lalu", counted from `today`) narrows the filter, unless not `infer_dates`.
        """
        given: dict[str, Any] = {"since": since, "until": until, "outlets": outlets, "infer_dates": infer_dates, "today": today}
        *_, last = self.stream(question, conversation, **given)
        return last

    def stream(
        self,
        question: str,
        conversation: Conversation | None = None,
        *,
        since: Day | None = None,
        until: Day | None = None,
        outlets: Outlets = (),
        infer_dates: bool = True,
        today: Day | None = None,
    ) -> Generator[Answer, None, None]:
        """The answer as it grows, the last one whole. The extractive reader has it all at once.

        What is counted over many articles shows the rows that are clear while the rest is read (`Answer.so_far`).

        Closing the iterator early also ends the call of a language model.
        """
        began = time.perf_counter()
        deadline = time.monotonic() + (self._writer.settings.timeout_s if self._writer else 0.0)
        wanted, day = filter_of(since, until, outlets), day_of("today", today) or date.today()
        spoken = said_since(self._archive, without_talk(conversation))
        asked = understood(self._archive, question, spoken)
        if talk := small_talk(asked.text, in_conversation=bool(spoken.turns)):
            receipt = self._archive.read(lambda snapshot: receipt_of(snapshot, wanted, day))
            yield _timed(self._reply(talk, asked, spoken, receipt), began)
            return
        by_rule = asked
        if self._writer:
            asked = self._writer.standalone(asked, spoken, deadline)
        standalone = asked.standalone if asked != by_rule else None
        aggregate = across_asked(asked.as_read, day, infer_dates=infer_dates)
        if aggregate and (
            last := (yield from made_of(self._across(asked, aggregate, wanted, day), partial(_timed, began=began)))
        ):
            yield _timed(last, began)
            return
        period = period_asked(asked.as_read, day) if infer_dates else None

        def look_up(snapshot: Snapshot) -> tuple[Found, Receipt, list[Withdrawal]]:
            snapshot.require_outlets(wanted)
            narrower = narrowed_within(snapshot, wanted, period)
            inferred = period if narrower != wanted else None
            found = replace(self.find(snapshot, asked, narrower), asks_across=asks_across(asked.as_read, day))
            gone = snapshot.withdrawn_near(asked.standalone, found.hits, narrower, asked.favoured)
            return found, receipt_of(snapshot, narrower, day, inferred), gone

        found, receipt, gone = self._archive.read(look_up)
        least = self._calibration.threshold(receipt.articles, self._risk)
        judged = settled(self._judged(found, receipt), asked.as_read, found.evidence, least)
        for grown in self._grown(found, judged, deadline):
            cited = _with_copies(grown.citations, found)
            told = with_withdrawn(replace(grown, citations=cited, standalone=standalone), gone)
            yield _timed(at_most_unsure(told, least), began)

    def _across(
        self, asked: Question, aggregate: Aggregate, wanted: Filter, day: date
    ) -> Generator[Answer, None, Answer | None]:
        """The answer to what no single article tells, behind what is clear of it so far; None where there is none."""

        def look_up(snapshot: Snapshot) -> Generator[Answer, None, Answer | None]:
            snapshot.require_outlets(wanted)
            least = self._calibration.threshold((receipt := receipt_of(snapshot, wanted, day)).articles, self._risk)
            told = yield from aggregate_answer(snapshot, asked, aggregate, wanted, receipt, least)
            gone = snapshot.withdrawn_near(asked.standalone, None, wanted, asked.favoured) if told else ()
            return told and at_most_unsure(with_withdrawn(told, gone), least, snapshot.silent)

        return (yield from self._archive.read_in_steps(look_up))

    def _reply(self, talk: SmallTalk, asked: Question, spoken: Conversation, receipt: Receipt) -> Answer:
        """What is said to what asks nothing of the archive."""
        last = articles_still_held(self._archive, next((t.article_ids for t in reversed(spoken.turns) if t.article_ids), ()))
        language = understand(spoken.turns[-1].question).language if spoken.turns else asked.language
        return talk_answer(talk, asked.text, last, receipt, self._archive.read(lambda s: s.outlets()), otherwise=language)

    async def aask(self, question: str, conversation: Conversation | None = None, **narrowing: Unpack[Narrowing]) -> Answer:
        """`ask` in a thread of its own, so that an event loop goes on meanwhile."""
        return await asyncio.to_thread(self.ask, question, conversation, **narrowing)

    async def astream(
        self, question: str, conversation: Conversation | None = None, **narrowing: Unpack[Narrowing]
    ) -> AsyncGenerator[Answer, None]:
        """`stream` in a thread of its own. Closing it early also ends the call of a language model."""
        answers = self.stream(question, conversation, **narrowing)
        with one_after_another() as in_thread:
            try:
                while (answer := await in_thread(lambda: next(answers, None))) is not None:
                    yield answer
            finally:
                in_thread(answers.close)  # after the step under way, which cannot be interrupted

    def __repr__(self) -> str:
        return f"<Assistant over {self._archive!r}>"

    def _grown(self, found: Found, extractive: Answer, deadline: float) -> Iterator[Answer]:
        """The extractive answer, or with a language model what it writes, from its first checked sentence to its last."""
        if not self._writer:
            yield extractive
            return
        from qa.generation.grounded_answer import compose_grounded

        drafts = self._writer.drafts(found.question, found.evidence, deadline)
        yield from compose_grounded(drafts, extractive, self._writer.settings)

    def find(self, snapshot: Snapshot, question: Question, wanted: Filter = EVERYTHING) -> Found:
        """Searches and reads, without judging."""
        asked, favoured = question.standalone, question.favoured
        hits = snapshot.search(asked, limit=PASSAGES_READ, wanted=wanted, favoured=favoured, of_each=PASSAGES_OF_EACH)
        copies = snapshot.copies_of([hit.article.id for hit in hits], wanted)
        said = links_said(snapshot)
        hits = with_notices(snapshot, favouring(without_copies(hits, copies), question, copies), said)
        written = as_articles_write(question, [hit.article for hit in hits])
        return self._read(Found(written, hits, (), (), (), evidence_of(snapshot, written, hits), copies, NOT_READ, said))

    def _read(self, found: Found) -> Found:
        """`found` with what the reader says of its evidence."""
        question, said, articles = found.question, found.said, [hit.article for hit in found.hits]
        readings = self._reader.read(question.as_read, found.evidence)
        signs = extract_features(question.as_read, readings)
        doubted = [doubted_where_corrected(reading, articles, said) for reading in readings]
        ranked = sorted(zip(map(self._calibration.rank, signs), doubted, signs, strict=True), key=_best_first)
        ranked = holding_first(question.as_read, ranked, lambda each: each[1], said)
        ranks, best, speaking = zip(*ranked, strict=True) if ranked else ((), (), ())
        again = self.again(question, best[0]) if best else NOT_READ
        return replace(found, readings=best, signs=speaking, ranks=ranks, again=again)

    def again(self, question: Question, reading: Reading) -> Reread:
        """What the sentence of a reading says by itself, where the reader can tell."""
        return self._reader.reread(question.as_read, reading) if isinstance(self._reader, Rereader) else NOT_READ

    def _judged(self, found: Found, receipt: Receipt) -> Answer:
        if not found.readings:
            return _refusal(found, receipt, 0.0)
        best = found.readings[0]
        others = zip(found.ranks, found.readings, strict=True)
        rival = next(
            (k for k, r in others if differs(r, best) and not holds_instead(found.question, best, r, found.said)), None
        )
        asked = Asked(found.question.kind, found.question.language, len(names_in(found.question.standalone)), receipt.articles)
        confidence = self._calibration.confidence(found.signs[0], found.ranks[0], rival, asked, found.again)
        unborne = self._calibration.unborne_threshold(receipt.articles, self._risk)
        if _is_doubted(found) or (found.question.follows_unsure and confidence < unborne):
            confidence = min(confidence, self._calibration.threshold(receipt.articles, self._risk) - BELOW)
        if (status := self._calibration.status(confidence, receipt.articles, self._risk)) == "not_found":
            return _refusal(found, receipt, confidence)
        rivals, agreeing = rivals_of_best(found.readings, found.question.as_read), agreeing_with_best(found.readings)
        older = corrected_by_best(found.readings)
        notice = notice_of(best, [hit.article for hit in found.hits], found.said)
        beside = notice_place(notice, found.evidence) if notice else None
        places = [(r.evidence.hit, r.sentence, r.score) for r in (best, *older, *agreeing, *rivals)]
        citations = _with_copies(numbered([*places[:1], *([beside] if beside else []), *places[1:]][:MOST_CITATIONS]), found)
        alternatives = tuple(alternative_of(r, citations) for r in rivals if marker_of(r, citations))
        language = found.question.language
        text = answer_text(
            citations[0],
            language,
            agreeing=[c for r in agreeing for c in citations if c.marker == marker_of(r, citations) != 1],
            alternatives=alternatives,
            meant=days_meant(best.evidence.hit.article, best.answer, found.question.kind),
            sure=status == "answered",
        )
        text = with_reason(text, language, *_against(found)) if status == "unsure" else text
        told = Answer(
            question=found.question.text,
            status=status,
            short=words_of(best),
            text=text,
            language=language,
            confidence=confidence,
            citations=citations,
            alternatives=alternatives,
            as_of=best.evidence.hit.article.published,
            receipt=receipt,
            as_of_is_estimated=best.evidence.hit.article.published_is_estimated,
        )
        return with_corrected(told, struck(best, older[0] if older else None, notice, citations, found.said))


_assistants = OpenAssistants[Assistant](MOST_OPEN)


def answer(
    question: str,
    *,
    index: str | Path | None = None,
    conversation: Conversation | None = None,
    since: Day | None = None,
    until: Day | None = None,
    outlets: Outlets = (),
    reader: str = "extractive",
    llm: str | None = None,
    infer_dates: bool = True,
    today: Day | None = None,
    risk: float = DEFAULT_RISK,
) -> Answer:
    """Answers one question. The archives that were asked last stay open, and follow their rebuilds by themselves.

    Raises IndexNotFound for an index that was named and does not exist; without a name and without one of the user's
    own, the sample's answers.
    """
    path = serving_index(index)[0].resolve()

    def opened() -> tuple[Archive, Assistant]:
        archive = Archive.open(path)
        try:
            return archive, Assistant(archive, reader, llm=llm, risk=risk)
        except BaseException:
            archive.close()
            raise

    with _assistants.using((path, reader, llm, risk), opened) as assistant:
        return assistant.ask(
            question, conversation, since=since, until=until, outlets=outlets, infer_dates=infer_dates, today=today
        )


def load_reader(name: str) -> Reader:
    """Raises ReaderUnavailable for a name that is not known."""
    if name == "rules":
        from qa.reading.baseline import RuleReader

        return RuleReader()
    if name == "extractive":
        from qa.reading.extractive import bundled_reader

        return bundled_reader()
    raise ReaderUnavailable("unknown_reader", name=name)


def _timed(answer: Answer, began: float) -> Answer:
    """`answer` with the time since `began`, a reading of `time.perf_counter`."""
    return replace(answer, receipt=replace(answer.receipt, elapsed_ms=(time.perf_counter() - began) * 1000))


def _with_copies(citations: Iterable[Citation], found: Found) -> tuple[Citation, ...]:
    return tuple(replace(citation, copies=found.copies.get(citation.article_id, ())) for citation in citations)


def _is_doubted(found: Found) -> bool:
    """Whether a rule keeps the best reading from being called "answered", whatever its confidence."""
    return bool(found.asks_across or found.readings[0].against or found.readings[0].doubt or any(_against(found)))


def _against(found: Found) -> tuple[str | None, bool]:
    """What of the question the best reading's article lacks, and whether its age speaks against it."""
    asked, article = found.question.as_read, found.readings[0].evidence.hit.article
    return unheld(asked, article), may_be_outdated(asked, article, [hit.article for hit in found.hits])


def _refusal(found: Found, receipt: Receipt, confidence: float) -> Answer:
    """The nearest passages, one an article, each by its best sentence."""
    readings = {r.evidence.hit.article.id: r for r in reversed(found.readings)}
    nearest = list(dict.fromkeys(r.evidence.hit.article.id for r in found.readings))[:NEAREST_SHOWN]
    citations = numbered((readings[id_].evidence.hit, readings[id_].sentence, readings[id_].score) for id_ in nearest)
    return Answer(
        question=found.question.text,
        status="not_found",
        short=None,
        text=refusal_text(citations, found.question.language),
        language=found.question.language,
        confidence=confidence,
        citations=citations,
        alternatives=(),
        as_of=None,
        receipt=receipt,
    )


def _best_first(ranked: tuple[float, Reading, AnswerFeatures]) -> tuple[bool, float, int, str, Span]:
    """Words that a rule speaks against come last, whatever speaks for them."""
    rank, reading, _ = ranked
    article = reading.evidence.hit.article
    return (bool(reading.against), -rank, -(article.published or date.min).toordinal(), article.id, reading.sentence)
