"""The tab for drafts: a paragraph in, what the archive bears out, contradicts or does not have."""

from typing import TYPE_CHECKING, Any

from qa.types import Language
from web.draft.controller import MOST_DRAFT, DraftController
from web.strings.desk import DESK_WORDS
from web.theme import asset

if TYPE_CHECKING:
    from index.archive import Archive

_QUIETLY: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}


def add_draft_tab(archive: "Archive", language: Any, tabs: Any, article: Any, desk: Any) -> None:
    """Lays the tab out inside the `tabs` being built. An article opens in `article`, beside the chat."""
    import gradio as gr

    kept, words = DraftController(archive), DESK_WORDS["id"]
    with gr.Tab(words.draft, id="draft") as tab, gr.Column(elem_id="draft", elem_classes="desk"):
        told = gr.Markdown(words.draft_told)
        draft = gr.Textbox(label=words.draft_text, lines=8, max_lines=24, max_length=MOST_DRAFT, elem_id="draft-text")
        make = gr.Button(words.check, variant="primary", elem_id="check-draft")
        shown = gr.HTML("", elem_id="draft-shown", js_on_load=asset("alerts.js"), apply_default_css=False)

    def labelled(language: Language) -> list[Any]:
        words = DESK_WORDS[language]
        return [gr.Markdown(words.draft_told), gr.Textbox(label=words.draft_text), gr.Button(words.check)]

    def open_article(language: Language, clicked: gr.EventData) -> tuple[Any, str]:
        start, end = (place if isinstance(place, int) else 0 for place in (clicked.start, clicked.end))
        return gr.Tabs(selected="asking"), desk.article(str(clicked.article), start, end, "", language)

    language.change(lambda language: gr.update(label=DESK_WORDS[language].draft), language, tab, **_QUIETLY)
    gr.on([tab.select, language.input], labelled, language, [told, draft, make], **_QUIETLY)
    checking = {**_QUIETLY, "show_progress": "minimal", "concurrency_limit": 1, "concurrency_id": "drafts"}
    make.click(kept.shown, [draft, language], shown, **checking)
    shown.open(open_article, language, [tabs, article], **_QUIETLY)
