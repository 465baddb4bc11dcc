"""The chat as it is served: the sample articles and one that means harm, in a real archive, behind a real browser."""

import asyncio
import os
import shutil
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import pytest

from corpus import Article, load
from index.locate import SAMPLE_ARTICLES
from tests.builds import built_once, ports

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from index import Archive
    from qa import Assistant

Result = TypeVar("Result")
BROWSER_FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
# Each would be seen: a dialog, another title, a request to evil.example, an element that the page does not make.
_HARM = (
    "<script>alert('script')</script>",
    "<img src=\"http://evil.example/img.png\" onerror=\"document.title='owned'\">",
    "<svg onload=\"alert('svg')\"></svg>",
    "<iframe src=\"http://evil.example/frame\"></iframe>",
    "<style>@import url(http://evil.example/style.css)</style>",
    '<meta http-equiv="refresh" content="0;url=http://evil.example/away">',
    "<base href=\"http://evil.example/\">",
    "![foto](http://evil.example/markdown.png)",
    "[klik](javascript:alert('markdown'))",
    "$$\\href{javascript:alert('latex')}{x}\\includegraphics{http://evil.example/latex.png}$$",
    "${alert('template')} {{constructor.constructor(\"alert('handlebars')\")()}}",
    "</blockquote></details></section></div>",
    "\"><b onmouseover=alert('attribute')>",
)  # fmt: skip
HARM = " ".join(_HARM)
HOSTILE = Article(
    id="jahat/harga-cabai",
    source="jahat",
    title=f"Harga Cabai Keriting di Pasar Naga Kembar {HARM}",
    text=f"Harga cabai keriting di Pasar Naga Kembar mencapai Rp 91.500 per kilogram {HARM} kata Kepala Pasar, Sutan Marajo. "
    f"Pedagang berharap harga cabai keriting segera turun.\n\nPembeli mengeluh {HARM}.",
    published=date(2025, 9, 9),
    outlet=f"Koran Jahat {HARM}",
    authors=(HARM,),
    url="javascript:alert('url')",
)


def run_apart(work: Coroutine[Any, Any, Result]) -> Result:
    """`asyncio.run` in a thread of its own: a browser of Playwright leaves its loop running in this one."""
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(asyncio.run, work).result()


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator["Archive"]:
    from index import Archive, rebuild

    path = built_once(tmp_path_factory, "chat", lambda path: rebuild([*load(SAMPLE_ARTICLES), HOSTILE], index=path))
    with Archive.open(path) as opened:
        yield opened


@pytest.fixture(scope="session")
def assistant(archive: "Archive") -> "Assistant":
    from qa import Assistant

    return Assistant(archive)


@pytest.fixture(scope="session")
def address(assistant: "Assistant", archive: "Archive") -> Iterator[str]:
    """Where the chat is served, as `wartanya-chat` serves it."""
    from web.ask.examples import sample_questions
    from web.chat import build
    from web.server.serve import free_port, serve

    chat = build(assistant, archive, examples=sample_questions())
    yield serve(chat, port=free_port("127.0.0.1", ports(17860)))
    chat.close(verbose=False)


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    binary = shutil.which("chromium")
    if binary is None:
        reason = "no chromium on this machine: the chat was not seen in a browser"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=binary, args=BROWSER_FLAGS)
        yield opened
        opened.close()


@dataclass
class Visit:
    """A page, and everything that happened on it."""

    page: "Page"
    requests: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def ask(self, question: str) -> Any:
        """Types the question, waits for its whole answer, and gives its element."""
        before = self.page.locator(".exchange").count()
        self.page.locator("#question textarea").fill(question)
        self.page.locator("#question textarea").press("Enter")
        exchange = self.page.locator(".exchange").nth(before)
        exchange.locator(".receipt").wait_for()
        self.page.locator('.thread[aria-busy="false"]').wait_for()
        return exchange


@pytest.fixture
def visit(browser: "Browser", address: str) -> Iterator[Visit]:
    """A visitor who reads Indonesian, at the chat. Afterwards: the page asked nothing of any other machine."""
    context = browser.new_context(locale="id-ID", viewport={"width": 1280, "height": 900})
    made = Visit(context.new_page())
    made.page.on("request", lambda request: made.requests.append(request.url))
    made.page.on("pageerror", lambda error: made.errors.append(str(error)))
    made.page.on("dialog", lambda dialog: (made.dialogs.append(dialog.message), dialog.dismiss()))
    made.page.goto(address)
    made.page.locator(".welcome").wait_for()
    yield made
    context.close()
    assert [url for url in made.requests if not url.startswith((address, "data:"))] == []
    assert (made.dialogs, made.errors) == ([], [])
