"""The chat in a real browser. After each visit its fixture checks that nothing was asked of another machine."""

import threading
from typing import Any

import pytest

from index import Archive
from tests.builds import ports
from web.ask import browser_storage
from web.chat import build
from web.server.serve import free_port, serve

QUESTION = "Siapa yang memimpin rapat koordinasi di Polres Lampung Barat?"
CHAIR = "AKBP Rinaldo Aser"
HOSTILE_QUESTION = "Berapa harga cabai keriting di Pasar Naga Kembar?"


def test_a_question_shows_the_short_answer_and_the_marked_quote(visit: Any) -> None:
    exchange = visit.ask(QUESTION)
    assert CHAIR in exchange.locator(".short").inner_text()
    assert exchange.locator(".status").inner_text().startswith(("Terjawab", "Belum pasti"))
    mark = exchange.locator(".citation mark").first
    assert mark.is_visible()
    assert CHAIR in mark.inner_text()


def test_a_citation_opens_the_whole_article_with_the_quote_in_sight(visit: Any, archive: Archive) -> None:
    exchange = visit.ask(QUESTION)
    button = exchange.locator(".citation button").first
    article = archive.article(button.get_attribute("data-article"))
    quote = exchange.locator(".citation mark").first.inner_text()
    button.click()
    view = visit.page.locator("#reading article")
    view.wait_for()
    assert view.locator("h2").inner_text() == article.title
    assert "".join(view.locator("mark").all_inner_texts()) == quote
    visit.page.wait_for_function(
        "() => { const box = document.querySelector('#reading mark').getBoundingClientRect();"
        " return box.top >= 0 && box.bottom <= innerHeight; }"
    )
    view.locator("button[data-close]").click()
    view.wait_for(state="detached")


def test_a_marker_leads_to_its_citation_without_leaving_the_page(visit: Any) -> None:
    exchange = visit.ask(QUESTION)
    citation = exchange.locator(".citation").first
    citation.locator("summary").click()
    assert not citation.locator("blockquote").is_visible()
    exchange.locator("a.marker").first.click()
    citation.locator("blockquote").wait_for(state="visible")
    assert visit.page.locator(".exchange").count() == 1


def test_an_example_asks_itself(visit: Any) -> None:
    example = visit.page.locator(".examples button").first
    question = example.inner_text()
    example.click()
    visit.page.locator(".exchange .receipt").wait_for()
    assert question in visit.page.locator(".question").inner_text()


def test_a_follow_up_is_understood_and_a_new_conversation_forgets(visit: Any) -> None:
    visit.ask(QUESTION)
    place = visit.ask("Di mana acaranya?")
    assert "Aula Rupatama" in place.locator(".short").inner_text()
    visit.page.locator("#new").click()
    visit.page.locator(".welcome").wait_for()
    assert visit.page.locator(".exchange").count() == 0


def test_visitors_do_not_see_each_others_questions(visit: Any, browser: Any) -> None:
    visit.ask(QUESTION)
    other = browser.new_page(locale="id-ID")
    other.goto(visit.page.url)
    other.locator(".welcome").wait_for()
    assert other.locator(".exchange").count() == 0
    other.close()


def test_an_empty_question_gets_a_friendly_sentence(visit: Any) -> None:
    visit.page.locator("#question textarea").press("Enter")
    notice = visit.page.locator("#notice p")
    notice.wait_for()
    assert "Tulis dulu pertanyaannya" in notice.inner_text()


def test_filters_reach_the_answer_and_are_told_on_the_page(visit: Any) -> None:
    visit.page.locator("#filters > button").click()
    since = visit.page.get_by_label("Sejak tanggal")
    since.fill("2035-01-01")
    since.press("Tab")
    visit.page.get_by_text("Saringan (1 dipakai)").wait_for()
    exchange = visit.ask(QUESTION)
    assert exchange.locator(".status").inner_text() == "Tidak ada di arsip"
    exchange.locator(".receipt summary").click()
    assert "Sejak 1 Januari 2035" in exchange.locator(".receipt").inner_text()


def test_the_page_speaks_english_when_told_to(visit: Any) -> None:
    visit.page.get_by_text("English").click()
    visit.page.get_by_text("Ask the news archive").wait_for()
    exchange = visit.ask("Who chaired the coordination meeting at the Lampung Barat police office?")
    assert CHAIR in exchange.locator(".short").inner_text()
    assert exchange.locator(".status").inner_text().startswith(("Answered", "Unsure"))


@pytest.mark.parametrize("where", ["answer", "article"])
def test_an_article_that_means_harm_does_none(visit: Any, where: str) -> None:
    exchange = visit.ask(HOSTILE_QUESTION)
    shown = exchange
    if where == "article":
        exchange.locator('button[data-article="jahat/harga-cabai"]').first.click()
        shown = visit.page.locator("#reading article")
        shown.wait_for()
    assert "<script>alert('script')</script>" in shown.inner_text()
    for citation in exchange.locator("details").all():
        citation.evaluate("each => { each.open = true }")
    shown.hover()
    visit.page.wait_for_timeout(500)  # what would load or run, does so by then
    assert visit.page.title() == "Wartanya"
    assert shown.locator("script, img, svg, iframe, style, meta, base, b, [onerror], [onload], [onmouseover]").count() == 0
    assert [link for link in visit.page.locator("a").all() if "javascript" in (link.get_attribute("href") or "")] == []


def test_a_question_that_means_harm_does_none(visit: Any) -> None:
    exchange = visit.ask("<img src=http://evil.example/q.png onerror=alert(1)> $$x$$ ${alert(2)} berapa harga cabai?")
    assert "<img src=http://evil.example/q.png onerror=alert(1)>" in exchange.locator(".question").inner_text()
    assert exchange.locator("img").count() == 0


class Breaking:
    """An assistant with a fault that nobody foresaw."""

    def stream(self, question: str, *_: Any, **__: Any) -> Any:
        raise RuntimeError(f"kabel putus: {question}")


def test_a_fault_that_nobody_foresaw_ends_the_search_with_a_sentence(browser: Any, archive: Archive) -> None:
    broken: Any = Breaking()
    chat = build(broken, archive)
    page = browser.new_page(locale="id-ID")
    page.goto(serve(chat, port=free_port("127.0.0.1", ports(17960))))
    page.locator("#question textarea").fill("Siapa?")
    page.locator("#question textarea").press("Enter")
    page.get_by_text("Terjadi kesalahan di dalam Wartanya").wait_for()
    page.locator(".welcome").wait_for()
    assert page.get_by_text("kabel putus").count() == 0
    page.close()
    chat.close(verbose=False)


def test_a_page_that_settles_late_leaves_what_was_said_to_a_question(
    browser: Any, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken: Any = Breaking()
    settling = threading.Event()
    read = browser_storage.from_text

    def late(held: Any) -> browser_storage.Kept:
        settling.wait(10)
        return read(held)

    chat = build(broken, archive)
    page = browser.new_page(locale="id-ID")
    monkeypatch.setattr(browser_storage, "from_text", late)
    page.goto(serve(chat, port=free_port("127.0.0.1", ports(17980))))
    page.locator("#question textarea").fill("Siapa?")
    page.locator("#question textarea").press("Enter")
    said = page.get_by_text("Terjadi kesalahan di dalam Wartanya")
    said.wait_for()
    settling.set()
    page.locator(".welcome").wait_for()
    page.wait_for_timeout(500)  # what settles late has been shown by then
    assert said.is_visible()
    page.close()
    chat.close(verbose=False)


def test_the_page_fits_a_phone(visit: Any) -> None:
    visit.page.set_viewport_size({"width": 360, "height": 740})
    exchange = visit.ask(QUESTION)
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= 360
    exchange.locator(".citation button").first.click()
    view = visit.page.locator("#reading")
    view.locator("article").wait_for()
    box = view.bounding_box()
    assert (box["x"], box["width"]) == (0, 360)
