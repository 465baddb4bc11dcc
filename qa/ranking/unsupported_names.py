"""What a question names and an article does not: another regency's chief of police is not the one asked for."""

import re
from functools import cache, lru_cache

from corpus.text import is_stop_word, words
from corpus.text.patterns import lazy_pattern
from corpus.types import Article
from index.query.lexicon import expand_query, load_lexicon
from qa.entities.cities import CITIES
from qa.entities.places import WRITTEN_SHORT
from qa.question.parse import Question
from qa.question.typing_slips import common_words, is_likely_slip
from qa.reading.evidence import article_words

_SIDES = {"west": ("barat",), "east": ("timur",), "north": ("utara",), "south": ("selatan",), "central": ("tengah", "pusat")}
_SPELLED = {"java": "jawa", "sumatra": "sumatera", "celebes": "sulawesi"}
_COMPASS = "Barat|Timur|Utara|Selatan|Tengah|Tenggara|Pusat"
_PLACE = lazy_pattern(rf"\b(?P<name>[A-Z][a-z]+)\s(?P<side>{_COMPASS})\b")
_TYPED_PLACE = lazy_pattern(
    r"\b(?!(?:di|ke|dari|bagian|sisi|sebelah|jalur|pantai|arah)\b)[a-z]{3,}\s(?:barat|timur|utara|selatan|tengah"
    r"|tenggara|pusat)\b"
)
_ENGLISH_PLACE = lazy_pattern(r"\b(?P<side>West|East|North|South|Central)\s(?P<name>[A-Z][a-z]+)\b")
_BEHIND = lazy_pattern(
    r"\b(?:di|in|near)\s(?:kabupaten\s|kota\s|kecamatan\s|desa\s)?(?P<name>[A-Za-z][A-Za-z'’-]{3,})\b", re.IGNORECASE
)
_BLEND = lazy_pattern(r"(?P<name>[a-z]{2,5}?)(?P<side>bar|tim|sel|teng|ut)(?:ra|gara)?")
_EVERYWHERE = frozenset(
    "indonesia java sumatra nusantara tanah medsos pileg pilgub pilpres pilkada pentas mana sini sana".split()
)
_YEAR = lazy_pattern(r"\b(?:19|20)\d\d\b")
# The last of several words with capitals: the first may be a title, and what is all capitals may be written out.
_LAST_OF_NAME = lazy_pattern(r"\b(?:[A-Z][\w'’-]+\s)+(?P<last>[A-Z][a-z'’-]{2,})\b(?!\s[A-Z])")


def unheld(question: Question, article: Article) -> str | None:
    """The first place, year or name of the question that the article does not hold; None where it holds them all."""
    said = f"{article.title}\n{article.text}".lower()
    if mended := _mended_unsurely(question):
        return mended
    place = next((each[0] for each in places_in(question.text) if not any(one in said for one in each)), None)
    place = place or _city(question.text, said) or _place_behind(question, article, said)
    return place or _year(question.text, article, said) or _name(question, article)


def _mended_unsurely(question: Question) -> str | None:
    """A word that was read as another one and may be a name of its own: "Marina" for "Maria", "sajingan" for "saingan"."""
    written = set(re.findall(r"\w+", question.text[1:]))
    return next(
        (
            typed
            for typed, near in question.mended
            if not is_likely_slip(typed, near)
            or (near not in common_words() and near not in CITIES and (typed[0].isupper() or near.capitalize() in written))
        ),
        None,
    )


@lru_cache(maxsize=64)
def places_in(question: str) -> tuple[tuple[str, ...], ...]:
    """The places that a side of the compass tells apart, each as an Indonesian text may write it, in small letters."""
    own = [(match.group().lower(),) for match in (_PLACE if question != question.lower() else _TYPED_PLACE).finditer(question)]
    return (*own, *(_in_indonesian(match) for match in _ENGLISH_PLACE.finditer(question)))


def _city(question: str, said: str) -> str | None:
    """A city or regency that the article names in no spelling, however the question writes it: "gempa mamuju".

    Of 1,441 questions written for training that name one, their own article lacks it in none but by such a name as "jogja".
    """
    named = [match.group() for match in re.finditer(r"\w+", question.lower()) if match.group() in CITIES]
    held = re.sub(r"\W", "", said) if named else ""
    lacking = (name for name in named if name not in held and not any(_is_word_of(short, said) for short in _short_for(name)))
    return next(lacking, None)


def _is_word_of(short: str, said: str) -> bool:
    """Whether it stands there as a word: "kobar" is Kotawaringin Barat, and no part of "kobaran"; "jogjakarta" is "jogja"."""
    return bool(re.search(rf"\b{re.escape(short)}(?:karta)?\b", said))


@cache
def _short_for(name: str) -> tuple[str, ...]:
    return tuple(short for short, whole in WRITTEN_SHORT.items() if name in whole.split())


def _place_behind(question: Question, article: Article, said: str) -> str | None:
    """What stands behind "di" or "in", is no word of either language, and stands in the article in no spelling."""
    has_capitals = question.text[1:] != question.text[1:].lower()
    for found in _BEHIND.finditer(question.text):
        name = found["name"]
        if has_capitals and name.islower():
            continue
        if name.lower() in said or _written_out(name.lower()) in said or _is_blend_of(name.lower(), said) or not _is_name(name):
            continue
        ideas = expand_query(name, load_lexicon(), question.language)
        held = article_words(article.title, article.text)
        if not any(word in held for idea in ideas for word, _ in idea):
            return name
    return None


def _written_out(name: str) -> str:
    return WRITTEN_SHORT.get(name, name)


def _is_blend_of(name: str, said: str) -> bool:
    """Whether it joins the beginnings of a place's two words as the article has them: "pesibar" of "Pesisir Barat"."""
    blend = _BLEND.fullmatch(name)
    return blend is not None and bool(re.search(rf"\b{blend['name']}\w* {blend['side']}\w*\b", said))


def _is_name(name: str) -> bool:
    return not is_stop_word(name) and name.lower() not in _EVERYWHERE and not any(stem in _known() for stem in words(name))


@cache
def _known() -> frozenset[str]:
    """The stems that the lexicon translates, and those that it translates them into; a name stands there as itself."""
    rows = load_lexicon().words.items()
    return frozenset(stem for word, row in rows for other, _ in row if other != word for stem in (word, other))


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
    return next((last for last in lasts if not held.issuperset(words(_written_out(last.lower())))), None)
