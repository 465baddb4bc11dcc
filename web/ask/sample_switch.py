"""From the sample to the user's own articles, while pages are open: each page notices, and says so once."""

from typing import TYPE_CHECKING, Any

from qa.types import Language
from web.ask.controller import ChatController
from web.ask.layout import Page
from web.ask.thread import notice_html
from web.strings.chat import WORDS

if TYPE_CHECKING:
    import gradio as gr

_EVERY_S = 5.0


def add_moving(desk: ChatController, page: Page, demo: "gr.Blocks") -> None:
    """A look, as long as the sample answers, whether the user's own index has come to answer in its place."""
    import gradio as gr

    timer = gr.Timer(_EVERY_S, active=False)
    quietly: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}

    def arrive() -> Any:
        return gr.Timer(active=desk.serves_sample())

    def look(language: Language) -> list[Any]:
        if desk.serves_sample():
            return [gr.skip()] * 5
        return [
            gr.Timer(active=False),
            desk.masthead(language),
            desk.welcome(language),
            gr.Dropdown(choices=desk.outlets()),
            notice_html(WORDS[language].moved),
        ]

    shown = [timer, page.head.masthead, page.welcome, page.asking.outlets, page.asking.notice]
    demo.load(arrive, None, timer, **quietly)
    timer.tick(look, page.head.language, shown, **quietly)
