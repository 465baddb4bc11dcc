"""An answer in a real browser: its citations, the article at its words, and what leaves the page with it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from index import Archive
from qa import Assistant
from qa.types import Answer
from tests.builds import ports
from web.ask.article import article_html
from web.ask.copy_citation import newsroom, plain
from web.chat import build
from web.server.serve import free_port, serve

QUESTION = "Siapa yang memimpin rapat koordinasi di Polres Lampung Barat?"


def open_first(visit: Any) -> Any:
    """Opens the article of the first citation, and gives its element."""
    visit.ask(QUESTION).locator(".citation button").first.click()
    view = visit.page.locator("#reading article")
    view.locator("mark").first.wait_for()
    return view


def quote_of(view: Any) -> str:
    return "".join(view.locator("mark").all_inner_texts())


def test_the_address_of_an_open_article_opens_it_again_at_the_same_words(visit: Any) -> None:
    quote = quote_of(open_first(visit))
    address = visit.page.url
    assert "article=" in address
    visit.page.goto("about:blank")
    visit.page.goto(address)
    view = visit.page.locator("#reading article")
    view.locator("mark").first.wait_for()
    assert quote_of(view) == quote
    visit.page.wait_for_function(
        "() => { const box = document.querySelector('#reading mark').getBoundingClientRect();"
        " return box.top >= 0 && box.bottom <= innerHeight; }"
    )


def test_a_closed_article_leaves_the_address(visit: Any) -> None:
    view = open_first(visit)
    visit.page.keyboard.press("Escape")
    view.wait_for(state="detached")
    assert "article=" not in visit.page.url


def test_escape_gives_the_focus_back_to_what_opened_the_article(visit: Any) -> None:
    view = open_first(visit)
    assert view.evaluate("each => each === document.activeElement")
    visit.page.keyboard.press("Escape")
    view.wait_for(state="detached")
    visit.page.wait_for_function("() => document.activeElement.dataset.article !== undefined")


def test_the_words_are_copied_as_a_newsroom_and_as_a_plain_citation(visit: Any, archive: Archive) -> None:
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    view = open_first(visit)
    quote = quote_of(view)
    article = archive.article(visit.page.locator(".citation button").first.get_attribute("data-article"))
    for place, expected in enumerate((newsroom(article, quote), plain(article, quote, "id"))):
        button = view.locator("button[data-copy]").nth(place)
        button.click()
        view.locator("button[data-done]").nth(place).wait_for()
        assert visit.page.evaluate("navigator.clipboard.readText()") == expected
    view.locator("button[data-copy-link]").click()
    view.locator("button[data-copy-link][data-done]").wait_for()
    assert visit.page.evaluate("navigator.clipboard.readText()") == visit.page.url


def test_without_a_clipboard_the_words_are_copied_the_old_way(visit: Any) -> None:
    view = open_first(visit)
    visit.page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    visit.page.evaluate("document.addEventListener('copy', () => { window.copied = String(getSelection()); })")
    button = view.locator("button[data-copy]").first
    button.click()
    view.locator("button[data-done]").wait_for()
    assert visit.page.evaluate("window.copied") == button.get_attribute("data-copy")


class Settled:
    """The assistant's answer to one question, with the status that is asked for."""

    def __init__(self, assistant: Assistant) -> None:
        self._answer = assistant.ask(QUESTION)

    def stream(self, question: Any, *_: Any, **__: Any) -> Iterator[Answer]:
        short = None if question == "not_found" else self._answer.short
        yield replace(self._answer, question=question, status=question, short=short, alternatives=())


def test_the_three_kinds_of_answer_look_different_without_colours(browser: Any, assistant: Assistant, archive: Archive) -> None:
    settled: Any = Settled(assistant)
    chat = build(settled, archive, examples=["answered", "unsure", "not_found"])
    page = browser.new_page(locale="id-ID")
    page.goto(serve(chat, port=free_port("127.0.0.1", ports(18160))))
    looks = "each => { const now = getComputedStyle(each); return now.borderLeftStyle + now.borderLeftWidth; }"
    signs = "each => getComputedStyle(each, '::before').content"
    seen, nearest = set(), []
    for place in range(3):
        page.locator(".examples button").nth(place).click()
        answer = page.locator('.thread[aria-busy="false"] .answer')
        answer.wait_for()
        status = answer.locator(".status strong")
        seen.add((status.inner_text(), status.evaluate(signs), answer.evaluate(looks)))
        nearest.append("BAGIAN TERDEKAT DI ARSIP" in answer.inner_text().upper())
        page.locator("#new").click()
        page.locator(".welcome").wait_for()
    assert [len({each[part] for each in seen}) for part in range(3)] == [3, 3, 3]
    assert nearest == [False, True, True]
    page.close()
    chat.close(verbose=False)


def test_the_receipt_is_one_line_that_unfolds(visit: Any) -> None:
    receipt = visit.ask(QUESTION).locator(".receipt")
    assert receipt.bounding_box()["height"] < 40
    assert not receipt.locator("li").first.is_visible()
    receipt.locator("summary").click()
    assert receipt.locator("li").first.is_visible()


def test_what_was_unfolded_stays_so_while_the_next_question_is_answered(visit: Any) -> None:
    first = visit.ask(QUESTION)
    first.locator(".receipt summary").click()
    visit.ask("Di mana acaranya?")
    assert visit.page.locator(".exchange").first.locator(".receipt li").first.is_visible()


def test_a_screen_reader_hears_the_newest_answer_once_it_is_whole(visit: Any) -> None:
    region = visit.page.locator("#announcer[aria-live=polite]")
    region.wait_for(state="attached")
    short = visit.ask(QUESTION).locator(".short").inner_text()
    visit.page.wait_for_function("() => document.getElementById('announcer').textContent !== ''")
    assert short in region.inner_text()


@pytest.mark.parametrize(
    "query", ["?article=niemand", "?article=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&start=1&end=5&check=x"]
)
def test_a_permalink_to_nothing_says_that_the_article_is_gone(visit: Any, query: str) -> None:
    visit.page.goto(visit.page.url.split("?")[0] + query)
    visit.page.get_by_text("Artikel ini tidak ada lagi di arsip.").wait_for()


def test_the_article_beside_the_chat_is_what_article_html_makes(visit: Any, archive: Archive) -> None:
    view = open_first(visit)
    article = archive.article(visit.page.locator(".citation button").first.get_attribute("data-article"))
    assert view.locator(".body p").count() == article_html(article).partition('class="body"')[2].count("<p>")
