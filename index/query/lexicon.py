"""From a question to ideas: for each thing it names, the words an Indonesian article may have for it, weighted.

An English word brings its Indonesian translations (learned from parallel text, `training/lexicon.py`, or written by hand), an
office or institution its acronym and its expansion, in either language. What has none is looked for in its plain form, and then
by its likeness (`index/query/english.py`). Names and numbers stand for themselves.
"""

import functools
import gzip
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpus.text import Word, located_words, stem, words
from index.errors import IndexDamaged
from index.query.english import kin, plain_forms
from index.query.phrases import MODELS, everyday, expansions, phrases
from index.query.spellings import other_spellings

LEXICON = MODELS / "lexicon.tsv.gz"
OWN_WEIGHT = 0.6  # an English word itself, where it has translations: it may be a name, or stand in the article untranslated
KIN_WEIGHT = 0.7  # a word that nobody translates may be spelled in Indonesian as its kin are
ORDINARY = 0.83  # the weight of what is neither name nor number: names tell one story from another

SynonymGroup = tuple[tuple[str, float], ...]

_ENGLISH = frozenset(
    "a about after an and any are as at by can could did do does for from had has have he her his how i if in is it its many "
    "much of on or our she that the their them there these they this those to was were what when where which who whom whose "
    "why will with would happened said please tell me".split()
)
_INDONESIAN = frozenset(
    "ada adalah akan apa apakah atau bagaimana bagi berapa dalam dan dapat dari dengan di dia gimana ini itu jadi juga kapan "
    "karena ke kenapa kepada kok lalu mana mengapa mereka nggak oleh pada para saat saja sama sebutkan sejak siapa siapakah "
    "tentang terhadap terus tersebut tidak untuk yang acaranya bgt brp dgn gmn jml krn sdh tdk thn utk yg".split()
)
# What the other words of a question tell: a word that has a translation as likely as this is no Indonesian one itself.
_LIKELY = 0.3
# But for those that newspapers borrow (fifty times and more among 2.8 million words in small letters of Indonesian news,
# 2026-11), and Indonesian words whose stem is spelled like an English one ("begini", "melaju").
_BORROWED = frozenset(
    "bullying brand commerce developer dollar driver fashion flagship item lap live member race reshuffle rider series "
    "smartphone speaker update venue".split()
)
_SPELLED_ALIKE = frozenset("begin idul kayak laju".split())


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Translations of words, each weight at most 1, the strongest of a word exactly 1; those of phrases, all alike.

    `acronyms` have the stems of what they stand for, in either language.
    """

    words: Mapping[str, SynonymGroup]
    phrases: Mapping[str, tuple[str, ...]] = field(default_factory=phrases)
    acronyms: Mapping[str, tuple[str, ...]] = field(default_factory=expansions)

    def translations(self, word: str) -> SynonymGroup:
        return self.words.get(word, ())

    def by_plain_form(self, written: str) -> SynonymGroup:
        """Translations of a word that stands under another form of it, "clerics" under "cleric"."""
        for plain in plain_forms(written):
            if stems := _stems(self.phrases.get(plain, ())):
                return tuple((word, 1.0) for word in stems)
            if found := self.translations(stem(plain)):
                return found
        return ()


@functools.cache
def load_lexicon(path: Path = LEXICON) -> Lexicon:
    """Raises IndexDamaged where the file is missing: the installation is incomplete."""
    if not path.exists():
        raise IndexDamaged("lexicon_missing", path=path)
    with gzip.open(path, "rb") as file:  # whole: line by line it takes twice as long
        lines = file.read().decode("utf-8").splitlines()
    return Lexicon(dict(map(_entry, lines)), {**everyday(), **phrases()})


def _entry(line: str) -> tuple[str, SynonymGroup]:
    word, _, rest = line.partition("\t")
    pairs = [pair.rpartition(":") for pair in rest.split()]
    return word, tuple([(other, float(weight)) for other, _, weight in pairs])


def language_of(question: str) -> str:
    """'en' or 'id', by the function words of the question and its others, of which an English one counts half; else 'id'.

    Names tell nothing: of other words only those in small letters count, and the first one beside them. An Indonesian question
    may have the English title of a film, "siapa sutradara The Anthem of the Heart?".
    """
    tokens, stems = _without_acronyms(question), _ordinary(question)
    only_english, only_indonesian = _vocabularies()
    english, indonesian = (sum(token in known for token in tokens) for known in (_ENGLISH, _INDONESIAN))
    # A headline in Indonesian borrows more than one in English does: of its words each counts as much as a function word.
    indonesian += sum(stem in only_indonesian for stem in stems)
    return "en" if english + sum(stem in only_english for stem in stems) / 2 > indonesian else "id"


def _without_acronyms(question: str) -> list[str]:
    """The words in small letters. "AS" is America and "WHO" an office, unless the whole question shouts."""
    tokens = re.findall(r"[A-Za-z]+", question)
    shouted = len(tokens) > 1 and question.isupper()
    return [token.lower() for token in tokens if shouted or len(token) == 1 or not token.isupper()]


def _ordinary(question: str) -> list[str]:
    """The stems of what is no name by its capital; the first word's says nothing where others have none."""
    located = list(located_words(question))
    small = [word.stem for word in located if question[word.start].islower()]
    first = [word.stem for word in located[:1] if small and word.start == 0 and question[0].isupper()]
    return first + small


@functools.cache
def _vocabularies() -> tuple[frozenset[str], frozenset[str]]:
    """The stems of the lexicon that are English only, and those that are Indonesian only."""
    translations = load_lexicon().words
    likely = {other for row in translations.values() for other, weight in row if weight >= _LIKELY}
    english = frozenset(word for word in translations if word.isalpha()) - likely - _BORROWED - _SPELLED_ALIKE
    return english, frozenset(likely - translations.keys()) | _SPELLED_ALIKE


def expand_query(question: str, lexicon: Lexicon, language: str | None = None) -> list[SynonymGroup]:
    """The question's ideas in order, each once; of a part of a question, in the `language` of the whole."""
    english = (language or language_of(question)) == "en"
    found = list(_ideas(question, lexicon, english=english))
    return list(dict.fromkeys(found))


def _ideas(question: str, lexicon: Lexicon, *, english: bool) -> Iterator[SynonymGroup]:
    located = list(located_words(question))
    spelled = other_spellings(question, located)
    k = 0
    while k < len(located):
        phrase = _phrase_at(question, located, k, lexicon) if english else None
        count, idea = phrase or (1, _idea(located[k], lexicon, question, english=english))
        idea = _best((*idea, *spelled.get(k, ())))
        yield idea if _is_name(located[k], question) else tuple((word, weight * ORDINARY) for word, weight in idea)
        k += count


def _idea(word: Word, lexicon: Lexicon, question: str, *, english: bool) -> SynonymGroup:
    spelled_out = tuple((other, 0.7) for other in lexicon.acronyms.get(word.stem, ()))
    translations = _translations(word, lexicon, question) if english else ()
    if not translations:
        related = _kin(word, question) if english else ()
        return _best(((word.stem, 1.0), *related, *spelled_out))
    own = (word.stem, 1.0 if _is_name(word, question) else OWN_WEIGHT)
    # A translation half as likely as another is as often the word the article has: its weight falls by the root only.
    return _best((own, *((other, weight**0.5) for other, weight in translations), *spelled_out))


def _translations(word: Word, lexicon: Lexicon, question: str) -> SynonymGroup:
    found = lexicon.translations(word.stem)
    return found if found or _is_name(word, question) else lexicon.by_plain_form(_written(word, question))


def _kin(word: Word, question: str) -> SynonymGroup:
    related = None if _is_name(word, question) else kin(_written(word, question))
    return ((stem(related), KIN_WEIGHT),) if related else ()


def _written(word: Word, question: str) -> str:
    """In small letters, without the "'s" of an owner."""
    return re.sub(r"['’]s$", "", question[word.start : word.end].lower())


def _is_name(word: Word, question: str) -> bool:
    """Or a number, or an acronym. The first word of a question says nothing by its one capital."""
    written = question[word.start : word.end]
    return written[0].isdigit() or (written[0].isupper() and (word.start > 0 or (len(written) > 1 and written.isupper())))


def _phrase_at(question: str, located: list[Word], k: int, lexicon: Lexicon) -> tuple[int, SynonymGroup] | None:
    """The longest English phrase that begins at word `k`: how many words it takes, and its idea."""
    for count in (4, 3, 2, 1):
        part = located[k : k + count]
        stems = _phrase_stems(question, part, lexicon) if len(part) == count else []
        if stems:
            # "Golden Goal" may be a name; the words of a longer phrase stand for it alone.
            own = [part[0].stem] if count == 1 and _is_name(part[0], question) else []
            return count, _best(tuple((stem, 1.0) for stem in (*own, *stems)))
    return None


def _phrase_stems(question: str, part: Sequence[Word], lexicon: Lexicon) -> list[str]:
    """The stems that stand for these words together, as written or, of an owner, without the "'s"; none for no phrase."""
    said = [question[word.start : word.end].lower() for word in part]
    for words_ in (said, [*said[:-1], _written(part[-1], question)]):
        if stems := _stems(lexicon.phrases.get(" ".join(words_), ())):
            return stems
    return []


def _stems(terms: tuple[str, ...]) -> list[str]:
    return [stem for term in terms for stem in words(term)]


def _best(pairs: tuple[tuple[str, float], ...]) -> SynonymGroup:
    """Each word once, at its highest weight."""
    weights: dict[str, float] = {}
    for word, weight in pairs:
        weights[word] = max(weights.get(word, 0.0), weight)
    return tuple(weights.items())
