"""The tab of saved questions."""

from typing import TYPE_CHECKING, Any

from qa.question.parse import MOST_CHARS
from qa.types import Language
from web.alerts.controller import AlertsController
from web.strings.desk import DESK_WORDS
from web.theme import asset

if TYPE_CHECKING:
    pass

_QUIETLY: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
# Looked for one after the other: after a rebuild each question is asked once.
_LOOKING: dict[str, Any] = {**_QUIETLY, "show_progress": "minimal", "concurrency_limit": 1, "concurrency_id": "alerts"}


def add_alerts_tab(kept: AlertsController, language: Any, tabs: Any, article: Any, desk: Any) -> None:
    """Lays the tab out inside the `tabs` being built. An article opens in `article`, beside the chat."""
    import gradio as gr

    words = DESK_WORDS["id"]
    with gr.Tab(words.alerts, id="alerts") as tab, gr.Column(elem_id="alerts", elem_classes="desk"):
        told = gr.Markdown(words.alerts_told)
        with gr.Column(visible=False, elem_id="save-alert") as editing:
            with gr.Row():
                name = gr.Textbox(label=words.alert_name, max_length=64, max_lines=1, min_width=140)
                query = gr.Textbox(label=words.alert_query, max_length=MOST_CHARS, max_lines=2, scale=3, min_width=240)
            save = gr.Button(words.save_alert, variant="primary", elem_id="save")
        shown = gr.HTML("", elem_id="alerts-shown", js_on_load=asset("alerts.js"), apply_default_css=False)

    def look(language: Language, request: gr.Request) -> list[Any]:
        words = DESK_WORDS[language]
        return [
            gr.Markdown(words.alerts_told),
            gr.Column(visible=kept.office.role(request) == "editor"),
            gr.Textbox(label=words.alert_name),
            gr.Textbox(label=words.alert_query),
            gr.Button(words.save_alert),
            kept.shown(language, request),
        ]

    def add(name: str, query: str, language: Language, request: gr.Request) -> str:
        return kept.add(name, query, language, request)

    def remove(language: Language, request: gr.Request, clicked: gr.EventData) -> str:
        return kept.remove(str(clicked.name), language, request)

    def open_article(language: Language, clicked: gr.EventData) -> tuple[Any, str]:
        return gr.Tabs(selected="asking"), desk.article(str(clicked.article), 0, 0, "", language)

    language.change(lambda language: gr.update(label=DESK_WORDS[language].alerts), language, tab, **_QUIETLY)
    gr.on([tab.select, language.input], look, language, [told, editing, name, query, save, shown], **_LOOKING)
    gr.on([save.click, query.submit], add, [name, query, language], shown, **_LOOKING)
    shown.remove(remove, language, shown, **_LOOKING)
    shown.open(open_article, language, [tabs, article], **_QUIETLY)
