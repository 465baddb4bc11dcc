"""Whether a short question goes on with a conversation, told by what the conversation is about.

"banjir demak" says as little of itself as "jumlah korban?": only the second stands in the article that was spoken of.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.text import words
from corpus.types import Article
from index.errors import IndexingError
from index.query.lexicon import expand_query, load_lexicon
from qa.question.parse import Question, is_anaphoric, understand, without_talk
from qa.types import Conversation

if TYPE_CHECKING:
    from index.archive import Archive

# The share of a short question's words that the articles of a conversation have to hold for it to go on with them. Of 254
# short questions written for training, put behind their own article 83 % reach it, behind another one 11 % (2026-11).
SHARE_HELD = 0.5


def understood(archive: "Archive", text: str, conversation: Conversation | None = None) -> Question:
    """`understand`, but a short question whose words the conversation does not hold stands alone.

    Told in Indonesian only: an English question's words stand in no Indonesian article, and their translations too rarely
    do. Raises QuestionRejected.
    """
    spoken = without_talk(conversation)
    asked = understand(text, spoken)
    read = asked.as_read.text
    if not asked.is_follow_up or asked.language == "en" or is_anaphoric(read):
        return asked
    told = [f"{article.title}\n{article.text}" for article in articles_still_held(archive, asked.favoured)]
    # Where its articles have gone since, nothing can be said against it.
    if not told or share_held(read, [*told, spoken.turns[-1].standalone]) >= SHARE_HELD:
        return asked
    return replace(asked, standalone=read, favoured=())


def share_held(question: str, texts: Sequence[str]) -> float:
    """Which share of the question's ideas the texts name, 0 to 1; 1 for a question of function words alone."""
    ideas = expand_query(question, load_lexicon())
    held = {word for text in texts for word in words(text)}
    return sum(any(word in held for word, _ in idea) for idea in ideas) / len(ideas) if ideas else 1.0


def articles_still_held(archive: "Archive", article_ids: Sequence[str]) -> list[Article]:
    """The articles of these ids, less those that have gone since."""
    return list(_held(archive, article_ids))


def _held(archive: "Archive", article_ids: Sequence[str]) -> Iterator[Article]:
    for article_id in article_ids:
        try:
            yield archive.article(article_id)
        except IndexingError:
            continue
