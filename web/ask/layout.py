"""The widgets of the page, and where they stand."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qa.question.parse import MOST_CHARS
from web.ask.controller import ChatController
from web.ask.thread import Thread
from web.strings.chat import WORDS
from web.theme import asset, choice_html

if TYPE_CHECKING:
    import gradio as gr

LANGUAGE_KEY = "wartanya.language"
# What gradio scrambles the browser's copy with. It keeps nothing secret: every page carries it. It is fixed so that the
# page of a server started anew can read what an earlier one left.
_SECRET = "wartanya-conversations-1"  # noqa: S105


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above every tab. Gradio makes the events of its widgets at run time, so no type describes them."""

    masthead: Any
    theme: Any
    language: Any
    spoken: Any


@dataclass(frozen=True, slots=True)
class Asking:
    """What a question is written and narrowed with."""

    notice: Any
    chips: Any
    question: Any
    filters: Any
    since: Any
    until: Any
    outlets: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Page:
    """The tab of questions. `talk` is the visitor's thread while the page is open, `kept` what the browser keeps of all."""

    head: Head
    tab: Any
    welcome: Any
    thread: Any
    asking: Asking
    talk: Any
    kept: Any
    shelf: Any
    export: Any
    article: Any


def lay_out_head(desk: ChatController) -> Head:
    """The name of the page, and the choice of its language."""
    import gradio as gr

    with gr.Row(elem_id="head"):
        masthead = html(desk.masthead("id"), "masthead")
        colours = html(choice_html("id"), "theme", "theme.js")
        languages = [("Indonesia", "id"), ("English", "en")]
        language = gr.Radio(languages, value="id", label=WORDS["id"].language, elem_id="language", container=False)
    return Head(masthead, colours, language, gr.BrowserState("", storage_key=LANGUAGE_KEY, secret=_SECRET))


def lay_out_page(desk: ChatController, head: Head) -> Page:
    """The tab of questions: the conversation, where a question is written, and the article beside them."""
    import gradio as gr

    with gr.Tab(WORDS["id"].asking, id="asking") as tab, gr.Row(elem_id="room"):
        with gr.Column(scale=3, min_width=280, elem_id="talk"):
            welcome = html("", "welcome", "clicks.js")
            thread = html("", "thread", "clicks.js", "thread.js")
            with gr.Column(elem_id="asking"):
                asking, shelf = _lay_out_asking(desk)
                export = html("", "export", "export.js")
        # The style sheet shows it while it holds an article: hidden by gradio, its script would begin anew each time.
        with gr.Column(scale=2, min_width=280, elem_id="reading"):
            article = html("", "article", "article.js")
        # Inside the tab: whatever else stands among tabs is counted as one.
        talk = gr.State(Thread())
        # A value that is shown nowhere: its template has no place for it.
        kept = gr.HTML("", html_template="<i></i>", elem_id="kept", js_on_load=asset("kept.js"), apply_default_css=False)
    return Page(head, tab, welcome, thread, asking, talk, kept, shelf, export, article)


def html(value: str, elem_id: str, *scripts: str) -> "gr.HTML":
    """A place for HTML of our own making: never Markdown, and only what qa/rendering/html.py and this folder have escaped."""
    import gradio as gr

    script = "\n".join(asset(name) for name in scripts) or None
    return gr.HTML(value, elem_id=elem_id, js_on_load=script, apply_default_css=False)


def _lay_out_asking(desk: ChatController) -> tuple[Asking, Any]:
    import gradio as gr

    words = WORDS["id"]
    notice, chips = html("", "notice"), html("", "chips", "clicks.js")
    question = gr.Textbox(
        label=words.question,
        placeholder=words.placeholder,
        submit_btn=words.send,
        max_length=MOST_CHARS,
        max_lines=4,
        autofocus=True,
        show_label=False,
        elem_id="question",
    )
    with gr.Row(elem_id="tools"):
        with gr.Accordion(words.filters, open=False, elem_id="filters") as filters:
            with gr.Row():
                since = gr.Textbox(label=words.since, placeholder=words.date_hint, max_length=40, min_width=200)
                until = gr.Textbox(label=words.until, placeholder=words.date_hint, max_length=40, min_width=200)
            outlets = gr.Dropdown(desk.outlets(), label=words.outlets, multiselect=True)
        shelf = html("", "shelf", "clicks.js")
        new = gr.Button(words.new, size="sm", elem_id="new")
    return Asking(notice, chips, question, filters, since, until, outlets, new), shelf
