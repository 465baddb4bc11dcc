"""What is asked: the language, the kind of answer, and a follow-up made to stand alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import cast

from corpus.errors import InvalidType
from corpus.text import canonical, words
from index.arguments import has_words, text_of
from index.query.lexicon import language_of
from index.retrieval.searcher import names_in
from qa.errors import QuestionRejected
from qa.question.answer_type import classify_answer_type, told_answer_type
from qa.question.returning import return_asked
from qa.talk.normalization import as_read
from qa.talk.small_talk import small_talk
from qa.types import AnswerType, Conversation, Language, Turn

MOST_CHARS = 2_000

_OPENS_LIKE_A_FOLLOW_UP = re.compile(
    r"^\W*(?:and|also|then|but|(?:what|how) about|(?:bagaimana|gimana) dengan|dan|lalu|terus|trus|kalau|kalo|selain itu|nah)\b",
    re.I,
)
_POINTS_BACK = re.compile(
    r"\b(?:(?P<owner>its|his|her|their)|it|he|she|they|them|him|there|this|those|these"
    r"|that(?! (?:was|were|is|are|has|had|will|\w+ed)\b)"
    r"|the (?:meeting|event|accident|incident|festival|case|ceremony)(?! (?:at|in|of|on|about|between|with|near|against) \w)"
    r"|dia|ia|mereka|beliau|(?P<pointer>itu|tersebut)|tadi|sana|situ"
    r"|(?:acara|rapat|kegiatan|kejadian|peristiwa|lokasi|pelaku|korban|tujuan|tempat|jumlah|harga|nama|alasan|penyebab|waktu|hasil"
    r"|total|peserta|anggaran|biaya|pertemuan|lomba|festival|kasus)nya)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Question:
    """`standalone` is what is searched for: the question, for a follow-up behind the one that it follows.

    `favoured` are the articles that a follow-up speaks of, the likeliest first, and `follows` the latest question before it
    that said what it wants, written out; "" where it stands alone. `follows_unsure`: what it goes on with was not "answered",
    so that another article may be spoken of. `written_out` is `text` with its abbreviations and slips of typing written out,
    which is what all but the shown question is made of; "" where it is `text`. `mended` are words of it that were typed with
    a slip, each with the word of the archive that it is read as.
    """

    text: str
    standalone: str
    language: Language
    kind: AnswerType
    favoured: tuple[str, ...] = ()
    written_out: str = ""
    follows: str = ""
    follows_unsure: bool = False
    mended: tuple[tuple[str, str], ...] = ()

    @property
    def as_read(self) -> "Question":
        """The question as a reader takes it: its `text` written out."""
        return replace(self, text=self.written_out or self.text)

    @property
    def is_follow_up(self) -> bool:
        return bool(self.favoured)


def understand(text: str, conversation: Conversation | None = None) -> Question:
    """Raises QuestionRejected when there is nothing to ask, or far too much; InvalidType for no text or conversation."""
    turns = without_talk(conversation).turns
    # A command line or JSON can bring half a character (a lone surrogate), which no tokenizer takes.
    asked = " ".join(canonical(text_of("question", text).encode("utf-8", "replace").decode()).split())
    if not has_words(asked):
        raise QuestionRejected("question_empty")
    if len(asked) > MOST_CHARS:
        raise QuestionRejected("question_too_long", length=len(asked), limit=MOST_CHARS)
    read = as_read(asked)
    question = Question(asked, read, cast(Language, language_of(read)), classify_answer_type(read), written_out=read)
    if not turns or not follows(read):
        return question
    spoken = _of_the_subject(turns)
    subject = f"{as_read(spoken[0].standalone)} {read}"[-MOST_CHARS:]
    told = next((turn for turn in reversed(spoken) if turn.article_ids), None)
    cited, unsure = (told.article_ids, told.is_unsure) if told else ((), False)
    before = next((said for turn in reversed(spoken) if told_answer_type(said := as_read(turn.question))), "")
    kind = told_answer_type(read) or told_answer_type(_OPENS_LIKE_A_FOLLOW_UP.sub("", read, count=1).strip())
    if kind is None and _OPENS_LIKE_A_FOLLOW_UP.search(read):  # "kalau yang kedua?" wants what was wanted of the first
        kind = told_answer_type(before)
    held = replace(question, standalone=subject, favoured=cited[:3], follows=before, follows_unsure=unsure)
    return replace(held, kind=kind or "what")


def without_talk(conversation: Conversation | None) -> Conversation:
    """The conversation less what asked nothing of the archive: thanks are no subject that a follow-up could go on with.

    Raises InvalidType for what is no conversation.
    """
    if conversation is not None and not isinstance(conversation, Conversation):
        raise InvalidType("not_a_conversation", argument="conversation", given=repr(conversation))
    turns: list[Turn] = []
    for turn in conversation.turns if conversation else ():
        if turn.article_ids or not small_talk(turn.question, in_conversation=bool(turns)):
            turns.append(turn)
    return Conversation(tuple(turns))


def _of_the_subject(turns: Sequence[Turn]) -> Sequence[Turn]:
    """The conversation from its latest question that stands alone on."""
    begins = 0
    for place in range(1, len(turns)):
        if _begins_anew(turns[place], turns[begins:place]):
            begins = place
    return turns[begins:]


def _begins_anew(turn: Turn, before: Sequence[Turn]) -> bool:
    """A short question that was answered from other articles than the one before it had gone on with nothing.

    One that no article answered may have: the conversation is where it was.
    """
    if turn.standalone != turn.question or not follows(as_read(turn.question)) or return_asked(as_read(turn.question)):
        return True
    cited = next((earlier.article_ids for earlier in reversed(before) if earlier.article_ids), ())
    return bool(turn.article_ids) and not is_anaphoric(turn.question) and not set(turn.article_ids) & set(cited)


def follows(question: str) -> bool:
    """Whether a question of a conversation speaks of what was asked before, rather than of something new.

    It does when it points back, and may when it says very little: qa/question/follow_up.py looks closer.
    """
    return is_anaphoric(question) or (not names_in(question) and len(words(question)) <= 4)


def is_anaphoric(question: str) -> bool:
    """Whether it opens like a follow-up, or has a word for what was said before and names hardly anything of its own."""
    return bool(_OPENS_LIKE_A_FOLLOW_UP.search(question)) or (len(names_in(question)) <= 1 and _has_pointer(question))


def _has_pointer(question: str) -> bool:
    """Whether a word speaks of what was said before."""
    return any(not _is_bound(question[: match.start()], match) for match in _POINTS_BACK.finditer(question))


def _is_bound(before: str, match: re.Match[str]) -> bool:
    """Whether it speaks of something in the question itself: "the farmers of Belitang ... their", "nelayan Kaur itu"."""
    if match["owner"]:
        return bool(names_in(before))
    return bool(match["pointer"] and re.search(r"\s[A-Z][\w'’-]* $", before))
