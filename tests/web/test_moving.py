"""From the sample to the user's own articles: the chat goes over by itself, and says so."""

from pathlib import Path
from typing import Any

import pytest

from index import Archive, rebuild
from index.locate import DEFAULT_INDEX, SAMPLE_INDEX
from qa import Assistant
from tests.builds import ports
from web.archive.tab import ArchiveController
from web.ask.examples import sample_questions
from web.chat import build
from web.context import AppContext
from web.server.accounts import AccessPolicy
from web.server.serve import Service, free_port, serve

QUESTION = "Berapa rumah terendam banjir di Kampung Rawa?"


@pytest.fixture
def sample(empty_folder: Path) -> Path:
    """The current folder, with articles in var/articles and a sample of two articles instead of the whole one."""
    articles = empty_folder / "var" / "articles"
    articles.mkdir(parents=True)
    (articles / "banjir.txt").write_text(
        "Banjir di Kampung Rawa\n\nKABAR RAWA, 3 Maret 2025 - Banjir merendam 40 rumah di Kampung Rawa, kata Lurah Siti."
    )
    (empty_folder / "pasar.txt").write_text("Pasar Malam Dibuka\n\nKABAR, 9 Maret 2025 - Pasar malam dibuka Camat Joko.")
    rebuild("pasar.txt", index=SAMPLE_INDEX)
    return empty_folder


def test_an_archive_moves_to_the_users_own_index_once_it_is_there(sample: Path) -> None:
    with Archive(SAMPLE_INDEX, own=DEFAULT_INDEX) as archive:
        assert [article.title for article in archive.examples(9)] == ["Pasar Malam Dibuka"]
        rebuild("var/articles")
        with archive.snapshot():
            assert (archive.path, archive.is_sample) == (DEFAULT_INDEX, False)
        assert [article.title for article in archive.examples(9)] == ["Banjir di Kampung Rawa"]


def test_a_question_in_flight_ends_on_the_sample_that_it_began_on(sample: Path) -> None:
    with Archive(SAMPLE_INDEX, own=DEFAULT_INDEX) as archive:
        with archive.snapshot() as before:
            rebuild("var/articles")
            with archive.snapshot() as after:
                assert after.generation == before.generation == 1
                assert after is not before
                assert before.examples(1)[0].title == "Pasar Malam Dibuka"
        assert archive.search("banjir")[0].article.title == "Banjir di Kampung Rawa"


def test_an_index_that_was_named_stays_whatever_else_is_built(sample: Path) -> None:
    with Archive.open(SAMPLE_INDEX) as archive:
        rebuild("var/articles")
        assert archive.status().is_sample


def test_feedback_lies_beside_the_index_that_answers(sample: Path) -> None:
    with Archive(SAMPLE_INDEX, own=DEFAULT_INDEX) as archive:
        office = AppContext.of(archive, AccessPolicy())
        assert office.feedback.path.parent == SAMPLE_INDEX
        rebuild("var/articles")
        archive.status()
        assert office.feedback.path.parent == DEFAULT_INDEX


def test_the_first_rebuild_from_the_tab_says_who_answers_from_now_on(sample: Path) -> None:
    with Archive(SAMPLE_INDEX, own=DEFAULT_INDEX) as archive:
        office = AppContext.of(archive, AccessPolicy())
        office.rebuilding.start("Penyunting")
        office.rebuilding.wait()
        shown = ArchiveController(archive, office).run("id")
    assert "1 artikel baru" in shown
    assert "Mulai sekarang artikel Anda sendiri yang menjawab" in shown


def test_an_open_page_moves_by_itself_and_says_so(sample: Path, browser: Any) -> None:
    with Archive(SAMPLE_INDEX, own=DEFAULT_INDEX) as archive:
        entrance = AccessPolicy()
        office = AppContext.of(archive, entrance)
        chat = build(Assistant(archive), archive, examples=sample_questions(), office=office)
        page = browser.new_page(locale="id-ID")
        page.goto(serve(chat, port=free_port("127.0.0.1", ports(18560)), service=Service(entrance, archive)))
        page.locator(".newest", has_text="Pasar Malam Dibuka").wait_for()  # by then the page has settled
        rebuild("var/articles")
        page.locator("#notice", has_text="Mulai sekarang artikel Anda sendiri").wait_for()
        page.locator(".masthead .sample").wait_for(state="detached")
        page.locator(".newest", has_text="Banjir di Kampung Rawa").wait_for()
        page.locator("#question textarea").fill(QUESTION)
        page.locator("#question textarea").press("Enter")
        page.locator(".exchange .short", has_text="40").wait_for()
        page.close()
        chat.close(verbose=False)
