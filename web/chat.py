"""The browser chat: which widget calls what."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from qa.types import Language
from web.alerts.controller import AlertsController
from web.alerts.tab import add_alerts_tab
from web.api import add_endpoints
from web.archive.tab import ArchiveController, add_archive_tab
from web.ask import browser_storage
from web.ask.controller import ChatController, Step
from web.ask.examples import Examples
from web.ask.feedback import add_feedback
from web.ask.layout import Page, lay_out_head, lay_out_page
from web.ask.sample_switch import add_moving
from web.ask.thread import Thread
from web.clipping.tab import add_clipping_tab
from web.draft.tab import add_draft_tab
from web.filters import chips_html, used
from web.strings.chat import WORDS, preferred
from web.theme import choice_html

if TYPE_CHECKING:
    import gradio as gr

    from index.archive import Archive
    from qa.assistant import Assistant
    from web.context import AppContext

# Questions worked on together. Two cores answer two at full speed; twice that lets a quick one pass a slow one.
AT_ONCE = 4
_TOGETHER: dict[str, Any] = {"concurrency_limit": AT_ONCE, "concurrency_id": "questions"}
# Progress is told in the thread itself, and programs have endpoints of their own.
_QUIETLY: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
_SPEAK = "(language) => { document.documentElement.lang = language; }"


def build(
    assistant: "Assistant", archive: "Archive", *, examples: Sequence[str] = (), office: "AppContext | None" = None
) -> "gr.Blocks":
    """The chat over `archive`, to be served by `web.server.serve.serve`.

    `examples` are questions to click; without any they are made of the archive's own headlines. With an `office` there
    are also the archive's tab and the form for feedback.
    """
    import gradio as gr

    desk = ChatController(assistant, archive, Examples(assistant, archive, examples))
    demo = gr.Blocks(title="Wartanya", analytics_enabled=False)
    with demo:
        head = lay_out_head(desk)
        with gr.Tabs(elem_id="tabs") as tabs:
            page = lay_out_page(desk, head)
            add_clipping_tab(archive, head.language)
            add_draft_tab(archive, head.language, tabs, page.article, desk)
            if office:
                add_alerts_tab(AlertsController(archive, assistant, office), head.language, tabs, page.article, desk)
                add_archive_tab(ArchiveController(archive, office), head.language, demo, tabs, page.article, desk)
        if office:
            add_feedback(office, page.talk, head.language, page.asking.notice)
        _wire_questions(desk, page)
        _wire_conversations(desk, page)
        _wire_article(desk, page)
        _wire_filters(page)
        _wire_language(desk, page, demo)
        if archive.is_sample:
            add_moving(desk, page, demo)
        add_endpoints(assistant, archive, at_once=AT_ONCE, office=office)
    return demo


def _wire_questions(desk: ChatController, page: Page) -> None:
    import gradio as gr

    asking, language = page.asking, page.head.language

    def ask(written: str, talk: Thread, since: str, until: str, outlets: list[str], language: Language, held: Any) -> Any:
        yield from _shown(desk.ask(written, talk, since, until, outlets, language), held, language)

    def ask_example(
        talk: Thread, since: str, until: str, outlets: list[str], language: Language, held: Any, clicked: gr.EventData
    ) -> Any:
        yield from _shown(desk.ask(str(clicked.question), talk, since, until, outlets, language), held, language)

    def again(talk: Thread, language: Language, held: Any, clicked: gr.EventData) -> Any:
        yield from _shown(desk.answer_again(talk, _place(clicked.again), language), held, language)

    def wider(talk: Thread, language: Language, held: Any, clicked: gr.EventData) -> Any:
        yield from _shown(desk.answer_again(talk, _place(clicked.wider), language, wider=True), held, language)

    def stumble(talk: Thread, language: Language) -> tuple[str, str]:
        return desk.thread(talk, language), desk.stumbled(language)

    around = [page.talk, asking.since, asking.until, asking.outlets, language, page.kept]
    outputs = _outputs(page)
    events = [
        asking.question.submit(ask, [asking.question, *around], outputs, **_TOGETHER, **_QUIETLY),
        page.welcome.ask(ask_example, around, outputs, **_TOGETHER, **_QUIETLY),
        page.thread.again(again, [page.talk, language, page.kept], outputs, **_TOGETHER, **_QUIETLY),
        page.thread.wider(wider, [page.talk, language, page.kept], outputs, **_TOGETHER, **_QUIETLY),
    ]
    for answering in events:
        # What nobody foresaw: the traceback goes to the terminal, the page must not go on "searching".
        answering.failure(stumble, [page.talk, language], [page.thread, asking.notice], **_QUIETLY)

    def start_afresh(language: Language, held: Any) -> Any:
        yield from _opened(desk, browser_storage.from_text(held).opening(""), language)

    asking.new.click(start_afresh, [language, page.kept], outputs, cancels=events, **_QUIETLY)


def _wire_conversations(desk: ChatController, page: Page) -> None:
    import gradio as gr

    def reopen(language: Language, held: Any, clicked: gr.EventData) -> Any:
        yield from _opened(desk, browser_storage.from_text(held).opening(str(clicked.reopen)), language)

    def forget(talk: Thread, language: Language, held: Any, clicked: gr.EventData) -> Any:
        key, now = str(clicked.forget), browser_storage.from_text(held)
        left = now.without(key)
        if key in ("*", talk.key):
            yield from _opened(desk, left, language)
        else:
            yield (*[gr.skip()] * 4, browser_storage.to_text(left), browser_storage.kept_html(left, language))

    def export(talk: Thread, language: Language, clicked: gr.EventData) -> str:
        return desk.exported(talk, str(clicked.export), language)

    def relist(language: Language, held: Any) -> str:
        return browser_storage.kept_html(browser_storage.from_text(held), language)

    outputs = _outputs(page)
    page.kept.elsewhere(relist, [page.head.language, page.kept], page.shelf, **_QUIETLY)
    page.shelf.reopen(reopen, [page.head.language, page.kept], outputs, **_TOGETHER, **_QUIETLY)
    page.shelf.forget(forget, [page.talk, page.head.language, page.kept], outputs, **_QUIETLY)
    page.shelf.export(export, [page.talk, page.head.language], page.export, **_TOGETHER, **_QUIETLY)


def _wire_article(desk: ChatController, page: Page) -> None:
    import gradio as gr

    def open_article(language: Language, clicked: gr.EventData) -> str:
        start, end = _place(clicked.start), _place(clicked.end)
        return desk.article(str(clicked.article), start, end, str(clicked.quote), language)

    for where in (page.thread, page.welcome):
        where.open(open_article, page.head.language, page.article, **_QUIETLY)
    page.article.shut(lambda: "", None, page.article, **_QUIETLY)


def _wire_filters(page: Page) -> None:
    import gradio as gr

    asking = page.asking
    choices = [asking.since, asking.until, asking.outlets]

    def told(since: str, until: str, outlets: list[str], language: Language) -> tuple[Any, str]:
        return _counted(since, until, outlets, language), chips_html(since, until, outlets, language)

    def drop(since: str, until: str, outlets: list[str], clicked: gr.EventData) -> tuple[str, str, list[str]]:
        part, value = str(clicked.drop), str(clicked.value)
        return (
            "" if part == "since" else since,
            "" if part == "until" else until,
            [name for name in outlets or () if (part, name) != ("outlet", value)],
        )

    settled = [asking.since.blur, asking.until.blur, asking.since.submit, asking.until.submit, asking.outlets.change]
    shown = [asking.filters, asking.chips]
    gr.on(settled, told, [*choices, page.head.language], shown, **_QUIETLY)
    dropped = asking.chips.drop(drop, choices, choices, **_QUIETLY)
    dropped.then(told, [*choices, page.head.language], shown, **_QUIETLY)


def _wire_language(desk: ChatController, page: Page, demo: "gr.Blocks") -> None:
    import gradio as gr

    head, asking = page.head, page.asking
    choices = [asking.since, asking.until, asking.outlets]
    labels = [head.language, head.theme, head.masthead, page.tab, asking.question, asking.new, *choices]
    labels += [asking.filters, asking.chips]

    def arrive(spoken: Any, request: gr.Request) -> list[Any]:
        language = spoken if spoken in WORDS else preferred(request.headers.get("accept-language", ""))
        return [*_labelled(desk, language, "", "", []), desk.linked(dict(request.query_params), language)]

    def offer(language: Language) -> Iterator[str]:
        yield desk.welcome(language)
        desk.examples.make()
        yield desk.welcome(language)

    def restore(talk: Thread, language: Language, held: Any) -> Any:
        if not talk.exchanges:  # who asked before the page had settled sees that answer, not what was kept before it
            for html, thread, written, _, *kept in _opened(desk, browser_storage.from_text(held), language):
                yield html, thread, written, _skip(), *kept  # nor is what was said to a question that failed taken away

    def switch(talk: Thread, language: Language, held: Any, since: str, until: str, outlets: list[str]) -> list[Any]:
        shelf = browser_storage.kept_html(browser_storage.from_text(held), language)
        return [
            *_labelled(desk, language, since, until, outlets),
            language,
            desk.thread(talk, language),
            desk.welcome(language),
            shelf,
        ]

    arriving = demo.load(arrive, head.spoken, [*labels, page.article], **_QUIETLY)
    arriving.then(None, head.language, None, js=_SPEAK, **_QUIETLY)
    arriving.then(offer, head.language, page.welcome, **_QUIETLY)
    arriving.then(restore, [page.talk, head.language, page.kept], _outputs(page), **_TOGETHER, **_QUIETLY)
    switching = head.language.input(
        switch,
        [page.talk, head.language, page.kept, *choices],
        [*labels, head.spoken, page.thread, page.welcome, page.shelf],
        **_QUIETLY,
    )
    switching.then(None, head.language, None, js=_SPEAK, **_QUIETLY)


def _labelled(desk: ChatController, language: Language, since: str, until: str, outlets: list[str]) -> list[Any]:
    """The widgets that hold words, as they are in this language: in the order that `_wire_language` names them in."""
    import gradio as gr

    words = WORDS[language]
    return [
        gr.Radio(value=language, label=words.language),
        choice_html(language),
        desk.masthead(language),
        gr.update(label=words.asking),
        gr.Textbox(label=words.question, placeholder=words.placeholder, submit_btn=words.send),
        gr.Button(words.new),
        gr.Textbox(label=words.since, placeholder=words.date_hint),
        gr.Textbox(label=words.until, placeholder=words.date_hint),
        gr.Dropdown(label=words.outlets, choices=desk.outlets()),
        _counted(since, until, outlets, language),
        chips_html(since, until, outlets, language),
    ]


def _outputs(page: Page) -> list[Any]:
    """The widgets that `_shown` and `_opened` write to."""
    return [page.thread, page.talk, page.asking.question, page.asking.notice, page.kept, page.shelf]


def _shown(steps: Iterator[Step], held: Any, language: Language) -> Iterator[tuple[Any, ...]]:
    """The steps of an answer; with the last, the browser keeps the thread as it then is."""
    import gradio as gr

    for step in steps:
        parts = [gr.skip() if part is None else part for part in (step.html, step.thread, step.written, step.notice)]
        if step.thread is None:
            yield (*parts, gr.skip(), gr.skip())
        else:
            now = browser_storage.from_text(held).with_thread(step.thread)
            yield (*parts, browser_storage.to_text(now), browser_storage.kept_html(now, language))


def _opened(desk: ChatController, now: browser_storage.Kept, language: Language) -> Iterator[tuple[Any, ...]]:
    """A conversation that was kept, its earlier answers folded and the last one made again; or an empty page."""
    thread, stored = now.opened, browser_storage.to_text(now)
    shelf = browser_storage.kept_html(now, language)
    yield desk.thread(thread, language), thread, _skip(), "", stored, shelf
    if thread.exchanges:
        yield from _shown(desk.answer_again(thread, len(thread.exchanges) - 1, language), stored, language)


def _skip() -> Any:
    import gradio as gr

    return gr.skip()


def _counted(since: str, until: str, outlets: list[str], language: Language) -> Any:
    import gradio as gr

    words, count = WORDS[language], used(since, until, outlets)
    return gr.Accordion(label=words.filters_set.format(count=count) if count else words.filters)


def _place(written: object) -> int:
    """A number out of an event of the page, where anything may stand."""
    text = str(written)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
