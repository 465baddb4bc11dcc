"""Ask an archive: search, read, judge, cite."""

import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from corpus.text import words
from corpus.types import Span
from index.archive import Archive
from index.locate import serving_index
from index.snapshot import Snapshot, names_in
from index.types import Filter, Hit
from qa.citations import numbered
from qa.composing import answer_text, date_meant, refusal_text
from qa.confidence import Signs, calibration
from qa.errors import ReaderUnavailable
from qa.evidence import evidence_of
from qa.question import Question, understand
from qa.reader import Reader, Reading
from qa.types import Alternative, Answer, Citation, Conversation, Receipt

PASSAGES_READ = 10
FAVOUR = 0.35  # added to the score of the article that a follow-up speaks of
MOST_CITATIONS = 4
NEAREST_SHOWN = 3
MOST_ALTERNATIVES = 3
RIVAL = 0.6  # of the best reading's score, from which another answer is worth telling


@dataclass(frozen=True, slots=True)
class Found:
    """What came out of searching and reading one question; readings best first."""

    question: Question
    hits: Sequence[Hit]
    readings: Sequence[Reading]


class Assistant:
    """Safe to share between threads."""

    def __init__(self, archive: Archive, reader: str | Reader = "extractive") -> None:
        self._archive = archive
        self._reader = load_reader(reader) if isinstance(reader, str) else reader
        self._calibration = calibration(reader if isinstance(reader, str) else "extractive")

    def ask(
        self,
        question: str,
        conversation: Conversation | None = None,
        *,
        since: date | None = None,
        until: date | None = None,
        outlets: Sequence[str] = (),
    ) -> Answer:
        """The answer, cited. Raises QuestionRejected, ReaderUnavailable; "not in the archive" is an answer."""
        began = time.perf_counter()
        asked = understand(question, conversation)
        wanted = Filter(since, until, tuple(outlets))
        with self._archive.snapshot() as snapshot:
            found = self.find(snapshot, asked, wanted)
            receipt = _receipt(snapshot, wanted)
        answer = self._judged(found, receipt)
        return replace(answer, receipt=replace(receipt, elapsed_ms=(time.perf_counter() - began) * 1000))

    def stream(
        self,
        question: str,
        conversation: Conversation | None = None,
        *,
        since: date | None = None,
        until: date | None = None,
        outlets: Sequence[str] = (),
    ) -> Iterator[Answer]:
        """The answer as it grows, the last one whole. The extractive reader has it all at once."""
        yield self.ask(question, conversation, since=since, until=until, outlets=outlets)

    def find(self, snapshot: Snapshot, question: Question, wanted: Filter = Filter()) -> Found:
        """Searches and reads, without judging."""
        hits = snapshot.search(question.standalone, limit=PASSAGES_READ, wanted=wanted, favoured=question.favoured)
        hits = _favouring(hits, question)
        readings = self._reader.read(question, evidence_of(snapshot, question, hits))
        return Found(question, hits, readings)

    def _judged(self, found: Found, receipt: Receipt) -> Answer:
        if not found.readings:
            return _refusal(found, receipt, 0.0)
        confidence = self._calibration.confidence(signs_of(found))
        status = self._calibration.status(confidence)
        if status == "not_found":
            return _refusal(found, receipt, confidence)
        best = found.readings[0]
        rivals = _rivals(found)
        agreeing = _agreeing(found)
        places = [best, *agreeing, *rivals][:MOST_CITATIONS]
        citations = numbered((r.evidence.hit, r.sentence, r.score) for r in places)
        alternatives = tuple(_alternative(r, citations) for r in rivals if _marker(r, citations))
        language = found.question.language
        text = answer_text(
            citations[0],
            language,
            agreeing=[c for r in agreeing for c in citations if c.marker == _marker(r, citations) != 1],
            alternatives=alternatives,
            meant=date_meant(best.evidence.hit.article, best.answer) if found.question.kind == "when" else None,
            sure=status == "answered",
        )
        return Answer(
            question=found.question.text,
            status=status,
            short=_words_of(best),
            text=text,
            language=language,
            confidence=confidence,
            citations=citations,
            alternatives=alternatives,
            as_of=best.evidence.hit.article.published,
            receipt=receipt,
        )


_assistants: dict[tuple[Path, str], Assistant] = {}
_opening = threading.Lock()


def answer(
    question: str,
    *,
    index: str | Path | None = None,
    conversation: Conversation | None = None,
    since: date | None = None,
    until: date | None = None,
    outlets: Sequence[str] = (),
    reader: str = "extractive",
) -> Answer:
    """Answers one question. The archive is opened once for each path and follows its rebuilds by itself.

    Raises IndexNotFound for an index that was named and does not exist; without a name and without one of the user's
    own, the sample's answers.
    """
    path = serving_index(index)[0].resolve()
    with _opening:
        if (path, reader) not in _assistants:
            _assistants[path, reader] = Assistant(Archive.open(path), reader)
        assistant = _assistants[path, reader]
    return assistant.ask(question, conversation, since=since, until=until, outlets=outlets)


def load_reader(name: str) -> Reader:
    """Raises ReaderUnavailable for a name that is not known."""
    if name == "rules":
        from qa.rules import RuleReader

        return RuleReader()
    if name == "extractive":
        from qa.rules import RuleReader

        return RuleReader()
    raise ReaderUnavailable(f"There is no reader {name!r}: there are extractive and rules.")


def signs_of(found: Found) -> Signs:
    """What speaks for the best reading."""
    best = found.readings[0]
    article = best.evidence.hit.article
    named = names_in(found.question.text)
    held = set(words(article.title)) | set(words(article.text))
    rival = next((r for r in found.readings[1:] if _differs(r, best)), None)
    fit = max((s.score for s in best.evidence.sentences if s.span.start >= best.sentence.start and s.span.end <= best.sentence.end), default=0.0)
    return Signs(
        reader=best.score,
        search=min(best.evidence.hit.score, 1.0),
        names=len(named & held) / len(named) if named else 1.0,
        fit=min(fit, 1.0),
        lead=max(0.0, best.score - (rival.score if rival else 0.0)),
    )


def _favouring(hits: list[Hit], question: Question) -> list[Hit]:
    """The conversation's article first, where the search does not speak strongly for another."""
    if not question.favoured:
        return hits
    raised = [replace(h, score=min(1.0, h.score + FAVOUR)) if h.article.id == question.favoured[0] else h for h in hits]
    return sorted(raised, key=lambda h: -h.score)


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


def _agreeing(found: Found) -> list[Reading]:
    """Other articles that say the same, the best reading of each."""
    best = found.readings[0]
    seen = {best.evidence.hit.article.id}
    agreeing = []
    for reading in found.readings[1:]:
        if reading.evidence.hit.article.id not in seen and reading.answer and not _differs(reading, best) and reading.score >= RIVAL * best.score:
            seen.add(reading.evidence.hit.article.id)
            agreeing.append(reading)
    return agreeing


def _rivals(found: Found) -> list[Reading]:
    """What other articles answer, nearly as well: newest first."""
    best = found.readings[0]
    seen = {best.evidence.hit.article.id}
    rivals: list[Reading] = []
    for reading in found.readings[1:]:
        new = reading.evidence.hit.article.id not in seen and all(_differs(reading, other) for other in (best, *rivals))
        strong = reading.score >= RIVAL * best.score and reading.evidence.hit.score >= RIVAL * best.evidence.hit.score
        if reading.answer and new and strong:
            seen.add(reading.evidence.hit.article.id)
            rivals.append(reading)
    return sorted(rivals[:MOST_ALTERNATIVES], key=lambda r: -(r.evidence.hit.article.published or date.min).toordinal())


def _differs(one: Reading, other: Reading) -> bool:
    """Whether two answers share less than half of the shorter one's words."""
    a, b = (set(words(_words_of(reading) or "")) for reading in (one, other))
    return len(a & b) * 2 < max(1, min(len(a), len(b)))


def _words_of(reading: Reading) -> str | None:
    span = reading.answer
    return reading.evidence.text[span.start : span.end] if span else None


def _marker(reading: Reading, citations: Sequence[Citation]) -> int:
    """The marker of the citation of this reading's sentence; 0 where it is not cited."""
    place = (reading.evidence.hit.article.id, Span(reading.sentence.start, reading.sentence.end))
    return next((c.marker for c in citations if (c.article_id, Span(c.start, c.end)) == place), 0)


def _alternative(reading: Reading, citations: Sequence[Citation]) -> Alternative:
    return Alternative(_words_of(reading) or "", (_marker(reading, citations),), reading.evidence.hit.article.published)


def _receipt(snapshot: Snapshot, wanted: Filter) -> Receipt:
    articles, undated, outlets = snapshot.count(wanted)
    filters = {"outlets": list(wanted.outlets)} if wanted.outlets else {}
    return Receipt(articles, undated, outlets, snapshot.generation, snapshot.built, 0.0, wanted.since, wanted.until, filters)
