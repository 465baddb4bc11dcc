"""The form below each answer: right, wrong, or a wrong citation, and what of it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from corpus.errors import WartanyaError
from qa.evaluation.feedback import LONGEST_COMMENT, VERDICTS, Feedback, Verdict
from qa.types import Language
from web.rendering import render
from web.strings.errors import message_for
from web.theme import asset

if TYPE_CHECKING:
    from web.ask.thread import Thread
    from web.context import AppContext


@dataclass(frozen=True, slots=True)
class FeedbackWords:
    """What the form says in one language. Braces are filled with `str.format`."""

    asked: str
    verdicts: Mapping[Verdict, str]
    comment: str
    kept: str
    thanks: str


FEEDBACK_WORDS: Mapping[Language, FeedbackWords] = {
    "id": FeedbackWords(
        asked="Apakah jawaban ini benar?",
        verdicts={"right": "Benar", "wrong": "Salah", "wrong_citation": "Kutipannya salah"},
        comment="Komentar (boleh kosong)",
        kept="Yang disimpan di server ini selama {days} hari: pertanyaan, jawaban, penilaian, dan komentar Anda; "
        "tanpa nama dan alamat Anda.",
        thanks="Tercatat. Terima kasih.",
    ),
    "en": FeedbackWords(
        asked="Is this answer right?",
        verdicts={"right": "Right", "wrong": "Wrong", "wrong_citation": "Wrong citation"},
        comment="Comment (may be left empty)",
        kept="What is kept on this server for {days} days: the question, the answer, your verdict and your comment; "
        "not your name or address.",
        thanks="Noted. Thank you.",
    ),
}


def forms_html(kept_days: int) -> str:
    """The form that the page puts below each answer, a `<template>` in each language: shown nowhere itself.

    Both are there from the start: the page learns its visitor's language only after it has come.
    """
    return render(
        "ask/feedback.html",
        forms=FEEDBACK_WORDS.items(),
        verdicts=VERDICTS,
        kept_days=kept_days,
        longest_comment=LONGEST_COMMENT,
    )


def judge(feedback: Feedback, thread: "Thread", place: object, verdict: object, comment: object, language: Language) -> str:
    """Keeps what a visitor said of answer number `place` of their own thread; "", or a sentence where it cannot be kept."""
    if not isinstance(place, int) or not 0 <= place < len(thread.exchanges):
        return ""
    answer = thread.exchanges[place].answer
    if answer is None or verdict not in VERDICTS:
        return ""
    words = comment if isinstance(comment, str) else ""
    try:
        feedback.add(str(verdict), words, answer.to_dict(), follows=bool(thread.before(place).turns))
    except WartanyaError as problem:
        return render("sentence.html", role="alert", sentence=message_for(problem, language))
    return ""


def add_feedback(office: "AppContext", talk: Any, language: Any, notice: Any) -> None:
    """The form, inside the tab of questions being built; `notice` tells where something could not be kept."""
    import gradio as gr

    form = gr.HTML(forms_html(office.kept_days), elem_id="feedback", js_on_load=asset("feedback.js"), apply_default_css=False)

    def judged(thread: Any, language: Language, clicked: gr.EventData) -> str:
        return judge(office.feedback, thread, clicked.place, clicked.verdict, clicked.comment, language)

    form.judge(judged, [talk, language], notice, show_progress="hidden", api_visibility="private")
