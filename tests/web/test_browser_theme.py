"""Light or dark in a real browser: as the system has it, or as was chosen, from the first frame on."""

from collections.abc import Iterator
from typing import Any

import pytest

LIGHT, DARK = "rgb(251, 249, 244)", "rgb(23, 24, 27)"
# The ground of every frame that is drawn; a body that paints nothing shows what is behind it.
_WATCH = """
window.grounds = new Set();
function look() {
  const ground = [document.body, document.documentElement].filter(Boolean)
    .map((each) => getComputedStyle(each).backgroundColor).find((each) => each !== "rgba(0, 0, 0, 0)");
  if (document.body) window.grounds.add(ground);
  requestAnimationFrame(look);
}
look();
"""


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    """The chat, by a system that is dark. Afterwards: no script was refused."""
    context = browser.new_context(locale="id-ID", color_scheme="dark")
    made, refused = context.new_page(), []
    made.on("console", lambda message: refused.append(message.text) if "Content Security" in message.text else None)
    made.add_init_script(_WATCH)
    made.goto(address)
    made.locator(".welcome .examples").wait_for()
    yield made
    context.close()
    assert refused == []


def grounds(page: Any) -> list[str]:
    return page.evaluate("[...window.grounds]")  # type: ignore[no-any-return]


def is_dark(page: Any) -> bool:
    return page.evaluate("document.body.matches('.dark')")  # type: ignore[no-any-return]


def test_without_a_choice_the_page_follows_the_system(page: Any) -> None:
    assert page.get_by_label("Warna tampilan").input_value() == "system"
    assert (is_dark(page), grounds(page)) == (True, [DARK])
    page.emulate_media(color_scheme="light")
    page.wait_for_function("() => !document.body.matches('.dark')")


def test_a_choice_holds_over_a_reload_without_a_flash(page: Any) -> None:
    page.get_by_label("Warna tampilan").select_option("light")
    page.wait_for_function("() => !document.body.matches('.dark')")
    page.reload()
    page.locator(".welcome .examples").wait_for()
    assert page.get_by_label("Warna tampilan").input_value() == "light"
    assert (is_dark(page), grounds(page)) == (False, [LIGHT])
    page.emulate_media(color_scheme="light")
    page.get_by_label("Warna tampilan").select_option("dark")
    page.reload()
    page.locator(".welcome .examples").wait_for()
    assert (is_dark(page), grounds(page)) == (True, [DARK])


def test_a_choice_holds_in_the_other_tab_and_in_the_other_language(page: Any, address: str) -> None:
    other = page.context.new_page()
    other.goto(address)
    other.locator(".welcome .examples").wait_for()
    page.get_by_label("Warna tampilan").select_option("light")
    other.wait_for_function("() => !document.body.matches('.dark')")
    page.locator("#language").get_by_text("English").click()
    choice = page.get_by_label("Colours of the page")
    choice.wait_for()
    assert choice.input_value() == "light"
    assert choice.locator("option").all_inner_texts() == ["As the system", "Light", "Dark"]
