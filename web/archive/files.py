"""The files in the folder of articles, for editors: to see what lies there, to take away and to put back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import WartanyaError
from index.storage.editorial import Editorial
from qa.rendering.strings import moment, number
from qa.types import Language
from web.context import AppContext
from web.editing.kept_files import KeptFile, former_files, kept_files, put_back, take_away
from web.errors import EditorsOnly
from web.rendering import render
from web.strings.archive import ARCHIVE_WORDS
from web.strings.errors import message_for
from web.theme import asset

_SHOWN = 50
_QUIETLY: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
_Change = Callable[[str, Path, Editorial, str], None]


@dataclass(frozen=True, slots=True)
class FilesController:
    """Nothing of it is shown to who is no editor. Safe to share between visitors."""

    office: AppContext

    def listed(self, language: Language, request: Any, done: str = "") -> str:
        """The newest files, and what was set aside; `done` is what an editor has just done. Empty for readers."""
        if self.office.role(request) != "editor":
            return ""
        return files_html(kept_files(self.office.uploads), former_files(self.office.uploads), language, done)

    def taken(self, name: str, language: Language, request: Any) -> str:
        """Takes a file away. Raises EditorsOnly."""
        return self._changed(take_away, name, ARCHIVE_WORDS[language].taken_away, language, request)

    def restored(self, name: str, language: Language, request: Any) -> str:
        """Puts a file back. Raises EditorsOnly."""
        return self._changed(put_back, name, ARCHIVE_WORDS[language].was_put_back, language, request)

    def _changed(self, change: _Change, name: str, told: str, language: Language, request: Any) -> str:
        self.office.require_editor(request)
        try:
            change(name, self.office.uploads, self.office.log, self.office.name(request))
            done = f"{told.format(name=name)} {ARCHIVE_WORDS[language].goes_with_rebuild}"
        except WartanyaError as problem:
            done = self.office.without_folders(message_for(problem, language))
        return self.listed(language, request, done)


def files_html(held: Sequence[KeptFile], former: Sequence[KeptFile], language: Language, done: str = "") -> str:
    """The files that are held, the newest first, and those that were set aside; opened where something was just `done`."""
    words, count = ARCHIVE_WORDS[language], number(len(held), language)
    return render(
        "archive/files.html",
        words=words,
        is_open=bool(done),
        done=done,
        held=words.files_held.format(count=count),
        shown=words.files_shown.format(shown=_SHOWN, count=count) if len(held) > _SHOWN else "",
        files=_told(held[:_SHOWN], language),
        former_held=words.former_files.format(count=number(len(former), language)),
        former=_told(former, language),
    )


def lay_out_files() -> Any:
    """The place of the list, where the tab is being built. Gradio makes its events at run time, so no type describes it."""
    import gradio as gr

    return gr.HTML("", elem_id="files-held", js_on_load=asset("archive.js"), apply_default_css=False)


def wire_files(files: FilesController, shown: Any, language: Any, tab: Any, uploaded: Any) -> None:
    """Has the list follow the `uploaded` files, and do what is clicked in it."""
    import gradio as gr

    def look(language: Language, request: gr.Request) -> str:
        return files.listed(language, request)

    def take(language: Language, request: gr.Request, clicked: gr.EventData) -> str:
        return _as_editor(lambda: files.taken(str(clicked.file), language, request), language)

    def restore(language: Language, request: gr.Request, clicked: gr.EventData) -> str:
        return _as_editor(lambda: files.restored(str(clicked.file), language, request), language)

    gr.on([tab.select, language.input], look, language, shown, **_QUIETLY)
    uploaded.then(look, language, shown, **_QUIETLY)
    shown.take(take, language, shown, **_QUIETLY)
    shown.restore(restore, language, shown, **_QUIETLY)


def _as_editor(do: Callable[[], str], language: Language) -> str:
    try:
        return do()
    except EditorsOnly as problem:
        return message_for(problem, language)


def _told(files: Sequence[KeptFile], language: Language) -> list[tuple[str, str]]:
    words = ARCHIVE_WORDS[language]
    return [
        (file.name, words.file_told.format(when=moment(file.changed.astimezone(), language), size=_kilobytes(file, language)))
        for file in files
    ]


def _kilobytes(file: KeptFile, language: Language) -> str:
    return number(-(-file.size // 1000), language)
