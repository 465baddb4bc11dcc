"""What a question names and an article does not: another regency's chief of police is not the one asked for."""

import re
from functools import lru_cache

from corpus.text import words
from corpus.types import Article
from qa.question.parse import Question
from qa.reading.evidence import article_words

_SIDES = {"west": ("barat",), "east": ("timur",), "north": ("utara",), "south": ("selatan",), "central": ("tengah", "pusat")}
_SPELLED = {"java": "jawa", "sumatra": "sumatera", "celebes": "sulawesi"}
_COMPASS = "Barat|Timur|Utara|Selatan|Tengah|Tenggara|Pusat"
_PLACE = re.compile(rf"\b(?P<name>[A-Z][a-z]+)\s(?P<side>{_COMPASS})\b")
_TYPED_PLACE = re.compile(
    r"\b(?!(?:di|ke|dari|bagian|sisi|sebelah|jalur|pantai|arah)\b)[a-z]{3,}\s(?:barat|timur|utara|selatan|tengah|tenggara|pusat)\b"
)
_ENGLISH_PLACE = re.compile(r"\b(?P<side>West|East|North|South|Central)\s(?P<name>[A-Z][a-z]+)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# The last of several words with capitals: the first may be a title, and what is all capitals may be written out.
_LAST_OF_NAME = re.compile(r"\b(?:[A-Z][\w'’-]+\s)+(?P<last>[A-Z][a-z'’-]{2,})\b(?!\s[A-Z])")


def unheld(question: Question, article: Article) -> str | None:
    """The first place, year or name of the question that the article does not hold; None where it holds them all."""
    said = f"{article.title}\n{article.text}".lower()
    place = next((each[0] for each in places_in(question.text) if not any(one in said for one in each)), None)
    return place or _year(question.text, article, said) or _name(question, article)


@lru_cache(maxsize=64)
def places_in(question: str) -> tuple[tuple[str, ...], ...]:
    """The places that a side of the compass tells apart, each as an Indonesian text may write it, in small letters."""
    own = [(match.group().lower(),) for match in (_PLACE if question != question.lower() else _TYPED_PLACE).finditer(question)]
    return (*own, *(_in_indonesian(match) for match in _ENGLISH_PLACE.finditer(question)))


def _in_indonesian(match: re.Match[str]) -> tuple[str, ...]:
    name = match["name"].lower()
    return tuple(f"{_SPELLED.get(name, name)} {side}" for side in _SIDES[match["side"].lower()])


def _year(question: str, article: Article, said: str) -> str | None:
    published = str(article.published.year) if article.published else ""
    return next((year for year in _YEAR.findall(question) if year not in said and year != published), None)


def _name(question: Question, article: Article) -> str | None:
    """Of Indonesian questions alone: an English one may have a word where the article has another."""
    if question.language == "en":
        return None
    held = article_words(article.title, article.text)
    lasts = (match["last"] for match in _LAST_OF_NAME.finditer(question.text))
    return next((last for last in lasts if not held.issuperset(words(last))), None)
