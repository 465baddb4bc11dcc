"""What editors decide of single articles, below the archive: one form, with only the fields that its act needs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from corpus.errors import WartanyaError
from index.storage.editorial import Link
from index.types import Masking, Withdrawal
from qa.rendering.withdrawn import withdrawn_itself
from qa.types import Language
from web.archive.view import sentence_html
from web.context import AppContext
from web.editing.decisions import ACTS, MOST_CHARS, Done, Wanted, carry_out
from web.errors import EditorsOnly
from web.strings.decisions import DECISION_WORDS
from web.strings.errors import message_for

if TYPE_CHECKING:
    from index.archive import Archive

_FIELDS = {
    "withdraw": ("reason",),
    "reinstate": (),
    "mask": ("name", "label", "copies"),
    "unmask": ("name", "copies"),
    "confirm": ("report",),
    "undo": ("report",),
}
_ORDER = ("reason", "name", "label", "copies", "report")
_QUIETLY: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
# A generation is written for each: one after the other.
_WRITING: dict[str, Any] = {**_QUIETLY, "show_progress": "minimal", "concurrency_limit": 1, "concurrency_id": "decisions"}


@dataclass(frozen=True, slots=True)
class DecisionsController:
    """Holds nothing of any visitor: safe to share between them."""

    archive: "Archive"
    office: AppContext

    def done(self, wanted: Wanted, language: Language, request: Any) -> tuple[str, bool]:
        """What came of it, in sentences, and whether it was done."""
        try:
            self.office.require_editor(request)
            made = carry_out(wanted, self.archive, self.office.name(request))
        except EditorsOnly as problem:
            return sentence_html(message_for(problem, language)), False
        except WartanyaError as problem:  # editors are told more than readers, and no folder either
            return sentence_html(self.office.without_folders(problem.in_language(language))), False
        return "".join(sentence_html(line) for line in _told(wanted, made, language)), True


def _told(wanted: Wanted, made: Done, language: Language) -> Iterator[str]:
    words = DECISION_WORDS[language]
    if isinstance(made, Withdrawal):
        yield withdrawn_itself(made, language)
    elif isinstance(made, Link):
        frame = words.confirmed if made.verdict == "confirmed" else words.undone
        yield frame.format(notice=made.notice, report=made.report)
    elif isinstance(made, Masking):
        yield words.masked.format(article=made.article_id, label=made.label)
        for frame, ids in (
            (words.masked_copies, made.masked_copies),
            (words.copies, made.copies),
            (words.mentioning, made.mentioning),
        ):
            if ids:
                yield frame.format(ids=", ".join(ids))
        if made.is_in_id:
            yield words.in_id
    else:
        yield (words.unmasked if wanted.act == "unmask" else words.shown_again).format(article=made)


def add_decisions(desk: DecisionsController, language: Any, demo: Any, overview: Any, show_overview: Any) -> None:
    """Lays the form out where it is called; `show_overview` gives what `overview` shows once something was decided."""
    import gradio as gr

    words = DECISION_WORDS["id"]
    with gr.Column(visible=False, elem_id="decisions") as column:
        heading = gr.Markdown(f"### {words.heading}\n\n{words.about}")
        act = gr.Dropdown(_choices("id"), value=ACTS[0], label=words.act, elem_id="act")
        texts = {
            "article": gr.Textbox(label=words.fields["article"], max_length=MOST_CHARS, max_lines=1, elem_id="act-article")
        }
        fields: dict[str, Any] = {}
        for name in _ORDER:
            label, is_needed = words.fields[name], name in _FIELDS[ACTS[0]]
            fields[name] = (
                gr.Checkbox(False, label=label, visible=is_needed, elem_id=f"act-{name}")
                if name == "copies"
                else gr.Textbox(label=label, max_length=MOST_CHARS, max_lines=2, visible=is_needed, elem_id=f"act-{name}")
            )
        sure = gr.Checkbox(False, label=words.sure, elem_id="act-sure")
        do = gr.Button(words.do, elem_id="act-do")
        notice = gr.HTML("", elem_id="act-done", apply_default_css=False)

    def arrive(request: gr.Request) -> Any:
        return gr.Column(visible=desk.office.role(request) == "editor" and not desk.archive.is_sample)

    def labelled(act: str, language: Language) -> list[Any]:
        words = DECISION_WORDS[language]
        return [
            gr.Markdown(f"### {words.heading}\n\n{words.about}"),
            gr.Dropdown(_choices(language), label=words.act),
            gr.Textbox(label=words.fields["article"]),
            *(gr.update(label=words.fields[name], visible=name in _FIELDS.get(act, ())) for name in _ORDER),
            gr.Checkbox(label=words.sure),
            gr.Button(words.do),
        ]

    def choose(act: str) -> list[Any]:
        return [*(gr.update(visible=name in _FIELDS.get(act, ())) for name in _ORDER), gr.Checkbox(value=False)]

    def decide(given: dict[Any, Any], request: gr.Request) -> tuple[Any, ...]:
        written = {name: str(given[field] or "") for name, field in (*texts.items(), *fields.items()) if name != "copies"}
        wanted = Wanted(str(given[act]), **written, copies=given[fields["copies"]] is True, is_sure=given[sure] is True)
        told, is_done = desk.done(wanted, given[language], request)
        return (
            told,
            gr.Checkbox(value=False) if is_done else gr.skip(),
            show_overview(given[language]) if is_done else gr.skip(),
        )

    shown = [fields[name] for name in _ORDER]
    demo.load(arrive, None, column, **_QUIETLY)
    gr.on(
        [demo.load, language.change], labelled, [act, language], [heading, act, texts["article"], *shown, sure, do], **_QUIETLY
    )
    act.input(choose, act, [*shown, sure], **_QUIETLY)
    do.click(decide, {act, texts["article"], *shown, sure, language}, [notice, sure, overview], **_WRITING)


def _choices(language: Language) -> list[tuple[str, str]]:
    return [(DECISION_WORDS[language].acts[act], act) for act in ACTS]
