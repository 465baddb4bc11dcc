"""The tab of clippings: some days, outlets and a subject in; a clipping to look at and its files out."""

from typing import TYPE_CHECKING, Any

from qa.types import Language
from web.clipping.controller import MOST_ABOUT, ClippingController
from web.strings.chat import WORDS
from web.strings.desk import DESK_WORDS

if TYPE_CHECKING:
    from index.archive import Archive

_QUIETLY: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}


def add_clipping_tab(archive: "Archive", language: Any) -> None:
    """Lays the tab out inside the tabs being built."""
    import gradio as gr

    desk = ClippingController(archive)
    words = DESK_WORDS["id"]
    with gr.Tab(words.clipping, id="clipping") as tab, gr.Column(elem_id="clipping", elem_classes="desk"):
        told = gr.Markdown(words.clipping_told)
        with gr.Row():
            since = gr.Textbox(label=WORDS["id"].since, placeholder=WORDS["id"].date_hint, max_length=40, min_width=120)
            until = gr.Textbox(label=WORDS["id"].until, placeholder=WORDS["id"].date_hint, max_length=40, min_width=120)
            outlets = gr.Dropdown([], label=WORDS["id"].outlets, multiselect=True, min_width=160)
            about = gr.Textbox(label=words.about, max_length=MOST_ABOUT, max_lines=1, scale=2, min_width=200)
        make = gr.Button(words.make, variant="primary", elem_id="make-clipping")
        shown = gr.HTML("", elem_id="clipping-shown", apply_default_css=False)
    choices = [since, until, outlets, about]

    def labelled(language: Language) -> list[Any]:
        words = DESK_WORDS[language]
        names = sorted(archive.status().outlets, key=str.casefold)
        return [
            gr.Markdown(words.clipping_told),
            gr.Textbox(label=WORDS[language].since, placeholder=WORDS[language].date_hint),
            gr.Textbox(label=WORDS[language].until, placeholder=WORDS[language].date_hint),
            gr.Dropdown(names, label=WORDS[language].outlets),
            gr.Textbox(label=words.about),
            gr.Button(words.make),
        ]

    language.change(lambda language: gr.update(label=DESK_WORDS[language].clipping), language, tab, **_QUIETLY)
    gr.on([tab.select, language.input], labelled, language, [told, *choices, make], **_QUIETLY)
    making = {**_QUIETLY, "show_progress": "minimal", "concurrency_limit": 1, "concurrency_id": "clippings"}
    gr.on([make.click, about.submit], desk.shown, [*choices, language], shown, **making)
