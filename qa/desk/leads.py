"""What is quoted of an article in a list: its lead sentence, a span of its text, and the people whom it names."""

import re
from collections.abc import Sequence

from corpus.text import stem
from corpus.types import Article, Span
from qa.entities.facts import common_words
from qa.entities.offices import offices_in
from qa.entities.people import Person, in_office, is_named_like, people_in

_FEWEST_WORDS = 6  # below it a byline, a caption or the name of a place
_NO_LEAD = re.compile(
    r"\W*(?:reporter|penulis|editor|foto|sumber|baca juga|laporan wartawan|ilustrasi|dok(?:umentasi)?\.|copyright|photo)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!?][\"”'’)]*\Z")
_STOPS = re.compile(r"[.;!?]\s|\n|[\"“”]")
_REACH = 60  # characters before a name in which its office is looked for
_MOST_PEOPLE = 6
_PEOPLE_CHARS = 2_500  # of the text in which people are looked for: who matters stands in the first paragraphs


def lead_of(article: Article, sentences: Sequence[Span]) -> Span | None:
    """The first sentence that tells something; None where no sentence has words enough."""
    told = [span for span in sentences if _tells(article.text[span.start : span.end])]
    whole = (span for span in told if _ENDS.search(article.text[span.start : span.end].rstrip()))
    return next(whole, told[0] if told else None)


def people_named(article: Article) -> tuple[str, ...]:
    """Those whom the article names in full behind an office or a rank, each once, as it first writes them."""
    text = article.text[:_PEOPLE_CHARS]
    chosen: list[Person] = []
    for person in people_in(text):
        known = any(is_named_like(person.words, other.words) for other in chosen)
        if not known and _is_full_name(person) and (person.in_office or in_office(_ahead(text, person))):
            chosen.append(person)
    return tuple(" ".join(text[each.span.start : each.span.end].split()) for each in chosen[:_MOST_PEOPLE])


def _ahead(text: str, person: Person) -> str:
    """What stands before the name in its sentence, as far as an office reaches: "Bupati Sumberjati, " or "AKBP "."""
    return _STOPS.split(text[max(0, person.span.start - _REACH) : person.span.start])[-1]


def _is_full_name(person: Person) -> bool:
    """Whether two of its words are words of names: "Menteri Pemuda" and "Wali Kota Solo" are none."""
    return sum(stem(word) not in common_words() and not offices_in(word) for word in person.words) > 1


def _tells(sentence: str) -> bool:
    return len(sentence.split()) >= _FEWEST_WORDS and not _NO_LEAD.match(sentence)
