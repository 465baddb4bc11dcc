"""Takes the pictures of the chat that the documentation shows: `python docs/screenshots.py [FOLDER]`.

Asks the sample archive: light and dark, Indonesian and English, at a desk and on a phone. The pictures are saved beside
this file, or in FOLDER.
"""

import io
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

if TYPE_CHECKING:
    import gradio as gr
    from playwright.sync_api import Browser, Page

INDONESIAN = "Siapa ketua DPRD Way Kanan yang memimpin paripurna APBD 2025?"
ENGLISH = "Who chaired the coordination meeting at the Lampung Barat police office?"
UNANSWERABLE = "Berapa biaya penyelenggaraan gawai Sekadau 2025?"


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: who looks at what. `questions` are asked one after the other; sizes are in CSS pixels."""

    name: str
    questions: tuple[str, ...]
    locale: str = "id-ID"
    scheme: Literal["light", "dark"] = "light"
    size: tuple[int, int] = (1280, 860)
    with_article: bool = False
    tab: str | None = None


PHONE = (360, 740)
COLOURS = 256
PICTURES = (
    Picture("screenshot-light", (ENGLISH,), locale="en-GB", with_article=True),
    Picture("screenshot-dark", (INDONESIAN,), scheme="dark", with_article=True),
    Picture("screenshot-archive", (), tab="Arsip"),
    Picture("screenshot-not-found", (UNANSWERABLE,), size=(1280, 860)),
    Picture("screenshot-phone", (ENGLISH,), locale="en-GB", size=PHONE),
    Picture("screenshot-phone-article", (INDONESIAN,), scheme="dark", size=PHONE, with_article=True),
)


def main() -> int:
    """Returns 1 where there is no chromium to look with."""
    from playwright.sync_api import sync_playwright

    binary = shutil.which("chromium")
    if binary is None:
        print("screenshots: chromium is needed to look at the chat", file=sys.stderr)
        return 1
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    chat, address = start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=binary, args=["--headless", "--no-sandbox", "--disable-gpu"])
        for picture in PICTURES:
            take(browser, address, picture, folder)
        browser.close()
    chat.close(verbose=False)
    return 0


def start() -> tuple["gr.Blocks", str]:
    """The chat over the sample archive, and its address."""
    from index.archive import Archive
    from index.sample import ensure_sample
    from qa.assistant import Assistant
    from web.ask.examples import sample_questions
    from web.chat import build
    from web.context import AppContext
    from web.server.accounts import AccessPolicy
    from web.server.serve import free_port, serve

    archive = Archive.open(ensure_sample())
    chat = build(Assistant(archive), archive, examples=sample_questions(), office=AppContext.of(archive, AccessPolicy()))
    return chat, serve(chat, port=free_port("127.0.0.1", range(17960, 18060)))


def take(browser: "Browser", address: str, picture: Picture, folder: Path) -> None:
    """Asks, opens the first citation where that is wanted, and saves what is then seen."""
    width, height = picture.size
    context = browser.new_context(
        locale=picture.locale,
        color_scheme=picture.scheme,
        viewport={"width": width, "height": height},
        reduced_motion="reduce",  # nothing glides while the picture is taken
    )
    page = context.new_page()
    page.goto(address)
    page.locator(".examples button").first.wait_for()
    for question in picture.questions:
        ask(page, question)
    if picture.with_article:
        page.locator(".citation button").first.click()
        page.locator("#reading mark").first.wait_for()
    if picture.tab:
        page.get_by_role("tab", name=picture.tab).click()
        page.locator("#holdings svg").wait_for()
    page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0); }")
    save(page.screenshot(), folder / f"{picture.name}.png")
    context.close()


def save(png: bytes, path: Path) -> None:
    """With a palette: a third of the size, and no difference to see on a page of few colours."""
    from PIL import Image

    Image.open(io.BytesIO(png)).convert("RGB").quantize(COLOURS).save(path, optimize=True)


def ask(page: "Page", question: str) -> None:
    page.locator("#question textarea").fill(question)
    page.locator("#question textarea").press("Enter")
    page.locator('.thread[aria-busy="false"] .exchange:last-child .receipt').wait_for()


if __name__ == "__main__":
    sys.exit(main())
