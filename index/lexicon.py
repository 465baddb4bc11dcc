"""From a question to ideas: for each thing it names, the words an Indonesian article may have for it, weighted.

An English word brings its Indonesian translations (learned from parallel text, `training/lexicon.py`), an office or
institution its acronym and its expansion, in either language. Names and numbers stand for themselves.
"""

import functools
import gzip
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.text import Word, located_words, words
from index.errors import IndexDamaged
from index.terms import EXPANSIONS, PHRASES

LEXICON = Path(__file__).parent / "models" / "lexicon.tsv.gz"
PHRASE_WEIGHT = 1.0
OWN_WEIGHT = 0.6  # an English word itself, where it has translations: it may be a name, or stand in the article untranslated

Idea = tuple[tuple[str, float], ...]

_ENGLISH = frozenset(
    "a about after an and any are as at by can could did do does for from had has have he her his how i if in is it its many "
    "much of on or our she that the their them there these they this those to was were what when where which who whom whose "
    "why will with would happened said please tell me".split()
)
_INDONESIAN = frozenset(
    "ada adalah akan apa apakah atau bagaimana bagi berapa dalam dan dapat dari dengan di dia gimana ini itu jadi juga kapan "
    "karena ke kenapa kepada kok lalu mana mengapa mereka nggak oleh pada para saat saja sama sebutkan sejak siapa siapakah "
    "tentang terhadap terus tersebut tidak untuk yang acaranya".split()
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Translations of words, each weight at most 1, the strongest of a word exactly 1."""

    words: Mapping[str, Idea]

    def translations(self, word: str) -> Idea:
        return self.words.get(word, ())


@functools.cache
def load_lexicon(path: Path = LEXICON) -> Lexicon:
    """Raises IndexDamaged where the file is missing: the installation is incomplete."""
    if not path.exists():
        raise IndexDamaged(f"The lexicon at {path} is missing: install Wartanya again.", path)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return Lexicon(dict(_entry(line) for line in lines))


def _entry(line: str) -> tuple[str, Idea]:
    word, _, rest = line.rstrip("\n").partition("\t")
    pairs = (pair.rpartition(":") for pair in rest.split())
    return word, tuple((other, float(weight)) for other, _, weight in pairs)


def language_of(question: str) -> str:
    """'en' or 'id', by the function words of the question; Indonesian when there are none, as the archive is."""
    tokens = re.findall(r"[a-z]+", question.lower())
    english, indonesian = (sum(token in known for token in tokens) for known in (_ENGLISH, _INDONESIAN))
    return "en" if english > indonesian else "id"


def ideas_of(question: str, lexicon: Lexicon) -> list[Idea]:
    """The question's ideas in order, each once."""
    english = language_of(question) == "en"
    found = list(_ideas(question, lexicon, english=english))
    return list(dict.fromkeys(found))


def _ideas(question: str, lexicon: Lexicon, *, english: bool) -> Iterator[Idea]:
    located = list(located_words(question))
    k = 0
    while k < len(located):
        phrase = _phrase_at(question, located, k) if english else None
        if phrase:
            count, idea = phrase
            yield idea
            k += count
            continue
        yield _idea(located[k], lexicon, question, english=english)
        k += 1


def _idea(word: Word, lexicon: Lexicon, question: str, *, english: bool) -> Idea:
    written = question[word.start : word.end]
    expansions = tuple((other, 0.7) for other in EXPANSIONS.get(word.stem, ()))
    translations = lexicon.translations(word.stem) if english else ()
    if not translations:
        return _best(((word.stem, 1.0), *expansions))
    is_name = written[:1].isupper() and word.start > 0
    own = (word.stem, 1.0 if is_name or written[:1].isdigit() else OWN_WEIGHT)
    return _best((own, *translations, *expansions))


def _phrase_at(question: str, located: list[Word], k: int) -> tuple[int, Idea] | None:
    """The longest English phrase of the table that begins at word `k`: how many words it takes, and its idea."""
    for count in (4, 3, 2, 1):
        part = located[k : k + count]
        if len(part) == count:
            written = " ".join(question[word.start : word.end].lower() for word in part)
            if written in PHRASES:
                return count, _best(tuple((stem, PHRASE_WEIGHT) for term in PHRASES[written] for stem in words(term)))
    return None


def _best(pairs: tuple[tuple[str, float], ...]) -> Idea:
    """Each word once, at its highest weight."""
    weights: dict[str, float] = {}
    for word, weight in pairs:
        weights[word] = max(weights.get(word, 0.0), weight)
    return tuple(weights.items())
