"""The archive tab: what the archive holds, to leaf through and to search; and for editors, to add to."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.errors import WartanyaError
from index.browse import counts, folders, headings
from index.types import Filter
from qa.desk.freshness import freshness
from qa.desk.freshness_text import freshness_lines
from qa.rendering.withdrawn import withdrawn_near
from qa.types import Language
from web.archive.decisions import DecisionsController, add_decisions
from web.archive.files import FilesController, lay_out_files, wire_files
from web.archive.names import add_names
from web.archive.view import headings_html, hits_html, overview_html, run_html, sentence_html, unit_for, uploads_html
from web.context import AppContext
from web.editing.rollback import rollback
from web.editing.uploads import receive_logged
from web.errors import EditorsOnly, RebuildRefused
from web.filters import chosen
from web.strings.archive import ARCHIVE_WORDS
from web.strings.chat import WORDS
from web.strings.errors import message_for
from web.theme import asset

if TYPE_CHECKING:
    import gradio as gr

    from index.archive import Archive

PAGE = 20  # articles
_PASSAGES = 40  # searched for words, at most two an article
_QUIETLY: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}


@dataclass(frozen=True, slots=True)
class ArchiveController:
    """What the tab shows. Holds nothing of any visitor: safe to share between them."""

    archive: "Archive"
    office: AppContext

    def overview(self, language: Language) -> str:
        try:
            status = self.archive.status()
            over_time = counts(self.archive, unit_for(status.first, status.last))
            fresh = () if status.is_sample else freshness_lines(freshness(self.archive), language)
            return overview_html(status, over_time, self.folders(), language, fresh)
        except WartanyaError as problem:
            return sentence_html(message_for(problem, language))

    def found(self, words: str, since: str, until: str, outlets: list[str] | None, language: Language, offset: int = 0) -> str:
        """The articles that were asked for: by words the best, without words the newest."""
        try:
            wanted = chosen(since, until, outlets)
            if words.strip():
                hits = self.archive.search(words, limit=_PASSAGES, filter=wanted)
                gone = self.archive.withdrawn_near(words, hits, wanted)
                notes = [sentence_html(withdrawn_near(told, language)) for told in gone]
                return "".join([hits_html(hits, words.strip(), language), *notes])
            return self._listed(wanted, offset, language)
        except WartanyaError as problem:
            return sentence_html(message_for(problem, language))

    def _listed(self, wanted: Filter, offset: int, language: Language) -> str:
        page, total = headings(self.archive, wanted, limit=PAGE, offset=offset)
        return headings_html(page, total, offset, PAGE, language)

    def folders(self) -> tuple[Path, ...]:
        """The folders whose names are not told."""
        return (*folders(self.archive), self.office.uploads, self.office.rebuilding.path)

    def run(self, language: Language) -> str:
        run = self.office.rebuilding.run
        shown = run_html(run, self.folders(), language)
        if run and run.report and self.office.began_with_sample:
            shown += sentence_html(WORDS[language].moved)
        return shown

    def receive(self, files: list[str] | None, language: Language, request: Any) -> str:
        """Takes uploaded files in. Raises EditorsOnly."""
        self.office.require_editor(request)
        given = [Path(file) for file in files or ()]
        try:
            received = receive_logged(given, self.office.uploads, self.office.log, self.office.name(request))
        except WartanyaError as problem:
            return sentence_html(message_for(problem, language))
        return uploads_html(received, language)

    def rebuild(self, language: Language, request: Any, *, allow_removals: bool) -> str:
        """Begins a rebuild, or says who is at one. Raises EditorsOnly."""
        self.office.require_editor(request)
        try:
            self.office.rebuilding.start(self.office.name(request), allow_removals=allow_removals)
        except RebuildRefused as problem:
            return sentence_html(message_for(problem, language)) + self.run(language)
        return self.run(language)

    def stop(self, language: Language, request: Any) -> str:
        """Ends the rebuild that runs, whoever began it. Raises EditorsOnly."""
        self.office.require_editor(request)
        self.office.rebuilding.stop()
        return self.run(language)

    def about_rollback(self, language: Language, request: Any) -> str:
        """What going back one generation means, to be asked before it. Raises EditorsOnly."""
        self.office.require_editor(request)
        return sentence_html(ARCHIVE_WORDS[language].roll_back_asked.format(generation=self.archive.generation))

    def rollback(self, language: Language, request: Any) -> str:
        """Goes back one generation. Raises EditorsOnly."""
        self.office.require_editor(request)
        try:
            generation = rollback(self.archive.path, who=self.office.name(request))
        except WartanyaError as problem:
            return sentence_html(message_for(problem, language))
        return sentence_html(ARCHIVE_WORDS[language].rolled_back.format(generation=generation))


def add_archive_tab(shelves: ArchiveController, language: Any, demo: "gr.Blocks", tabs: Any, article: Any, desk: Any) -> None:
    """Lays the tab out inside the `tabs` being built. An article opens in `article`, beside the chat."""
    import gradio as gr

    words = ARCHIVE_WORDS["id"]
    with gr.Tab(words.archive, id="archive") as tab, gr.Column(elem_id="archive"):
        overview = _html("", "holdings")
        with gr.Row():
            query = gr.Textbox(label=words.words, max_length=500, max_lines=1, scale=2, min_width=200)
            since = gr.Textbox(label=WORDS["id"].since, max_length=40, min_width=120)
            until = gr.Textbox(label=WORDS["id"].until, max_length=40, min_width=120)
            outlets = gr.Dropdown([], label=words.outlets, multiselect=True, min_width=160)
        find = gr.Button(words.find, elem_id="find")
        listed = _html("", "listed")
        add_names(shelves.archive, language, tab, tabs, article, desk)
        editing = _lay_out_editing()
        add_decisions(DecisionsController(shelves.archive, shelves.office), language, demo, overview, shelves.overview)
    choices = [query, since, until, outlets]

    def labelled(language: Language) -> list[Any]:
        words = ARCHIVE_WORDS[language]
        names = sorted(shelves.archive.status().outlets, key=str.casefold)
        return [
            shelves.overview(language),
            *(gr.Textbox(label=label) for label in (words.words, WORDS[language].since, WORDS[language].until)),
            gr.Dropdown(names, label=words.outlets),
            gr.Button(words.find),
            gr.Markdown(f"### {words.editing}"),
            gr.File(label=words.upload),
            gr.Checkbox(label=words.removals),
            gr.Button(words.rebuild),
            gr.Button(words.stop),
            gr.Button(words.rollback),
            gr.Button(words.roll_back),
            gr.Button(words.leave),
        ]

    def look(words: str, since: str, until: str, outlets: list[str], language: Language) -> list[Any]:
        return [*labelled(language), shelves.found(words, since, until, outlets, language)]

    def narrow(language: Language, clicked: gr.EventData) -> tuple[Any, str]:
        outlet = [str(clicked.outlet)]
        return gr.Dropdown(value=outlet), shelves.found("", "", "", outlet, language)

    def turn(words: str, since: str, until: str, outlets: list[str], language: Language, clicked: gr.EventData) -> str:
        offset = clicked.offset if isinstance(clicked.offset, int) else 0
        return shelves.found(words, since, until, outlets, language, max(0, min(offset, 10_000_000)))

    def open_article(language: Language, clicked: gr.EventData) -> tuple[Any, str]:
        return gr.Tabs(selected="asking"), desk.article(str(clicked.article), 0, 0, "", language)

    labels = [overview, *choices, find, *editing.labels]
    language.change(lambda language: gr.update(label=ARCHIVE_WORDS[language].archive), language, tab, **_QUIETLY)
    gr.on([tab.select, language.input], look, [*choices, language], [*labels, listed], **_QUIETLY)
    gr.on([find.click, query.submit], shelves.found, [*choices, language], listed, **_QUIETLY)
    overview.narrow(narrow, language, [outlets, listed], **_QUIETLY)
    listed.turn(turn, [*choices, language], listed, **_QUIETLY)
    listed.open(open_article, language, [tabs, article], **_QUIETLY)
    uploaded = _wire_editing(shelves, editing, language, overview, demo)
    wire_files(FilesController(shelves.office), editing.held, language, tab, uploaded)


@dataclass(frozen=True, slots=True)
class _Editing:
    """What only editors see. Gradio makes their events at run time, so no type describes them."""

    column: Any
    heading: Any
    files: Any
    removals: Any
    rebuild: Any
    stop: Any
    rollback: Any
    asked: Any
    question: Any
    sure: Any
    leave: Any
    held: Any
    notice: Any
    run: Any
    timer: Any

    @property
    def labels(self) -> list[Any]:
        return [self.heading, self.files, self.removals, self.rebuild, self.stop, self.rollback, self.sure, self.leave]


def _lay_out_editing() -> _Editing:
    import gradio as gr

    words = ARCHIVE_WORDS["id"]
    with gr.Column(visible=False, elem_id="editing") as column:
        heading = gr.Markdown(f"### {words.editing}")
        files = gr.File(label=words.upload, file_count="multiple", height=140, elem_id="files")
        notice = _html("", "uploaded")
        removals = gr.Checkbox(False, label=words.removals)
        with gr.Row():
            rebuild = gr.Button(words.rebuild, variant="primary", elem_id="rebuild")
            stop = gr.Button(words.stop, visible=False, elem_id="stop")
            rollback = gr.Button(words.rollback, elem_id="rollback")
        with gr.Column(visible=False, elem_id="asked-rollback") as asked:
            question = _html("", "rollback-question")
            with gr.Row():
                sure = gr.Button(words.roll_back, variant="stop", elem_id="rollback-sure")
                leave = gr.Button(words.leave, elem_id="rollback-leave")
        run = _html("", "run")
        held = lay_out_files()
        timer = gr.Timer(1.0, active=False)
    return _Editing(
        column, heading, files, removals, rebuild, stop, rollback, asked, question, sure, leave, held, notice, run, timer
    )


def _wire_editing(shelves: ArchiveController, editing: _Editing, language: Any, overview: Any, demo: "gr.Blocks") -> Any:
    """What comes after an upload is hung on what this returns."""
    import gradio as gr

    def running(*, is_so: bool) -> tuple[Any, Any]:
        return gr.Timer(active=is_so), gr.Button(visible=is_so)

    def arrive(language: Language, request: gr.Request) -> tuple[Any, ...]:
        run = shelves.office.rebuilding.run
        if shelves.office.role(request) != "editor":
            return gr.Column(visible=False), "", *running(is_so=False)
        return gr.Column(visible=True), shelves.run(language), *running(is_so=bool(run and run.is_running))

    def upload(files: list[str] | None, language: Language, request: gr.Request) -> tuple[Any, str]:
        return None, _as_editor(lambda: shelves.receive(files, language, request), language)

    # Not called as the endpoint for programs is: the framework would give that another name.
    def begin(removals: bool, language: Language, request: gr.Request) -> tuple[Any, ...]:
        begun = _as_editor(lambda: shelves.rebuild(language, request, allow_removals=removals is True), language)
        return begun, *running(is_so=True)

    def stop(language: Language, request: gr.Request) -> str:
        return _as_editor(lambda: shelves.stop(language, request), language)

    def watch(language: Language, request: gr.Request) -> tuple[Any, ...]:
        run = shelves.office.rebuilding.run
        if shelves.office.role(request) == "editor" and run and run.is_running:
            return shelves.run(language), *running(is_so=True), gr.skip()
        return shelves.run(language), *running(is_so=False), shelves.overview(language)

    watched = [editing.run, editing.timer, editing.stop]
    demo.load(arrive, language, [editing.column, *watched], **_QUIETLY)
    uploaded = editing.files.upload(upload, [editing.files, language], [editing.files, editing.notice], **_QUIETLY)
    editing.rebuild.click(begin, [editing.removals, language], watched, **_QUIETLY)
    editing.stop.click(stop, language, editing.run, **_QUIETLY)
    editing.timer.tick(watch, language, [*watched, overview], **_QUIETLY)
    _wire_rollback(shelves, editing, language, overview)
    return uploaded


def _wire_rollback(shelves: ArchiveController, editing: _Editing, language: Any, overview: Any) -> None:
    import gradio as gr

    def ask(language: Language, request: gr.Request) -> tuple[Any, str]:
        return gr.Column(visible=True), _as_editor(lambda: shelves.about_rollback(language, request), language)

    def rollback(language: Language, request: gr.Request) -> tuple[Any, str, str]:
        done = _as_editor(lambda: shelves.rollback(language, request), language)
        return gr.Column(visible=False), done, shelves.overview(language)

    editing.rollback.click(ask, language, [editing.asked, editing.question], **_QUIETLY)
    editing.sure.click(rollback, language, [editing.asked, editing.run, overview], **_QUIETLY)
    editing.leave.click(lambda: gr.Column(visible=False), None, editing.asked, **_QUIETLY)


def _as_editor(do: Any, language: Language) -> str:
    """What `do` shows, or one sentence for a reader who found a way to ask for it."""
    try:
        return str(do())
    except EditorsOnly as problem:
        return sentence_html(message_for(problem, language))


def _html(value: str, elem_id: str) -> Any:
    """A place for HTML of our own making, as web/archive/view.py escapes it."""
    import gradio as gr

    return gr.HTML(value, elem_id=elem_id, js_on_load=asset("archive.js"), apply_default_css=False)
