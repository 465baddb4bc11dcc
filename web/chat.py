"""The browser chat: the widgets, and which of them calls what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qa.question import MOST_CHARS
from qa.types import Language
from web.api import add_endpoints
from web.desk import Desk, Step
from web.filters import used
from web.theme import asset
from web.thread import Thread
from web.words import WORDS, preferred

if TYPE_CHECKING:
    import gradio as gr

    from index.archive import Archive
    from qa.assistant import Assistant

# Questions worked on together. Two cores answer two at full speed; twice that lets a quick one pass a slow one.
AT_ONCE = 4


def build(assistant: "Assistant", archive: "Archive", *, examples: Sequence[str] = ()) -> "gr.Blocks":
    """The chat over `archive`, to be served by `web.serving.serve`. `examples` are questions to click."""
    import gradio as gr

    desk = Desk(assistant, archive, tuple(examples))
    demo = gr.Blocks(title="Wartanya", analytics_enabled=False)
    with demo:
        masthead, language = _head(desk)
        with gr.Tabs(elem_id="tabs"):
            page = _lay_out(desk, masthead, language)
            # Other tabs hang here, each by one call that is given `archive`, `language` and `demo`.
        _wire_questions(desk, page)
        _wire_article(desk, page)
        _wire_language(desk, page, demo)
        add_endpoints(assistant, archive, at_once=AT_ONCE)
    return demo


@dataclass(frozen=True, slots=True)
class _Page:
    """The widgets of the page. Gradio makes their events at run time, so no type describes them."""

    masthead: Any
    language: Any
    tab: Any
    thread: Any
    talk: Any
    notice: Any
    question: Any
    filters: Any
    since: Any
    until: Any
    outlets: Any
    new: Any
    reading: Any
    article: Any


def _head(desk: Desk) -> tuple[Any, Any]:
    """What stands above every tab: the name of the page, and the choice of its language."""
    import gradio as gr

    with gr.Row(elem_id="head"):
        masthead = _html(desk.masthead("id"), "masthead")
        languages = [("Indonesia", "id"), ("English", "en")]
        language = gr.Radio(languages, value="id", label=WORDS["id"].language, elem_id="language", container=False)
    return masthead, language


def _lay_out(desk: Desk, masthead: Any, language: Any) -> _Page:
    import gradio as gr

    words = WORDS["id"]
    with gr.Tab(words.asking, id="asking") as tab, gr.Row(elem_id="room"):
        with gr.Column(scale=3, min_width=280):
            thread = _html(desk.thread(Thread(), "id"), "thread", asset("thread.js"))
            with gr.Column(elem_id="asking"):
                notice = _html("", "notice")
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
                            since = gr.Textbox(label=words.since, placeholder=words.date_hint, max_length=40, min_width=180)
                            until = gr.Textbox(label=words.until, placeholder=words.date_hint, max_length=40, min_width=180)
                        outlets = gr.Dropdown(desk.outlets(), label=words.outlets, multiselect=True)
                    new = gr.Button(words.new, size="sm", elem_id="new")
        with gr.Column(scale=2, min_width=280, visible=False, elem_id="reading") as reading:
            article = _html("", "article", asset("article.js"))
    talk = gr.State(Thread())
    return _Page(masthead, language, tab, thread, talk, notice, question, filters, since, until, outlets, new, reading, article)


def _html(value: str, elem_id: str, script: str | None = None) -> Any:
    """A place for HTML of our own making: never Markdown, and only what qa/markup.py and this folder have escaped."""
    import gradio as gr

    return gr.HTML(value, elem_id=elem_id, js_on_load=script, apply_default_css=False)


def _wire_questions(desk: Desk, page: _Page) -> None:
    import gradio as gr

    def shown(steps: Iterator[Step]) -> Iterator[tuple[Any, ...]]:
        for step in steps:
            yield tuple(gr.skip() if part is None else part for part in _parts(step))

    def ask(written: str, talk: Thread, since: str, until: str, outlets: list[str], language: Language) -> Any:
        yield from shown(desk.ask(written, talk, since, until, outlets, language))

    def ask_example(talk: Thread, since: str, until: str, outlets: list[str], language: Language, clicked: gr.EventData) -> Any:
        yield from shown(desk.ask(str(clicked.question), talk, since, until, outlets, language))

    def stumble(talk: Thread, language: Language) -> tuple[str, str]:
        return desk.thread(talk, language), desk.stumbled(language)

    def start_afresh(language: Language) -> tuple[Any, ...]:
        return desk.thread(Thread(), language), Thread(), "", gr.Column(visible=False)

    around = [page.talk, page.since, page.until, page.outlets, page.language]
    outputs = [page.thread, page.talk, page.question, page.notice]
    together: dict[str, Any] = {"concurrency_limit": AT_ONCE, "concurrency_id": "questions", **_QUIETLY}
    asking = page.question.submit(ask, [page.question, *around], outputs, **together)
    trying = page.thread.ask(ask_example, around, outputs, **together)
    for answering in (asking, trying):
        # What nobody foresaw: the traceback goes to the terminal, the page must not go on "searching".
        answering.failure(stumble, [page.talk, page.language], [page.thread, page.notice], **_QUIETLY)
    afresh = [page.thread, page.talk, page.notice, page.reading]
    page.new.click(start_afresh, page.language, afresh, cancels=[asking, trying], **_QUIETLY)


# Progress is told in the thread itself, and programs have endpoints of their own.
_QUIETLY: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}


def _parts(step: Step) -> tuple[Any, ...]:
    return step.html, step.thread, step.written, step.notice


def _wire_article(desk: Desk, page: _Page) -> None:
    import gradio as gr

    def open_article(language: Language, clicked: gr.EventData) -> tuple[Any, str]:
        start, end = (place if isinstance(place, int) else 0 for place in (clicked.start, clicked.end))
        return gr.Column(visible=True), desk.article(str(clicked.article), start, end, str(clicked.quote), language)

    def shut() -> tuple[Any, str]:
        return gr.Column(visible=False), ""

    both = [page.reading, page.article]
    page.thread.open(open_article, page.language, both, **_QUIETLY)
    page.article.shut(shut, None, both, **_QUIETLY)


def _wire_language(desk: Desk, page: _Page, demo: "gr.Blocks") -> None:
    import gradio as gr

    def labelled(talk: Thread, language: Language) -> list[Any]:
        words = WORDS[language]
        return [
            desk.masthead(language),
            desk.thread(talk, language),
            gr.Textbox(label=words.question, placeholder=words.placeholder, submit_btn=words.send),
            gr.Textbox(label=words.since, placeholder=words.date_hint),
            gr.Textbox(label=words.until, placeholder=words.date_hint),
            gr.Dropdown(label=words.outlets, choices=desk.outlets()),
            gr.Button(words.new),
            gr.Tab(label=words.asking),
        ]

    def counted(since: str, until: str, outlets: list[str], language: Language) -> Any:
        words, count = WORDS[language], used(since, until, outlets)
        return gr.Accordion(label=words.filters_set.format(count=count) if count else words.filters)

    def arrive(talk: Thread, request: gr.Request) -> list[Any]:
        language = preferred(request.headers.get("accept-language", ""))
        return [
            gr.Radio(value=language, label=WORDS[language].language),
            counted("", "", [], language),
            *labelled(talk, language),
        ]

    def switch(talk: Thread, language: Language, since: str, until: str, outlets: list[str]) -> list[Any]:
        return [gr.Radio(label=WORDS[language].language), counted(since, until, outlets, language), *labelled(talk, language)]

    choices = [page.since, page.until, page.outlets]
    labels = [page.language, page.filters, page.masthead, page.thread, page.question, *choices, page.new, page.tab]
    demo.load(arrive, page.talk, labels, **_QUIETLY)
    page.language.input(switch, [page.talk, page.language, *choices], labels, **_QUIETLY)
    settled = [page.since.blur, page.until.blur, page.outlets.change]
    gr.on(settled, counted, [*choices, page.language], page.filters, **_QUIETLY)
