"""The page for everybody: two languages, light and dark, a phone, a screen reader."""

from collections.abc import Iterator
from typing import Any

import pytest

QUESTION = "Siapa yang memimpin rapat koordinasi di Polres Lampung Barat?"
# What a visitor can press or fill, and that has no words of its own for a screen reader.
NAMELESS = """() => [...document.querySelectorAll("button, a[href], input, textarea, summary")].filter((each) => {
  if (!each.checkVisibility() || each.closest("[aria-hidden=true]")) return false;
  const named = (each.getAttribute("aria-labelledby") ?? "").split(" ");
  const labelled = named.map((id) => document.getElementById(id)?.textContent);
  return !(each.textContent.trim() || each.getAttribute("aria-label") || each.title || labelled.join("").trim()
    || [...(each.labels ?? [])].some((label) => label.textContent.trim()));
}).map((each) => each.outerHTML.slice(0, 200))"""


@pytest.fixture
def english(browser: Any, address: str) -> Iterator[Any]:
    """A visitor whose browser asks for English."""
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    page.goto(address)
    page.get_by_text("Ask the news archive").wait_for()
    yield page
    context.close()


def test_the_page_speaks_the_language_of_the_browser(english: Any) -> None:
    assert english.locator("#question textarea").get_attribute("placeholder") == "Write your question"
    english.wait_for_function("() => document.documentElement.lang === 'en'")
    assert english.get_by_role("tab", name="Ask", exact=True).count() == 1
    english.get_by_role("tab", name="Check a draft").wait_for()
    english.get_by_text("Try asking").wait_for()


def test_the_choice_of_a_language_outlives_a_reload(english: Any) -> None:
    english.get_by_text("Indonesia", exact=True).click()
    english.get_by_text("Bertanya kepada arsip berita").wait_for()
    english.wait_for_function("() => localStorage.getItem('wartanya.language')")
    english.reload()
    english.get_by_text("Bertanya kepada arsip berita").wait_for()
    english.wait_for_function("() => document.documentElement.lang === 'id'")
    assert english.get_by_role("tab", name="Tanya", exact=True).count() == 1


@pytest.mark.parametrize(("scheme", "paper"), [("light", "rgb(251, 249, 244)"), ("dark", "rgb(23, 24, 27)")])
def test_the_page_follows_light_and_dark(browser: Any, address: str, scheme: Any, paper: str) -> None:
    page = browser.new_page(locale="id-ID", color_scheme=scheme)
    page.goto(address)
    page.locator(".welcome").wait_for()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == paper
    page.close()


@pytest.mark.parametrize("width", [320, 360, 768])
def test_nothing_is_wider_than_a_phone(visit: Any, width: int) -> None:
    page = visit.page
    page.set_viewport_size({"width": width, "height": 740})

    def overflow() -> int:
        return int(page.evaluate("document.documentElement.scrollWidth")) - width

    assert overflow() <= 0
    exchange = visit.ask(QUESTION)
    exchange.locator(".receipt summary").click()
    page.locator("#filters > button").click()
    page.get_by_label("Sejak tanggal").wait_for()
    page.locator(".kept summary").click()
    assert overflow() <= 0
    exchange.locator(".citation button").first.click()
    view = page.locator("#reading")
    view.locator("article").wait_for()
    box = view.bounding_box()
    assert (box["x"], box["width"]) == (0, width)
    assert overflow() <= 0


def test_every_control_has_a_name_for_a_screen_reader(visit: Any) -> None:
    assert visit.page.evaluate(NAMELESS) == []
    visit.ask(QUESTION).locator(".citation button").first.click()
    visit.page.locator("#reading article").wait_for()
    visit.page.locator("#filters > button").click()
    visit.page.get_by_label("Media").wait_for()
    visit.page.locator(".kept summary").click()
    assert visit.page.evaluate(NAMELESS) == []
