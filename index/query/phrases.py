"""The word lists that were written by hand, as files: English phrases of the news, and acronyms of Indonesian public life.

Parallel text teaches a word in the sense it mostly has there: "fire" a shot, "programme" nuclear ones. `models/phrases.tsv` and
`models/everyday.tsv` have the senses of a newspaper, with several forms of an Indonesian word where the stemmer takes them for
different ones. The first lines of each file say where its entries are from and how many they are.
"""

import functools
from collections.abc import Iterator, Mapping
from pathlib import Path

from corpus.text import located_words, words
from index.errors import IndexDamaged

MODELS = Path(__file__).parent.parent / "models"
PHRASES, EVERYDAY, ACRONYMS = (MODELS / name for name in ("phrases.tsv", "everyday.tsv", "acronyms.tsv"))

# Only the telling word of an expansion stands for the acronym: "kepala" alone says nothing of a police chief.
_COMMON = frozenset(
    words("kepala badan dewan daerah umum dinas wakil rumah kota tinggi komisi agung usaha air presiden rakyat")
)


@functools.cache
def phrases(path: Path = PHRASES) -> Mapping[str, tuple[str, ...]]:
    """English phrases -> Indonesian terms, the likeliest first. Raises IndexDamaged where the file is missing."""
    return {english: tuple(term.replace("_", " ") for term in indonesian.split()) for english, indonesian in _rows(path)}


@functools.cache
def everyday(path: Path = EVERYDAY) -> Mapping[str, tuple[str, ...]]:
    """More of them, for the search alone, their function words left out as in a question. Raises like `phrases`."""
    return {_as_asked(english): tuple(indonesian.split()) for english, indonesian in _rows(path)}


@functools.cache
def expansions(path: Path = ACRONYMS) -> Mapping[str, tuple[str, ...]]:
    """An acronym's stem -> stems of the words that tell what it stands for. Raises IndexDamaged like `phrases`."""
    return {words(short)[0]: tuple(stem for stem in words(long) if stem not in _COMMON) for short, long in _rows(path)}


def _rows(path: Path) -> Iterator[tuple[str, str]]:
    """The two columns of a list; a line that begins with "#" is about it."""
    if not path.exists():
        raise IndexDamaged("lexicon_missing", path=path)
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            first, _, second = line.partition("\t")
            yield first, second


def _as_asked(phrase: str) -> str:
    """A phrase as it is looked for in a question: without its function words."""
    return " ".join(phrase[word.start : word.end].lower() for word in located_words(phrase))
