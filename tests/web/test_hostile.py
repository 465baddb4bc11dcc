"""An archive that means harm, in a real browser. What is looked for is what it would do, not what it says."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from index import Archive, rebuild
from qa import Assistant
from tests.builds import ports
from tests.web.payloads import PAYLOADS, WATCH, hostile_articles, questions
from web.context import AppContext
from web.server.accounts import AccessPolicy

NAMES = [each for each in PAYLOADS if "/" not in each and "\0" not in each and len(each.encode()) < 200]
HOVER = "document.querySelectorAll('body *').forEach((each) => each.dispatchEvent(new Event('mouseover')))"
HERE = ("http://127.0.0.1:", "data:", "about:", "blob:")


class Watched:
    """A page of its own, and what was done to it."""

    def __init__(self, browser: Any, *, bypass_csp: bool) -> None:
        self._context = browser.new_context(locale="id-ID", bypass_csp=bypass_csp, viewport={"width": 1280, "height": 900})
        self._context.add_init_script(WATCH)
        # What the policy stops in the browser never comes here; what does would have left the machine.
        self._context.route(lambda url: not url.startswith(HERE), self._stop)
        self.page = self._context.new_page()
        self._left: list[str] = []
        self._dialogs: list[str] = []
        self.page.on("dialog", lambda dialog: (self._dialogs.append(dialog.message), dialog.dismiss()))

    def _stop(self, route: Any) -> None:
        self._left.append(route.request.url)
        route.abort()

    def harm(self, address: str) -> list[object]:
        """Everything that a payload managed to do, once what would load or run has had its time."""
        self.page.wait_for_timeout(300)
        marks = self.page.evaluate("window.hurt")
        moved = [] if self.page.url.startswith(address) else [self.page.url]
        titled = [] if self.page.title() == "Wartanya" else [self.page.title()]
        return [*marks, *self._dialogs, *self._left, *moved, *titled]

    def close(self) -> None:
        self._context.close()


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    path, files = tmp_path_factory.mktemp("hostile") / "index", tmp_path_factory.mktemp("files")
    rebuild(hostile_articles(), index=path)
    for each in NAMES:
        (files / f"{each}.txt").write_bytes(b"")
    (files / "berita.txt").write_text("Pasar Baru\n\nKABAR, 3 Maret 2025 - Pasar baru dibuka Bupati Rani.", encoding="utf-8")
    rebuild(files, index=path)
    with Archive.open(path) as archive:
        yield archive


@pytest.fixture(scope="module")
def there(hostile: Archive) -> Iterator[str]:
    from web.chat import build
    from web.server.serve import free_port, serve

    office = AppContext.of(hostile, AccessPolicy())
    chat = build(Assistant(hostile), hostile, examples=PAYLOADS[:3], office=office)
    yield serve(chat, port=free_port("127.0.0.1", ports(18060)))
    chat.close(verbose=False)


def ask(page: Any, question: str) -> Any:
    before = page.locator(".exchange").count()
    page.locator("#question textarea").fill(question)
    page.locator("#question textarea").press("Enter")
    exchange = page.locator(".exchange").nth(before)
    exchange.locator(".receipt").wait_for()
    page.locator('.thread[aria-busy="false"]').wait_for()
    return exchange


def touch_everything(page: Any) -> None:
    """Opens what can be opened and moves, focuses and clicks where a payload may wait for it, except on links."""
    page.evaluate(
        """() => {
        document.querySelectorAll("details").forEach((each) => { each.open = true; });
        document.querySelectorAll(".thread *, #reading *, #archive *").forEach((each) => {
            for (const kind of ["mouseover", "focus"]) each.dispatchEvent(new Event(kind, {bubbles: true}));
            const link = each.closest("a");
            if (link && !/^https?:/.test(link.href)) window.hurt.push(`link to ${link.href}`);
        });
    }"""
    )


@pytest.fixture
def watched(browser: Any, request: pytest.FixtureRequest) -> Iterator[Watched]:
    made = Watched(browser, bypass_csp=request.param)
    yield made
    made.close()


# Without the policy, so that the escaping alone has to hold.
@pytest.mark.parametrize("watched", [True], indirect=True)
def test_a_hostile_archive_harms_no_page_of_the_chat(watched: Watched, there: str, hostile: Archive) -> None:
    page = watched.page
    page.goto(there)
    page.locator(".welcome").wait_for()
    for question in questions():
        ask(page, question)
        touch_everything(page)
    assert watched.harm(there) == []
    openers = page.locator(".exchange .citation button[data-article]")
    seen = set()
    for place in range(openers.count()):
        article_id = openers.nth(place).get_attribute("data-article")
        if article_id in seen:
            continue
        seen.add(article_id)
        openers.nth(place).evaluate("each => each.click()")
        page.wait_for_function(
            "title => document.querySelector('#reading h2')?.textContent === title", arg=hostile.article(article_id).title
        )
        touch_everything(page)
    assert len(seen) == len(hostile_articles())
    ask(page, f"harga cabai {PAYLOADS[2]} {PAYLOADS[44]} {PAYLOADS[45]}?")
    assert watched.harm(there) == []
    leaf_through_the_archive(page)
    assert watched.harm(there) == []


def leaf_through_the_archive(page: Any) -> None:
    page.get_by_role("tab", name="Arsip").click()
    listed = page.locator("#listed .articles li")
    listed.nth(len(hostile_articles())).wait_for()
    assert page.locator("#holdings .failures code").count() == len(NAMES)
    touch_everything(page)
    page.get_by_label("Kata atau pertanyaan").fill(f"harga cabai {PAYLOADS[0]}")
    page.locator("#find").click()
    page.locator("#listed .found", has_text="paling cocok").wait_for()
    touch_everything(page)
    page.locator("#holdings .outlets button").first.evaluate("each => each.click()")
    listed.nth(1).wait_for(state="detached")
    touch_everything(page)
    listed.first.locator("button").click()
    page.locator("#reading article").wait_for()
    touch_everything(page)


@pytest.mark.parametrize("watched", [True], indirect=True)
def test_an_exported_conversation_harms_no_page_that_it_is_made_into(watched: Watched, there: str) -> None:
    from markdown_it import MarkdownIt

    page = watched.page
    page.goto(there)
    page.locator("#question textarea").wait_for()
    for question in [*questions()[:3], f"harga cabai {PAYLOADS[0]} {PAYLOADS[39]} {PAYLOADS[40]}?"]:
        ask(page, question)
    button = page.locator("#shelf [data-export=markdown]")
    button.wait_for(state="attached")
    with page.expect_download() as download:
        button.evaluate("each => each.click()")  # it lies folded away
    written = Path(download.value.path()).read_text(encoding="utf-8")
    made = MarkdownIt("commonmark", {"html": True}).render(written)
    assert "Harga cabai keriting" in made
    body = f"<meta charset=utf-8><title>Wartanya</title><div class=thread>{made}</div>"
    page.route(f"{there}notes", lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto(f"{there}notes")
    touch_everything(page)
    assert watched.harm(there) == []


@pytest.mark.parametrize("watched", [False], indirect=True)
def test_the_policy_alone_keeps_markup_that_got_in_from_running_and_from_calling_home(watched: Watched, there: str) -> None:
    page = watched.page
    page.goto(there)
    page.locator(".welcome").wait_for()
    inert = [each for each in PAYLOADS if "http-equiv" not in each]  # no policy of a page stops it from leaving
    for payload in inert:
        page.evaluate("html => document.querySelector('.welcome').insertAdjacentHTML('beforeend', html)", payload)
    page.evaluate(f"() => {{ {HOVER} }}")
    assert watched.harm(there) == []


@pytest.mark.parametrize("watched", [True], indirect=True)
def test_these_payloads_do_harm_where_nothing_holds_them_back(watched: Watched, there: str) -> None:
    page = watched.page
    page.goto(f"{there}robots.txt")
    for payload in PAYLOADS:
        if "http-equiv" in payload:
            continue
        page.evaluate("html => document.body.insertAdjacentHTML('beforeend', html)", payload)
        page.evaluate(f"() => {{ {HOVER} }}")
    done = watched.harm(there)
    assert len(set(map(str, done))) >= 30


def test_programs_get_hostile_text_as_data_and_unchanged(there: str, hostile: Archive) -> None:
    from gradio_client import Client

    client = Client(there, verbose=False, analytics_enabled=False)
    for question in questions():
        answer = client.predict(question, api_name="/answer")
        for citation in answer["citations"]:
            article = hostile.article(citation["article_id"])
            assert article.text[citation["start"] : citation["end"]] == citation["quote"]
            assert citation["title"] == article.title
    client.close()


def test_no_response_of_the_api_can_be_taken_for_a_page(there: str) -> None:
    for path in ("config", "gradio_api/info"):
        assert httpx.get(f"{there}{path}").headers["content-type"].startswith("application/json")


def test_the_archive_of_this_test_is_one_that_means_harm() -> None:
    # An article's text is canonical: payloads of controls and loose accents do not come through as they are.
    assert sum(any(each in article.text for article in hostile_articles()) for each in PAYLOADS) >= 50
