"""Asking from an event loop, and what an archive is as a collection."""

import asyncio
import threading
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest

from corpus import Article
from index import Archive, rebuild
from index.errors import IndexClosed, UnknownOutlet
from qa import Answer, Assistant
from qa.asynchronous import one_after_another
from qa.question.parse import Question
from qa.reading.reader import Evidence, Reading

QUESTION = "Berapa rumah terendam banjir di Semaka?"


class SlowReader:
    """Answers the first sentence of each passage, when it is let."""

    def __init__(self) -> None:
        self.may_answer = threading.Event()

    def read(self, question: Question, evidence: Sequence[Evidence]) -> list[Reading]:
        assert self.may_answer.wait(60)
        spans = [place.sentences[0].span for place in evidence]
        return [Reading(place, span, span, 1.0) for place, span in zip(evidence, spans, strict=True)]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    path: Path = tmp_path_factory.mktemp("asked") / "index"
    text = "Banjir merendam {n} rumah di Semaka, kata Camat Joko."
    days = {n: date(2024, 8, n) for n in (3, 1, 2)}
    rebuild([Article(f"a{n}", f"koran/{n}", "Banjir", text.format(n=n), day, "Koran") for n, day in days.items()], index=path)
    with Archive.open(path) as opened:
        yield opened


def test_waiting_for_an_answer_lets_the_loop_go_on(archive: Archive) -> None:
    reader = SlowReader()

    async def both() -> tuple[Answer, bool]:
        answering = asyncio.create_task(Assistant(archive, reader).aask(QUESTION, since="2024-08-01"))
        await asyncio.sleep(0)
        before = answering.done()
        reader.may_answer.set()
        return await answering, before

    answer, before = asyncio.run(both())
    assert (answer.question, answer.receipt.since, before) == (QUESTION, date(2024, 8, 1), False)


def test_a_stream_can_be_waited_for_and_ends_in_the_answer(archive: Archive) -> None:
    assistant = Assistant(archive, "rules")

    async def collected() -> list[Answer]:
        return [answer async for answer in assistant.astream(QUESTION)]

    *_, last = asyncio.run(collected())
    assert (last.short, last.text) == ((expected := assistant.ask(QUESTION)).short, expected.text)


def test_an_error_reaches_who_waits(archive: Archive) -> None:
    async def collected() -> list[Answer]:
        return [answer async for answer in Assistant(archive, "rules").astream(QUESTION, outlets="Warta")]

    with pytest.raises(UnknownOutlet):
        asyncio.run(collected())


def test_what_is_begun_goes_on_one_after_another_and_off_the_loop() -> None:
    said: list[object] = []

    async def begun() -> None:
        with one_after_another() as in_thread:
            first = in_thread(lambda: said.append(threading.current_thread() is threading.main_thread()))
            await in_thread(lambda: said.append("second"))
            await first

    asyncio.run(begun())
    assert said == [False, "second"]


def test_an_archive_is_a_collection_of_its_articles(archive: Archive) -> None:
    held = list(archive)
    assert (len(archive), [article.id for article in held]) == (3, ["a3", "a1", "a2"])
    assert held[1] == archive.article("a1")
    assert ("a1" in archive, held[0] in archive, "a9" in archive, 1 in archive) == (True, True, False, False)


def test_an_archive_says_where_it_is(archive: Archive) -> None:
    assert repr(archive) == f"<Archive {str(archive.path)!r} generation 1>"
    assert repr(Assistant(archive, "rules")) == f"<Assistant over {archive!r}>"


def test_an_empty_or_closed_archive_is_one_all_the_same(tmp_path: Path) -> None:
    rebuild([Article("a", "k", "Judul", "Gempa.")], index=tmp_path / "index")
    opened = Archive.open(tmp_path / "index")
    assert opened
    opened.close()
    assert repr(opened) == f"<Archive {str(opened.path)!r} closed>"
    with pytest.raises(IndexClosed):
        list(opened)
