"""Whether a short question goes on with a conversation, told by what the conversation is about.

"banjir demak" says as little of itself as "jumlah korban?": only the second stands in the article that was spoken of.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.text import words
from corpus.types import Article
from index.arguments import has_words
from index.errors import IndexingError
from index.query.lexicon import expand_query, load_lexicon
from qa.question.answer_type import classify_answer_type
from qa.question.own_subject import names_its_own
from qa.question.parse import Question, is_anaphoric, understand, without_talk
from qa.question.returning import return_asked, turn_meant
from qa.question.typing_slips import without_slips
from qa.talk.normalization import as_read
from qa.types import Conversation

if TYPE_CHECKING:
    from index.archive import Archive

# The share of a short question's words, weighed by rarity, that what was spoken of has to hold for it to go on with that. Of 50
# short follow-ups written for training 88 % reach it behind their own article, of 115 other short questions behind an article
# that they do not ask about 20 %, nearly all of them with -nya (2026-11).
SHARE_HELD = 0.25
# Words that name the kind of answer alone: every article has a day and a number, tells what came about, and quotes somebody.
_ASKS_FOR = frozenset(
    words(
        "jam pukul hari tanggal bulan tahun nama nomor jumlah total nilai mulai terjadi kejadian menjadi mendapat disampaikan "
        "menyampaikan dikatakan diungkapkan mengungkapkan dijelaskan menjelaskan penjelasan"
    )
)
# "Penggantinya siapa?" asks for the successor of somebody spoken of; in these words -nya says nothing of the kind.
_OF_THAT = re.compile(
    r"\b(?!(?:akhir|awal|biasa|sebenar|sesungguh|seharus|sebelum|sesudah|selanjut|selama|sepenuh|setidak|sekira|kira|khusus|umum"
    r"|misal|tentu|rupa|pasti|kata|banyak|ta|ha|pu|bertaha)nya\b)\w{2,}nya\b",
    re.IGNORECASE,
)

# What keywords do not have: "flood victims semaka" asks nothing of what was spoken of.
_NO_KEYWORDS = re.compile(
    r"\b(?:the|what|who\w*|which|when|where|how|why|is|are|was|were|did|does|do|has|have|had)\b", re.IGNORECASE
)


def understood(archive: "Archive", text: str, conversation: Conversation | None = None) -> Question:
    """`understand`, with its slips of typing mended; a short question whose words the conversation does not hold stands alone.

    Of English ones keywords alone: a question's words stand in no Indonesian article, their translations too rarely do, and
    "the" says often enough that something was spoken of. Raises QuestionRejected.
    """
    return without_slips(archive, _in_its_conversation(archive, text, without_talk(conversation)))


def _in_its_conversation(archive: "Archive", text: str, spoken: Conversation) -> Question:
    asked = understand(text, spoken)
    read = asked.as_read.text
    if spoken.turns and (back := _returning(archive, asked, spoken)):
        return back
    if not asked.is_follow_up:
        return asked
    told = [f"{article.title}\n{article.text}" for article in articles_still_held(archive, asked.favoured)]
    if told and names_its_own(read, told):
        return _alone(asked)
    if is_anaphoric(read) or (asked.language == "en" and _NO_KEYWORDS.search(read)):
        return asked
    # Where its articles have gone since, nothing can be said against it.
    if not told or share_held(archive, read, [*told, spoken.turns[-1].standalone]) >= SHARE_HELD:
        return asked
    return _alone(asked)


def said_since(archive: "Archive", spoken: Conversation) -> Conversation:
    """The conversation without what was said of articles that editors have withdrawn or masked a name in: maybe since then."""
    if not spoken.turns:
        return spoken
    decided = archive.read(lambda snapshot: snapshot.decided_on())
    return Conversation(tuple(replace(t, said="") if decided.intersection(t.article_ids) else t for t in spoken.turns))


def _alone(asked: Question) -> Question:
    read = asked.as_read.text
    return replace(asked, standalone=read, favoured=(), follows="", follows_unsure=False, kind=classify_answer_type(read))


def _returning(archive: "Archive", asked: Question, spoken: Conversation) -> Question | None:
    """The question as one of the topic that it goes back to; None where it goes back to nothing that was spoken of."""
    back = return_asked(asked.as_read.text)
    if back is None:
        return None
    meant = turn_meant(back.topic, spoken.turns, lambda article_id: next(_held(archive, [article_id]), None))
    if meant is None:
        return None
    rest = back.rest if has_words(back.rest) else as_read(meant.question)
    subject = rest if rest == as_read(meant.question) else f"{as_read(meant.question)} {rest}"
    kind = classify_answer_type(rest)
    taken_up = replace(asked, standalone=subject, kind=kind, favoured=meant.article_ids[:3])
    return replace(taken_up, written_out=rest, follows="", follows_unsure=meant.is_unsure)


def share_held(archive: "Archive", question: str, texts: Sequence[str]) -> float:
    """Which share of the question's ideas the texts name, weighed by their rarity in the archive, 0 to 1.

    1 for a question without any but words of function, of the kind of answer, and with -nya of what was spoken of.
    """
    passed_over = _ASKS_FOR.union(words(" ".join(_OF_THAT.findall(question))))
    ideas = [idea for idea in expand_query(question, load_lexicon()) if not any(word in passed_over for word, _ in idea)]
    with archive.snapshot() as snapshot:
        weighed = snapshot.weighed(ideas)
    held = {word for text in texts for word in words(text)}
    total = sum(weight for _, weight in weighed)
    return sum(weight for idea, weight in weighed if any(word in held for word, _ in idea)) / total if total else 1.0


def articles_still_held(archive: "Archive", article_ids: Sequence[str]) -> list[Article]:
    """The articles of these ids, less those that have gone since."""
    return list(_held(archive, article_ids))


def _held(archive: "Archive", article_ids: Sequence[str]) -> Iterator[Article]:
    for article_id in article_ids:
        try:
            yield archive.article(article_id)
        except IndexingError:
            continue
