"""Takes the pictures of the chat that the documentation shows: `python docs/screenshots.py`.

Asks the sample archive, in light and in dark, and saves docs/screenshot-light.png and docs/screenshot-dark.png.
"""

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

if TYPE_CHECKING:
    import gradio as gr
    from playwright.sync_api import Browser

QUESTION = "Who chaired the coordination meeting at the Lampung Barat police office?"


def main() -> int:
    """Returns 1 where there is no chromium to look with."""
    from playwright.sync_api import sync_playwright

    binary = shutil.which("chromium")
    if binary is None:
        print("screenshots: chromium is needed to look at the chat", file=sys.stderr)
        return 1
    chat, address = start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=binary, args=["--headless", "--no-sandbox", "--disable-gpu"])
        for scheme in ("light", "dark"):
            take(browser, address, scheme)
        browser.close()
    chat.close(verbose=False)
    return 0


def start() -> tuple["gr.Blocks", str]:
    """The chat over the sample archive, and its address."""
    from index.archive import Archive
    from index.locate import ensure_sample
    from qa.assistant import Assistant
    from web.chat import build
    from web.examples import sample_questions
    from web.serving import free_port, serve

    archive = Archive.open(ensure_sample())
    chat = build(Assistant(archive), archive, examples=sample_questions())
    return chat, serve(chat, port=free_port("127.0.0.1", range(17960, 18060)))


def take(browser: "Browser", address: str, scheme: str) -> None:
    """Asks, opens the first citation, and saves what is then seen."""
    page = browser.new_page(locale="id-ID", color_scheme=scheme, viewport={"width": 1280, "height": 860})  # type: ignore[arg-type]
    page.goto(address)
    page.locator(".welcome").wait_for()
    page.locator("#question textarea").fill(QUESTION)
    page.locator("#question textarea").press("Enter")
    page.locator(".citation button").first.click()
    page.locator("#reading mark").first.wait_for()
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_timeout(600)  # until smooth scrolling has ended
    page.screenshot(path=HERE / f"screenshot-{scheme}.png")
    page.close()


if __name__ == "__main__":
    sys.exit(main())
